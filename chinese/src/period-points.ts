// Points and stretches of the calendar as a text names them: 2026年底, 今年上半年, 四季度, 9月1日上午9时, “十五五”末.
import { readNumeral } from './numerals.ts'

export type PeriodForm = 'date' | 'month' | 'quarter' | 'half' | 'year' | 'plan' | 'span' | 'recurrence' | 'vague' | 'masked'

export interface MonthDay { readonly month: number; readonly day?: number }

export interface Point {
  readonly end: number
  readonly form: PeriodForm
  readonly year?: number
  /** Where the year counts from the current one: 今年 0, 去年 -1. */
  readonly offset_years?: number
  readonly first?: MonthDay
  readonly last?: MonthDay
  /** 年底, 月末, “十五五”末. */
  readonly edge?: boolean
}

const digit = '[0-9０-９]'
const mask = '[xX×＊*]'
const half_day = '(?:上午|下午|中午|晚上|早上|凌晨|晚|早)'
const time = `(?:${half_day}?${digit}{1,2}(?:[时点](?:${digit}{1,2}分|整|半)?|[:：]${digit}{2})|上午|下午|中午|晚上|下班)?`

const year_pattern = new RegExp(
  `(?:(?<digits>[12１２]${digit}{3})|(?<words>[一二][〇零○一二三四五六七八九]{3})|(?<mask>${digit}{0,3}${mask}{1,4})|(?<relative>[今去明]))年度?`
  + '|(?<degree>本|上一|下一|上|下)年度|(?<both>今明两年)', 'y')
const counted = '第?(?<quarter>[一二三四1-4])季度末?|前(?<quarters>[一二两三2-3])个?季度'
  + '|前(?<months>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月'
const part_pattern = new RegExp('年?(?<edge>底|末)(?![线部层气座色蕴盘端位梢])|年?(?<early>初)(?![步级中次选审衷心始])|年内|(?<half>[上下])半年|全年'
  + `|${counted}|(?<term>[春秋]季学期|暑假|寒假|暑期)`, 'y')
const month_pattern = new RegExp(
  `(?<month>${digit}{1,2}|十[一二]?|[一二三四五六七八九]|${mask}{1,2})月份?(?:(?<edge>底|末)(?![尾端])|(?<early>初)(?!步)|(?<tenth>[上中下])旬`
  + `|(?<day>${digit}{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|${mask}{1,2})[日号](?:[（(](?:星期|周)[一二三四五六日天][）)])?${time})?(?![龄薪])`, 'y')
const quarter_pattern = new RegExp(counted, 'y')
const bare_pattern = new RegExp('年(?<edge>底|末)(?![线部层])|年(?<early>初)(?![步级])|年内(?![部容])|(?<half>[上下])半年|全年(?!性)', 'y')
const near_pattern = new RegExp(`(?:本|当|次|这个?|下个?)月(?:${digit}{1,2}|[一二三四五六七八九十]{1,3})[日号]|[今明]天(?:[上下]午|中午|晚上|早上|下班)`
  + '|(?:本|当|下个?|上个?)月(?:底|末|初|内|[上中下]旬)?|月[底末]|(?:本|当|下个?|上个?)季度末?|季度?末'
  + `|(?:本|这个?|下个?|下一|上个?)(?:周[一二三四五六日天末]?|星期[一二三四五六日天])${time}`, 'y')
const plan_pattern = new RegExp('[“"]?(?<plan>十?[一二三四五六七八九]|十)五[”"]?'
  + '(?:(?<edge>期?末期?)|(?<head>初期?)|(?<since>以来)|(?:[前后](?<years>[一二两三四])年)|时期|期间|中期)', 'y')

type Groups = Partial<Record<string, string>>

export function match(pattern: RegExp, text: string, at: number): { readonly end: number; readonly groups: Groups } | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found === null ? undefined : { end: pattern.lastIndex, groups: found.groups ?? {} }
}

function valueOf(written: string | undefined): number {
  const numeral = written === undefined ? undefined : readNumeral(written, 0)
  return numeral !== undefined && numeral.end === written!.length ? numeral.value : Number.NaN
}

const year_end: MonthDay = { month: 12, day: 31 }
const year_begin: MonthDay = { month: 1, day: 1 }
const offsets: Readonly<Record<string, number>> = { 今: 0, 本: 0, 去: -1, 上: -1, 上一: -1, 明: 1, 下: 1, 下一: 1 }

/** The longest point that begins here. A month, quarter or half keeps the year written before it. */
export function readPoint(text: string, at: number): Point | undefined {
  const may = begins[text.charCodeAt(at)]!
  return (may & years) > 0 && readYear(text, at) || (may & months) > 0 && readMonth(text, at)
    || (may & quarters) > 0 && readQuarter(text, at) || (may & bares) > 0 && readBare(text, at)
    || (may & nears) > 0 && readNear(text, at) || (may & plans) > 0 && readPlan(text, at) || undefined
}

/** Which of the patterns of points may begin with a UTF-16 unit; most begin with none, and are not asked. */
const [years, months, quarters, bares, nears, plans] = [1, 2, 4, 8, 16, 32]
const begins = new Uint8Array(0x10000)
const numerals = '一二三四五六七八九十'
const masks = 'xX×＊*'
for (const [characters, which] of [
  [`0123456789０１２３４５６７８９${masks}一二今去明本上下`, years], [`0123456789０１２３４５６７８９${masks}${numerals}`, months],
  ['第一二三四1234前', quarters], ['年上下全', bares], ['本当次这下上月季今明', nears], [`“"${numerals}`, plans],
] as const) for (const character of characters) begins[character.charCodeAt(0)]! |= which

function readYear(text: string, at: number): Point | undefined {
  const found = match(year_pattern, text, at)
  if (found === undefined || '版级'.includes(text[found.end] ?? '\n') || text.startsWith('同期', found.end)) return undefined
  const { digits, words, mask: masked, relative, degree, both } = found.groups
  const named = digits ?? words
  const offset_years = both === undefined ? offsets[relative ?? degree ?? ''] : 1
  const calendar = masked !== undefined ? {} : named !== undefined ? { year: valueOf(named) } : { offset_years: offset_years! }
  const part = readMonth(text, found.end) ?? readPart(text, found.end)
  const { form, ...rest } = part ?? { end: found.end, form: 'year' as const, first: year_begin, last: year_end }
  return { ...rest, ...calendar, form: masked === undefined ? form : 'masked' }
}

function readPart(text: string, at: number): Point | undefined {
  const found = match(part_pattern, text, at)
  if (found === undefined) return undefined
  const { edge, early, half, quarter, quarters, months, term } = found.groups
  if (months !== undefined) return monthsUntil(found.end, valueOf(months))
  if (term !== undefined) return { end: found.end, form: 'vague' }
  return partPoint(text, found.end, { edge, early, half, quarter, quarters })
}

function partPoint(text: string, end: number, { edge, early, half, quarter, quarters }: Groups): Point {
  if (quarter !== undefined) {
    const month = valueOf(quarter) * 3
    return { end, form: 'quarter', first: { month: month - 2, day: 1 }, last: monthEnd(month), edge: text[end - 1] === '末' }
  }
  if (quarters !== undefined) return { end, form: 'quarter', first: year_begin, last: monthEnd(valueOf(quarters) * 3) }
  if (half !== undefined) {
    return { end, form: 'half', first: half === '上' ? year_begin : { month: 7, day: 1 }, last: half === '上' ? monthEnd(6) : year_end }
  }
  if (early !== undefined) return { end, form: 'year', first: year_begin }
  return { end, form: 'year', first: year_begin, last: year_end, ...edge !== undefined && { edge: true } }
}

function monthsUntil(end: number, months: number): Point | undefined {
  return months >= 1 && months <= 12 ? { end, form: 'month', first: year_begin, last: monthEnd(months) } : undefined
}

const short_months = new Set([4, 6, 9, 11])

/** The day is left open in February, whose length the year decides. */
function monthEnd(month: number): MonthDay { return month === 2 ? { month } : { month, day: short_months.has(month) ? 30 : 31 } }

function readMonth(text: string, at: number): Point | undefined {
  const found = match(month_pattern, text, at)
  if (found === undefined) return undefined
  const { month: written, edge, early, tenth, day } = found.groups
  const { end } = found
  const month = valueOf(written)
  if (Number.isNaN(month)) return { end, form: 'masked' }
  // 一月一调度 repeats, it is not January.
  if (month < 1 || month > 12 || text.startsWith('一月一', at)) return undefined
  const first: MonthDay = { month, day: 1 }
  if (day !== undefined) return readDay(end, month, valueOf(day))
  if (tenth !== undefined) {
    const begin = tenth === '上' ? 1 : tenth === '中' ? 11 : 21
    return { end, form: 'month', first: { month, day: begin }, last: tenth === '下' ? monthEnd(month) : { month, day: begin + 9 } }
  }
  if (early !== undefined) return { end, form: 'month', first }
  return { end, form: 'month', first, last: monthEnd(month), ...edge !== undefined && { edge: true } }
}

function readDay(end: number, month: number, day: number): Point | undefined {
  if (Number.isNaN(day)) return { end, form: 'masked' }
  return day >= 1 && day <= 31 ? { end, form: 'date', first: { month, day }, last: { month, day } } : undefined
}

function readQuarter(text: string, at: number): Point | undefined {
  const found = match(quarter_pattern, text, at)
  if (found?.groups['months'] !== undefined) return monthsUntil(found.end, valueOf(found.groups['months']))
  return found && partPoint(text, found.end, found.groups)
}

function readBare(text: string, at: number): Point | undefined {
  const found = match(bare_pattern, text, at)
  return found && partPoint(text, found.end, found.groups)
}

/** What counts from the day of writing: 本月底, 下周五. */
function readNear(text: string, at: number): Point | undefined {
  const found = match(near_pattern, text, at)
  if (found === undefined) return undefined
  const written = text.slice(at, found.end)
  const form = /[日号天午]$/.test(written) ? 'date' : written.includes('季') ? 'quarter' : written.includes('月') ? 'month' : 'date'
  return { end: found.end, form, edge: /[底末]$/.test(written) && form !== 'date' }
}

/** A five-year plan: the fifteenth runs from 2026 to 2030. */
export function readPlan(text: string, at: number): Point | undefined {
  const found = match(plan_pattern, text, at)
  if (found === undefined) return undefined
  const { plan, edge, head, years, since } = found.groups
  const number = valueOf(plan)
  const end_year = 1955 + number * 5
  // The first five plans ran in other years.
  if (number < 6) return undefined
  const count = valueOf(years)
  const forward = years !== undefined && text[found.end - 3] === '前'
  const year = since !== undefined || head !== undefined ? end_year - 4 : forward ? end_year - 5 + count : end_year
  return {
    end: since === undefined ? found.end : found.end - since.length, form: 'plan', year, first: year_begin,
    ...head === undefined && { last: year_end }, ...edge !== undefined && { edge: true },
  }
}
