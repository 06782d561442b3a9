// What was read out of a page, laid on the sentences that are stored: a document of a page may begin within a line, so that the
// sentence the engine saw is only the end of the stored one.
import { detailsOfDeadline, detailsOfFigure, detailsOfRow, detailsOfUnit } from './details.ts'
import type { Details } from './details.ts'
import type {
  ArithmeticWarning, Cue, DocumentReading, Found, OutlineNode, SentenceLabel, SentenceReading, StatementPart,
} from './shapes.ts'

/** In the order of the text; UTF-16 units of the page's text. */
export interface StoredSentence { readonly sentence: string; readonly ordinal: number; readonly start: number; readonly end: number }

export interface PlacedNode extends Omit<OutlineNode, 'parent'> {
  /** Counted from 1 over the page, as `part` over its documents. */
  readonly ordinal: number
  readonly part: number
  /** The ordinal of the node above. */
  readonly parent: number | null
}

export interface PlacedLabel {
  readonly sentence: string
  readonly label: SentenceLabel
  readonly confidence: number
  readonly cues: readonly Cue[]
  readonly statement: StatementPart | null
  /** The ordinal of its node. */
  readonly node: number | null
}

export interface PlacedFinding {
  readonly sentence: string
  readonly kind: 'task' | 'result' | 'problem' | 'figure' | 'deadline' | 'unit'
  /** UTF-16 units within the stored sentence. */
  readonly start: number
  readonly end: number
  /** Counted from 1 among the findings of this kind on the same words. */
  readonly ordinal: number
  readonly quote: string
  readonly confidence: number
  readonly cues: readonly Cue[]
  readonly details: Details | null
}

/** `start` and `end` in UTF-16 units within the stored sentence. */
export interface PlacedWarning extends Pick<ArithmeticWarning, 'code' | 'text' | 'stated' | 'counted' | 'start' | 'end'> {
  readonly sentence: number
}

export interface PlacedReading {
  readonly nodes: readonly PlacedNode[]
  readonly labels: readonly PlacedLabel[]
  readonly findings: readonly PlacedFinding[]
  readonly warnings: readonly PlacedWarning[]
}

/** A task is proposed for every row read of it, and as a whole sentence where no row was; every other label is its whole sentence. */
export function placeFindings(readings: readonly DocumentReading[], stored: readonly StoredSentence[]): PlacedReading {
  const nodes: PlacedNode[] = []
  const labels = new Map<string, PlacedLabel>()
  const findings: Uncounted[] = []
  const warnings: PlacedWarning[] = []
  for (const [index, reading] of readings.entries()) {
    const above = nodes.length
    const ordinalOf = (place: number | undefined): number | null => (place === undefined ? null : above + place + 1)
    for (const [place, { parent, ...node }] of reading.outline.entries()) {
      nodes.push({ ...node, ordinal: above + place + 1, part: index + 1, parent: ordinalOf(parent) })
    }
    for (const sentence of reading.sentences) {
      const home = homeOf(stored, sentence)
      const { label, confidence, cues, statement } = sentence
      // Two documents that meet within a line share its sentence; the first one's label stands.
      if (!labels.has(home.sentence)) {
        labels.set(home.sentence, { sentence: home.sentence, label, confidence, cues, statement, node: ordinalOf(sentence.node) })
      }
      findings.push(...findingsOf(sentence, home))
    }
    warnings.push(...reading.warnings.map((warning) => placeWarning(warning, stored)))
  }
  return { nodes, labels: [...labels.values()], findings: counted(findings), warnings }
}

/** By halves; raises a plain error where no sentence holds the span, because then text and sentences are not of one revision. */
function homeOf(stored: readonly StoredSentence[], { start, end }: { start: number; end: number }): StoredSentence {
  let [low, high] = [0, stored.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (stored[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  const home = stored[low]
  if (!home || home.start > start || end > home.end) throw new Error(`No sentence holds ${start}–${end}.`)
  return home
}

type Uncounted = Omit<PlacedFinding, 'ordinal'>

function findingsOf(sentence: SentenceReading, home: StoredSentence): Uncounted[] {
  const { label, figures, deadlines, units, rows } = sentence
  const place = (kind: PlacedFinding['kind'], found: Found, details: Details | null): Uncounted => {
    const { start, end, text, confidence, cues } = found
    if (start < home.start || end > home.end) throw new Error(`A ${kind} at ${start}–${end} leaves its sentence.`)
    return { sentence: home.sentence, kind, start: start - home.start, end: end - home.start, quote: text, confidence, cues, details }
  }
  // A run-in lead (一是加快发展学前教育。) groups what follows it, and a label （A牵头） tells of what stands before
  // it: neither is proposed for anything of its own.
  const labelled = units.length > 0 && units.every(({ cues }) => cues[0]?.code === 'label') && /^[（(]/.test(sentence.text)
  const told = label === 'result' || label === 'problem' || (label === 'task' && rows.length === 0 && !labelled)
  const whole = told && !sentence.leads ? [place(label, sentence, null)] : []
  return [
    ...whole, ...rows.map((row) => place('task', row, detailsOfRow(row))),
    ...deadlines.map((deadline) => place('deadline', deadline, detailsOfDeadline(deadline))),
    ...units.map((unit) => place('unit', unit, detailsOfUnit(unit))),
    ...figures.map((figure) => place('figure', figure, detailsOfFigure(figure, figures))),
  ]
}

function counted(findings: readonly Uncounted[]): PlacedFinding[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const { sentence, kind, start, end } = finding
    const words = `${sentence} ${kind} ${start} ${end}`
    const ordinal = (counts.get(words) ?? 0) + 1
    counts.set(words, ordinal)
    return { ...finding, ordinal }
  })
}

function placeWarning(warning: ArithmeticWarning, stored: readonly StoredSentence[]): PlacedWarning {
  const { code, text, stated, counted: sum } = warning
  const { ordinal, start } = homeOf(stored, warning)
  return { code, text, stated, counted: sum, sentence: ordinal, start: warning.start - start, end: warning.end - start }
}
