// The views of a file that was read. Each returns what is to be written; `named` where several files were asked for.
import type { Anchors, Choice, Edit } from '@lantai/chinese'
import { AnchorIndex } from '@lantai/chinese'
import type { PageDocument, PageRead } from '@lantai/reading/read-page'
import { withoutFurniture } from '@lantai/reading/read-page'
import { readWords } from './read-words.ts'

export interface FileRead {
  readonly path: string
  readonly media: string
  readonly encoding: string
  readonly notes: readonly { readonly code: string; readonly byte_start: number; readonly byte_count: number; readonly detail?: string }[]
  /** As it was extracted, before anything was repaired; the anchors lead from it to the bytes of the file. */
  readonly text: string
  readonly anchors: Anchors
  readonly page: PageRead
}

const heading = (read: FileRead, named: boolean): string => (named ? `── ${read.path} ──\n` : '')
const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** The repaired text of the documents, without what belongs to the site. */
export function printText(read: FileRead, named: boolean): string {
  const text = withoutFurniture(read.page.repaired.text, read.page.furniture)
  // What was taken out leaves empty lines behind.
  return heading(read, named) + endLine(text.replaceAll(/\n(?:[ \t\u3000]*\n){2,}/g, '\n\n').replace(/^\s*\n/, ''))
}

/** For people: what the documents are, and in short what was repaired. */
export function printSummary(read: FileRead, named: boolean): string {
  const { documents, repaired } = read.page
  const speak = readWords()
  const lines = [`${named ? '' : `${read.path}  `}${speak.characters(read.text.length, read.encoding)}`]
  for (const [index, document] of documents.entries()) lines.push('', speak.document(index + 1), ...fieldsOf(document))
  if (documents.length === 0) lines.push(speak.noDocument)
  lines.push('', ...countLines(repaired.edits))
  return `${heading(read, named)}${lines.join('\n')}\n`
}

function fieldsOf(document: PageDocument): string[] {
  const { fields } = readWords()
  return Object.entries(fields).flatMap(([name, label]) => {
    const value = document[name as keyof PageDocument]
    return typeof value === 'object' ? [`  ${label}  ${value.value}`] : []
  })
}

function countLines(edits: readonly Edit[]): string[] {
  const speak = readWords()
  if (edits.length === 0) return [speak.clean]
  const counts = new Map<string, number>()
  const sorted = edits.toSorted((one, other) => one.class < other.class ? -1 : one.class > other.class ? 1 : 0)
  for (const { class: kind, certainty } of sorted) {
    const key = `${speak.classes[kind]}（${speak.certainties[certainty]}）`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [`${speak.repairs}：`, ...[...counts].map(([key, count]) => `  ${key}  ${speak.counted(count)}`)]
}

/** Everything that was done and how sure it is: what is of one kind and certain by its count, the rest place by place. */
export function printExplained(read: FileRead, named: boolean): string {
  const { repaired: { edits, keys }, furniture, documents } = read.page
  const speak = readWords()
  const lines = [`${read.path}  ${speak.characters(read.text.length, read.encoding)}`, '', ...countLines(edits)]
  if (keys.size > 0) {
    const shown = [...keys].map(([key, readings]) => `${key}(${[...readings].join(' ')})`).join(' ')
    lines.push('', `${speak.keys(keys.size)}${shown}`)
  }
  const index = new LineIndex(read.text)
  const places = edits.filter(({ class: kind, certainty }) => kind === 'bytes' || certainty !== 'proven')
  if (places.length > 0) lines.push('', speak.places, ...places.flatMap((edit) => explain(read.text, edit, index)))
  if (furniture.length > 0) {
    lines.push('', speak.furniture)
    const { text } = read.page.repaired
    for (const { start, end, kind } of furniture) lines.push(`  ${kind.padEnd(14)}${oneLine(text.slice(start, end), shown_units_max)}`)
  }
  for (const [ordinal, document] of documents.entries()) lines.push('', speak.document(ordinal + 1), ...fieldsOf(document))
  return `${heading(read, named)}${lines.join('\n')}\n`
}

const choices_shown_max = 6
const shown_units_max = 80

function explain(text: string, edit: Edit, index: LineIndex): string[] {
  const speak = readWords()
  const line = `${index.lineOf(edit.start)} ${speak.line}`.padStart(9)
  const what = `${speak.certainties[edit.certainty]}  ${speak.classes[edit.class]}`
  const shown = oneLine(text.slice(edit.start, edit.end), shown_units_max)
  const before = oneLine(text.slice(Math.max(0, edit.start - 6), edit.start), shown_units_max)
  const lines = [`${line}  ${what}  …${before}【${shown}】→【${oneLine(edit.text, shown_units_max)}】`]
  if (edit.lost) {
    const lost = edit.lost.map(({ bytes, certainty }) => `${bytes.toUpperCase()} ${speak.certainties[certainty]}`)
    lines.push(`           ${speak.lost}：${lost.join('、')}`)
  }
  if (edit.choices && edit.choices.length > 1) lines.push(`           ${choiceLine(edit.choices)}`)
  return lines
}

/** Each choice with how much less likely it is than the first, as a natural logarithm. */
function choiceLine(choices: readonly Choice[]): string {
  const [first] = choices
  const shown = choices.slice(0, choices_shown_max)
    .map(({ text, score }, rank) => `${text === '' ? '（）' : text}${rank === 0 ? '' : ` −${Math.abs(first!.score - score).toFixed(1)}`}`)
  const rest = choices.length - shown.length
  return shown.join(' ｜ ') + (rest > 0 ? ` ｜ ${readWords().more(rest)}` : '')
}

function oneLine(text: string, units_max: number): string {
  const line = text.replaceAll('\n', '⏎')
  return line.length > units_max ? `${line.slice(0, units_max)}…` : line
}

/** Lines of a text, counted from 1. */
class LineIndex {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  lineOf(place: number): number {
    let [low, high] = [0, this.#starts.length]
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if (this.#starts[middle]! <= place) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** Everything, for programs: one object a file, on a line of its own. Edits count units of `extracted` and bytes of the file. */
export function printJson(read: FileRead): string {
  const { repaired: { text, edits, keys }, furniture, documents } = read.page
  const index = new AnchorIndex(read.anchors)
  return `${JSON.stringify({
    file: read.path, media: read.media, encoding: read.encoding, notes: read.notes, extracted: read.text, text,
    keys: Object.fromEntries([...keys].map(([key, readings]) => [key, [...readings]])),
    edits: edits.map((edit) => ({ ...edit, ...index.byteRangeOf(edit.start, edit.end) })), furniture, documents,
  })}\n`
}
