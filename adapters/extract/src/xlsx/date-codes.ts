import { formatNumber } from '../docx/number-formats.ts'

const day_ms = 86_400_000
/** The last day that a sheet can hold, in 9999. */
const serial_max = 2_958_466
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = '日一二三四五六'
const positional = '〇一二三四五六七八九'

/** Letters of a date outside of quotes, escapes and brackets; [h] counts hours beyond a day and is shown like h. */
export function isDateCode(section: string): boolean {
  const bare = section.replaceAll(/"[^"]*"?|\\.|[_*]./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]|a{3}/i.test(bare) && !/[0#?]/.test(bare.replaceAll(/\.0+/g, ''))
}

/** The day and time of a serial number; undefined where it is none. 1900 had no 29 February, but sheets count it. */
export function dateOf(serial: number, is1904: boolean): Date | undefined {
  if (serial < 0 || serial >= serial_max) return undefined
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  return new Date(Math.round(days * day_ms / 1000) * 1000 + Date.UTC(1899, 11, 30))
}

const tokens = /"([^"]*)"?|\\(.)|\[([hms]+)\]|\[[^\]]*\]|[_*].|AM\/PM|A\/P|上午\/下午|y+|m+|d+|h+|s+|a{3,4}|\.0+|[\s\S]/gi

/** A date as its code writes it; `m` beside hours or seconds is minutes. */
export function showDate(date: Date, section: string): string {
  const pieces = [...section.matchAll(tokens)]
  const letters = pieces.map(([piece, , , counted]) => (counted ?? piece).toLowerCase())
  const is12 = letters.some((each) => /^(?:am\/pm|a\/p|上午\/下午)$/.test(each))
  const spell = /\[DBNum1\]/i.test(section)
  return pieces.map(([piece, quoted, escaped], at) => {
    const letter = letters[at]!
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped
    if (/^[_*[]/.test(piece) && !/^[hms]/.test(letter)) return ''
    if (/^m{1,2}$/.test(letter) && isMinute(letters, at)) return pad(date.getUTCMinutes(), letter.length)
    return showPart(date, letter, { is12, spell }) ?? piece
  }).join('').trim()
}

function showPart(date: Date, letter: string, { is12, spell }: { is12: boolean; spell: boolean }): string | undefined {
  const number = (value: number, length: number): string => (spell ? formatNumber(value, 'chineseCounting') : pad(value, length))
  const hours = date.getUTCHours()
  if (/^y+$/.test(letter)) {
    const year = String(date.getUTCFullYear()).slice(letter.length <= 2 ? -2 : 0)
    return spell ? year.replaceAll(/\d/g, (digit) => positional[Number(digit)]!) : year
  }
  if (/^m{1,2}$/.test(letter)) return number(date.getUTCMonth() + 1, letter.length)
  if (/^m{3,}$/.test(letter)) return months[date.getUTCMonth()]!
  if (/^d{1,2}$/.test(letter)) return number(date.getUTCDate(), letter.length)
  if (/^a{3,4}$|^d{3,4}$/.test(letter)) return `${letter.length === 4 ? '星期' : ''}${weekdays[date.getUTCDay()]!}`
  if (/^h+$/.test(letter)) return number(is12 ? (hours + 11) % 12 + 1 : hours, letter.length)
  if (/^s+$/.test(letter)) return number(date.getUTCSeconds(), letter.length)
  if (/^\.0+$/.test(letter)) return ''
  if (letter === '上午/下午') return hours < 12 ? '上午' : '下午'
  if (letter === 'am/pm' || letter === 'a/p') return hours < 12 ? 'AM' : 'PM'
  return undefined
}

/** After hours or before seconds, whatever stands between. */
function isMinute(letters: readonly string[], at: number): boolean {
  const isUnit = (letter: string | undefined): boolean => letter !== undefined && /^(?:y+|m+|d+|h+|s+)$/.test(letter)
  const [before, after] = [letters.slice(0, at).findLast(isUnit), letters.slice(at + 1).find(isUnit)]
  return before?.startsWith('h') === true || after?.startsWith('s') === true
}

function pad(value: number, length: number): string { return String(value).padStart(Math.min(length, 2), '0') }
