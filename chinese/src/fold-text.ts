// What a search takes for the same: width, case, traditional characters, kinds of brackets, quotation marks and dashes, and spaces, of
// which Chinese text has none and a PDF too many.
import { simplifiedUnit } from './simplify-text.ts'

export interface FoldedText {
  readonly text: string
  /** UTF-16 unit by unit: where in the original it stands. */
  readonly places: Uint32Array
}

const alike: readonly (readonly [to: string, from: string])[] = [
  ['(', '[{〔【〖［（｛〈《「『﹝﹙<'], [')', ']}〕】〗］）｝〉》」』﹞﹚>'], ['"', '“”„‟〝〞\'‘’'], ['-', '–—―‐‑‒−─－﹣'], ['·', '•・‧∙﹒'],
  ['.', '．'], [',', '，﹐'], [':', '：﹕︰'], [';', '；﹔'], ['?', '？﹖'], ['!', '！﹗'], ['%', '％﹪'], ['~', '～∼〜'],
]

let table: Uint16Array | undefined

/** The folded unit of every unit; 0 where nothing of it stays. */
function makeTable(): Uint16Array {
  const made = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit += 1) made[unit] = foldUnit(unit)
  for (const [to, from] of alike) for (const one of from) made[one.charCodeAt(0)] = to.charCodeAt(0)
  return made
}

function foldUnit(unit: number): number {
  // Half of a pair: it stays as it is, so that the pair does.
  if (unit >= 0xd800 && unit <= 0xdfff) return unit
  const text = String.fromCharCode(unit)
  if (/[\s\p{C}]/u.test(text)) return 0
  const plain = isOtherForm(unit) ? text.normalize('NFKC') : text
  const lower = (plain.length === 1 ? plain : text).toLowerCase()
  return simplifiedUnit((lower.length === 1 ? lower : text).charCodeAt(0))
}

/** Wide and narrow forms, radicals that a PDF gives for characters, and ideographs encoded twice. */
function isOtherForm(unit: number): boolean {
  return (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0x2e80 && unit <= 0x2fdf) || (unit >= 0xf900 && unit <= 0xfaff)
}

export function foldText(text: string): FoldedText {
  const folds = table ??= makeTable()
  const units = new Uint16Array(text.length)
  const places = new Uint32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const folded = folds[text.charCodeAt(at)]!
    if (folded === 0) continue
    units[count] = folded
    places[count] = at
    count += 1
  }
  return { text: stringOf(units.subarray(0, count)), places: places.subarray(0, count) }
}

function stringOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096))
  return text
}

/** Every place of the folded words in a folded text, as UTF-16 units of its original; they do not overlap. */
export function findFolded(folded: FoldedText, words: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  if (words === '') return found
  for (let at = folded.text.indexOf(words); at >= 0; at = folded.text.indexOf(words, at + words.length)) {
    found.push({ start: folded.places[at]!, end: folded.places[at + words.length - 1]! + 1 })
  }
  return found
}
