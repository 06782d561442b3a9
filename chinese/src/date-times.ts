// Dates, times, periods of both, durations, recurrences and holidays in everyday Chinese, each with its kind: wider than what an official
// text needs to name when (see periods.ts), and without a calendar behind it.
import * as words from './date-time-words.ts'
import { behindQuoted } from './quoted.ts'

export type DateTimeKind = 'date' | 'holiday' | 'time' | 'datetime' | 'daterange' | 'timerange' | 'datetimerange' | 'duration' | 'set'

export interface DateTimeSpan {
  /** UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly kind: DateTimeKind
}

const {
  any_count, date, duration, holiday, long_unit, month, near_week, open_time, part_of_day, short_count, short_unit, spaces, time, year,
} = words
const to = `${spaces}(?:到|至|[-—–~～－])${spaces}`
const and = `${spaces}(?:和|与|跟)${spaces}`
const between = '(?:之间|间|之間)'
const from = '(?:从|從)?'
const moment = `(?:${date}${spaces}(?:的)?${time}|(?:今|昨|明|当)(?:晚|早|晨)${time})`
const season = '(?:春|夏|秋|冬)(?:天|季)'
const quarter = '(?:第?[一二三四1-4]季度?|前[一二两三]季度)'
const half = '(?:上半|下半|前半|后半|後半)年'
const ordinal_part = '的?第[一二三四五六七八九十0-9]{1,3}个?(?:周|週|星期|月|季度)'
  + `|的?(?:前|后|後|最后|最後)${spaces}${any_count}${spaces}个?(?:周|週|星期|月|天|日|年)`
const stretch = `(?:${year}(?:${spaces}${month}(?:的?第[一二三四五]个?[周週])?|的?${season}|的?${quarter}|${half}|${ordinal_part})?`
  + `|${month}的?第[一二三四五]个?[周週]|${month}(?:份)?|${half}|上个?半年|[上下]半(?:月|周|週)|${near_week})`
const near_length = `(?:过去|未来|近|前|后|後|上|下|最近|今后|接下来)的?${spaces}${short_count}${spaces}`
const decade = '(?:(?:上|本|[0-9]{1,2}|[一二十][一二三四五六七八九十]{0,2})(?:个?世纪|個世紀))?(?:[0-9]0|[一二三四五六七八九]十)年代'
const bound = '(?:(?:及|或|或者)?(?:之前|以前|之后|以后|之後|以後)|前|后|起|开始|以来)'
const bounded_from = '(?:从|自从|自|截止到?|直到)?'

/** Of equally long readings the earlier one is meant. */
const patterns: readonly (readonly [DateTimeKind, string])[] = [
  ['datetimerange', `${from}(?:${moment}|现在)${to}(?:${moment}|${time})(?:${between})?`],
  ['datetimerange', `${from}${time}${to}${moment}`],
  ['datetimerange', `${moment}${and}(?:${moment}|${time})${between}`],
  ['datetimerange', `${moment}(?:之前|以前|之后|以后)`],
  ['datetimerange', `${date}${spaces}的?${part_of_day}|[今昨明当][晚早晨]|(?:上|下|这)一?个?小时`],
  ['datetimerange', `(?:之后|之前|未来的?|还剩|过去的?|接下来的?)${spaces}${any_count}${spaces}${short_unit}`],
  ['datetime', moment],
  ['datetime', `${any_count}${spaces}${short_unit}(?:之前|以前|之后|以后|前|后)`],
  ['datetime', '这会儿|马上|此刻'],
  ['set', `每个?(?:天|日|周|週|星期|月|年|季度|小时)(?:[一二三四五六日天](?:${time})?)?`],
  ['daterange', `${from}${date}${to}(?:${date}|[0-9]{1,2}[日号]|[一二三四五六七八九十]{1,3}[日号])`],
  ['daterange', `${from}${month}${spaces}[0-9一二三四五六七八九十]{1,3}[日号]?${to}[0-9一二三四五六七八九十]{1,3}[日号]`],
  ['daterange', `${from}(?:${stretch}|[12][0-9]{3})${to}${stretch}`],
  ['daterange', `(?:${stretch}|${date})${and}(?:${stretch}|${date})${between}`],
  ['daterange', `${bounded_from}(?:${date}|${year}(?:${spaces}${month})?)${spaces}${bound}`],
  ['daterange', `(?:自从|截止到?)${year}`],
  ['daterange', stretch],
  ['daterange', `${near_length}${long_unit}|${decade}`],
  ['date', date],
  ['holiday', holiday],
  ['date', `${any_count}${spaces}(?:年|天|日|周|个月|个?星期)(?:之前|以前|之后|以后|前|后)`],
  ['timerange', `${from}(?:${time}|${open_time})${to}${time}(?:${between})?`],
  ['timerange', `${time}${spaces}(?:之前|以前|之后|以后)`],
  ['timerange', '上午|下午|中午|晚上|早上|凌晨|傍晚|清晨'],
  ['time', time],
  ['duration', duration],
]
const compiled = patterns.map(([kind, source]) => [kind, new RegExp(source, 'y')] as const)
const all_kinds = new Set(patterns.map(([kind]) => kind))

const starts = new Uint8Array(0x10000)
const first_characters = '0123456789零〇一二三四五六七八九十两百几半数从從自截直今去明前后後本当上下这最大昨农公民洪建永宣正成弘嘉隆万崇顺康雍'
  + '乾道咸同光贞神开天元太熙靖绍淳至景腊星礼禮周週初还之未过近接每马此现凌清傍午深早晚晨夜半中春夏秋冬除端国女双重父母感平记护教青儿妇植情圣'
  + '新愚五劳第'
for (const character of first_characters) starts[character.charCodeAt(0)] = 1

/**
 * Dates, times, periods, durations, recurrences and holidays, the longest reading of one of these kinds at each place, in order and without
 * overlap; digits and signs in half width. Titles in 《》 are passed over.
 */
export function findDateTimes(text: string, kinds: ReadonlySet<DateTimeKind> = all_kinds): DateTimeSpan[] {
  const found: DateTimeSpan[] = []
  for (let at = 0; at < text.length;) {
    if (text[at] === '《') {
      at = behindQuoted(text, at)
      continue
    }
    const span = starts[text.charCodeAt(at)] === 1 && !isInside(text, at) ? longestAt(text, at, kinds) : undefined
    if (span === undefined) at += 1
    else {
      found.push(span)
      at = span.end
    }
  }
  return found
}

function longestAt(text: string, start: number, kinds: ReadonlySet<DateTimeKind>): DateTimeSpan | undefined {
  let best: DateTimeSpan | undefined
  for (const [kind, pattern] of compiled) {
    pattern.lastIndex = start
    if (!kinds.has(kind) || pattern.exec(text) === null) continue
    const end = pattern.lastIndex
    if (end > (best?.end ?? start) && accepts(text, start, end)) best = { start, end, kind }
  }
  return best
}

/** Digits in the middle of a number or behind a letter begin nothing. */
function isInside(text: string, at: number): boolean {
  return /[0-9]/.test(text[at]!) && /[0-9A-Za-z.:/_-]/.test(text[at - 1] ?? '\n') && !/[0-9.:]-$/.test(text.slice(Math.max(0, at - 2), at))
}

/** A date of digits has a month in it; 早 and 晚 alone are no times. */
function accepts(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end)
  if (/^[0-9]{1,4}[-./ ][0-9]{1,2}(?:[-./ ][0-9]{1,4})?$/.test(written)) {
    const parts = written.split(/[-./ ]/).map(Number)
    return parts.some((part) => part >= 1 && part <= 12) && parts.filter((part) => part > 31).length <= 1 && !parts.includes(0)
  }
  return !/^[早晚晨]$/.test(written)
}
