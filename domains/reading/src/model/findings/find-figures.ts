import { findQuantities } from '@lantai/chinese'
import type { Quantity } from '@lantai/chinese'
import type { Change, Cue, Figure, FigureRelations, SentenceLabel } from './shapes.ts'
import { skipAdverbs, verbAt } from './verbs.ts'

/** A figure whose place is in the sentence and whose confidence is not known yet. */
export type FoundFigure = Omit<Figure, 'confidence'>

/** The figures of a sentence by GUIDE.md §2, each with what is measured, how it changed, and whether it is still to be reached. */
export function findFigures(text: string, masked: string, label: SentenceLabel): FoundFigure[] {
  const figures: FoundFigure[] = []
  const quantities = findQuantities(text).filter((quantity) => !announces(text, quantity))
  for (const [place, quantity] of quantities.entries()) {
    const before = quantities[place - 1]
    const joined = before !== undefined && /^(?:、|和|及|与|或|—|-|至|到|~|～)$/.test(text.slice(before.end, quantity.start))
    const listed = joined && place > 0 ? figures[place - 1] : undefined
    const change = listed && !/[\u4e00-\u9fff]{3}/.test(text.slice(before!.end, quantity.start)) ? listed.change : changeOf(text, quantity)
    const subject = subjectOf(text, masked, quantity, listed, figures.at(-1))
    figures.push({
      start: quantity.start, end: quantity.end, text: text.slice(quantity.start, quantity.end), value: quantity.value, unit: quantity.unit, bound: quantity.bound,
      change, subject, goal: isGoal(text, masked, quantity, label), relations: relationsOf(text, quantity, quantities, place), cues: [cueOf(quantity)],
    })
  }
  return figures
}

const cueOf = ({ form, prefixed }: Quantity): Cue => ({ code: form, words: prefixed ?? '' })

const structural = /^(?:大)?(?:个)?(?:方面|问题|层面|层次|层意思|特点|阶段|环节|维度|字|要求|原则|关键词|重点|部分|坚持|必须|统筹|确保|转变|着力|抓手|目标|意见|字方针|关系|结合|步骤|主题|主线|定位)/

/** Numbers that only announce the text's own structure or sum up a list: 两个问题, 六个方面, 四项原则, 三大活动. */
function announces(text: string, { start, end, form, unit, number }: Quantity): boolean {
  if (form !== 'count') return false
  const rest = text.slice(number.end, number.end + 8)
  const small = !/\d{2}/.test(text.slice(number.start, number.end))
  if (small && (structural.test(rest) || structural.test(text.slice(end, end + 8)))) return true
  if (small && /^[项条点]?(?:基本|主要|重点)?(?:原则|制度|措施|要求|工作|任务|任务目标|机制|建议|意见|体系)(?:[，。；：、]|$)/.test(text.slice(end, end + 8)) && !/\d/.test(text.slice(number.start, number.end))) return true
  if (/^[地省市](?=[，。；、进])/.test(unit) && text[start - 1] !== undefined && /[\u4e00-\u9fff]/.test(text[start - 1]!) && /、[^，]{1,6}$/.test(text.slice(Math.max(0, start - 12), start))) return true
  return /(?:以下|如下|下列|上述|这|前)$/.test(text.slice(Math.max(0, start - 2), start))
}

const up = /(?:增长|增加|增速|增幅|提高|上升|上涨|提升|扩大|新增|净增|递增|涨幅|增|涨|上浮|高出|多收|攀升)(?:速度|幅度)?(?:了|为|是|约|近|超|超过|不低于)*$/
const down = /(?:下降|减少|降低|压减|压缩|缩减|回落|收窄|降幅|下调|减|缩短|下浮|精简|核减)(?:了|为|约|近|超|超过|不低于)*$/

/** Whether the figure says by how much something grew or fell; what it grew to (提高到) is no change. */
function changeOf(text: string, quantity: Quantity): Change {
  if (quantity.form === 'rank' || quantity.form === 'ratio') return 'none'
  if (quantity.form === 'multiple' && /^翻/.test(text.slice(quantity.start))) return 'up'
  const clause = clauseBefore(text, quantity.start)
  if (up.test(clause)) return 'up'
  if (down.test(clause)) return 'down'
  if (quantity.form !== 'percent' && quantity.form !== 'points' && /(?:^|[^\u4e00-\u9fff]|[\u4e00-\u9fff]{0,10})(?:新增|净增)(?![^，]*(?:增至|增长到|达到|达)$)[^，]{0,14}$/.test(clause)) return 'up'
  if (/(?:涨幅|增幅|增速|增长率)(?:为|是|在|达到?|控制在|保持在)*(?:约|近)?$/.test(clause)) return 'up'
  return 'none'
}

function clauseBefore(text: string, at: number): string {
  let start = at
  while (start > 0 && at - start < 60 && !/[，；。：！？]/.test(text[start - 1]!)) start -= 1
  return text.slice(start, at)
}

const done = /已(?:经)?|了(?!解)|曾|去年|上年|目前(?:有|共|已)|现行|现有|原有/

/** A figure of a task is a target, unless it only says what there is: 在13个中心的基础上, 全市9个县区, 现行16%. */
function isGoal(text: string, masked: string, quantity: Quantity, label: SentenceLabel): boolean {
  const clause = clauseBefore(masked, quantity.start)
  const after = /^[^，；。]*/.exec(masked.slice(quantity.end))![0]
  if (label !== 'task') return label === 'other' && /(?:实现|应该|力争|要)[^，]{0,20}$/.test(clause) && (quantity.form === 'multiple' || quantity.form === 'rank')
  if (done.test(clause) && !/(?:要|力争|确保)[^，]*$/.test(clause)) return false
  if (/在[^，]*$/.test(clause) && /基础上|前提下|情况下/.test(after)) return false
  if (/(?:由|从)$/.test(clause) && /(?:提高|增加|降低|扩大|缩短|压缩|下降|调整|提升)/.test(after)) return false
  if (/(?:全[省市县区国州]|我[省市县区])(?:各)?$/.test(clause) && quantity.form === 'count' && /^(?:县|区|市|乡|镇|街道|州|（)/.test(after)) return false
  if (quantity.form === 'count' && /^(?:县|县市区|县（|区县|市州|市、州|乡镇)/.test(after.replace(/^个?/, '')) && !/以上|至少|确保|力争|新|达/.test(text.slice(Math.max(0, quantity.start - 6), quantity.end + 2)) && /(?:把|将|对|的|，|^)$/.test(clause)) return false
  return !/(?:比|较)(?:上年|去年|同期)[^，]*$/.test(clause) || /要|力争|确保|压减|减少|增长/.test(clause)
}

const measuring = /(?:(?:分别|均|都|已经?|共|总计|累计|合计|约|近|超过?|超|年均|平均|同比|环比|基本|大约|将|要|力争|再|又|占到?|预计|稳定|保持|控制|总体)|(?:比|较)[^，]{1,8}?(?=增|提|减|下|上|高|低|扩|多|少)|(?:由|从)[^，]{1,24}?(?=提|增|降|扩|减|下|调|压|缩)|达到?|突破|增长|增加|提高|上升|上涨|提升|扩大|增至|升至|降至|下降|减少|降低|压减|压缩|缩减|回落|收窄|新增|净增|不低于|不少于|不超过|不高于|实现|高于|低于|居|位居|位列|列|排名?|稳居|跃居|保持|排在|有|为|是|至|到|在|了|按|率先|全[国省市县区](?:各[省市县]区?)?的?|（|：|“|”$)+$/

/** What is measured, in the words nearest to the figure. */
function subjectOf(text: string, masked: string, quantity: Quantity, listed: FoundFigure | undefined, last: FoundFigure | undefined): string {
  if (listed && !nounBehind(text, masked, quantity)) return listed.subject
  const counted = quantity.form === 'count' && quantity.unit !== ''
  const behind = counted ? nounBehind(text, masked, quantity) : undefined
  const before = nounBefore(text, quantity)
  if (behind !== undefined && !/^(?:分别|均)/.test(behind)) return behind
  if (before !== '') return before
  if (last !== undefined) return last.subject
  return behind ?? nounOfClauseBefore(text, quantity.start)
}

/** 44位同志, 10个左右的行业指导委员会: the noun behind a count, up to the next verb or mark. */
function nounBehind(text: string, masked: string, { end, form }: Quantity): string | undefined {
  if (form !== 'count' && form !== 'fraction' && form !== 'rank') return undefined
  let at = end
  if (/^(?:以上|左右|以内)?的/.test(masked.slice(at, at + 3))) at += masked.slice(at, at + 3).indexOf('的') + 1
  const start = at
  while (at < masked.length && at - start < 24 && !/[，。；：、！？（）()\d]|^和|^及|^与/.test(masked[at]!)) {
    const verb = at > start + 1 ? verbAt(masked, at) : undefined
    if (at > start && verb !== undefined && verb.length > 1 && !/^(?:工程|计划|教育|建设|改革|培训|服务|管理|试点|监督|指导|监测|改造|研究|试验|示范|保护|应用|创新|发展|转移|概念|集成|合作|协同|档案|检查|投资|招生|考核|公共|规划|储备|养老|托育|监管|治理|贷款)/.test(masked.slice(at))) break
    if (/[是为在被]/.test(masked[at]!) || (at > start && /^(?:进行|开展|获|入选|通过|以|和)/.test(masked.slice(at, at + 2)))) break
    at += 1
  }
  const noun = text.slice(start, at).replace(/[的了]$/, '')
  return /[\u4e00-\u9fff]/.test(noun) && noun.length >= 1 && !/^(?:用于|支持|以上|左右|。)/.test(noun) ? noun : undefined
}

/** The words of the clause in front of the figure, without what only says that it is measured. */
function nounBefore(text: string, { start }: Quantity): string {
  let words = clauseBefore(text, start)
  const comma = /^[^，]*、[^、]*$/.test(words)
  for (;;) {
    const shorter = words.replace(measuring, '')
    if (shorter === words) break
    words = shorter
  }
  words = words.replace(/^(?:到|截至|截止)?(?:20\d\d|20xx|今|去|上|本)?年?(?:上半年|底|末|初|全年|来|以来)?(?:，|、)?|^(?:其中|目前|全[省市县区](?=[\u4e00-\u9fff]{3})|全年|一年来|力争|确保|完成|每年|五年来|累计|共|先后|并|同时)+/g, '')
  words = words.slice(skipAdverbs(words, 0))
  if (words.length > 22 && !comma) words = lastPhrase(words)
  return words.replace(/^[的了、和与及]|[的了]$/g, '')
}

/** Of a long clause the last verb with its object. */
function lastPhrase(words: string): string {
  for (let at = words.length - 3; at > 0; at -= 1) {
    const verb = verbAt(words, at)
    if (verb !== undefined && verb.length > 1 && at + verb.length < words.length) return words.slice(at)
  }
  return words.slice(-16)
}

function nounOfClauseBefore(text: string, at: number): string {
  const clauses = text.slice(0, at).split(/[，；。：]/)
  return (clauses.at(-2) ?? clauses.at(-1) ?? '').slice(-16).replace(/[的了]$/g, '')
}

function relationsOf(text: string, quantity: Quantity, all: readonly Quantity[], place: number): FigureRelations {
  const clause = clauseBefore(text, quantity.start)
  const compared = /(?:比|较|同比|环比|与)[^，（]{0,10}?(?:上年|去年|上月|同期|上季度|20\d\d年|20xx年|上年末|年初|五年前)(?:同期|末|底)?/.exec(clause)
  const benchmark = /(全[国省市县]平均[^，（）]{0,8}?|高于[^，]{1,10}平均水平)(?:为|是|增长)?$/.exec(clause)
  const among = quantity.form === 'rank' ? /(全[国省市县区州]|(?:\d+|[一二三四五六七八九十]+)个[^，居位列的]{1,6}|同类[^，]{1,6}|各[省市县]区?)(?:的)?[^，]{0,4}$/.exec(clause) : null
  const before = all[place - 1]
  const from = before && /^(?:提高|增加|下降|降低|扩大|提升|缩短|压缩|增长|上升|减少|调整|增)(?:到|至|为)$/.test(text.slice(before.end, quantity.start)) && /(?:由|从)[^，]*$/.test(clauseBefore(text, before.start))
  const part = /其中/.test(text.slice(before?.end ?? quantity.start, quantity.start)) && before
  const shared = /分别[^，。；]*$/.test(clause) || /分别[^。；]*$/.test(text.slice(0, quantity.start).split('，').at(-1)!)
  return {
    ...(compared ? { comparedWith: compared[0] } : {}), ...(benchmark ? { benchmark: benchmark[1]! } : {}), ...(among ? { rankedAmong: among[1]! } : {}),
    ...(part ? { partOf: place - 1 } : {}), ...(from ? { cameFrom: place - 1 } : {}), ...(shared ? { listPlace: listPlace(text, all, place) } : {}),
  }
}

/** How many figures of the same list stand in front. */
function listPlace(text: string, all: readonly Quantity[], place: number): number {
  let count = 0
  for (let at = place; at > 0 && /^[、和]/.test(text.slice(all[at - 1]!.end, all[at]!.start)); at -= 1) count += 1
  return count
}
