/** A date a text gives: a day, a month or a year, as far as it goes. */
export interface FoundDate {
  /** 2026-03-05, 2026-03 or 2026. */
  readonly value: string
  /** Units of the text given, end exclusive. */
  readonly start: number
  readonly end: number
}

const written = /([12]\d{3}|[一二][〇○零Oo0一二三四五六七八九]{3})\s*年(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?)?/
const dotted = /(?<!\d)([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/
const digits = '〇一二三四五六七八九'

/** The first date that a calendar has; a year behind which nothing follows counts as a year only. */
export function readDate(text: string): FoundDate | undefined {
  const found = written.exec(text)
  if (found) return dateOf(found, found[1]!, found[2], found[3])
  const short = dotted.exec(text)
  return short ? dateOf(short, short[1]!, short[3], short[4]) : undefined
}

/** The date of a line that is nothing else, brackets around it aside; a year alone only in brackets. */
export function readDateLine(text: string): FoundDate | undefined {
  const date = readDate(text)
  if (!date || (date.value.length < 7 && !text.startsWith('('))) return undefined
  return /^\s*[(]?\s*$/.test(text.slice(0, date.start)) && /^\s*[)]?\s*$/.test(text.slice(date.end)) ? date : undefined
}

function dateOf(found: RegExpExecArray, year_text: string, month_text?: string, day_text?: string): FoundDate | undefined {
  const year = yearOf(year_text)
  const month = month_text === undefined ? undefined : numberOf(month_text)
  const day = day_text === undefined ? undefined : numberOf(day_text)
  if (year < 1900 || year > 2100) return undefined
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (month !== undefined && day !== undefined && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())) return undefined
  const value = [String(year), ...[month, day].flatMap((part) => part === undefined ? [] : [String(part).padStart(2, '0')])].join('-')
  return { value, start: found.index, end: found.index + found[0].length }
}

function yearOf(text: string): number {
  return Number([...text].map((each) => digits.includes(each) ? digits.indexOf(each) : /[○零Oo]/.test(each) ? 0 : each).join(''))
}

/** 1 to 99 in digits or characters; 十, 十二, 二十, 三十一. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.split('十')
  if (ones === undefined) return text.length === 1 ? digits.indexOf(text) : Number.NaN
  return (tens === '' ? 1 : digits.indexOf(tens!)) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}
