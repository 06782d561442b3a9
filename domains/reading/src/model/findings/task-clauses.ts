import type { FoundUnit } from './find-units.ts'
import { unitFlags, visitMatches } from './scanning.ts'
import { skipAdverbs, verbAt } from './verbs.ts'

/** What a clause of a task sentence is to the pieces of work in it. */
type ClauseKind = 'work' | 'purpose' | 'ground' | 'statement'

export interface Clause {
  /** Within the sentence; the number in front of it is outside. */
  readonly start: number
  readonly end: number
  /** Where it goes on behind its subject and its modal words. */
  readonly body: number
  readonly kind: ClauseKind
  /** Begins behind a ；. */
  readonly apart: boolean
  readonly verb: Verb | undefined
}

export interface Verb {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Place { readonly start: number; readonly end: number }

/** What was found in the sentence already. */
interface Surroundings {
  readonly units: readonly FoundUnit[]
  readonly periods: readonly Place[]
  /** Where the sentence begins behind a label of responsibility. */
  readonly from: number
}

const numbering = new RegExp(
  '^(?:\\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}[.、．]|[一二三四五六七八九十]{1,2}是(?=[^，。]{2})'
    + '|第[一二三四五六七八九十]+[，、]|——))?\\s*(?:同时|另外|此外|其中|尤其是?|特别是|咱?就|在这个基础上|在此基础上|下一步|比如说?)?，?',
)
const grounds = new RegExp(
  '^(?:要|应|继续|并|以及)?(?:以(?!上|下|内|便)[^，]{2,60}(?:为|作为)|通过|利用|结合|围绕|按照|根据|针对|随着|为了|依托|借助|本着|立足|高举|坚持以|把[^，]{2,40}(?:作为|放在'
    + '|摆在)|将[^，]{2,30}作为|从[^，]{1,30}(?:出发|入手|多个维度)|在[^，]{1,40}(?:中|下|上|时|后|前|基础上|过程中|方面)$|对照|在[^，]{2,16}上(?:下功夫|下工夫|求突破|做文章'
    + '|作文章|见成效|狠下功夫)|坚持(?!月|每|不懈)[^，]{2,30}$|(?:一定)?真抓实干$|(?:及时)?掌握|贯彻(?![^，]{0,30}(?:工作|方案)$)|认真贯彻|深入贯彻|聚焦|经(?:过)?'
    + '|充分发挥[^，]{2,30}(?:作用|优势)$|发挥[^，]{2,30}(?:优势)$|加上|对于)',
)
const purposes = new RegExp(
  '^(?:进一步|不断|切实|全面|努力|有效|更好地?|充分|着力|持续|确实|从而|进而|以|使得?|并|逐步|真正|稳步|大力|积极)*(?:确保|保证|提高|提升|增强|释放|激发|使|让|形成|满足|防止|避免|发挥|营造|实现'
    + '|推动|促进|带动|奠定|为[^，]{2,40}(?:提供|奠定|作出|做出|做好|创造|服务|贡献|打下)|以便|体现|展现|彰显|缩小|减轻|解决|达到|破解|推进[^，]{2,8}(?:进程|发展)$|调动|凝聚|夯实|筑牢|维护'
    + '|树立|做到|不走|力求早|最大(?:程度|限度)地|把[^，]{2,20}(?:渗透|落到|落实到|贯穿|融入|体现)|惠及|满意|有力|更加)',
)
const alwaysPurposes = new RegExp(
  '^(?:进一步|不断|切实|全面|努力|有效|更好地?|充分|着力|持续|从而|进而|以|并|逐步|真正)*(?:确保|保证|提高|提升|增强|释放|激发|使|让|形成|满足|防止|避免|以便|体现|展现|彰显'
    + '|为[^，]{2,40}(?:提供|奠定|作出|做出|创造|打下)|调动|不断|更加)',
)
// A clause that only says when.
const time = /^(?:力争|力求|要|确保)?(?:到|在|于|从)?[^，是]{0,12}(?:年|月|日|月份|底|末|前|内|起|开始|期间|以来)$/
// By when the work in front is to be done, and nothing else: 6月底前投入运行, 2026年6月底前全部安装到位.
const finishes = new RegExp(
  '^(?:确保|力争|要|争取)?(?:[^，]{0,16}(?:前|底|内|年内))(?:全部|基本|初步|逐一|要)*(?:完成|投入|建成|上线|开工|竣工|投产|结案|结束|[^，]{0,4}到位|封关|启用|开园|开馆'
    + '|办结)[^，]{0,4}$',
)
const marks = unitFlags('，；。！？：')
const modals = /(?:都|也|均|还|就|更|一定|必须|首先|尤其|再)?(?:要|应当|应|必须|务必|须|需|拟于?|准备|打算|计划|将|可以?|不得|不能|严禁|严格禁止|力争|力求|争取|确保|请|想)/g

/** The clauses of a task sentence, split at ， and ； outside quotations and brackets, each with what it is to the others. */
export function readClauses(text: string, masked: string, around: Surroundings): Clause[] {
  const { units } = around
  const clauses: Clause[] = []
  let start = around.from + numbering.exec(masked.slice(around.from))![0].length
  const head = /^[^，；。]{4,40}(?:是|为|如下|包括)：/.exec(masked.slice(start))
  if (head) start += head[0].length
  let apart = false
  for (let at = start; at <= masked.length; at += 1) {
    const character = masked[at]
    if (at < masked.length && marks[masked.charCodeAt(at)] === 0) continue
    // 种植业股：完成…: a unit before a colon is told what follows.
    if (character === '：' && units.some((unit) => unit.end === at && unit.start === start)) {
      start = at + 1
      continue
    }
    if (at > start && /\S/.test(masked.slice(start, at))) clauses.push(readClause(masked, start, at, apart, around))
    apart = character === '；' || character === '：'
    start = at + 1
  }
  return demote(clauses, masked, text)
}

function readClause(masked: string, start: number, end: number, apart: boolean, { units, periods }: Surroundings): Clause {
  const subjects = units.filter((unit) => unit.cue.code === 'subject' && unit.start >= start && unit.end <= end)
  const body = skipModals(masked, subjects.at(-1)?.end ?? start, end)
  const moved = units.filter((unit) => unit.cue.code === 'pivot' && unit.role === 'lead' && unit.start >= body && unit.end < end).at(-1)
  const partner = units.filter((unit) => unit.role === 'with' && unit.start >= start && unit.end < end
    && unit.start - (moved?.end ?? body) <= 8).at(-1)
  const verb = mainVerb(masked, Math.max(moved?.end ?? body, partner?.end ?? body), end, periods)
  const words = masked.slice(body, end)
  const told = verb === undefined || /^[^，]{0,6}是(?!要|把|在|否)/.test(words) || time.test(words)
  const kind = grounds.test(words) ? 'ground' : told ? 'statement' : 'work'
  return { start, end, body, kind, apart, verb }
}

/** Results and purposes are no work of their own where work stands before them, and grounds are some where nothing follows. */
function demote(clauses: readonly Clause[], masked: string, text: string): Clause[] {
  let worked = false
  return clauses.map((clause, index) => {
    if (clause.apart) worked = false
    const words = masked.slice(clause.body, clause.end)
    const last = clauses[index + 1] === undefined || clauses[index + 1]!.apart
    const counted = /[\d%]|全部|所有|全覆盖|应.尽./.test(text.slice(clause.start, clause.end))
    let kind = clause.kind
    // A target needs no verb: 存量系统应迁尽迁, 产量不低于16.5万吨.
    if (kind === 'statement' && counted && clause.end - clause.start >= 6 && !time.test(words)) kind = 'work'
    if (kind === 'ground' && last && !worked && clause.verb) kind = 'work'
    if (kind !== 'ground' && !counted && worked && (alwaysPurposes.test(words) || (last && purposes.test(words)))) kind = 'purpose'
    if (kind !== 'ground' && worked && finishes.test(text.slice(clause.start, clause.end))) kind = 'purpose'
    if (kind === 'work') worked = true
    return { ...clause, kind }
  })
}

/** The verb of a clause: behind its subject and modal word, or where it opens; 对X进行V and 把X V have it behind their object. */
function mainVerb(masked: string, start: number, end: number, periods: readonly Place[] = []): Verb | undefined {
  const clause = masked.slice(start, end)
  const places = [start]
  visitMatches(modals, clause, (found) => { places.push(start + found.index + found[0].length) })
  const object = /(?:把|将|对|给)([^，]{2,60}?)(?=进行|予以|给予|加以|作为|[建打抓做办变转]成|纳入|列入|落实到|要上来|拿出来|引向)/.exec(clause)
  if (object) places.unshift(start + object.index + object[0].length)
  for (const place of places) {
    const after = skipLeading(masked, place, end, periods)
    const found = compoundVerb(masked, after, end)
    if (found && found.text.length > 1) return found
  }
  // A subject in front: the first verb of two characters or more.
  for (let at = start; at < Math.min(end, start + 24); at += 1) {
    const verb = verbAt(masked, at)
    if (verb !== undefined && verb.length > 1 && at + verb.length <= end) return compoundVerb(masked, at, end)
  }
  return undefined
}

const leading = new RegExp(
  '^(?:我们|咱|就|要(?!求)|应当?|必须|务必|须|拟于?|准备(?=对|在|于|开展|组织|召开|举办)|打算|将|可以?|不得|不能|严格禁止|严禁|禁止|力争|力求|(?:努力'
    + '|积极)?争取(?=[^，]{0,2}(?:扩大|建|完成|实现|达))|确保|请|想|计划(?=举办|争取|新建|建设|完成|开展|引进|投入|改造|组织|用)|再|去|牵头|负责|组织好?(?=[^，]{2})(?!开展|实施|召开'
    + '|动员)|大体上|在[^，]{2,40}(?:基础上|过程中|前提下))',
)

/** Past the modal words between a subject and what it is to do. */
function skipModals(masked: string, place: number, end: number): number {
  let at = place
  for (;;) {
    const length = /^(?:也|都|均|还|就|更|一定|首先|我们|咱|要(?!求)|应当?(?!用|急|对)|必须|务必|须|可(?=根据)|将(?!军)|请)/.exec(masked.slice(at, end))?.[0].length
    if (length === undefined) return at
    at += length
  }
}

/** Past a phrase of time that begins at the place, with the 在 or 于 in front of it. */
export function skipPeriod(masked: string, at: number, periods: readonly Place[]): number {
  const from = /[在于自从]/.test(masked[at] ?? '') ? at + 1 : at
  const found = periods.find(({ start, end }) => (start === at || start === from) && end > at)
  return found?.end ?? at
}

/** Past adverbs, modal words and phrases of time and place, in whatever order they stand. */
function skipLeading(masked: string, place: number, end: number, periods: readonly Place[]): number {
  let at = place
  for (;;) {
    const modalWord = leading.exec(masked.slice(at, end))?.[0].length ?? 0
    const dated = skipPeriod(masked, at + modalWord, periods)
    const next = skipAdverbs(masked, skipPrefix(masked, dated, end))
    if (next === at) return at
    at = next
  }
}

const prefix = new RegExp(
  '^(?:于?[一二三四五六七八九十\\d]{1,3}月份?|在[^，]{2,16}(?:成立|召开|举办)|今年|年底前?|年内|上半年|下半年|[一二三四]季度|与[^，]{2,14}(?=联合|共同|建立|合作)|(?:会同|联合'
    + '|配合)[^，]{2,14}(?=开展|共同|制定|做好)|进行|予以|给予|加以)',
)

function skipPrefix(masked: string, place: number, end: number): number {
  const found = prefix.exec(masked.slice(place, end))
  if (!found) return place
  return found[0].startsWith('在') && /(?:成立|召开|举办)$/.test(found[0]) ? place + found[0].length - 2 : place + found[0].length
}

const compoundVerbPattern = /^(?:的|工作|力度|水平|能力|体系|机制|情况|问题|活动|$|[，。；、])/

/** Verbs run together (组织开展, 建立健全) or joined (鼓励和引导) are one. */
function compoundVerb(masked: string, at: number, end: number): Verb | undefined {
  const first = verbAt(masked, at)
  if (first === undefined || at + first.length > end) return undefined
  let stop = at + first.length
  for (;;) {
    const joint = /^[和、与并]/.test(masked[stop] ?? '') ? 1 : 0
    const next = verbAt(masked, skipAdverbs(masked, stop + joint))
    const from = skipAdverbs(masked, stop + joint)
    if (next === undefined || next.length < 2 || from !== stop + joint || from + next.length > end
      || compoundVerbPattern.test(masked.slice(from + next.length, from + next.length + 2))) break
    if (joint === 0 && !runsOn.has(first + next) && !/^(?:组织|启动|统筹|探索|完成|筹备|鼓励|引导|加快|建立|加强|推进|深化|实施|继续|贯彻|指导|支持)$/.test(first)) break
    stop = from + next.length
    break
  }
  // 完成, 探索 … lead the verb that says what is to be done.
  if (/^(?:完成|探索|加快|力争|努力)$/.test(first) && stop > at + first.length) return { start: at + first.length, end: stop,
    text: masked.slice(at + first.length, stop) }
  return { start: at, end: stop, text: masked.slice(at, stop) }
}

const runsOn = new Set(['建立健全', '建立完善', '巩固拓展', '改造提升', '整合优化', '加快推进', '新建改扩建', '修改整理', '结集出版', '评选表彰', '研究制定', '研究建立', '制定出台', '推广应用',
  '总结推广', '宣传贯彻', '学习贯彻', '贯彻落实', '排查整治', '监督检查', '督促检查', '收集整理'])
