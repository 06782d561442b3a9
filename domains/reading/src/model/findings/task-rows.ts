import { headLabelEnd } from './find-units.ts'
import type { FoundUnit } from './find-units.ts'
import type { Cue, Deadline, Due, Figure, Strength, TaskRow } from './shapes.ts'
import type { Clause, Verb } from './task-clauses.ts'
import { readClauses, skipPeriod } from './task-clauses.ts'
import { joinsVerb, skipAdverbs, verbAt } from './verbs.ts'

/** A row before what it inherits: places are in the sentence, the lead is empty where the sentence tells none. */
export interface DraftRow extends Omit<TaskRow, 'part' | 'text' | 'leadFrom' | 'confidence'> {
  /** One event of the whole area (全市…会), which the speaker holds himself. */
  readonly event: boolean
}

export interface TaskSentence {
  readonly text: string
  readonly masked: string
  /** Places within the sentence. */
  readonly figures: readonly Figure[]
  readonly deadlines: readonly Deadline[]
  readonly units: readonly FoundUnit[]
  readonly promises: boolean
}

/** The pieces of work of a task sentence by TASKS.md: each verb with its object that could be ticked off by itself. */
export function draftRows(sentence: TaskSentence): DraftRow[] {
  const { text, masked } = sentence
  const labelEnd = headLabelEnd(text, sentence.units)
  if (labelEnd === text.length) return []
  const units = sentence.units.filter(({ start }) => start >= labelEnd)
  const clauses = readClauses(text, masked, { units, periods: sentence.deadlines, from: labelEnd })
  const slogan = isProgramme(clauses, masked)
  const groups = slogan ? [wholeOf(clauses, masked)] : groupClauses(clauses, text, masked, units)
  // A deadline in front of the first piece of work is that of all of them.
  const opening = groups[0]?.clause.verb?.start ?? groups[0]?.clause.start ?? 0
  const rows = groups.map(({ start, end, clause }) =>
    draftRow(sentence, { start, end: endBeforeLabel(text, start, end), clause, opening }, units))
  const division = divisionOf(clauses, masked, units)
  return rows.map((row, index) => ({
    ...row, ...row.lead.length === 0 ? division : undefined, strength: strengthAfter(row, rows[index - 1], groups[index]!.clause, text),
  }))
}

/** …，由A牵头，B配合: who does all of the sentence that names nobody else. */
function divisionOf(
  clauses: readonly Clause[], masked: string, units: readonly FoundUnit[],
): Pick<DraftRow, 'lead' | 'assist'> | undefined {
  const dividing = clauses.filter(({ body, end }) => divides.test(masked.slice(body, end)))
  const named = units.filter((unit) => dividing.some(({ start, end }) => unit.start >= start && unit.end <= end))
  const of = (role: FoundUnit['role']): string[] => named.filter((unit) => unit.role === role).map(({ text }) => text)
  return of('lead').length === 0 ? undefined : { lead: of('lead'), assist: of('with') }
}

const labelBehindWork = new RegExp(
  '[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*(?:负责|牵头|配合|责任单位|责任部门|责任科室|完成时限|参与)[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$',
)

/** The label behind a piece of work （责任单位：…） says who does it and is no part of it. */
function endBeforeLabel(text: string, start: number, end: number): number {
  const found = labelBehindWork.exec(text.slice(start, end))
  return found && found.index > 0 ? start + found.index : end
}

/** 力争…突破…，…超过…: a target told in the same breath is aimed at like the one in front of it. */
function strengthAfter(
  { strength, goals, start, end, action }: DraftRow, before: DraftRow | undefined, { apart }: Clause, text: string,
): Strength {
  const target = goals.length > 0 && action !== '' && text.slice(start, end).indexOf(action) > 0
  return strength === 'must' && before?.strength === 'aim' && !apart && target ? 'aim' : strength
}

/** The whole sentence for one piece of work, told by the first clause that opens with a verb. */
function wholeOf(clauses: readonly Clause[], masked: string): Group {
  const opens = ({ verb, body }: Clause): boolean => verb !== undefined && verb.start <= skipAdverbs(masked, body)
  return { start: clauses[0]!.start, end: clauses.at(-1)!.end, clause: clauses.find(opens) ?? clauses[0]! }
}

interface Group { start: number; end: number; clause: Clause }

/** A programme of slogans (我们将深入贯彻…，坚决落实…，牢牢把握…) is one row. */
const isProgramme = (clauses: readonly Clause[], masked: string): boolean => clauses.length >= 7
  && clauses.every(({ apart }, index) => index === 0 || !apart)
  && clauses.slice(0, 2).some(({ start, body, end }) => programme.test(masked.slice(start, end)) || programme.test(masked.slice(body, end)))

const programme = new RegExp(
  '^(?:[^，]{0,10}(?:要|将))?(?:坚持|坚决|深入|全面|认真|始终|更加|紧密|自觉)*(?:贯彻|高举|以[^，]{2,40}为(?:指导|统领|引领|根本遵循)|团结在|按照[^，]{2,40}(?:定位|要求|部署)$|遵循'
    + '|牢记|坚持(?:以|稳中求进))',
)

function groupClauses(clauses: readonly Clause[], text: string, masked: string, units: readonly FoundUnit[]): Group[] {
  const groups: Group[] = []
  let waiting: number | undefined
  let meeting = false
  for (const [index, clause] of clauses.entries()) {
    if (clause.apart) [waiting, meeting] = [undefined, false]
    const words = masked.slice(clause.body, clause.end)
    const own = units.some(({ role, start, cue }) => role === 'lead' && cue.code === 'subject' && start >= clause.start
      && start < clause.end)
    const before = groups.at(-1)
    if (clause.kind === 'ground' || clause.kind === 'principle' || (clause.kind === 'statement' && !own)) {
      if (clause.kind === 'statement' && before && before.end >= (clauses[index - 1]?.end ?? 0)
        && !clauses.slice(index + 1).some(({ kind, apart }) => kind === 'work' && !apart)) before.end = clause.end
      else if (own || clause.kind === 'statement') waiting ??= clause.start
      else if (before === undefined && units.some(({ start }) => start >= clause.start && start < clause.end)) waiting ??= clause.start
      continue
    }
    if (before && !clause.apart && divides.test(words)) {
      before.end = clause.end
      continue
    }
    if (before && !clause.apart && !own
      && (clause.kind === 'purpose' || meeting || /^从[^，]{2,12}(?:起|开始)$/.test(text.slice(before.start, before.end)))) {
      if (/^从[^，]{2,12}(?:起|开始)$/.test(text.slice(before.start, before.end))) before.clause = clause
      before.end = clause.end
      continue
    }
    if (before && !clause.apart && !own && before.clause === clauses[index - 1] && spellsOut.test(words)) {
      before.end = clause.end
      continue
    }
    const { verb } = clause
    if (before && !clause.apart && verb?.end === clause.end && goesOn.test(masked.slice(clause.start, verb.start))) {
      before.end = clause.end
      before.clause = clause
      continue
    }
    const said = masked.slice(clause.start, clause.end)
    if (before && !own && !clause.apart && joinsNext(masked.slice(before.start, before.end), before.clause, said)
      && before.clause === clauses[index - 1]) {
      before.end = clause.end
      before.clause = clause
      continue
    }
    groups.push({ start: waiting ?? clause.start, end: clause.end, clause })
    waiting = undefined
    meeting = /(?:召开|举办|举行)[^，]{2,40}(?:会|会议|大会|座谈会|培训班|表彰大会|推进会)$/.test(words)
  }
  const does = clauses.some(({ kind, verb }) => verb !== undefined && (kind === 'work' || kind === 'ground'))
  if (groups.length === 0 && (does || units.length > 0 || says.test(text)) && clauses.some(({ kind }) => kind !== 'principle')) {
    groups.push({ start: clauses[0]!.start, end: clauses.at(-1)!.end, clause: clauses[0]! })
  }
  return groups
}

// 由安全科牵头，财务科、信息中心配合: who does the work in front, and no work of its own.
const divides = /^由?[^，；。]{2,60}(?:牵头|配合|参与|协助|负责|分工负责)$/
// 推进…领域档案工作，重点抓好…: the part of the work in front that matters most.
const spellsOut = /^(?:重点|着重)(?:是|抓好?|做好|突出)/
// X，都将在这一届完成: what stands in front of the comma is to be done, and nothing else.
const goesOn = /^(?:也|都|均|全部|将|要|须|必须|务必|应|在[^，]{1,8})+$/

// Work without a verb that is known: it is counted, ordered, or told by verbs of one character (控增量、去库存).
const says = new RegExp(
  '[\\d]|全部|所有|应.尽.|必须|务必|不得|不能|不准|不许|不允许|严禁|禁止|要(?![么不是求素点])[^，。]{2,}(?:到位|下去|起来|出来|上来)|[稳扩控去优防降增补保促惠强][^，、]{2,3}、[稳扩控去优防降增补保促惠强]',
)

/** 要加强基层档案工作，指导…: a general clause that the next one spells out. */
const joinsNext = (before: string, clause: Clause, next: string): boolean =>
  (clause.verb?.text === '加强' && /(?:工作|建设|领导|管理)$/.test(before) && before.length <= 16)
  || (/^(?:推进|畅通)$/.test(clause.verb?.text ?? '') && before.length <= 10 && !/[“《\d\ufffc]/.test(before))
  || (before.endsWith('力度') && (before.length <= 8 || /^(?:力争|力求|争取|确保)/.test(next)))

const thing = '(?:项目|工程|装置|基地|企业|产业|集群|园区|产线|生产线|电站|机组|技改|技术改造)'
const sized = new RegExp(`^(?:以上|级)(?!的?[，。；、]|$)[^，。；、\\d]{0,16}${thing}|^(?:级)[^，。；、]{2}`)
const madeOf = new RegExp(`^[^，。；、\\d]{1,20}${thing}`)

/** 亿元以上项目, 百亿级企业, 年产60万吨油料项目: the figure names what is meant, and is no goal. */
function namesThing(text: string, { start, end, text: figure, unit }: Figure): boolean {
  if (/(?:以上|级)$/.test(figure)) {
    const size = figure.endsWith('级') ? 1 : 2
    if (unit === '元' && sized.test(text.slice(end - size, end + 24))) return true
  }
  if (unit === '元' && sized.test(text.slice(end, end + 26))) return true
  return /^(?:吨|千瓦|千瓦时|立方米|兆瓦|头|只)$/.test(unit) && madeOf.test(text.slice(end, end + 28))
    && !/(?:新增|达到?|突破|超过|完成|实现|增加)(?:约|近|超)?$/.test(text.slice(Math.max(0, start - 5), start))
}

const perUnitWords = /各(?!级|类|项|种|方|界|环|个(?:方面|环节|维度))|每个|每所|各自|都(?:要|必须|应)|分别(?!达|为|增)|全部|所有/

function draftRow(sentence: TaskSentence, { start, end, clause, opening }: Group & { readonly opening: number },
  units: readonly FoundUnit[]): DraftRow {
  const { text, masked } = sentence
  const span = text.slice(start, end)
  const goals = sentence.figures.filter((figure) => figure.goal && figure.start >= start && figure.end <= end
    && !namesThing(text, figure))
  const strength = strengthOf(masked.slice(start, end), masked.slice(clause.body, clause.end), masked.slice(clause.start, clause.body))
  const lead = leadsOf(units, start, end)
  const verb = clause.verb
  const deadline = deadlineOf(sentence.deadlines, opening, start, labelEnd(text, end))
  const recurrence = sentence.deadlines.find((found) => found.every !== null && found.start >= start - 12
    && found.end <= end) ?? sentence.deadlines.find((found) => found.every !== null && found.end <= opening)
  const cues: Cue[] = [{ code: `row-${clause.kind}`, words: verb?.text ?? '' }]
  const { action, object } = actionAndObject(sentence, { start, end, body: clause.body }, verb, goals)
  return {
    start, end, action, object, lead,
    assist: units.filter(({ role, start: at }) => role === 'with' && at >= start && at < end).map((unit) => unit.text),
    due: deadline, every: recurrence?.every ?? null,
    perUnit: !/全局上下|各位/.test(span) && perUnitWords.test(`${lead.join('')}${span}`.replace(/各项|各种/g, ''))
      && !/各级[^各]*$/.test(lead.join('')),
    onlyIf: /(?:没有|未|尚未|对于|凡是?|已经?)[^，]{2,18}的[^，的]{1,12}(?=要|应|须|必须)/.exec(span)?.[0] ?? null,
    strength, commitment: sentence.promises, goals, universal: /所有|全部|全覆盖|应.尽.|清零|覆盖全[省市县区国]|100%|一律/.test(span),
    event: /全[市省县区州](?!各级|两级|上下)[^，]{2,30}(?:会|会议|大会|大检查|比赛|大赛|评比)(?:，|$)|总结表彰大会/.test(masked.slice(start, end)),
    cues,
  }
}

const intends = /(?<![草])拟(?!定|订|合|人)|准备(?=对|在|于|开展|组织|召开|举办)|(?<!计划|的)打算|计划(?:于|举办|争取|新建|建设|完成|开展|引进|投入|改造|组织|用)|我(?:们)?想再|^想/

function strengthOf(span: string, clause: string, before: string): Strength {
  if (/(?:不得|严禁|禁止|不准|不许|不允许|(?<!、)不能(?!再以|腐|想))/.test(clause) && !/而应|，要(?!求)/.test(clause)) return 'forbid'
  if (intends.test(span)) return 'intend'
  if (/力争|力求(?!早)|努力争取|积极争取|^争取|争取(?=更|[^，]{2,10}(?:成为|实现|达到|完成))/.test(span)) return 'aim'
  if (/^(?:[^，]{0,16}要)?(?:积极|大胆|大力|继续|进一步|重点|深入|逐步|着力|，)*(?:探索|鼓励|引导|支持)|可以?(?=根据|适当|不可以|自行|结合|采取|先行)|可不可以/.test(clause)
    || (/可以?$/.test(before) && /^(?:根据|适当|自行|结合|采取|先行)/.test(clause))) return 'explore'
  return 'must'
}

/** Units of the row: those of its own span, a unit that is moved to act before the one that moves it; else the last before it. */
function leadsOf(units: readonly FoundUnit[], start: number, end: number): string[] {
  const leads = units.filter(({ role }) => role === 'lead')
  const within = leads.filter((unit) => unit.start >= start && unit.start < end)
  const moved = within.filter(({ cue }) => cue.code === 'pivot' && !cue.words.endsWith('通知'))
  const subjects = within.filter(({ cue }) => cue.code !== 'pivot')
  if (moved.length > 0 && subjects.length === 0) return moved.map(({ text }) => text)
  if (within.length > 0) return (subjects.length > 0 ? subjects : within).map(({ text }) => text)
  const before = leads.filter((unit) => unit.end <= start && unit.cue.code === 'subject')
  const last = before.at(-1)
  if (last) return before.filter((unit) => last.start - unit.end <= 2 || unit === last
    || before.every((other) => other === unit || Math.abs(other.start - unit.end) <= 2)).map(({ text }) => text)
  return leads.filter(({ cue }) => cue.code === 'label').map(({ text }) => text)
}

/** Behind the label of responsibility that follows a piece of work: it may say by when. */
function labelEnd(text: string, end: number): number {
  return text[end] === '（' ? Math.max(end, text.indexOf('）', end) + 1) : end
}

function deadlineOf(deadlines: readonly Deadline[], opening: number, start: number, end: number): Due {
  const within = deadlines.filter((found) => found.kind !== 'every' && found.start >= start && found.end <= end)
  const shared = deadlines.filter((found) => found.kind !== 'every' && found.end <= Math.min(start, opening))
  const found = within.find(({ kind }) => kind === 'by') ?? within[0] ?? shared.find(({ kind }) => kind === 'by') ?? shared.at(-1)
  return found?.due ?? { state: 'none' }
}

const edges = /^(?:好(?!房|小区|社区|城区|家风|作风|声音|故事|项目|产品)|了|于|一批|一个|一支|一系列|实(?![体施行践验际事物业名时效力现训景])|牢|足|准)+|[了的]$/g
const leadingNumber = new RegExp(
  '^(?:第[一二三四五六七八九十]+批)?(?:约|近|超)?[\\d,.]+(?:万|亿)?(?:余|多)?(?:个百分点|[个所家项名人位处条座件台套亩户张批次艘辆类种支对只头株吨斤元段艘%]|公里|平方米|立方米|千瓦|(?=余|多|以上|左右'
    + '|以内|$))(?:以上|左右|以内)?的?',
)
const trailingNumber = /(?:约|近|超过?|达到?)?[\d,.]+(?:万|亿)?(?:余|多)?(?:[个所家项名人位处条座件台套亩户张批次艘辆%]|公里|平方米|万元|亿元|元|吨|个百分点)*(?:以上|左右|以内)?(?:（[^）]*）)?$/

const adverbsBehind = new RegExp(
  '(?:要|应|必须|都|也|可|将|全部|如期|基本|进行|自行|积极|认真|进一步|切实|稳步|持续|明显|显著|加快|加速|继续|不断|全面|有序|有效|大幅|逐步|更加|在[^，]{1,6}|(?:加快|加速)?向[^，]{2,20}'
    + '|按照[^，]{2,20}去)+(?:地)?$',
)

const movedObject = new RegExp(
  '(?:把|将(?![军来领])|对(?![口外接象标策照手内]))([^，；]{2,60}?)(?:，)?(?:更多|更好|持续|真正|切实|进一步|逐一|逐条|逐户|全部|认真|统一|分别)*(?:进行|予以'
    + '|给予|加以)?$',
)

const nothingActedOn = /^(?:来|下去|起来|上来|出来|到位|去)?$/

// 城镇调查失业率5%左右: no verb between what is measured and the figure.
const rated = /^[^，；、]{2,24}(?:率|涨幅|比重|占比|寿命)(?:力争|要|为)?$/

const endsInChange = /(?:按)?(?:增长|达到?|提高|下降|降低|新增|控制在|就业|增加|减少|投资)$/

function actionAndObject(
  { text, masked, deadlines }: TaskSentence, { start, end, body }: { readonly start: number; readonly end: number; readonly body: number },
  verb: Verb | undefined, goals: readonly Figure[],
): { action: string; object: string } {
  const kept = keptClause(text, masked, skipPeriod(masked, Math.max(start, body), deadlines), end)
  if (kept) return kept
  const measured = measuredClause(text, masked, skipPeriod(masked, Math.max(start, body), deadlines), end)
  if (measured) return measured
  if (!verb || verb.end > end || (goals.length > 0 && verb.start > start && endsInChange.test(text.slice(start, verb.end)))
    || (goals.length > 0 && rated.test(text.slice(start, goals[0]!.start)))
    || /^[^，]{2,24}保持(?:稳定|同步|平衡)$/.test(text.slice(start, end))) return indicator(text, start, end, goals)
  const clauseEnd = masked.slice(verb.end, end).search(/[，；。：]/)
  const stop = clauseEnd < 0 ? end : verb.end + clauseEnd
  const before = masked.slice(0, verb.start)
  const moved = movedObject.exec(before)
  const given = /为([^，；]{2,40})$/.exec(before)
  const does = /^(?:实行|实施|开展|采取)$/.test(verb.text) && stop - verb.end > 2
  if (moved && !does && moved.index >= start - 2 && !given && skipAdverbs(masked, moved.index + 1) < verb.start) return { action: verb.text,
    object: trim(text.slice(moved.index + 1, moved.index + 1 + moved[1]!.length)) }
  const object = trim(text.slice(verb.end, stop))
  if (!nothingActedOn.test(object)) return { action: verb.text, object: actedOn(verb.text, object, masked.slice(verb.end, stop)) }
  const own = trim(text.slice(skipPeriod(masked, Math.max(start, Math.min(body, verb.start)), deadlines), verb.start)
    .replace(adverbsBehind, '').replace(/[，,].*$/, ''))
  if (own.length > 1 || body <= start) return { action: verb.text, object: own }
  // The topic in front of the comma is what is acted on.
  const topic = /^([^，；。]{2,})，/.exec(text.slice(start, body))
  return { action: verb.text, object: topic ? trim(topic[1]!) : own }
}

const toward = /^([^，；]{2,40}?)(?:加快|加速|有序|更多|持续)?向[^，；]{2,40}(?:拓展|转变|转化|转型|转移|延伸|集中|集聚|聚集|汇聚|流动|迈进|升级|倾斜|发展|下沉|覆盖|靠拢|迭代)$/

/** 引导民间投资向…拓展, 选择…学校推广…: who or what is moved to do something is acted on, not what comes of it. */
function actedOn(verb: string, object: string, masked: string): string {
  if (/^(?:引导|推动|促进|鼓励|支持|加快|推进|吸引)/.test(verb)) return toward.exec(object)?.[1] ?? object
  if (!/^(?:选择|遴选|选取|挑选|选派)$/.test(verb)) return object
  for (let at = 2; at < masked.length - 2; at += 1) {
    const next = verbAt(masked, at)
    if (next !== undefined && joinsVerb(next)) {
      const kept = object.indexOf(next)
      return kept < 2 ? object : object.slice(0, kept)
    }
  }
  return object
}

const measure = new RegExp(
  '^(.{2,40}?)(?:要|应|须|分别|均|都|总体|年均|比去年|较上年)*(?:按)?(增长|增加|新增|净增|提高|提升|下降|降低|减少|压减|压缩|缩小|达到?|突破|超过?|稳定在|保持在|控制在|不低于|不少于'
    + '|不超过)(?:到|至|在|了)?(?:约|近|超)?(?=\\d|[一二三四五六七八九十百千]+(?![年一二三四五六七八九十百千]))',
)
const alike = /^([^，；]{2,30}?)(?:增长|增速|涨幅)?(?:与|和|同)[^，；]{2,14}?(?:基本|保持)?(同步|匹配|持平|衔接)$/
const keeping = /^([^，；]{2,30}?)(?:继续|持续|总体|基本|始终)*(保持|高于|低于|快于|优于|位居|居于)(?:在)?[^，；]{1,16}$/

/** 居民收入增长与经济增长同步, 空气质量继续保持在第一方阵: what stands in front of the verb is to do so. */
function keptClause(text: string, masked: string, start: number, end: number): { action: string; object: string } | undefined {
  const from = start + (aimOrTime.exec(text.slice(start, end))?.[0].length ?? 0)
  const clause = /^[^，；]*/.exec(text.slice(from, end))![0]
  const found = alike.exec(clause) ?? keeping.exec(clause)
  const opening = found && verbAt(masked, skipAdverbs(masked, from))
  if (!found || (opening !== undefined && opening !== null && opening.length > 1)) return undefined
  return { action: found[2]!, object: trim(found[1]!) }
}

const aimOrTime = /^(?:力争|力求|确保|争取|到[^，]{2,10}[年底末]，?|今年|全年|年内|年底前|[一二三四]季度|上半年|下半年|\d{4}年[^，]{0,4}前?)+/

/** 城镇调查失业率控制在5.5%以内: what is measured stands in front of the verb of its change, and no verb in front of it. */
function measuredClause(text: string, masked: string, start: number, end: number): { action: string; object: string } | undefined {
  const from = start + (aimOrTime.exec(text.slice(start, end))?.[0].length ?? 0)
  const found = measure.exec(text.slice(from, end))
  if (!found || /[，；]/.test(found[1]!)) return undefined
  const opening = verbAt(masked, skipAdverbs(masked, from))
  const rate = /(?:率|比例|比重|占比|总量|总额|收入|支出|投资|产值|增加值|数量|面积|规模|强度|水平|涨幅|产量|寿命|额|数|量|值)$/.test(found[1]!)
  if (opening !== undefined && opening.length > 1 && !rate) return undefined
  return { action: found[2]!, object: trim(found[1]!) }
}

function trim(object: string): string {
  return object.replace(edges, '').replace(leadingNumber, '').replace(trailingNumber, '').replace(edges, '')
}

/** 城镇调查失业率5%左右: an indicator has no verb but that of its change. */
function indicator(text: string, start: number, end: number, goals: readonly Figure[]): { action: string; object: string } {
  const words = text.slice(start, end)
  const goal = goals[0]
  const kept = /^([^，]{2,24})(保持(?:稳定|同步|平衡))$/.exec(words)
  if (kept) return { action: kept[2]!, object: kept[1]! }
  if (!goal) return { action: '', object: words }
  const named = text.slice(start, goal.start)
  const change = /(?:按)?(增长|提高|下降|降低|新增|减少|达到|达|保持稳定|保持)(?:到|在|至)?$/.exec(named)
  return { action: change?.[1] ?? '', object: (change ? named.slice(0, change.index) : named).replace(/^(?:力争|全年|确保)+/, '') }
}
