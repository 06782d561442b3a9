import type { Choice, Edit } from '@lantai/chinese'
import { readWords } from '../read-words.ts'
import type { FileRead } from './file-read.ts'
import { fileHeading } from './file-read.ts'
import { editLines, fieldLines } from './page-lines.ts'

/** Everything that was done and how sure it is: what is of one kind and certain by its count, the rest place by place. */
export function printExplained(read: FileRead, named: boolean): string {
  const { repaired: { edits, keys }, furniture, documents } = read.page
  const speak = readWords()
  const lines = [`${read.path}  ${speak.characters(read.text.length, read.encoding)}`, '', ...editLines(edits)]
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
  for (const [ordinal, document] of documents.entries()) lines.push('', speak.document(ordinal + 1), ...fieldLines(document))
  return `${fileHeading(read, named)}${lines.join('\n')}\n`
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
