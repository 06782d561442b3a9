// Full-width signs that a page shows as ASCII, and spaces put in where Chinese has none.
import type { Edit } from './edits.ts'

const signs = ',;:?!()'
const full_width = 0xfee0
const commas_min = 3
const rare_share = 20

/** Which signs of this page are to be full-width again. A clean text that mixes both widths has its reasons. */
export interface Widths {
  readonly signs: ReadonlySet<string>
  /** Straight quotation marks are to be curled. */
  readonly quotes: boolean
}

/**
 * A sign counts as folded where its full-width form is nowhere on the page; without other damage only a page that writes at least
 * three commas between Chinese characters, and all of them as ASCII, is taken for folded. On a damaged page a few may stand in what
 * is out of step.
 */
export function planWidths(text: string, damaged: boolean): Widths | undefined {
  const folded = damaged || (!text.includes('，') && countBetween(text, ',') >= commas_min)
  if (!folded) return undefined
  const found = [...signs].filter((sign) => isFolded(text, sign, damaged))
  return { signs: new Set(found), quotes: !/[“”]/.test(text) }
}

/** Whether the full-width form of a sign is nowhere; on a damaged page, next to nowhere: bytes out of step make one by chance. */
export function isFolded(text: string, sign: string, damaged: boolean): boolean {
  const wide = countOf(text, String.fromCharCode(sign.charCodeAt(0) + full_width))
  return wide === 0 || (damaged && wide * rare_share <= countOf(text, sign))
}

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1
  return count
}

function countBetween(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (isChinese(text.charCodeAt(at - 1)) && isChinese(text.charCodeAt(at + 1))) count += 1
  }
  return count
}

/** Han characters and the signs that only Chinese text has. */
function isChinese(unit: number): boolean {
  return (unit >= 0x3001 && unit <= 0x9fff) || (unit >= 0xff01 && unit <= 0xff65) || unit === 0x201c || unit === 0x201d || unit === 0x2026
}

function isDigit(unit: number): boolean { return unit >= 0x30 && unit <= 0x39 }

export function widenSigns(text: string, { signs: folded, quotes }: Widths): readonly Edit[] {
  const edits: Edit[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a) open.length = 0
    if (unit < 0x21 || unit > 0x3f || !folded.has(text[at]!)) continue
    if (unit === 0x28) open.push(isChineseParenthesis(text, at) ? at : -1)
    else if (unit === 0x29) {
      const from = open.pop()
      if (from === undefined ? isChinese(before(text, at)) : from >= 0) {
        if (from !== undefined) edits.push(widened(from, 0x28))
        edits.push(widened(at, unit))
      }
    } else if (belongsToChinese(text, at)) edits.push(widened(at, unit))
  }
  if (quotes) for (const edit of curlQuotes(text)) edits.push(edit)
  return edits.sort((one, other) => one.start - other.start)
}

function widened(at: number, unit: number): Edit {
  return { start: at, end: at + 1, text: String.fromCharCode(unit + full_width), class: 'width', certainty: 'proven' }
}

/** The unit before a sign, spaces left out; 0 at the start of a line. */
function before(text: string, at: number): number {
  let from = at - 1
  while (from >= 0 && text.charCodeAt(from) === 0x20) from -= 1
  const unit = from < 0 ? 0x0a : text.charCodeAt(from)
  return unit === 0x0a ? 0 : unit
}

function after(text: string, at: number): number {
  let to = at + 1
  while (to < text.length && text.charCodeAt(to) === 0x20) to += 1
  const unit = to < text.length ? text.charCodeAt(to) : 0x0a
  return unit === 0x0a ? 0 : unit
}

/** 5.1:4.9 and 00:00 are figures, 1,234 is one, and https: is no Chinese. */
function belongsToChinese(text: string, at: number): boolean {
  const [left, right] = [before(text, at), after(text, at)]
  if (isDigit(left) && isDigit(right) && right === text.charCodeAt(at + 1)) return isEnumeration(text, at)
  if (isChinese(left) || isChinese(right)) return true
  // Behind a figure, a letter or a parenthesis in the middle of Chinese: 增长5.4%, 其中…
  return left > 0x20 && left < 0x7f && text[at] !== ':' && isChineseLine(text, at)
}

/** A comma between figures that are not groups of three digits: 2025,2026. */
function isEnumeration(text: string, at: number): boolean {
  return text[at] === ';' || (text[at] === ',' && !/^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)) && isChineseLine(text, at))
}

function isChineseLine(text: string, at: number): boolean {
  for (let from = at - 1; from >= Math.max(0, at - 40) && text[from] !== '\n'; from -= 1) if (isChinese(text.charCodeAt(from))) return true
  return false
}

function isChineseParenthesis(text: string, at: number): boolean {
  return isChinese(before(text, at)) || isChinese(after(text, at)) || isChineseInside(text, at)
}

function isChineseInside(text: string, at: number): boolean {
  for (let to = at + 1; to < Math.min(text.length, at + 40) && !/[\n)]/.test(text[to]!); to += 1) {
    if (isChinese(text.charCodeAt(to))) return true
  }
  return false
}

/** Straight quotation marks come in pairs within a line; where one is missing the line is left alone. */
function curlQuotes(text: string): Edit[] {
  const edits: Edit[] = []
  for (let from = text.indexOf('"'); from >= 0;) {
    const end = text.indexOf('\n', from) < 0 ? text.length : text.indexOf('\n', from)
    const places: number[] = []
    for (let at = from; at >= 0 && at < end; at = text.indexOf('"', at + 1)) places.push(at)
    if (places.length % 2 === 0 && places.some((at) => isChinese(text.charCodeAt(at - 1)) || isChinese(text.charCodeAt(at + 1)))) {
      places.forEach((at, count) => {
        edits.push({ start: at, end: at + 1, text: count % 2 === 0 ? '“' : '”', class: 'width', certainty: 'proven' })
      })
    }
    from = text.indexOf('"', end)
  }
  return edits
}

// ── spaces ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A space between a Chinese character and a figure, or behind a Chinese sign; lines with columns are left alone. */
export function closeSpaces(text: string): readonly Edit[] {
  const edits: Edit[] = []
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    let end = at
    while (text.charCodeAt(end) === 0x20) end += 1
    const single = end === at + 1
    const [left, right] = [at === 0 ? 0x0a : text.charCodeAt(at - 1), end >= text.length ? 0x0a : text.charCodeAt(end)]
    if (single && left !== 0x0a && right !== 0x0a && isStray(text, at, left, right)) {
      edits.push({ start: at, end, text: '', class: 'space', certainty: 'proven' })
    }
    at = end
  }
  return edits
}

const heading_units_max = 12
const row_units_max = 200
const sign_before = '，。；：？！、”）》,;?!%'

function isStray(text: string, at: number, left: number, right: number): boolean {
  if (isChinese(right) && sign_before.includes(String.fromCharCode(left))) return !isChinese(left) || !startsLine(text, at)
  if (isDigit(right) && sign_before.slice(0, -5).includes(String.fromCharCode(left))) return true
  if (isChinese(left) && isDigit(right)) return !hasColumns(text, at)
  return isDigit(left) && isChinese(right) && (!startsLine(text, at) || /^ [年月日号时点分]/.test(text.slice(at, at + 2))) && !hasColumns(text, at)
}

/** Only a number stands between the start of the line and the space: the number of a heading or of a row. */
function startsLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - heading_units_max - 1), at)
  const start = before.lastIndexOf('\n')
  if (start < 0 && at > heading_units_max) return false
  return /^[\s\d.、（）()一二三四五六七八九十]*$/.test(before.slice(start + 1))
}

/** A row of a table has a tab, or figures side by side. */
function hasColumns(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - row_units_max), at + row_units_max)
  const middle = Math.min(at, row_units_max)
  const row = around.slice(around.lastIndexOf('\n', middle) + 1).split('\n', 1)[0]!
  return row.length < row_units_max && /\t|\d +[-\d]+(?: |$)/.test(row)
}
