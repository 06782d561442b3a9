import { simplifiedUnit } from '@lantai/chinese'

/** A line of a page without the white space around it. */
export interface PageLine {
  /** UTF-16 units of the page's text, end exclusive. */
  readonly start: number
  readonly end: number
  /**
   * What rules look at: half-width marks, simplified characters, no inserted pinyin, plain spaces. A line longer than any title
   * or list entry stands here as it is, for only its length and its marks are asked for.
   */
  readonly text: string
  /** Where each unit of `text` stands in the page; absent when that is start + index. */
  readonly places?: readonly number[]
}

const folded_units_max = 1200

/** The lines that hold text, between two places of it; white space (the full-width one too) at both ends is outside. */
export function readLines(text: string, from = 0, to = text.length): PageLine[] {
  const lines: PageLine[] = []
  let at = from
  while (at < to) {
    const found = text.indexOf('\n', at)
    const end = found === -1 || found > to ? to : found
    const line = readLine(text, at, end)
    if (line) lines.push(line)
    at = end + 1
  }
  return lines
}

/** The line between two places, or nothing when only white space stands there. */
export function readLine(text: string, from: number, to: number): PageLine | undefined {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  if (start === end) return undefined
  const raw = text.slice(start, end)
  return end - start > folded_units_max ? { start, end, text: raw } : { start, end, ...fold(raw, start) }
}

/** Where a piece of the folded line stands in the page; pinyin inserted behind its last character belongs to it. */
export function placeOf(line: PageLine, from: number, to: number): { start: number; end: number } {
  if (to >= line.text.length) return { start: line.places?.[from] ?? line.start + from, end: line.end }
  return { start: line.places?.[from] ?? line.start + from, end: line.places?.[to] ?? line.start + to }
}

// A reading put behind its character: with a tone mark, or the same one twice.
const toned = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'
const reading = new RegExp(`[(（](?:(?=[a-zü]*[${toned}])[a-z${toned}ü]{1,7}|([a-zü]{1,6})[)）][(（]\\1)[)）]`, 'y')

function fold(raw: string, start: number): { text: string; places?: number[] } {
  if (!needsFolding(raw)) return { text: raw }
  const parts: string[] = []
  const places: number[] = []
  let at = 0
  while (at < raw.length) {
    const unit = raw.charCodeAt(at)
    if (unit === 0x28 || unit === 0xff08) {
      reading.lastIndex = at
      const found = reading.exec(raw)
      if (found) {
        at += found[0].length
        continue
      }
    }
    parts.push(String.fromCharCode(foldUnit(unit)))
    places.push(start + at)
    at += 1
  }
  return { text: parts.join(''), places }
}

function needsFolding(raw: string): boolean {
  for (let at = 0; at < raw.length; at += 1) {
    const unit = raw.charCodeAt(at)
    if (unit === 0x28 || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a)) return true
    if (unit >= 0xff01 && unit <= 0xff5e) return true
    if (unit > 0x4e00 && unit < 0xa000 && simplifiedUnit(unit) !== unit) return true
  }
  return false
}

function foldUnit(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0
  if (unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a)) return 0x20
  return simplifiedUnit(unit)
}

/** White space as ECMAScript's trim() knows it. */
function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a)
    || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f
}
