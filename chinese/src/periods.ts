// The phrases of a text that name when: dates, periods, spans to a deadline, and recurrences. Whether one binds a task is decided
// elsewhere.
import { beginsNumeral } from './numerals.ts'
import { readPlan, readPoint } from './period-points.ts'
import type { MonthDay, PeriodForm, Point } from './period-points.ts'
import { readNamed, readRecurrence, readSpan, readSpanFromDay } from './period-phrases.ts'
import type { Phrase } from './period-phrases.ts'
import { behindQuoted } from './quoted.ts'

export interface Period {
  /** UTF-16 units. */
  readonly start: number
  readonly end: number
  /** As a list of deadlines writes it: with 到, 前, 起, without 于, 在 and 争取. */
  readonly text: string
  readonly kind: 'by' | 'in' | 'from' | 'every'
  readonly form: PeriodForm
  /** Of recurrences once in one of these. */
  readonly every?: 'week' | 'month' | 'quarter' | 'year'
  /** The last day meant (of `from` the first), as far as the phrase itself says it. */
  readonly date?: { readonly year?: number; readonly month?: number; readonly day?: number }
  /** Where the year counts from the current one: 今年 0, 去年 -1. */
  readonly offset_years?: number
}

const [number_kind, word_kind, quote_kind] = [1, 2, 3]

const kinds = new Uint8Array(0x10000)
for (let unit = 0; unit < kinds.length; unit += 1) if (beginsNumeral(unit)) kinds[unit] = number_kind
for (const character of 'xX×＊*几半第前') kinds[character.charCodeAt(0)] = number_kind
for (const character of '今去明次本上下这当全年月季周任之每按逐日旬暑寒节春国中元清端汛高开新学入主采供假秋防现即') kinds[character.charCodeAt(0)] = word_kind
for (const character of '“‘「『《〈"') kinds[character.charCodeAt(0)] = quote_kind

/**
 * Every phrase that names when something is or is to be, in order and without overlap. Durations (三年行动, 连续4年), quoted names,
 * titles and years in the parentheses of a title are left out; a recurrence with a date in it is two.
 */
export function findPeriods(text: string): Period[] {
  const periods: Period[] = []
  let at = 0
  while (at < text.length) {
    const kind = kinds[text.charCodeAt(at)]!
    if (kind === 0) {
      at += 1
      continue
    }
    const period = kind === quote_kind ? quotedAt(text, at) : periodAt(text, at, kind, periods.at(-1))
    if (period === undefined) at = kind === quote_kind ? behindQuoted(text, at) : at + 1
    else {
      while (periods.length > 0 && periods.at(-1)!.end > period.start) periods.pop()
      if (!inParentheses(text, period)) periods.push(period)
      at = period.end
    }
  }
  return periods
}

/** “十五五”时期, “五一”期间: any other quotation is a name. */
function quotedAt(text: string, at: number): Period | undefined {
  const plan = readPlan(text, at)
  if (plan !== undefined) return ofPoint(text, at, plan)
  const phrase = readNamed(text, at)
  return phrase && ofPhrase(text, phrase)
}

function periodAt(text: string, at: number, kind: number, last: Period | undefined): Period | undefined {
  if (kind === number_kind && at > 0 && isNumeralPart(text, at)) return undefined
  const phrase = kind === number_kind ? readSpan(text, at)
    : readRecurrence(text, at) ?? readSpanFromDay(text, at, last?.end ?? 0) ?? readNamed(text, at)
  if (phrase !== undefined) return ofPhrase(text, phrase)
  const recurs = last?.kind === 'every' && last.end === at
  const first = readPoint(text, at)
  const point = readRange(text, at, first) ?? first ?? (recurs ? readDayOfRecurrence(text, at) : undefined)
  if (point === undefined || !accepts(text, at, point)) return undefined
  // 明年春季开学前: the year of what is named behind it.
  const event = point.form === 'year' ? readNamed(text, point.end) : undefined
  return event ? { ...ofPhrase(text, event), start: at, text: text.slice(at, event.end) } : ofPoint(text, at, point)
}

/** Whether the numeral here began earlier: 二十三月, 120年, 第3月. */
function isNumeralPart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return (kinds[before] === number_kind && text[at - 1] !== '前') || /[A-Za-z.]/.test(text[at - 1]!)
}

/** 说明年度 and 长年底 are other words; a bare 年底 does not stand behind a number. */
function accepts(text: string, at: number, point: Point): boolean {
  const before = text[at - 1] ?? '\n'
  const first = text[at]!
  if (first === '明') return !'说表证声阐聪'.includes(before)
  if (first === '年' || first === '月' || first === '季') return !/[0-9０-９一二三四五六七八九十百几个近每]/.test(before)
  if (first === '上' || first === '下') return !(point.form === 'date' && before === '以')
  if (first === '全') return !'健安周齐'.includes(before)
  if (text[at + 1] === '月' && '上下近每头'.includes(before)) return false
  return !(first === '本' && '根基成资日'.includes(before))
}

const range_sign = /[-—–~～－―至到]{1,2}/y
const year_range = /(?<first>[12][0-9]{3})年?(?:[-—–~～－―]{1,2}|至|到)(?=[12][0-9]{3}年)/y
const month_range = /(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:[-—–~～－―]{1,2}|至|到)(?=(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)/y

const day_end = /(?<day>[12][0-9]|3[01]|[1-9])[日号]/y

/** 2025—2027年, 2019年1月1日至12月31日, 1—8月. */
function readRange(text: string, at: number, first: Point | undefined): Point | undefined {
  if (kinds[text.charCodeAt(at)] === number_kind) for (const pattern of [year_range, month_range]) {
    pattern.lastIndex = at
    if (pattern.exec(text) !== null) {
      const last = readPoint(text, pattern.lastIndex)
      return last && { ...last, edge: false }
    }
  }
  if (first === undefined) return undefined
  range_sign.lastIndex = first.end
  if (range_sign.exec(text) === null) return undefined
  day_end.lastIndex = range_sign.lastIndex
  const day = first.form === 'date' && first.last !== undefined ? day_end.exec(text) : null
  if (day !== null) return { ...first, end: day_end.lastIndex, last: { month: first.last!.month, day: Number(day.groups!['day']) } }
  const last = readPoint(text, range_sign.lastIndex)
  if (last === undefined || last.form === 'plan') return undefined
  const { year, offset_years } = last.year === undefined && last.offset_years === undefined ? first : last
  return { ...last, ...year !== undefined && { year }, ...offset_years !== undefined && { offset_years }, edge: false }
}

const day_before = /(?<day>[0-9０-９]{1,2})[日号](?=前|之前|以前)/y

/** 每月15日前. */
function readDayOfRecurrence(text: string, at: number): Point | undefined {
  day_before.lastIndex = at
  const found = day_before.exec(text)
  return found === null ? undefined : { end: day_before.lastIndex, form: 'date' }
}

const since = /以来|起(?![步草点来诉义伏到])|之?开始/y
const ahead = /(?:以前|之前|前)(?![后期列沿景往来身所夕任置端三四五六七八九十0-9]|提(?![交出供高升请取报]))/y
const during = /期间|之内|内(?![部容蒙外需涵地生河])|左右|前后/y
const to_words = ['力争到', '截至', '截止到', '截止', '到', '至'] as const

function ofPoint(text: string, at: number, point: Point): Period {
  const behind = (pattern: RegExp): number => {
    pattern.lastIndex = point.end
    return pattern.exec(text) === null ? point.end : pattern.lastIndex
  }
  const from_end = behind(since)
  if (from_end > point.end) {
    const start = '自从'.includes(text[at - 1] ?? '\n') ? at - 1 : at
    return period(text, start, from_end, 'from', point, point.first)
  }
  const before_end = behind(ahead)
  const to = toBefore(text, at)
  const start = to === undefined ? at : at - to.length
  if (before_end > point.end) {
    return period(text, start, before_end, 'by', point, point.edge || point.form === 'date' ? point.last : dayBefore(point))
  }
  const kind = to !== undefined || point.edge ? 'by' : 'in'
  return period(text, start, behind(during), kind, point, point.last)
}

function toBefore(text: string, at: number): string | undefined {
  for (const word of to_words) {
    if (!text.startsWith(word, at - word.length) || at < word.length) continue
    return word.length === 1 && '达高升长低降增回续迟加得看想以甚乃减延提'.includes(text[at - 2] ?? '\n') ? undefined : word
  }
  return undefined
}

/** 2030年前 and 6月前 end with the day before the period; 6月30日前 and 6月底前 still hold the day itself. */
function dayBefore({ form, first }: Point): (MonthDay & { readonly earlier?: number }) | undefined {
  if (first === undefined || form === 'masked') return undefined
  if ((first.day ?? 1) > 1) return { month: first.month, day: first.day! - 1 }
  if (first.month === 1) return { month: 12, day: 31, earlier: 1 }
  return { month: first.month - 1 }
}

function period(
  text: string, start: number, end: number, kind: Period['kind'], point: Point, day: (MonthDay & { readonly earlier?: number }) | undefined,
): Period {
  const { form, year, offset_years } = point
  const earlier = day?.earlier ?? 0
  const date = form === 'masked' || (day === undefined && year === undefined) ? undefined : {
    ...year !== undefined && { year: year - earlier }, ...day !== undefined && { month: day.month },
    ...day !== undefined && dayOf(day, year),
  }
  const offset = offset_years === undefined ? (earlier > 0 && year === undefined ? -earlier : undefined) : offset_years - earlier
  return {
    start, end, text: text.slice(start, end), kind, form, ...date !== undefined && { date },
    ...offset !== undefined && form !== 'masked' && { offset_years: offset },
  }
}

function dayOf(day: MonthDay, year: number | undefined): { readonly day?: number } {
  if (day.day !== undefined) return { day: day.day }
  return day.month === 2 && year === undefined ? {} : { day: daysIn(year ?? 2001, day.month) }
}

function daysIn(year: number, month: number): number { return new Date(Date.UTC(year, month, 0)).getUTCDate() }

function ofPhrase(text: string, { start, end, kind, form, every }: Phrase): Period {
  return { start, end, text: text.slice(start, end), kind, form, ...every !== undefined && { every } }
}

/** （2021—2035年） belongs to a title. */
function inParentheses(text: string, { start, end }: Period): boolean {
  return '（('.includes(text[start - 1] ?? '\n') && '）)'.includes(text[end] ?? '\n')
}

/**
 * The last day of a period, `2026-12-31`; `yearOf` is the calendar year of 今年, where it is known. Undefined where the phrase and the year
 * do not fix it, for recurrences, and for what only begins.
 */
export function lastDay({ kind, date, offset_years }: Period, yearOf: number | undefined): string | undefined {
  if (kind === 'from' || kind === 'every' || date?.month === undefined) return undefined
  const year = date.year ?? (yearOf === undefined ? undefined : yearOf + (offset_years ?? 0))
  if (year === undefined) return undefined
  const day = date.day ?? daysIn(year, date.month)
  return `${String(year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
