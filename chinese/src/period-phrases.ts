// Periods that the calendar does not fix: spans to a deadline, recurrences, school terms, holidays, terms of office.
import { readNumeral } from './numerals.ts'
import { match } from './period-points.ts'
import type { PeriodForm } from './period-points.ts'

export interface Phrase {
  readonly start: number
  readonly end: number
  readonly kind: 'by' | 'in' | 'from' | 'every'
  readonly form: PeriodForm
  readonly every?: 'week' | 'month' | 'quarter' | 'year'
}

const span_unit = /个?(?:工作日|自然日|交易日|小时|季度|学期|学年|星期|礼拜|月)|年半?|日|天|周|分钟/y
const within = /(?:左右)?(?:的?时间)?(?:之内|以内|内)(?![部容蒙外需涵地生河])/y
const effort = /(?:左右)?的?(?:时间|努力|奋斗|建设|攻坚)/y
const span_range = /[-—–~～－至到]/y

/** The end of 三年, 2—3个月, 几天, 半年; undefined where no length of time stands here. */
function lengthEnd(text: string, at: number): number | undefined {
  let end = at
  if (text[at] === '几' || text[at] === '半') end += 1
  else {
    const low = readNumeral(text, at)
    if (low === undefined || low.fraction || low.percent) return undefined
    ;({ end } = low)
    if (text[end] === '余' || text[end] === '多') end += 1
    // 3年至5年 has its unit twice.
    const unit = match(span_unit, text, end)
    const range = match(span_range, text, unit?.end ?? end)
    const high = range && readNumeral(text, range.end)
    if (high) ({ end } = high)
  }
  if (text[end] === '个' && text[end + 1] === '多') return undefined
  return match(span_unit, text, end)?.end
}

/** 三年内, 用三年时间, 经过几年努力, 未来五年, 两年完成; lengths of time by themselves are no period. */
export function readSpan(text: string, at: number): Phrase | undefined {
  if (text[at] === '第' || text[at] === '前') return undefined
  const length_end = lengthEnd(text, at)
  if (length_end === undefined) return undefined
  const before = text.slice(Math.max(0, at - 2), at)
  const year = isYear(text, at, length_end)
  for (const word of ['未来', '今后', '接下来']) {
    if (!text.startsWith(word, at - word.length) || year) continue
    return { start: at - word.length, end: match(within, text, length_end)?.end ?? length_end, kind: 'in', form: 'span' }
  }
  if (year || /[近前每第续去满]$/.test(before)) return undefined
  const inside = match(within, text, length_end)
  if (inside) return { start: at, end: inside.end, kind: 'by', form: 'span' }
  const work = match(effort, text, length_end)
  const means = ['经过', '通过', '利用', '用'].find((word) => text.startsWith(word, at - word.length))
  if (work && means) return { start: at - means.length, end: work.end, kind: 'in', form: text[at] === '几' ? 'vague' : 'span' }
  const done = text.startsWith('完成', length_end) && text[length_end - 1] === '年'
  return done ? { start: at, end: length_end, kind: 'by', form: 'span' } : undefined
}

/** 2026年 is a year, 26年 a length. */
function isYear(text: string, at: number, end: number): boolean {
  return text[end - 1] === '年' && /^(?:[12１２][0-9０-９]{3}|[一二][〇零○一二三四五六七八九]{3})(?:年|[-—–至到~～－])/.test(text.slice(at, end))
}

const from_units_max = 40
const before_event = ['在', '于', '应当', '应', '要', '须', '将', '可']
const from_word = /自(?!治|然|身|己|主|行|查)|从(?!业|事|严|重)/

/** 自受理之日起, 本办法印发之日起30日内: how far back the event reaches is found by its own clause. */
export function readSpanFromDay(text: string, at: number, earliest: number): Phrase | undefined {
  if (!text.startsWith('之日起', at)) return undefined
  let start = at
  while (start > earliest && at - start < from_units_max && !'，。；：！？（“\n'.includes(text[start - 1]!)) start -= 1
  const clause = text.slice(start, at)
  const from = clause.search(from_word)
  if (from >= 0) start += from
  else start += Math.max(...before_event.map((word) => (clause.includes(word) ? clause.lastIndexOf(word) + word.length : 0)))
  if (start === at) return undefined
  const length_end = lengthEnd(text, at + 3)
  const inside = length_end === undefined ? undefined : match(within, text, length_end)
  return inside ? { start, end: inside.end, kind: 'by', form: 'span' } : { start, end: at + 3, kind: 'from', form: 'span' }
}

const every_pattern = new RegExp('每(?:个?(?<unit>年度|年|季度|季|月|周|星期|天|日|学期|学年|旬|工作日)|半年|[个逢](?:重大)?(?:节假日|节日|假期)前?)'
  + '(?:(?<=[年季度月周日])一[题会课报查评测训讲考访清结]|(?<=周)[一二三四五六日](?:[上下]午|下班前?)?|(?<=月)最后一个工作日|[底末初](?:之?前(?![0-9]))?)?', 'y')
const by_pattern = /按照?(?<unit>年度|年|季度|季|月度|月|周|旬|日|学期|学年)(?![龄份代限程期照常边围岁节光])/y
const each_pattern = /逐(?<unit>季度?|月|周)/y
const regular_pattern = new RegExp('(?<unit>[日周旬月季年])(?:安排|调度|通报|报告|小结|总结|分析|研判|考核|督查|督办|汇报|报送|公示|检查|清零'
  + '|更新|推进|晾晒|盘点)(?!制|会|期|额|量)', 'y')
const every_unit: Readonly<Record<string, Phrase['every']>> = {
  年: 'year', 年度: 'year', 季: 'quarter', 季度: 'quarter', 月: 'month', 月度: 'month', 周: 'week', 星期: 'week',
}

/** 每年, 每5年, 每月一题, 按季度, 月调度; 每月1000元 is a rate. */
export function readRecurrence(text: string, at: number): Phrase | undefined {
  const first = text[at]!
  if (first === '每') return readEvery(text, at)
  const found = first === '按' ? match(by_pattern, text, at) : first === '逐' ? match(each_pattern, text, at) : regularAt(text, at)
  return found && recurrence(at, found.end, every_unit[found.groups['unit']!])
}

function recurrence(start: number, end: number, every: Phrase['every']): Phrase {
  return { start, end, kind: 'every', form: 'recurrence', ...every !== undefined && { every } }
}

function readEvery(text: string, at: number): Phrase | undefined {
  const found = match(every_pattern, text, at)
  const length_end = found === undefined ? lengthEnd(text, at + 1) : undefined
  const end = found?.end ?? length_end
  if (end === undefined) return undefined
  const amount = readNumeral(text, end)
  if (amount && /^[万亿]*元/.test(text.slice(amount.end, amount.end + 4))) return undefined
  return recurrence(at, end, found && every_unit[found.groups['unit'] ?? ''])
}

/** 月安排、周调度: only where a word can begin. */
function regularAt(text: string, at: number): ReturnType<typeof match> {
  if (!/(?:^|[，。；：、“\n\s]|实行|坚持|建立|落实|推行|做到|执行)$/.test(text.slice(Math.max(0, at - 2), at))) return undefined
  return match(regular_pattern, text, at)
}

const season = '(?:主?汛期|入汛|入冬|入夏|春耕|采暖季|供暖季|采暖期|供暖期|防火期|(?:[春秋]季)?开学|高考|中考|暑假|寒假|暑期|春运)'
  + '(?:来临前|到来前|结束前|[之以]前|前(?!后|期|景)|期间|内)|汛前(?!期)'
const holiday = '(?:节假日|节日|假日|假期|春节|国庆节?|中秋节?|元旦|清明节?|端午节?|元宵节?|五一|十一|“(?:五一|十一|七一|双节|两会)”)(?:假期)?'
  + '(?:期间|[之以]?前(?!后|期|景|夕)|前后|前夕)'
const term = '(?:本|下|上|新)(?:学期|学年)(?:末|初|结束前|开学前|内|期间)?|[春秋]季学期(?:开学前|前|内|期间)?|(?:本届)?任期内|(?<=在)这一届'
const turn = '今冬明春|今[冬春夏秋]|明[春夏]|年前(?![后期])(?:这一段|这段时间)?|节[前后](?![期夕])|暑假|寒假'
/** 年度 as an adverb; as an attribute (年度计划) it names no period. */
const within_year = '年度(?=开展|完成|新增|实施|组织|建设|培训|计划(?:完成|投资|安排|实施))'
/** 从现在起 names the day of writing. */
const from_now = '(?:现在|即日|明天)起(?![步点草])'
const named_pattern = new RegExp(`${from_now}|${season}|${holiday}|${term}|${turn}|${within_year}`, 'y')

/** 任期内, 本学期, 暑假期间, 节假日期间. */
export function readNamed(text: string, at: number): Phrase | undefined {
  const found = match(named_pattern, text, at)
  if (found === undefined) return undefined
  const written = text.slice(at, found.end)
  const before = text[at - 1] ?? '\n'
  if (/^[年节]/.test(written) && /[0-9０-９一二三四五六七八九十百几个近每去今明新旧多半佳]/.test(before)) return undefined
  if (written === '年度' && !'，。；：、\n'.includes(before)) return undefined
  if (written.endsWith('起')) return { start: '从自'.includes(before) ? at - 1 : at, end: found.end, kind: 'from', form: 'vague' }
  return { start: at, end: found.end, kind: written.endsWith('前') ? 'by' : 'in', form: written === '年度' ? 'year' : 'vague' }
}
