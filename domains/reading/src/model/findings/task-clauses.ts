import type { FoundUnit } from './find-units.ts'
import { unitFlags, visitMatches } from './scanning.ts'
import { joinsVerb, skipAdverbs, tellsResult, verbAt } from './verbs.ts'

/** What a clause of a task sentence is to the pieces of work in it. */
type ClauseKind = 'work' | 'purpose' | 'ground' | 'statement' | 'principle'

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
  '^(?:\\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d\ufffc]{1,3}[）)]|\\d{1,2}[.、．]|\\d{1,3}，(?=\\D)|[一二三四五六七八九十]{1,2}是(?=[^，。]{2})'
    + '|第[一二三四五六七八九十]+[，、]|——))?\\s*(?:同时|另外|此外|其中|尤其是?|特别是|咱?就|在这个基础上|在此基础上|下一步|比如说?|会议(?:还)?(?:要求|强调|指出|明确|决定|议定|确定|商定))?，?',
)
const grounds = new RegExp(
  '^(?:要|应|继续|并|以及)?(?:以(?!上|下|内|便)[^，]{2,60}(?:为|作为)|通过(?![^，]{0,8}(?:验收|认定|评估|考核|审查|评审))|利用|(?:结合|按照|根据)(?!(?:自身|本地|具体)?(?:情况|实际'
    + '|需要|要求|规定)[^，])|围绕|针对|随着|为了|依托|借助|本着|立足|高举|坚持以|把[^，]{2,40}(?:作为|放在'
    + '|摆在)|将[^，]{2,30}作为|从[^，]{1,30}(?:出发|入手|多个维度)|在[^，]{1,40}(?:中|下|上|时|后|前|基础上|过程中|方面)$|对照|在[^，]{2,16}上(?:下功夫|下工夫|求突破|做文章'
    + '|作文章|见成效|狠下功夫)|(?:一定)?真抓实干$|(?:及时)?掌握|贯彻(?![^，]{0,30}(?:工作|方案)$)|认真贯彻|深入贯彻|聚焦|瞄准|紧扣|顺应|适应(?=[^，]{2,30}(?:变化|需求|趋势|形势))|依靠|凭借'
    + '|借力|借势|着眼|抢抓[^，]{0,30}机遇|直面|经(?:过)?'
    + '|(?:更好|有效)?(?:充分)?发挥[^，]{2,40}(?:作用|优势|效应)$|学习(?:借鉴|运用)[^，]{2,30}经验$|(?:实现|完成)(?:上述|以上|这些)[^，]{0,8}(?:目标|任务)|加上|对于)',
)
const purposes = new RegExp(
  '^(?:进一步|不断|切实|全面|努力|有效|更好地?|充分|着力|持续|确实|从而|进而|以|使得?|并|逐步|真正|稳步|大力|积极)*(?:确保|保证|提高|提升|增强|释放|激发|使|让|形成|满足|防止|避免|发挥|营造|实现'
    + '|推动|促进|带动|奠定|为[^，]{2,40}(?:提供|奠定|作出|做出|做好|创造|服务|贡献|打下)|以便|体现|展现|彰显|缩小|减轻|解决|达到|破解|推进[^，]{2,8}(?:进程|发展)$|调动|凝聚|夯实|筑牢|维护'
    + '|树立|做到|不走|力求早|最大(?:程度|限度)地|把[^，]{2,20}(?:渗透|落到|落实到|贯穿|融入|体现)|惠及|满意|有力|更加[^，]{1,8}$)',
)
const alwaysPurposes = new RegExp(
  '^(?:进一步|不断|切实|全面|努力|有效|更好地?|充分|着力|持续|从而|进而|以|并|逐步|真正)*(?:确保|保证|提高|提升|增强|释放|激发|使|让|形成|满足|防止|避免|以便|体现|展现|彰显'
    + '|为[^，]{2,40}(?:提供|奠定|作出|做出|创造|打下)|调动|放大|不断|更加[^，]{1,8}$|力求早|早安排)',
)
// What is to be thought or kept to, with nothing to check: 牢固树立…意识, 坚持稳中求进, 突出…导向, 把…放在心上.
const principles = new RegExp(
  '^(?:旗帜鲜明|毫不动摇|自觉|时刻|坚定不移|坚定|忠诚|深刻|准确|更加|真正|，|地|并|要)*(?:牢固树立|树牢|(?:树立|树起)[^，]{0,16}(?:观|观念|理念|意识|思维|思想|导向|思路|作风)'
    + '|坚守(?![^，]{0,12}(?:红线|岗))|恪守|牢记|锚定|秉持|秉承'
    + '|胸怀|不忘|捍卫|拥护|尊(?:宪|法)学|维护(?:宪法|党中央|法律|法治)[^，]{0,6}权威|领会|领悟|学深悟透|解放思想|(?:更新|转变)观念|统一(?:思想|意志)|提高政治[^，]{0,20}(?:力|站位)|讲政治'
    + '|注重(?![^，]{0,10}[做抓办])'
    + '|把握(?!节奏)|保持[^，]{0,8}(?:定力|清醒|一致|本色|干劲)|坚定[^，]{0,10}(?:信心|信念|方向|自信|道路|决心|拥护|立场)|(?:增强|强化)[^，]{0,16}(?:意识|信心|自觉|定力|紧迫感|使命感|责任感'
    + '|观念|思维|本领|胆识|主动性|创造性|政治引领)$'
    + '|把[^，]{1,30}(?:挺在前面|放在心上|放在首位|摆在首位|记在心[上里]|扛在肩上|统一到|凝聚到)|(?:把|将)[^，]{2,20}(?:贯穿始终|作为根本)|突出(?:[^，、]{0,12}(?:导向|主导|主体地位|地位|引领'
    + '|主线|要点|位置))$'
    + '|强化[^，]{0,12}(?:牵引|导向)$|以[^，]{1,8}促(?![进使])[^，]{1,8}$|(?:做好|抓好|突出|推进)[^，]{0,6}[几数一二三四五六七八九十\\d]{1,3}(?:个|项'
    + '|大)(?:方面)?(?:的)?(?:重点)?(?:工作|任务)$|用好[^，]{0,6}关键一招|奋力|接续奋斗|真抓实干|脚踏实地|只争朝夕|尽力而为|稳中求进)',
)
// 坚持 before what is done again and again is work.
const keeps = /^(?:始终|一贯|必须|更加|要)*坚持(?![每月周日]|不懈|定期|下去)/
// A clause that only says when.
const time = /^(?:力争|力求|要|确保|大体上?是?|大概是?)?(?:到|在|于|从)?[^，是]{0,12}(?:年|月|日|月份|[年月度]底|[年月度]末|前|内|起|开始|期间|以来)(?:左右|前后)?$/
// By when the work in front is to be done, and nothing else: 6月底前投入运行, 2026年6月底前全部安装到位.
const finishes = new RegExp(
  '^(?:确保|力争|要|争取)?(?:[^，]{0,16}(?:前|底|内|年内))(?:全部|基本|初步|逐一|要)*(?:完成|投入|建成|上线|开工|竣工|投产|结案|结束|[^，]{0,4}到位|封关|启用|开园|开馆'
    + '|办结)[^，]{0,4}$',
)
const marks = unitFlags('，；。！？：')
const modals = /(?:都|也|均|还|就|更|一定|必须|首先|尤其|再)?(?:要|应当|应|必须|务必|须|需|拟于?|准备|打算|计划|将|可以?|不得|不能|严禁|严格禁止|力争|力求|争取|确保|请|想)/g

// 新材料产业瞄准高端化发力: behind a subject these say where it is to go, as they do at the head of a clause.
const aims = /^(?:瞄准|聚焦|紧扣|锚定|立足|围绕|顺应|紧盯)$/
// What is, was or may be, and is nothing to be done.
const tells = /^[^，]{0,6}是(?!要|把|在|否)|^[^，]{0,8}不(?:是|只是|光是?)|^(?:但|虽然|尽管|因为|由于|如果|即使)|已(?:经|在|于)?[^，]{1,40}了|^(?:这|那)(?:些|就|是|都|也)/

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
  const told = verb === undefined || tells.test(words) || time.test(words)
  const ground = grounds.test(words) || (verb !== undefined && verb.start > body && aims.test(verb.text))
  const kind = isPrinciple(masked, body, end) ? 'principle' : ground ? 'ground' : told ? 'statement' : 'work'
  return { start, end, body, kind, apart, verb }
}

/** What is only to be thought or kept to; 坚持 and 突出 before a verb are adverbs of it. */
function isPrinciple(masked: string, body: number, end: number): boolean {
  const told = /^[^，]{2,14}?(?:要(?!求)|必须|务必)/.exec(masked.slice(body, end))?.[0].length ?? 0
  const words = masked.slice(skipAdverbs(masked, body + told), end)
  if (principles.test(words) || principles.test(masked.slice(body + told, end))) return true
  const kept = keeps.exec(masked.slice(body, end))
  if (!kept || /\d/.test(words)) return false
  const next = verbAt(masked, skipAdverbs(masked, body + kept[0].length))
  return next === undefined || next === '发展' || !joinsVerb(next)
}

const compared = /^[^，]{2,40}(?:高于|低于|快于|优于|[与和同][^，]{2,16}(?:基本)?同步$)/

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
    const target = counted && clause.end - clause.start >= 6 && !time.test(words) && !isTopic(clause, clauses[index + 1])
    if (kind === 'statement' && target) kind = 'work'
    if (kind === 'statement' && compared.test(words)) kind = 'work'
    if (kind === 'ground' && last && !worked && clause.verb) kind = /发挥[^，]*(?:作用|优势|效应)$/.test(words) ? 'principle' : 'work'
    const bound = kind === 'ground' || kind === 'principle'
    if (!bound && worked && (!counted || /^实现[^，]*全覆盖$/.test(words)) && isPurpose(words, last)) kind = 'purpose'
    if (!bound && worked && finishes.test(text.slice(clause.start, clause.end))) kind = 'purpose'
    if (kind === 'work') worked = true
    return { ...clause, kind }
  })
}

/** 55处没有整改的隐患，各县9月底前必须整改到位: what the next clause is about, in front of its doer. */
const isTopic = ({ verb, end, start }: Clause, next: Clause | undefined): boolean => verb === undefined && end - start <= 20
  && next !== undefined && !next.apart && next.kind === 'work' && next.body > next.start

// What a purpose is never about: things that are made, paid or put into use.
const concrete = new RegExp(
  '(?:标准|养老金|工资|待遇|补助|补贴|比例|额度|覆盖面|项目|工程|试点|建设|园区?|基地|平台|中心|机制|制度|体系|改革|立法|条例|(?:投产|开工|落地|上市|竣工|投用|普及|改造|整治|修复|治理)|服务站|设施)$',
)

/** 提升…水平 serves the work in front of it; 提高居民基础养老金 and 推动…项目建设 are work. */
function isPurpose(words: string, last: boolean): boolean {
  if (!alwaysPurposes.test(words) && !(last && purposes.test(words))) return false
  return !/^(?:进一步|不断|切实|全面|努力|更好地?|更加|逐步|稳步|大力|积极|着力|持续)*(?:提高|提升|增强|推动|促进|推进|恢复)/.test(words) || !concrete.test(words)
}

/** The verb of a clause: behind its subject and modal word, or where it opens; 对X进行V and 把X V have it behind their object. */
function mainVerb(masked: string, start: number, end: number, periods: readonly Place[] = []): Verb | undefined {
  const clause = masked.slice(start, end)
  const places = [start]
  visitMatches(modals, clause, (found) => { places.push(start + found.index + found[0].length) })
  const object = moved.exec(clause)
  if (object) places.unshift(start + object.index + object[0].length)
  for (const place of places) {
    const after = skipLeading(masked, place, end, periods)
    const found = compoundVerb(masked, after, end)
    if (found && found.text.length > 1) return found
  }
  return verbBehindSubject(masked, start, end)
}

// What 把, 将, 对, 给 and 为 move in front of the verb.
const moved = new RegExp(
  '(?:把|将(?![军来领])|对(?![口外接象标策照手内])|给)([^，]{2,60}?)(?=进行|予以|给予|加以|作为|(?:转化|转变|变|转|建设?|打造?|纳|列|融|调整|转移|延伸|落实|贯穿|发展|培育|提升|提高|扩大|增加'
    + '|降低?|抓|做|办|用)(?:到|成|为(?!主)|至|于|进|入)'
    + '|落实到|要上来|拿出来|引向)|^为([^，]{2,60}?)(?=(?:提供|配备|配置|配齐|发放|办理|开展|购买|安装|建立|落实|创造|减免|加装|增加)[^，的])',
)
// Verbs that tell what is reached by what 以 and 用 lead in.
const driven = `推动 促进 助推 带动 引领 保障 推进 支撑 赋能 重塑 破解 提升 实现 服务 构建 打造 激发 激活 做强 拉动 撬动 倒逼 抓好 落实
  深化 优化 扩大 塑造 重构 筑牢 拓展 形成 开展 建设 发展`.split(/\s+/)

// Behind a subject these make one noun with the verb: 播种面积, 服务能力.
const ofNoun = /^(?:面积|能力|水平|体系|地位|战略|优势|产值|总额|总量|收入|规模|强度|结构|指标|质量|机制|环境|支出|成本|格局|态势|动能|责任|办法|中心|产业|工程|行业|标准|需求)/

// …等项目投产, …任务全部完成: the verb closes the clause.
const closes = new RegExp(
  '^[^，]{2,60}(?:项目|工程|任务|机制|体系|设施|基地|平台)(?:全部|如期|顺利|基本|初步|全面)?(?=(?:投产|竣工|完工|开工|建成|完成|投用|落地|运营|封顶|通车|并网|达标|复工|启用|投运|交付|验收)(?:达效|运营'
    + '|运行|使用)?$)',
)

/** A subject in front: the verb behind an adverb, else the first of two characters or more that is none of the subject's own. */
function verbBehindSubject(masked: string, start: number, end: number): Verb | undefined {
  if (/[以用]/.test(masked[start] ?? '') && !/以及|用于/.test(masked.slice(start, start + 2))) {
    const clause = masked.slice(start, end)
    const places = driven.map((verb) => clause.indexOf(verb, 3)).filter((at) => at > 0 && at + 3 < clause.length && clause[at - 1] !== '的')
    if (places.length > 0) return compoundVerb(masked, start + Math.min(...places), end)
  }
  const closing = closes.exec(masked.slice(start, end))
  if (closing && verbAt(masked, start + closing[0].length) !== undefined) return compoundVerb(masked, start + closing[0].length, end)
  let first: Verb | undefined
  for (let at = start; at < Math.min(end, start + 32); at += 1) {
    const place = skipAdverbs(masked, at)
    const behind = place - at > 1 && place < end && at > start ? verbAt(masked, place) : undefined
    if (behind !== undefined && behind.length > 1 && place + behind.length <= end && !'的高和与'.includes(masked[at - 1] ?? '')
      && !masked.slice(at, place).startsWith('高')) return compoundVerb(masked, place, end)
    if (first && first.start - start <= 3) return first
    if (first || at >= start + 24) continue
    const verb = verbAt(masked, at)
    if (verb === undefined || verb.length < 2 || at + verb.length > end) continue
    if (/[不没未无非]$|[没未]有$/.test(masked.slice(Math.max(start, at - 2), at))) continue
    if (masked[at + verb.length] === '的' || (masked[at - 1] === '的' && at > start)) continue
    if (at > start && ofNoun.test(masked.slice(at + verb.length, at + verb.length + 4))) continue
    first = compoundVerb(masked, at, end)
  }
  return first
}

const leading = new RegExp(
  '^(?:我们|咱|就|全[局市县省校区系]上下|要(?!求)|应当?|必须|务必|须|拟于?|准备(?=对|在|于|开展|组织|召开|举办)|打算|将|可以?|不得|不能|严格禁止|严禁|禁止|力争|力求|(?:努力'
    + '|积极)?争取(?=[^，]{0,2}(?:扩大|建|完成|实现|达))|确保|请|想|计划(?=举办|争取|新建|建设|完成|开展|引进|投入|改造|组织|用)|再|去|牵头|负责|组织好?(?=[^，]{2})(?!开展|实施|召开'
    + '|动员)|大体上|在[^，]{2,40}(?:基础上|过程中|前提下))',
)

const modal = /^(?:也|都|均|还|就|更(?=[要应须必])|一定|首先|我们|咱|全[局市县省校区系]上下|要(?!求)|应当?(?!用|急|对)|必须|务必|须|可(?=根据)|将(?!军)|请)/

/** Past the modal words between a subject and what it is to do. */
function skipModals(masked: string, place: number, end: number): number {
  let at = place
  for (;;) {
    const length = modal.exec(masked.slice(at, end))?.[0].length
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
    const next = skipVerbalAdverb(masked, skipAdverbs(masked, skipPrefix(masked, dated, end)), end)
    if (next === at) return at
    at = next
  }
}

const verbalAdverb = /^(?:集中|协同|统筹|加力|严格|突出|联合|聚力|带头|率先|优先|合力|配套|从源头上)/
const doing = /^(?:攻关|攻克|控制|执行|做好|抓好|抓实|处置|打击|管理|管控|开工|启动|办好|保护|推介|研发|设置|治理)$/

/** 集中攻关, 协同推进, 严格落实: a verb that only says how another one is done. */
function skipVerbalAdverb(masked: string, at: number, end: number): number {
  const length = verbalAdverb.exec(masked.slice(at, at + 4))?.[0].length
  if (length === undefined) return at
  const place = skipAdverbs(masked, at + length)
  const verb = verbAt(masked, place)
  if (verb === undefined || verb.length < 2) return at
  if (!(/^[加聚合]力/.test(masked.slice(at, at + 2)) || joinsVerb(verb) || doing.test(verb) || verb.length > 2)) return at
  return nounBehind.test(masked.slice(place + verb.length, Math.min(end, place + verb.length + 2))) ? at : place
}

const prefix = new RegExp(
  '^(?:于?[一二三四五六七八九十\\d]{1,3}月份?|在[^，]{2,16}(?:成立|召开|举办)|今年|年底前?|年内|上半年|下半年|[一二三四]季度|与[^，]{2,14}(?=联合|共同|建立|合作)|(?:会同|联合'
    + '|配合)[^，]{2,14}(?=开展|共同|制定|做好)|(?:根据|结合|按照?|依据)(?:自身|本地|具体)?(?:情况|实际|需要|要求|规定)(?:自行)?|自行|进行|予以|给予|加以)',
)

// 在…中, 以…为抓手, 从…上 before the verb of the clause.
const inside = /(?:基础上|过程中|领域|方面|范围内|等地|地区|前提下|为(?:重点|抓手|契机|牵引|引领|核心|主线|目标|导向|支撑|基础|载体|突破口|依托|纽带|龙头)|[中上下里内村]|入手|起)/g

/** Past a phrase of place or ground, if a verb follows it. */
function skipInside(masked: string, place: number, end: number): number {
  if (!'在从以'.includes(masked[place] ?? '') || place >= end) return place
  const clause = masked.slice(place, Math.min(end, place + 40))
  let past = place
  visitMatches(inside, clause, (found) => {
    if (past > place || found.index < 2) return
    const at = place + found.index + found[0].length
    const next = skipAdverbs(masked, at)
    const verb = verbAt(masked, next)
    if (verb !== undefined && (next > at || verb.length > 1) && next + verb.length < end && masked[next + verb.length] !== '的') past = at
  })
  return past
}

function skipPrefix(masked: string, place: number, end: number): number {
  const inner = skipInside(masked, place, end)
  if (inner > place) return inner
  const found = prefix.exec(masked.slice(place, end))
  if (!found) return place
  return found[0].startsWith('在') && /(?:成立|召开|举办)$/.test(found[0]) ? place + found[0].length - 2 : place + found[0].length
}

const nounBehind = /^(?:的|工作|力度|水平|能力|体系|机制|情况|问题|活动|资金|用地|方案|行动|计划|步伐|进程|进度|$|[，。；、])/
// These lead any verb that follows them.
const leadsVerb = /^(?:组织|启动|统筹|探索|完成|筹备|鼓励|引导|继续|贯彻|指导|支持|布局|规划|谋划|策划|研究|加快)$/
// These take what is done for a noun: 加强监管, 开展整治, 提供保障.
const takesNouns = /^(?:加强|强化|做好|抓好|开展|提供|加大|狠抓|进行|实现|保持|注重|扩大|召开|举办|参与|负责|计划|投资|建设|打造|创建)$/
// A name of what is carried out begins with the verb of its purpose: 实施提振消费专项行动, 完善促进民营经济发展机制.
const named = /(?:行动|计划|工程|方案|制度|机制|政策|体系|战略|活动|专项|办法|意见|措施|举措)(?:[\d（，；。]|$)/
const namesBehind = /^(?:实施|开展|启动|制定|出台|执行|推出|完善|健全|建立|组织|落实|推行|构建|研究|编制|设立)$/

/** Verbs run together (组织开展, 培育壮大) or joined (鼓励和引导) are one, where something is left for them to act on. */
function compoundVerb(masked: string, at: number, end: number): Verb | undefined {
  const first = verbAt(masked, at)
  if (first === undefined || at + first.length > end) return undefined
  let [last, stop] = [first, at + first.length]
  for (let count = 0; count < 3; count += 1) {
    const joint = /^[和、与并]/.test(masked[stop] ?? '') ? 1 : 0
    const from = skipAdverbs(masked, stop + joint)
    const next = verbAt(masked, from)
    if (next === undefined || next.length < 2 || from !== stop + joint || from + next.length > end
      || nounBehind.test(masked.slice(from + next.length, Math.min(end, from + next.length + 2)))) break
    if (joint === 0 && !runsOn.has(last + next) && !leadsVerb.test(last) && !isJoined(masked, last, next, from, end)) break
    stop = from + next.length
    last = next
  }
  // 灌区建设和…改造: a verb that stands in a list of nouns is one of them.
  if (last === first && '和与及、'.includes(masked[stop] ?? '的') && at > 0 && !/[，；。：]/.test(masked[at - 1]!)) return undefined
  // 完成, 探索 … lead the verb that says what is to be done.
  if (/^(?:完成|探索|加快|力争|努力)$/.test(first) && stop > at + first.length) return { start: at + first.length, end: stop,
    text: masked.slice(at + first.length, stop) }
  return { start: at, end: stop, text: masked.slice(at, stop) }
}

function isJoined(masked: string, last: string, next: string, from: number, end: number): boolean {
  const alike = last.length === 2 && next.length === 2 && (last[0] === next[0] || (last[1] === '化' && next[1] === '化'))
  if (alike || (tellsResult(last) && tellsResult(next))) return true
  if (takesNouns.test(last) || !(joinsVerb(next) || next.length > 2)) return false
  if (/^(?:发展|建设|保障|开展|规范|服务|维护|支持|扶持|吸引|引导)$/.test(next) && !/^(?:布局|建设|改造|规划|推进|加快|研发|创新|支持|引导|培育|组织|带动)$/.test(last)) return false
  if (next === '改造' && !/^(?:更新|整治|维修|修缮|扩建|新建|改建)$/.test(last)) return false
  if (/^(?:推动|推进|促进|支持|引导|带动|加快)$/.test(last) && /^(?:发展|建设|保障|规范|服务|维护|改善)$/.test(next)) return false
  if (!namesBehind.test(last) || /^(?:实施|落实|推行|出台|制定|建立)$/.test(next)) return true
  const clause = masked.slice(from, end)
  const stop = clause.search(/[，；。、]/)
  return !named.test(stop < 0 ? clause : clause.slice(0, stop))
}

const runsOn = new Set(['建立健全', '建立完善', '巩固拓展', '改造提升', '整合优化', '加快推进', '新建改扩建', '修改整理', '结集出版', '评选表彰', '研究制定', '研究建立', '制定出台', '推广应用',
  '总结推广', '宣传贯彻', '学习贯彻', '贯彻落实', '排查整治', '监督检查', '督促检查', '收集整理'])
