import type { OutlineNode, SentenceReading, TaskRow, UnitMention, UnitRole } from './shapes.ts'
import type { DraftRow } from './task-rows.ts'

/** What a row may take its lead from, in the order of the text. */
interface InheritFrom {
  readonly sentence: Pick<SentenceReading, 'text' | 'paragraph' | 'label' | 'node' | 'units' | 'start'>
  readonly rows: readonly DraftRow[]
  /** Where the label of responsibility at the head of the sentence ends; 0 where there is none. */
  readonly labelEnd: number
}

/** The units that the opening of a part is given to, and where it says so. */
export interface PartLead { readonly lead: readonly string[]; readonly start: number }

type Inherited = Pick<TaskRow, 'lead' | 'leadFrom'> & Partial<Pick<TaskRow, 'assist'>>

/**
 * The leads of rows that name none (TASKS.md, lead): of the nearest earlier sentence of the same line, of the heading or the
 * opening paragraph of the section (kept in `parts` once found), else the speaker. A level whose unit cannot be the doer is passed over.
 */
export function inheritLead(all: readonly InheritFrom[], index: number, row: DraftRow, outline: readonly OutlineNode[], speaker: string,
  parts: Map<number, PartLead>): Inherited {
  if (row.lead.length > 0) return { lead: row.lead, leadFrom: 'sentence' }
  const labelled = labelBehind(all, index)
  if (labelled.length > 0) {
    const named = (role: UnitRole): string[] => labelled.filter((unit) => unit.role === role).map(({ text }) => text)
    return { lead: named('lead'), leadFrom: 'paragraph', assist: [...row.assist, ...named('with')] }
  }
  const told = { lead: [speaker], leadFrom: 'speaker' as const }
  // A partner of this very sentence cannot be the one who does it.
  if (row.event || all[index]!.rows.some(({ assist }) => assist.some((unit) => /[县市区州]/.test(unit)))) return told
  const here = all[index]!.sentence
  for (let at = index - 1; at >= 0 && all[at]!.sentence.paragraph === here.paragraph; at -= 1) {
    const lead = leadOf(all[at]!)
    if (lead.length > 0 && !lead.some((unit) => single.test(unit))) return { lead, leadFrom: 'paragraph' }
  }
  for (let node = here.node; node !== undefined; node = outline[node]!.parent) {
    const told = parts.get(node) ?? leadOfPart(all, node, outline)
    parts.set(node, told)
    // What is told further down does not hold for what stands before it.
    if (told.lead.length > 0 && told.start < here.start) return { lead: told.lead, leadFrom: 'section' }
  }
  return told
}

// Who is told at the head of a sentence is told what follows it as well.
const opening_units_max = 16

/** The units of a sentence that all of it is given to: not those that are moved, nor single ones brought in for one point. */
function leadOf({ sentence, rows }: InheritFrom): string[] {
  // Who drew up the plan, or handed it out, is not told to do it.
  if (sentence.label !== 'task' || rows.some(({ event }) => event) || /(?:拟定|制定|出台|下发|印发)了/.test(sentence.text)) return []
  return sentence.units.filter(({ role, cues }) => role === 'lead' && cues[0]?.code === 'subject').filter(({ start }) =>
    start - sentence.start <= opening_units_max).map(({ text }) => text)
}

// Units brought in for one point, after which the text returns to the whole: each of the lower ones, or one office among others.
const single = /^(?:每|各(?!级|部门|地)|所有|没有|县（|县$)|(?:中心|公司|集团|企业|学校|医院|卫生院|学院|[股科队站园校社])$/

/** The units of the label （A、B负责） that closes the sentences of a line, as policies set it behind the full stop. */
function labelBehind(all: readonly InheritFrom[], index: number): readonly UnitMention[] {
  for (let at = index + 1; at < all.length && all[at]!.sentence.paragraph === all[index]!.sentence.paragraph; at += 1) {
    const { sentence, labelEnd } = all[at]!
    if (labelEnd > 0) return sentence.units.filter(({ end }) => end <= sentence.start + labelEnd)
  }
  return []
}

/** The units in the paragraph between a part's heading and its first item. */
function leadOfPart(all: readonly InheritFrom[], node: number, outline: readonly OutlineNode[]): PartLead {
  const { start, end, level } = outline[node]!
  if (level > 2) return { lead: [], start: 0 }
  for (let at = firstAt(all, start); at < all.length && all[at]!.sentence.start < outline[node]!.partEnd; at += 1) {
    const one = all[at]!
    if (one.sentence.node !== node || one.sentence.start < end) continue
    const lead = leadOf(one)
    if (lead.length > 0) return { lead, start: one.sentence.start }
  }
  return { lead: [], start: 0 }
}

/** The place of the first sentence that starts there or later. */
function firstAt(all: readonly InheritFrom[], start: number): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.sentence.start < start) low = middle + 1
    else high = middle
  }
  return low
}
