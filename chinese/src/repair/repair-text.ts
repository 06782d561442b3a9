// A damaged text comes back as it was, each change with what stood there and how sure it is. One layer undoes one kind of damage,
// the last damage first; clean text passes every layer unchanged.
import type { Anchors } from '../anchors.ts'
import { pairOfUnit } from '../gbk.ts'
import { logProbability } from '../ranking.ts'
import { charactersRead } from '../readings.ts'
import { countScripts, isTraditional } from '../simplify-text.ts'
import { isHan, learnKeys } from './annotations.ts'
import type { KeySet } from './annotations.ts'
import type { PageContext } from './context.ts'
import { anchorsOfEdits, applyEdits, joinEdits } from './edits.ts'
import type { Choice, Edit } from './edits.ts'
import { restoreSigns } from './lost-signs.ts'
import { findMasks } from './masks.ts'
import { undoMisreading } from './misread.ts'
import { pageLanguage } from './page-language.ts'
import { simplifyPage } from './script.ts'
import { closeSpaces, isFolded, planWidths, widenSigns } from './signs.ts'
import { undoBytes } from './undo-bytes.ts'

export interface RepairedText {
  readonly text: string
  /** In the order of the text that came in, whose units they count; they do not overlap. */
  readonly edits: readonly Edit[]
  /** From the repaired text to the text that came in. */
  readonly anchors: Anchors
  /** The characters that carry readings on this page, with those readings. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
}

type Layer = (text: string) => readonly Edit[]

/** Loads the tables that a damaged page needs, a tenth of a second's work, for whoever has to wait for the page anyway. */
export function prepareRepair(): void {
  logProbability(0, 0, 0)
  charactersRead('')
  pairOfUnit(0)
  countScripts('')
}

export interface RepairOptions {
  /** With false nothing is asked of the counts, so that choices come in no order worth having; what is proven must be the same. */
  readonly ranked?: boolean
}

export function repairText(damaged: string, { ranked = true }: RepairOptions = {}): RepairedText {
  let text = damaged
  let edits: readonly Edit[] = []
  const run = (layer: Layer): void => {
    const found = layer(text)
    edits = joinEdits(edits, text, found)
    text = applyEdits(text, found)
  }
  run(undoMisreading)
  const page = lookAt(text, ranked)
  run(() => undoBytes(page))
  const layers = planLayers(text, page)
  const choosable = edits.filter((edit) => edit.class === 'bytes' && edit.choices)
  for (const layer of layers) run(layer)
  if (choosable.length > 0) edits = finishChoices(damaged, edits, layers)
  return { text, edits, anchors: anchorsOfEdits(damaged.length, edits), keys: page.keys?.readings ?? new Map() }
}

/** The damaged pages there are need one or two steps a character. */
const edges_min = 50_000
const edges_per_unit = 2

/** What the page tells about itself: its keys, and the signs that were folded byte by byte. */
function lookAt(text: string, ranked: boolean): PageContext {
  const keys = learnKeys(text)
  const budget = { edges: edges_min + text.length * edges_per_unit }
  const counted = pageLanguage(text, keys?.annotations ?? [])
  const language = ranked ? counted : { ...counted, logProbability: () => -1 }
  return { text, keys, language, folded: isDamaged(text, keys) ? foldedSigns(text) : new Set(), budget }
}

/** The byte level is only looked at where something shows that such a program was at work: readings, or traditional characters. */
function isDamaged(text: string, keys: KeySet | undefined): boolean { return keys !== undefined || isTraditional(text) }

const sign_row_offset = 0x80

/** Signs of ASCII whose full-width form is gone: where its bytes straddled two characters it was folded, and a byte was lost. */
function foldedSigns(text: string): ReadonlySet<number> {
  const signs = [...'!,.:;?'].filter((sign) => isFolded(text, sign, true))
  return new Set(signs.map((sign) => sign.charCodeAt(0) + sign_row_offset))
}

/** Decided once for the page, so that a choice of a few characters is treated as the whole. */
function planLayers(text: string, { text: shown, keys }: PageContext): readonly Layer[] {
  const traditional = isTraditional(text)
  const damaged = keys !== undefined || traditional
  const layers: Layer[] = []
  if (damaged) layers.push(dropTags)
  if (traditional) layers.push(simplifyPage)
  // As the page shows them: what was read anew has its full-width signs already.
  const widths = planWidths(shown, damaged)
  if (widths) layers.push(restoreBlanks, (part) => widenSigns(part, widths))
  layers.push(closeSpaces, restoreSigns, findMasks)
  return layers
}

/** Tags of html that came through as text, such as one whose first byte a broken character had swallowed. */
function dropTags(text: string): readonly Edit[] {
  if (!text.includes('<')) return []
  const tag = /<\/?(?:p|br|b|i|u|a|div|span|strong|em|font|table|tbody|tr|td|th|h[1-6]|img|center|o:p)(?:\s[^<>\n]{0,300})?\/?>/gi
  return [...text.matchAll(tag)].map(({ index, 0: found }) => (
    { start: index, end: index + found.length, text: '', class: 'tag' as const, certainty: 'proven' as const }))
}

/** What a question has in its last clause. */
const interrogative = /[吗呢吧么谁哪何]|什么|怎|多少|几|是否|能否|可否|有没有|是不是|(.)不\1/
const clause_units_max = 30
const line_units_max = 200

/** A full-width space is shown as a question mark and a space: 摘? 要. Where a question can end it is one. */
function restoreBlanks(text: string): readonly Edit[] {
  const edits: Edit[] = []
  if (text.includes('\u3000')) return edits
  for (let at = text.indexOf('? '); at >= 0; at = text.indexOf('? ', at + 1)) {
    const inside = isHan(text[at - 1] ?? '') && isHan(text[at + 2] ?? '')
    const leading = at === 0 || text[at - 1] === '\n' || edits.at(-1)?.end === at
    if (!leading && !inside) continue
    if (leading || !endsQuestion(text, at)) edits.push({ start: at, end: at + 2, text: '\u3000', class: 'width', certainty: 'ranked',
      choices: [{ text: '\u3000', score: 0 }, { text: '？', score: -1 }] })
  }
  return edits
}

/** In a line that has sentences already, or where its clause asks. */
function endsQuestion(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - line_units_max), at).split('\n').at(-1)!
  const clause = line.slice(-clause_units_max).split(/[,，。;；:：!！?？]/).at(-1)!
  return interrogative.test(clause) || /[,，。;；!！?？]/.test(line)
}

const context_units = 12

/** Choices of a stretch as they read in the repaired text: all of them, each a line with what stands around it, in one go. */
function finishChoices(damaged: string, edits: readonly Edit[], layers: readonly Layer[]): readonly Edit[] {
  const places: number[] = []
  let text = ''
  for (const edit of edits) {
    if (!hasChoices(edit)) continue
    const before = damaged.slice(Math.max(0, edit.start - context_units), edit.start).split('\n').at(-1)!
    const [after = ''] = damaged.slice(edit.end, edit.end + context_units).split('\n')
    for (const choice of edit.choices) {
      text += before
      places.push(text.length, text.length + choice.text.length)
      text += `${choice.text}${after}\n`
    }
  }
  for (const layer of layers) {
    const found = layer(text)
    text = applyEdits(text, found)
    movePlaces(places, found)
  }
  let next = 0
  return edits.map((edit) => {
    if (!hasChoices(edit)) return edit
    const finished = new Map<string, Choice>()
    for (const { score } of edit.choices) {
      const choice = text.slice(places[next], places[next + 1])
      next += 2
      if (!finished.has(choice)) finished.set(choice, { text: choice, score })
    }
    return { ...edit, choices: [...finished.values()] }
  })
}

function hasChoices(edit: Edit): edit is Edit & { readonly choices: readonly Choice[] } {
  return edit.class === 'bytes' && edit.choices !== undefined
}

/** Where places of the text before the edits are after them; inside an edit, behind it. Both are in order. */
function movePlaces(places: number[], edits: readonly Edit[]): void {
  let next = 0
  let shift = 0
  for (const [index, place] of places.entries()) {
    for (; next < edits.length && edits[next]!.end <= place; next += 1) {
      shift += edits[next]!.text.length - (edits[next]!.end - edits[next]!.start)
    }
    const edit = edits[next]
    const within = edit && edit.start < place ? edit.text.length - (place - edit.start) : 0
    places[index] = place + shift + within
  }
}
