import { headLabelEnd } from './find-units.ts'
import type { FoundUnit } from './find-units.ts'
import type { Cue, Deadline, Due, Figure, Strength, TaskRow } from './shapes.ts'
import type { Clause, Verb } from './task-clauses.ts'
import { readClauses, skipPeriod } from './task-clauses.ts'
import { skipAdverbs, verbAt } from './verbs.ts'

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
  const slogan = isProgramme(clauses)
  const groups = slogan ? [{ start: clauses[0]!.start, end: clauses.at(-1)!.end,
    clause: clauses.find(({ kind }) => kind === 'work') ?? clauses[0]! }] : groupClauses(clauses, text, masked, units)
  // A deadline in front of the first piece of work is that of all of them.
  const opening = groups[0]?.clause.verb?.start ?? groups[0]?.start ?? 0
  return groups.map(({ start, end, clause }) => ({ start, end: endBeforeLabel(text, start, end), clause })).map(({ start, end, clause }) =>
    draftRow(sentence, { start, end, clause, opening }, units))
}

const endBeforeLabelPattern = new RegExp(
  '[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*(?:负责|牵头|配合|责任单位|责任部门|责任科室|完成时限|参与)[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$',
)

/** The label behind a piece of work （责任单位：…） says who does it and is no part of it. */
function endBeforeLabel(text: string, start: number, end: number): number {
  const found = endBeforeLabelPattern.exec(text.slice(start, end))
  return found && found.index > 0 ? start + found.index : end
}

interface Group { start: number; end: number; clause: Clause }

/** A programme of slogans (我们将深入贯彻…，坚决落实…，牢牢把握…) is one row. */
const isProgramme = (clauses: readonly Clause[]): boolean => clauses.length >= 7
  && clauses.every(({ apart }, index) => index === 0 || !apart)

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
    if (clause.kind === 'ground' || (clause.kind === 'statement' && !own)) {
      if (clause.kind === 'statement' && before
        && !clauses.slice(index + 1).some(({ kind, apart }) => kind === 'work' && !apart)) before.end = clause.end
      else if (own || clause.kind === 'statement') waiting ??= clause.start
      else if (before === undefined && units.some(({ start }) => start >= clause.start && start < clause.end)) waiting ??= clause.start
      continue
    }
    if (before && !clause.apart && !own
      && (clause.kind === 'purpose' || meeting || /^从[^，]{2,12}(?:起|开始)$/.test(text.slice(before.start, before.end)))) {
      if (/^从[^，]{2,12}(?:起|开始)$/.test(text.slice(before.start, before.end))) before.clause = clause
      before.end = clause.end
      continue
    }
    if (before && joinsNext(masked.slice(before.start, before.end), before.clause) && !own && !clause.apart
      && before.clause === clauses[index - 1]) {
      before.end = clause.end
      before.clause = clause
      continue
    }
    groups.push({ start: waiting ?? clause.start, end: clause.end, clause })
    waiting = undefined
    meeting = /(?:召开|举办|举行)[^，]{2,40}(?:会|会议|大会|座谈会|培训班|表彰大会|推进会)$/.test(words)
  }
  if (groups.length === 0 && clauses.length > 0) groups.push({ start: clauses[0]!.start, end: clauses.at(-1)!.end, clause: clauses[0]! })
  return groups
}

/** 要加强基层档案工作，指导…: a general clause that the next one spells out. */
const joinsNext = (before: string, clause: Clause): boolean =>
  (clause.verb?.text === '加强' && /(?:工作|建设|领导|管理)$/.test(before) && before.length <= 16)
  || (/^(?:推进|畅通)$/.test(clause.verb?.text ?? '') && before.length <= 10 && !/[“《\d\ufffc]/.test(before)) || before.endsWith('力度')

const draftRowPattern = /各(?!级|类|项|种|方|界|环|个(?:方面|环节|维度))|每个|每所|各自|都(?:要|必须|应)|分别(?!达|为|增)|全部|所有/

function draftRow(sentence: TaskSentence, { start, end, clause, opening }: Group & { readonly opening: number },
  units: readonly FoundUnit[]): DraftRow {
  const { text, masked } = sentence
  const span = text.slice(start, end)
  const goals = sentence.figures.filter((figure) => figure.goal && figure.start >= start && figure.end <= end)
  const strength = strengthOf(masked.slice(start, end), masked.slice(clause.body, clause.end))
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
    perUnit: !/全局上下|各位/.test(span) && draftRowPattern.test(`${lead.join('')}${span}`.replace(/各项|各种/g, ''))
      && !/各级[^各]*$/.test(lead.join('')),
    onlyIf: /(?:没有|未|尚未|对于|凡是?|已经?)[^，]{2,18}的[^，的]{1,12}(?=要|应|须|必须)/.exec(span)?.[0] ?? null,
    strength, commitment: sentence.promises, goals, universal: /所有|全部|全覆盖|应.尽.|清零|覆盖全[省市县区国]|100%|一律/.test(span),
    event: /全[市省县区州](?!各级|两级|上下)[^，]{2,30}(?:会|会议|大会|大检查|比赛|大赛|评比)(?:，|$)|总结表彰大会/.test(masked.slice(start, end)),
    cues,
  }
}

const strengthOfPattern = /(?<![草])拟(?!定|订|合|人)|准备(?=对|在|于|开展|组织|召开|举办)|(?<!计划|的)打算|计划(?:于|举办|争取|新建|建设|完成|开展|引进|投入|改造|组织|用)|我(?:们)?想再|^想/

function strengthOf(span: string, clause: string): Strength {
  if (/(?:不得|严禁|禁止|不准|不许|不能(?!再以))/.test(clause) && !/而应|，要(?!求)/.test(clause)) return 'forbid'
  if (strengthOfPattern.test(span)) return 'intend'
  if (/力争|力求(?!早)|努力争取|积极争取|^争取|争取(?=更|[^，]{2,10}(?:成为|实现|达到|完成))/.test(span)) return 'aim'
  if (/^(?:[^，]{0,16}要)?(?:积极|大胆|大力|继续|进一步|重点|深入|逐步|着力|，)*(?:探索|鼓励|引导|支持)|可以?(?=根据|适当|不可以|自行|结合|采取|先行)|可不可以/.test(clause)) return 'explore'
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

const edges = /^(?:好|了|一批|一个|一支|一系列|实|牢|足|准)+|[了的]$/g
const leadingNumber = /^(?:第[一二三四五六七八九十]+批)?(?:约|近|超)?[\d,.]+(?:万|亿)?(?:余|多)?(?:[个所家项名人位处条座件台套亩户张批次艘辆]|公里|平方米|万元|亿元)?(?:以上|左右|以内)?的?/
const trailingNumber = /(?:约|近|超过?|达到?)?[\d,.]+(?:万|亿)?(?:余|多)?(?:[个所家项名人位处条座件台套亩户张批次艘辆%]|公里|平方米|万元|亿元|元|吨|个百分点)*(?:以上|左右|以内)?(?:（[^）]*）)?$/

const actionAndObjectPattern3 = /(?:要|应|必须|都|也|可|自行|积极|认真|进一步|切实|按照[^，]{2,20}去)+(?:地)?$/

const actionAndObjectPattern2 = /^(?:来|下去|起来|上来|出来|到位|去)?$/

const actionAndObjectPattern = /(?:按)?(?:增长|达到?|提高|下降|降低|新增|控制在|就业|增加|减少|投资)$/

function actionAndObject(
  { text, masked, deadlines }: TaskSentence, { start, end, body }: { readonly start: number; readonly end: number; readonly body: number },
  verb: Verb | undefined, goals: readonly Figure[],
): { action: string; object: string } {
  const measured = measuredClause(text, masked, skipPeriod(masked, Math.max(start, body), deadlines), end)
  if (measured) return measured
  if (!verb || verb.end > end || (goals.length > 0 && verb.start > start && actionAndObjectPattern.test(text.slice(start, verb.end)))
    || /^[^，]{2,24}保持(?:稳定|同步|平衡)$/.test(text.slice(start, end))) return indicator(text, start, end, goals)
  const clauseEnd = masked.slice(verb.end, end).search(/[，；。：]/)
  const stop = clauseEnd < 0 ? end : verb.end + clauseEnd
  const before = masked.slice(0, verb.start)
  const moved = /(?:把|将|对)([^，；]{2,60}?)(?:，)?(?:进一步|逐一|逐条|逐户|全部|认真|统一|分别)*(?:进行|予以|给予|加以)?$/.exec(before)
  const given = /为([^，；]{2,40})$/.exec(before)
  if (moved && moved.index >= start - 2 && !given && skipAdverbs(masked, moved.index + 1) < verb.start) return { action: verb.text,
    object: trim(text.slice(moved.index + 1, moved.index + 1 + moved[1]!.length)) }
  const object = trim(text.slice(verb.end, stop))
  if (actionAndObjectPattern2.test(object)) return { action: verb.text,
    object: trim(text.slice(skipPeriod(masked, Math.max(start, Math.min(body, verb.start)), deadlines),
    verb.start).replace(actionAndObjectPattern3, '').replace(/[，,].*$/, '')) }
  return { action: verb.text, object }
}

const measure = new RegExp(
  '^(.{2,40}?)(?:要|应|须|分别|均|都|总体|年均|比去年|较上年)*(?:按)?(增长|增加|新增|净增|提高|提升|下降|降低|减少|压减|压缩|达到?|突破|超过?|稳定在|保持在|控制在|不低于|不少于'
    + '|不超过)(?:到|至|在|了)?(?:约|近|超)?(?=[\\d一二三四五六七八九十百千])',
)
const measuredClausePattern = /^(?:力争|力求|确保|争取|到[^，]{2,10}[年底末]，?|今年|全年|年内|年底前|[一二三四]季度|上半年|下半年|\d{4}年[^，]{0,4}前?)+/

/** 城镇调查失业率控制在5.5%以内: what is measured stands in front of the verb of its change, and no verb in front of it. */
function measuredClause(text: string, masked: string, start: number, end: number): { action: string; object: string } | undefined {
  const from = start + (measuredClausePattern.exec(text.slice(start, end))?.[0].length ?? 0)
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
