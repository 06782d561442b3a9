import { endsUnit, findPeriods, lastDay } from '@lantai/chinese'
import type { Period } from '@lantai/chinese'
import type { Cue, Deadline, Due } from './shapes.ts'
import type { ToldDate } from './told-date.ts'
import { verbAt } from './verbs.ts'

/** A deadline whose place is in the sentence and whose confidence is not known yet. */
type FoundDeadline = Omit<Deadline, 'confidence'>

/** What else the text says of the year of a date without one. */
export interface YearTold {
  /** Of the heading or the title, for 今年 as well. */
  readonly year: number | undefined
  /** Of the meeting or the document itself, where neither heading nor title has a year: for days and months alone. */
  readonly told?: ToldDate | undefined
}

/** By when or in what period the task of a sentence is to be done, or how often (GUIDE.md §3, DEADLINES-UNITS.md 1–9). */
export function findDeadlines(text: string, masked: string, { year, told }: YearTold): FoundDeadline[] {
  return findPeriods(text).filter((period) => binds(text, masked, period)).map((period) => {
    const written = dueOf(text, period, year)
    const by = written.state === 'relative' && year === undefined && told ? dayAfter(period, told.date) : undefined
    return {
      start: period.start, end: period.end, text: text.slice(period.start, period.end),
      kind: term.test(text.slice(0, period.start)) ? 'by' : period.kind, every: period.every ?? null,
      due: by === undefined ? written : { state: 'resolved', by, text: text.slice(period.start, period.end) },
      cues: by === undefined ? [cueOf(text, period)] : [cueOf(text, period), told!.cue],
    }
  })
}

/** 5月20日前, 7月底前 of the year in which the text was written; a day that would lie before the text is of a year that it does not say. */
function dayAfter(period: Period, told: string): string | undefined {
  if (!calendar.has(period.form) || period.offset_years !== undefined) return undefined
  const by = lastDay(period, Number(told.slice(0, 4)))
  return by !== undefined && by.slice(0, told.length) >= told ? by : undefined
}

const calendar: ReadonlySet<Period['form']> = new Set(['date', 'month'])

/** 完成时限：2026年9月30日. */
const term = /(?:时限|时间|期限)[：:]$/
/** 经过几年努力; 国庆节前 is vague only to the calendar. */
const vague = /几/

const cueOf = (text: string, { kind, form, start, end }: Period): Cue => ({ code: `${kind}-${form}`, words: text.slice(start, end) })

function dueOf(text: string, period: Period, year: number | undefined): Due {
  const words = text.slice(period.start, period.end)
  if (period.form === 'masked') return { state: 'masked', text: words }
  if (period.form === 'vague' && vague.test(words)) return { state: 'vague', text: words }
  if (period.kind === 'every') return { state: 'none' }
  if (period.kind === 'from') return { state: 'relative', text: words, kind: 'from' }
  const by = lastDay(period, year)
  return by === undefined ? { state: 'relative', text: words } : { state: 'resolved', by, text: words }
}

/** （A牵头，B配合，12月底前完成）: the label of responsibility says by when as well. */
function inLabel(text: string, { start, end, kind }: Period): boolean {
  const open = Math.max(text.lastIndexOf('（', start), text.lastIndexOf('(', start))
  if (open < 0 || kind === 'in') return false
  const behind = text.slice(end).search(/[）)]/)
  return behind >= 0 && /负责|牵头|配合|责任|承办|落实/.test(text.slice(open, end + behind))
}

const past = /^(?:去年|上年|前年|近年|近几年|过去|昨|上半年以来|年初以来)/
const named = /^(?:[^，。；]{0,12}(?:年会|大会|博览会|峰会|论坛|贸易部长会议|工程|行动|规划|纲要|版|奥运会|冬奥会|比赛|世界杯))/

const limitsSum = /^(?:不超过|最高|最多|补助|按|标准|[\d一二三四五六七八九十百]+元|[^，]{0,8}(?:元|补贴))/
const attributeBehind = /^(?:出生|毕业|参加工作|建成的|取得的)/

/** 压缩到3个工作日以内 measures. */
const measured = /(?:压缩|缩短|控制|减少|压减)[^，。；]{0,4}(?:[到至在为])?$/

/** Whether the phrase says when the task is to be done: not past, not a name's, not the attribute of a noun. */
function binds(text: string, masked: string, period: Period): boolean {
  const { start, end, kind, form } = period
  const rest = masked.slice(end)
  const before = masked.slice(Math.max(0, start - 14), start)
  if (masked[start] === '\ufffc' && form !== 'plan') return term.test(text.slice(0, start)) || inLabel(text, period)
  const words = text.slice(start, end)
  if (past.test(words) || /^(?:以来|来[，、])/.test(rest) || (period.offset_years ?? 0) < 0) return false
  if (/(?:截至|截止|近)$/.test(before) || /(?:以来|期间的)$/.test(words)) return false
  if (form === 'vague' && vague.test(words)) return /^(?:经过|用|再用|通过|力争)/.test(words)
  if (term.test(text.slice(0, start))) return true
  if (kind === 'by' && (measured.test(before) && form === 'span' || /(?:纳入|列入)$/.test(before))) return false
  if (kind === 'in' && /^[^，。；]{0,16}(?:思路|要求|原则|主题|主线)(?:是|为|：)/.test(rest)) return false
  if (kind === 'by' || form === 'masked') return !attributeBehind.test(rest)
    && !/(?:施行|生效|废止)(?:。|$)/.test(rest.slice(0, 12)) && !/^之?前(?:不得|不予)/.test(rest)
  // 不是光安排每月的计划 sets nothing for every month.
  if (kind === 'every' && rest.startsWith('的') && /不(?:光|只|仅)?是|不[光只仅]/.test(before)) return false
  if (kind === 'from') return !/^[^，。]{0,16}(?:施行|实施之日|生效|废止|执行)(?:。|，同时|$)/.test(rest) || /计划|措施/.test(masked.slice(0, 60))
  if (kind === 'every') return !limitsSum.test(rest) && !/(?:每人|生均|人均|按照上|(?<!原则)上)$/.test(before)
  return inBinds(masked, period, before, rest, words)
}

const leadsToWork = /^(?:我们?|要|将|拟|力争|全[省市县区校局]|各|重点|计划|再|新|至少|共|省|市|县|区|对|把|由|办|召开|开|完|建|突出|围绕|在|以|以前|前|不|基本)/
const leadsToTarget = /^(?:目标|任务|计划|预算|总体|[^，。]{0,8}(?:思路|要求)是|经济社会|粮食总产|首次)/
const onlyNumber = /^(?:\s|[一二三四五六七八九十\d]{1,2}[是、.．）])*$/
const leadsIn = /(?:拟|于|在|将|要(?!求)|力争|争取|确保|计划|到|也|都|再|一是|二是|三是|四是|五是|且|并|还想|[.、．）])$/

/** 今年, 2025年, “十五五”时期 …: at the head of a clause or behind its subject or modal word, with a clause or a verb behind it. */
function inBinds(masked: string, { start, end, form }: Period, before: string, rest: string, words: string): boolean {
  if (/^(?:的|度|工作|全年|我们(?:圆满|胜利)|已|经济运行|财政|预算|末|初(?!步)|份额)/.test(rest) && !/^的?[^，。：]{0,24}目标(?:任务)?(?:是|为|：)/.test(rest)) return false
  if (/^[^，。：]{0,30}(?:预期目标|主要目标|目标任务|奋斗目标)(?:是|为|：)/.test(rest)) return true
  if (/^[^，。；]{1,6}时，/.test(rest)) return false
  if (form === 'year' && named.test(rest) && !((verbAt(masked, end)?.length ?? 0) > 1)) return false
  const opens = before === '' || /[，；：。！、（“”）\ufffc]$/.test(before) || endsUnit(masked, start)
    || leadsIn.test(before) || onlyNumber.test(before)
  // 招商办六月份把地、电、路办妥: behind a short subject, before what only a verb follows.
  if (!opens && form !== 'year' && /^(?:把|将|要|必须)/.test(rest) && /(?:^|[，。；：])[\u4e00-\u9fff]{2,8}$/.test(before)) return true
  if (!opens) return words.endsWith('任期内') || /(?:实现|完成|支持[^，]{2,10})$/.test(before) && /^(?:[^，]{0,4}(?:面市|投产|开工|建成))/.test(rest)
  if (/^(?:，|$|；|。|内|期间|里)/.test(rest)) return true
  return !leadsToTarget.test(rest) || leadsToWork.test(rest) || /期间|时期/.test(words)
}
