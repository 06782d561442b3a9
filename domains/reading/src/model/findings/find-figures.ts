import { endsUnit, findQuantities } from '@lantai/chinese'
import type { Quantity } from '@lantai/chinese'
import { unitFlags } from './scanning.ts'
import type { Change, Cue, Figure, FigureRelations, SentenceLabel } from './shapes.ts'
import { skipAdverbs, verbAt } from './verbs.ts'

/** A figure whose place is in the sentence and whose confidence is not known yet. */
type FoundFigure = Omit<Figure, 'confidence'>

/** The figures of a sentence by GUIDE.md §2, each with what is measured, how it changed, and whether it is still to be reached. */
export function findFigures(text: string, masked: string, label: SentenceLabel): FoundFigure[] {
  const figures: FoundFigure[] = []
  const quantities = findQuantities(text).filter((quantity) => !announces(text, quantity))
  const lists = listsOf(text, quantities)
  for (const [place, quantity] of quantities.entries()) {
    const before = quantities[place - 1]
    const list = lists[place]!
    const joined = before !== undefined && /^(?:、|和|及|与|或|—|-|至|到|~|～)$/.test(text.slice(before.end, quantity.start))
    const listed = joined && place > 0 ? figures[place - 1] : undefined
    const change = listed && !/[\u4e00-\u9fff]{3}/.test(text.slice(before!.end, quantity.start)) ? listed.change : changeOf(text, quantity)
    const subject = subjectOf({ text, masked, quantities, place, list, listed: listed !== undefined }, figures)
    figures.push({
      start: quantity.start, end: quantity.end, text: text.slice(quantity.start, quantity.end), value: quantity.value, unit: quantity.unit,
        bound: quantity.bound,
      change, subject, goal: isGoal(text, masked, quantity, label), relations: relationsOf(text, quantities, place, list),
        cues: [cueOf(quantity)],
    })
  }
  return figures
}

/** The list that a figure stands in. */
interface FigureList {
  /** The places of the first and the last figure joined by 、 or 和 alone. */
  readonly first: number
  last: number
  /** How many figures stand in front, where 、 or 和 only begins what joins them. */
  readonly before: number
  /** 分别 stands in front of the figure in the same clause. */
  readonly shared: boolean
}

/** For each figure its list; all of them in one pass, so that a text of nothing but figures takes no longer than another. */
function listsOf(text: string, quantities: readonly Quantity[]): FigureList[] {
  const lists: FigureList[] = []
  let [at, shared] = [0, false]
  for (const [place, { start }] of quantities.entries()) {
    for (; at < start; at += 1) {
      if (clauseEnds[text.charCodeAt(at)] === 1) shared = false
      else if (at + 2 <= start && text.startsWith('分别', at)) shared = true
    }
    const between = text.slice(quantities[place - 1]?.end ?? start, start)
    const joined = between.startsWith('、') || between.startsWith('和')
    const above = lists[place - 1]
    const first = joined && between.length === 1 ? above!.first : place
    lists.push({ first, last: place, before: joined ? above!.before + 1 : 0, shared })
  }
  for (let place = lists.length - 2; place >= 0; place -= 1) {
    if (lists[place + 1]!.first <= place) lists[place]!.last = lists[place + 1]!.last
  }
  return lists
}

const clauseEnds = unitFlags('，。；')

const cueOf = ({ form, prefixed }: Quantity): Cue => ({ code: form, words: prefixed ?? '' })

const structural = /^(?:大)?(?:个)?(?:方面|问题|层面|层次|层意思|特点|阶段|环节|维度|字|要求|原则|关键词|重点|部分|坚持|必须|统筹|确保|转变|着力|抓手|目标|意见|字方针|关系|结合|步骤|主题|主线|定位)/

const structureBehind = /^[项条点]?(?:基本|主要|重点)?(?:原则|制度|措施|要求|工作|任务|任务目标|机制|建议|意见|体系)(?:[，。；：、]|$)/

/** Numbers that only announce the text's own structure or sum up a list: 两个问题, 六个方面, 四项原则, 三大活动. */
function announces(text: string, { start, end, form, unit, number }: Quantity): boolean {
  if (form !== 'count') return false
  const rest = text.slice(number.end, number.end + 8)
  const small = !/\d{2}/.test(text.slice(number.start, number.end))
  if (small && (structural.test(rest) || structural.test(text.slice(end, end + 8)))) return true
  if (small && structureBehind.test(text.slice(end, end + 8)) && !/\d/.test(text.slice(number.start, number.end))) return true
  if (/^[地省市](?=[，。；、进])/.test(unit) && text[start - 1] !== undefined && /[\u4e00-\u9fff]/.test(text[start - 1]!)
    && /、[^，]{1,6}$/.test(text.slice(Math.max(0, start - 12), start))) return true
  return /(?:以下|如下|下列|上述|这|前)$/.test(text.slice(Math.max(0, start - 2), start))
}

const up = /(?:增长|增加|增速|增幅|提高|上升|上涨|提升|扩大|新增|净增|递增|涨幅|增|涨|上浮|高出|多收|攀升)(?:速度|幅度)?(?:了|为|是|约|近|超|超过|不低于)*$/
const down = /(?:下降|减少|降低|压减|压缩|缩减|回落|收窄|降幅|下调|减|缩短|下浮|精简|核减)(?:了|为|约|近|超|超过|不低于)*$/

const newlyBefore = /(?:新增|净增)(?![^，]*(?:增至|增长到|达到|达)$)[^，]{0,14}$/

/** Whether the figure says by how much something grew or fell; what it grew to (提高到) is no change. */
function changeOf(text: string, quantity: Quantity): Change {
  if (quantity.form === 'rank' || quantity.form === 'ratio') return 'none'
  if (quantity.form === 'multiple' && text.startsWith('翻', quantity.start)) return 'up'
  const clause = clauseBefore(text, quantity.start)
  if (up.test(clause)) return 'up'
  if (down.test(clause)) return 'down'
  if (quantity.form !== 'percent' && quantity.form !== 'points' && newlyBefore.test(clause)) return 'up'
  if (/(?:涨幅|增幅|增速|增长率)(?:为|是|在|达到?|控制在|保持在)*(?:约|近)?$/.test(clause)) return 'up'
  return 'none'
}

const begins = unitFlags('，；。：！？（(')

/** The clause in front of a place; a bracket that is open there begins it, one that was closed is part of it. */
function clauseBefore(text: string, at: number): string {
  let start = at
  while (start > 0 && at - start < 60 && begins[text.charCodeAt(start - 1)] === 0) {
    const closed = text[start - 1] === '）' || text[start - 1] === ')'
    const open = closed ? Math.max(text.lastIndexOf('（', start - 1), text.lastIndexOf('(', start - 1)) : -1
    start = open > 0 ? open : start - 1
  }
  return text.slice(start, at)
}

const done = /已(?:经)?|了(?!解)|曾|去年|上年|目前(?:有|共|已)|现行|现有|原有/

/** How far behind a figure the rest of its clause is looked at. */
const after_units_max = 200

const areasBehind = /^(?:县|县市区|县（|区县|市州|市、州|乡镇)/
const aimBefore = /(?:实现|应该|力争|要)[^，]{0,20}$/

/** A figure of a task is a target, unless it only says what there is: 在13个中心的基础上, 全市9个县区, 现行16%. */
function isGoal(text: string, masked: string, quantity: Quantity, label: SentenceLabel): boolean {
  const clause = clauseBefore(masked, quantity.start)
  const after = /^[^，；。]*/.exec(masked.slice(quantity.end, quantity.end + after_units_max))![0]
  if (label !== 'task') return label === 'other' && aimBefore.test(clause) && (quantity.form === 'multiple' || quantity.form === 'rank')
  if (done.test(clause) && !/(?:要|力争|确保)[^，]*$/.test(clause)) return false
  if (/(?:对|凡|连续)[^，]*$/.test(clause) && /^[^，]{0,10}的/.test(after)) return false
  if (quantity.unit === '岁' && /^(?:以上|以下)?的?(?:老|人|儿童|群众|婴幼儿|居民|学生)/.test(after)) return false
  if (/在[^，]*$/.test(clause) && /基础上|前提下|情况下/.test(after)) return false
  if (/(?:由|从)$/.test(clause) && /(?:提高|增加|降低|扩大|缩短|压缩|下降|调整|提升)/.test(after)) return false
  if (/(?:全[省市县区国州]|我[省市县区])(?:各)?$/.test(clause) && quantity.form === 'count' && /^(?:县|区|市|乡|镇|街道|州|（)/.test(after)) return false
  if (quantity.form === 'count' && areasBehind.test(after.replace(/^个?/, ''))
    && !/以上|至少|确保|力争|新|达/.test(text.slice(Math.max(0, quantity.start - 6), quantity.end + 2))
    && /(?:把|将|对|的|，|^)$/.test(clause)) return false
  return !/(?:比|较)(?:上年|去年|同期)[^，]*$/.test(clause) || /要|力争|确保|压减|减少|增长/.test(clause)
}

// Words that only say that something is measured, and, in front of the verb of a change, what it is measured from. One is taken off
// the end at a time: a pattern of them all would try every way to share out a long text among them.
const measuring = new RegExp(
  '(?:分别|均|都|已经?|共|总计|累计|合计|约|近|超过?|年均|平均|同比|环比|基本|大约|将|要|力争|确保|再|又|占到?|预计|稳定|保持|控制|总体|最低'
    + '|至少|就|还|只|先|每年|每季度|每月|每旬|高达|达到?|突破|增长|增加|提高|上升|上涨|提升|扩大|增至|升至|降至|下降|减少|降低|压减|压缩|缩减'
    + '|回落|收窄|不低于|不少于|不超过|不高于|实现|高于|低于|高出|占|有|为|是|至|到|在|了|按|由|从|降|升|率先|完成|全[国省市县区](?:各[省市县]区?)?的?|“)$',
)
const change = /^(?:增长|增加|提高|上升|上涨|提升|扩大|下降|减少|降低|压减|压缩|缩减|回落|收窄|高出|高于|低于|降|升|增至|升至|降至)/
const comparing = /(?:^|[，、])?(?:还|又|却)?(?:比|较)(?![重例较])[^，]{1,14}?(?:高出?|低|多收?|少|快|慢|前移)$|(?:高于|低于|优于)[^，]{2,12}$/
const measuredFrom = /(?:(?:比|较)(?![重例较])[^，]{1,10}|(?:由|从)[^，]{1,24})$/

/** Without the words at the end that only say that it is measured. */
function withoutMeasuring(words: string): string {
  let rest = words
  for (;;) {
    rest = rest.replace(comparing, '')
    const found = measuring.exec(rest)
    if (!found) return rest
    rest = rest.slice(0, found.index)
    if (change.test(found[0])) rest = rest.replace(measuredFrom, '')
  }
}

const ranking = /(?:连续[\d一二三四五六七八九十]+年)?(?:全[国省市县区]$|位?居|稳居|跃居|列|位列|排名?|排在|走在|升至|保持|在|当|获得?|均)[^，]*$/
const opening = new RegExp(
  '^(?:到|截至|截止)?(?:20\\d\\d|20xx|今|去|上|本|明)年?(?:上半年|下半年|底|末|初|全年|来|以来)?(?:之?前)?(?:，|、)?|^(?:其中|目前'
    + '|全[省市县区](?=[\\u4e00-\\u9fff]{3})|全年|年内|年底前|[一二三四]季度|\\d{1,2}月底?前?|一年来|力争|确保|每年|五年来|累计|共|先后|并|同时|要|再|为|同|把|将|对|辖区内)+',
)

interface FigurePlace {
  readonly text: string
  readonly masked: string
  readonly quantities: readonly Quantity[]
  readonly place: number
  readonly list: FigureList
  /** Joined to the figure before by 、 or 和 alone. */
  readonly listed: boolean
}

/** What is measured, in the words nearest to the figure. */
function subjectOf(here: FigurePlace, figures: readonly FoundFigure[]): string {
  const { text, masked, quantities, place } = here
  const quantity = quantities[place]!
  const shared = sharedOut(here, figures)
  if (shared !== undefined) return shared
  const behind = nounBehind(text, masked, quantity)
  if (behind !== undefined) return behind
  const last = figures.at(-1)
  if (here.listed && last) return last.subject
  if (quantity.form === 'rank') return rankedNoun(here, figures)
  const before = nounBefore(text, quantity, quantities[place - 1]?.end ?? 0)
  if (before !== '' && !onlyActs(before) && !/(?:总规模|总额)$/.test(before)) return before
  // 争取到10万元资金, 建成4座、在建8座: a verb alone measures nothing.
  const given = before.endsWith('到') || /(?:规模|总额|争取)$/.test(before) ? nounBehind(text, masked, { ...quantity, form: 'count' }) : undefined
  if (given !== undefined && given.length > 1) return given
  if (before !== '' && (quantity.form !== 'count' || last === undefined || last.unit !== quantity.unit)) return before
  return last?.subject ?? nounOfClauseBefore(text, quantity.start)
}

function onlyActs(words: string): boolean {
  const at = skipAdverbs(words, 0)
  return words.length - at === (verbAt(words, at)?.length ?? -1)
}

/** 交通、水利、能源投资分别达A、B、C: as many things as figures, each has its own. */
function sharedOut({ text, quantities, place, list: { first, last } }: FigurePlace, figures: readonly FoundFigure[]): string | undefined {
  if (last === first) return undefined
  const clause = clauseBefore(text, quantities[first]!.start)
  const shared = /^(.*?)分别[^，]*$/.exec(clause)
  if (!shared) return undefined
  const words = shared[1]!.replace(opening, '')
  // 接待A人次，收入B元，分别增长C、D: each of as many figures before.
  const before = place - (last - first + 1)
  if (words === '' || comparison.test(words)) return before >= 0 ? figures[before]?.subject : undefined
  const things = words.split(/[、和]/)
  return things.length === last - first + 1 ? things[place - first] : undefined
}

const comparison = /^(?:比|较|同比|环比)[^，]{0,8}$/

/** 比重居全国第一位: what stands in front of 居; the count of the field it is first in is no subject. */
function rankedNoun({ text, quantities, place }: FigurePlace, figures: readonly FoundFigure[]): string {
  const clause = clauseBefore(text, quantities[place]!.start)
  const at = quantities[place]!.start - clause.length
  const cut = ranking.exec(clause)
  const noun = clause.slice(0, cut?.index ?? clause.length).replace(opening, '').replace(/(?:均|都|分别|也|规模)$/, '')
  if (/[\u4e00-\u9fff]{2}/.test(noun)) return /[、和]/.test(noun) && figures.length > 0 && figures.at(-1)!.start >= at
    ? figures.at(-1)!.subject : noun.split(/在[^，]{4,}/)[0]!
  const before = figures.findLast((figure) => figure.start < at + (cut?.index ?? clause.length))
  return before?.subject ?? nounOfClauseBefore(text, quantities[place]!.start)
}

/** 44位同志, 10个左右的行业指导委员会, 87万学生: the noun behind a count, up to the next verb or mark. */
function nounBehind(text: string, masked: string, { start: from, end, form }: Quantity): string | undefined {
  const placed = form === 'rank' && /[个家座]$/.test(text.slice(from, end))
  if (form !== 'count' && !placed && !(form === 'fraction' && masked[end] === '的')) return undefined
  let at = end
  if (/^(?:以上|左右|以内)?的/.test(masked.slice(at, at + 3))) at += masked.slice(at, at + 3).indexOf('的') + 1
  if (changes.test(masked.slice(at, at + 6)) || predicate.test(masked.slice(at, at + 3))) return undefined
  const ages = age.exec(masked.slice(at, at + 8))
  const start = at
  at += ages?.[0].length ?? 0
  while (at < masked.length && at - start < 24 && !nounEnds.test(masked.slice(at, at + 4))) {
    const close = masked[at] === '（' ? masked.indexOf('）', at) : -1
    if (masked[at] === '（' && (close < 0 || at === start || close - at > 10)) break
    if (close > 0) {
      at = close + 1
      continue
    }
    const verb = at > start ? verbAt(masked, at) : undefined
    if (verb !== undefined && verb.length > 1 && !nouns.test(masked.slice(at)) && !/[未已拟新]$/.test(masked.slice(start, at))) break
    if (masked[at] === '的' && owns(masked, start, at)) break
    if (at > start && /^(?:进行|开展|获|入选|通过|以|卡|发|听|接|由(?!于))/.test(masked.slice(at, at + 2))) break
    at += 1
  }
  const noun = text.slice(start, at).replace(/[的了中]$/, '')
  return /[\u4e00-\u9fff]/.test(noun) && !/^(?:用于|支持|以上|左右|参加|得到|。)/.test(noun) ? noun : undefined
}

// Words that are verbs elsewhere and here, behind a count, the name of a thing.
const nouns = new RegExp(
  '^(?:工程|计划|教育|建设|改革|培训|服务|管理|试点|监督|指导|监测|改造|研究|试验|示范|保护|应用|创新|发展|转移|概念|集成|合作|协同|档案|检查|投资|招生|考核|公共|规划|储备|养老|托育|监管|治理|贷款'
    + '|重点|授权|报告|展览|报名|审批|保障|救护)',
)

const changes = /^(?:降|升|增|减|提高|压缩|压减|扩大|上升|下降|缩短|调整)(?:[到至为]|加[到至]|少[到至])/
/** 8座运行不正常, 5项卡在…: what is said of them. */
const predicate = /^(?:卡在|[\u4e00-\u9fff]{2}[不了])/
const age = /^\d{1,3}岁(?:以[上下])?/
// Marks, and words that only a verb or another clause follows.
const nounEnds = new RegExp('^(?:[，。；：、！？）)\\d是为在被都也把讲每有和及与那这让]|均(?!衡)|一(.)一\\1|就(?!业|近|地|医|学)|还(?!贷|款|原|建)|没(?!收)'
  + '|[去今前明]年|[\\u4e00-\\u9fff][了着过](?!解|力|程|渡))')

/** 三个村的群众: the count is of what 的 follows, unless that only describes (国家级的). */
const owns = (masked: string, start: number, at: number): boolean => at - start === 1 || endsUnit(masked, at)
  || /(?:群众|学生|老人|村民|居民|职工|病种|项目)$/.test(masked.slice(start, at))

/** The words of the clause in front of the figure, behind the figure before it, without what only says that it is measured. */
function nounBefore(text: string, quantity: Quantity, after: number): string {
  const clause = clauseBefore(text, quantity.start)
  let words = text.slice(Math.max(quantity.start - clause.length, after), quantity.start).replace(/^[、和及与]/, '')
  const rate = quantity.form === 'percent' || quantity.form === 'points' || quantity.form === 'fraction'
  words = withoutMeasuring(words)
  if (quantity.form === 'fraction' && /^占..+的$/.test(words)) return words.slice(1, -1)
  if (words.startsWith('占')) return ''
  words = words.replace(opening, '').replace(/^占.*$/, '')
  if (!rate && !/^[次遍趟回]$/.test(quantity.unit)) words = objectOf(words)
  if (words.length > 24) words = lastPhrase(words)
  return words.replace(listNumber, '').replace(/^[的了、和与及，]+|(?:[的了须]|(?<=..)[中要]|应当?)$/g, '')
}

// What is left of a number at the head of a sentence: （三）, 1., 二是.
const listNumber = /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是)\s*/

// 审核环节, 办理率: with what follows it the verb is a name.
const measure = /^(?:[的率数量额值]|环节|时限|事项|流程|次数|标准|规模|能力)/

/** Behind the subject and the verbs that open the words: 县教育局接到家长反映问题线索 is about 问题线索. */
function objectOf(words: string): string {
  let rest = behindDoer(words)
  for (;;) {
    const at = skipAdverbs(rest, 0)
    const verb = verbAt(rest, at)
    if (verb === undefined || verb.length < 2 || at + verb.length > rest.length - 2 || measure.test(rest.slice(at + verb.length))) break
    rest = rest.slice(at + verb.length).replace(/^[了的好到]/, '')
  }
  const relative = rest.lastIndexOf('的')
  if (relative > 0 && rest.length - relative > 2) rest = rest.slice(relative + 1)
  for (let end = rest === words ? rest.length - 4 : 0; end >= 3; end -= 1) {
    const verb = endsUnit(rest, end) ? verbAt(rest, skipAdverbs(rest, end)) : undefined
    if (verb !== undefined && verb.length > 1) return objectOf(rest.slice(end))
  }
  return rest
}

const gives = new RegExp('(?:设立|配备|储备|征集|抽查|抽检|招录|招聘|聘用|组织|安排|新建|开展|完成|提供|发放|安装|购置|选派|引进|培育|打造|建成|投入|申报|修建|承担|举办'
  + '|接到|收到|拿出|腾出)(?:了|好)?(?=[\\u4e00-\\u9fff]{2})')

/** Without who does it and when: 县卫生局在现场设立|医疗救护点. */
function behindDoer(words: string): string {
  const found = gives.exec(words)
  return found && found.index > 0 && !/[的率]$/.test(words.slice(0, found.index)) ? words.slice(found.index + found[0].length) : words
}

/** Of long words the last verb with its object. */
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

const changesTo = /^(?:提高|增加|下降|降低|扩大|提升|缩短|压缩|增长|上升|减少|调整|增)(?:到|至|为)$/
const fieldBefore = /(全[国省市县区州]|(?:\d+|[一二三四五六七八九十]+)个[^，居位列的]{1,6}|同类[^，]{1,6}|各[省市县]区?)(?:的)?[^，]{0,4}$/

function relationsOf(text: string, all: readonly Quantity[], place: number, list: FigureList): FigureRelations {
  const quantity = all[place]!
  const clause = clauseBefore(text, quantity.start)
  const compared = /(?:比|较|同比|环比|与)[^，（]{0,10}?(?:上年|去年|上月|同期|上季度|20\d\d年|20xx年|上年末|年初|五年前)(?:同期|末|底)?/.exec(clause)
  const benchmark = /(全[国省市县]平均[^，（）]{0,8}?|高于[^，]{1,10}平均水平)(?:为|是|增长)?$/.exec(clause)
  const among = quantity.form === 'rank' ? fieldBefore.exec(clause) : null
  const before = all[place - 1]
  const from = before && changesTo.test(text.slice(before.end, quantity.start))
    && /(?:由|从)[^，]*$/.test(clauseBefore(text, before.start))
  const part = /其中/.test(text.slice(before?.end ?? quantity.start, quantity.start)) && before
  const shared = list.shared || /分别[^，。；]*$/.test(clause)
  const relations: { -readonly [Name in keyof FigureRelations]: FigureRelations[Name] } = {}
  if (compared) relations.comparedWith = compared[0]
  if (benchmark) relations.benchmark = benchmark[1]!
  if (among) relations.rankedAmong = among[1]!
  if (part) relations.partOf = place - 1
  if (from) relations.cameFrom = place - 1
  if (shared) relations.listPlace = list.before
  return relations
}
