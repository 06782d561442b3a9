import { departmentEnd, endsUnit, placeEnd } from '@lantai/chinese'
import { unitFlags, visitMatches } from './scanning.ts'
import type { Cue, UnitRole } from './shapes.ts'
import { labelUnits } from './unit-labels.ts'
import { mayName, unitsBetween } from './unit-phrases.ts'
import type { Piece } from './unit-phrases.ts'
import { skipAdverbs, verbAt } from './verbs.ts'

/** A unit that a task sentence gives work to; places are in the sentence. */
export interface FoundUnit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly role: UnitRole
  readonly cue: Cue
  /** Told to act by 要, 应, 负责 …, not only named before a verb. */
  readonly strong: boolean
}

const pattern = (parts: readonly string[], flags = ''): RegExp => new RegExp(parts.join('|'), flags)

// ── what stands behind a subject ────────────────────────────────────────────────────────────────────────────────────

// Words that order or allow, without the longer words that begin with them (要求, 应用, 可靠).
const modals = [
  '拟(?!定|订|合|人)', '准备', '要(?![求点素闻])', '应当', '应(?!用|急|该是|聘|届|对(?!接))', '必须', '须', '需(?!求|要[^，]{0,4}的)', '将',
  '可(?!以说|能|靠|持|再|操|供)', '不得', '不再', '不要', '不准', '不许', '至少', '最低', '最少', '原则上', '正在', '表示(?:将|要)',
]
const charges = ['负责(?!的|同志|人)', '牵头', '会同', '商(?!务|业|品|标)', '具体', '承担(?!的)', '派(?!出所|驻)', '组织(?!的|力|架|生活)', '通知', '自行', '自主']
const circumstances = [
  '每', '于', '在(?!校|职|册|编|京|建|线|读|园|岗|此)', '按(?!摩)', '根据', '结合', '依据', '就(?!业|近|地|医|学|餐)',
  '[\\d一二三四五六七八九十两]+个?(?:年|月|天|日|工作日|小时)', '[上下本]个?(?:周|月|星期|季度|学期)', '对照', '比照', '作为', '如(?!何|期)', '定期', '适时', '及时', '抓紧', '和?我局',
]
const openings = '(?:都|每人|也|均|还|就|更|一定|首先)?'
/** What says of the units before it that they are to act. */
const told = new RegExp(`^${openings}(?:${[...modals, ...charges, ...circumstances].join('|')})`)
const ordered = new RegExp(`^${openings}(?:${modals.join('|')})`)
// Prepositions and adverbs that follow subjects and much else besides.
const goesOn = pattern(['^(?:自己|给(?!予|付)|回去|跟着|带着|亲自|今年|明年|今天|明天|今晚|年前|从现在起|下发|印发|对|把|与|以|从|围绕|针对|聚焦|优先|共同|统筹|依据|主要负责|因地制宜)'])

// ── what is no unit, or no doer ─────────────────────────────────────────────────────────────────────────────────────

const pronouns = [
  '我们', '我', '大家', '同志们', '全局上下', '咱', '你(?![省市县区局厅委])', '他', '它', '这', '那', '此', '其(?!他)', '自己', '本(?=意见|办法|通知|规定|条例)',
]
const persons = ['人民群众', '群众', '纳税人', '教师', '学生', '专家', '考生', '居民', '职工', '农民', '企业家', '市民', '劳动者', '社会各界', '全社会', '各界']
// 国家 alone is no unit; offices whose names begin with it are.
const country = '国家(?!发展|卫生|民委|税|统|医|中|药|能|铁|邮|文|移|数|疾|融|林|知|安|粮|烟|组|公|标|机|开发|技|实)'
const notSubjects = new RegExp(`^(?:${[...pronouns, ...persons, country].join('|')})`)

/** 由政府牵头、部门参与的工作机制, X起草的《…》: a clause that is only the attribute of a noun tells nobody to act. */
const attribute = new RegExp('^[^，。；]{0,90}?(?:(?:拟定|拟订|制定|制订|起草|提出|报送|编制|印发|出台|批准)的(?=《|“|意见|方案|规划|办法|规范性)'
  + '|的[^，。；、]{0,6}(?:机制|格局|体系|制度|模式|体制|职责)(?:$|[，。；、]))')
const mechanism = /(?:建立|健全|完善|形成|构建|巩固|发展|推行|探索|压实|落实|强化|明确)[^，。；]*$/

// ── who brings others in ────────────────────────────────────────────────────────────────────────────────────────────

const encourage = ['支持', '鼓励', '引导', '推动', '指导', '督促', '带动', '协调', '动员', '促使', '敦促']
const order = ['组织(?!领导|实施|开展|和|、)', '要求', '指定', '建议', '责成', '委托', '授权', '允许', '安排(?!部署)', '通知', '请(?<![报提申邀聘]请)(?!示|求|假)', '由(?!于|此|来)']
const pivots = new RegExp(`(?:${[...encourage, ...order].join('|')})(?:[和、](?:${encourage.join('|')}))*`, 'g')

// Nouns and verbs that make another word of 联合 and 协同 (联合体, 协同发展).
const jointly = [
  '采购', '会', '办公', '培养', '国', '体', '惩戒', '攻关', '开展', '创新', '执法', '抽查', '监管', '奖惩', '印发', '下发', '发文', '重组', '试验', '声明', '审', '基金',
  '开发', '建设', '研发', '实验',
]
const inStep = ['发展', '创新', '推进', '高效', '育人', '联动', '机制', '治理', '攻关', '配合', '性', '效应', '监管', '体系', '融合', '作战', '和', '、', '培养']
const acts = ['联合', '共同', '协商', '合作', '协作(?!平台|机制)', '协调', '建立', '一起', '开展', '配合', '加强']
const consults = '商(?<=(?:^|[，、要将由局部委厅署室府门位关])商)(?!务|业|场|品|标|贸|会|议|用|户|圈|机|誉)'
const partners = pattern([
  '会同', `联合(?!${jointly.join('|')})`, `协同(?!${inStep.join('|')})`, '协助', '配合(?!做好)', consults,
  `与(?<![参给赋授准政付所事不]与)(?=[^，。；]{2,24}(?:${acts.join('|')}))`,
], 'g')
const trials = /在(?<![\u4e00-\u9fff]在)(?=[^，。；]{2,30}(?:启动|开展|试点|推行|推广))/g
const beginsTrial = /^(?:启动|开展|试点|先行|率先|(?:全面)?推[行广](?=[^，。；]{0,20}试点))/

/** Whoever is to do the task of a sentence, or to help in it (GUIDE.md §4, DEADLINES-UNITS.md 10–19), in the order of the text. */
export function findUnits(text: string, masked: string): FoundUnit[] {
  const found: FoundUnit[] = []
  const add = (units: readonly Piece[], role: UnitRole, code: string): void => {
    if (units.length === 0) return
    const helps = role === 'lead' && code === 'subject' && onlyHelps(masked, units.at(-1)!.end)
    for (const { start, end } of units) {
      if (found.some((other) => other.start < end && start < other.end)) continue
      found.push({
        start, end, text: text.slice(start, end), role: helps ? 'with' : role,
        cue: { code: helps ? 'helper' : code, words: text.slice(Math.max(0, start - 4), start) },
        strong: told.test(masked.slice(end, end + 12)),
      })
    }
  }
  labelUnits(text, add)
  visitMatches(partners, masked, ({ index, 0: word }) => {
    if (word !== '与' || !joinsName(masked, index)) add(partnerUnits(text, masked, index, word), 'with', 'partner')
  })
  visitMatches(pivots, masked, (match) => {
    if (inName(masked, match.index) || purpose.test(masked.slice(Math.max(0, match.index - 8), match.index))) return
    add(pivotUnits(text, masked, match.index, match[0]), 'lead', 'pivot')
  })
  visitMatches(trials, masked, ({ index }) => {
    add(unitsBetween(text, index + 1, (end) => beginsTrial.test(masked.slice(end, end + 4))), 'lead', 'where')
  })
  for (const start of clauseStarts(masked)) add(subjectUnits(text, masked, start), 'lead', 'subject')
  const distributed = found.filter((unit) => unit.cue.code === 'subject' && /^每[个所家名]/.test(unit.text))
  // 每个社区配备…: what each is to reach; who does it is named elsewhere in the sentence.
  const kept = distributed.length < found.length ? found.filter((unit) => !distributed.includes(unit)) : found
  return kept.sort((left, right) => left.start - right.start)
}

/** 财务与基建科: with what is no unit by itself in front of it, 与 stands within a name. */
function joinsName(masked: string, at: number): boolean {
  let start = at
  while (start > 0 && opens[masked.charCodeAt(start - 1)] === 0 && masked[start - 1] !== '、') start -= 1
  const front = masked.slice(start, at)
  return /^[\u4e00-\u9fff]{2,4}$/.test(front) && !endsUnit(masked, at) && skipAdverbs(masked, start) === start
    && verbAt(masked, start) === undefined && !/^(?:我|要|再|并|还|可|应|将|需|各)/.test(front)
}

const helping = /^(?:要|应|应当)?(?:密切|积极|主动|全力)?(?:配合|协助|参与)/

/** 县人武部协助转移群众, B配合: in a division of labour; who is to 配合 another unit leads its own part. */
function onlyHelps(masked: string, end: number): boolean {
  const help = helping.exec(masked.slice(end, end + 10))
  if (!help) return false
  const behind = end + help[0].length
  return behind >= masked.length || /[，。；、]/.test(masked[behind]!) || (verbAt(masked, behind)?.length ?? 0) > 1
}

/**
 * Where the label of responsibility ends that stands at the head of a sentence: （A牵头，B参与） behind a full stop says who does what
 * stands in front of it. 0 where there is none.
 */
export function headLabelEnd(text: string, units: readonly { readonly start: number; readonly cue: Cue }[]): number {
  if (!/^[（(]/.test(text)) return 0
  const end = text.search(/[）)](?![、，）)])/) + 1
  return units.some(({ start, cue }) => start < end && cue.code === 'label') ? end : 0
}

// ── subjects ────────────────────────────────────────────────────────────────────────────────────────────────────────

const opens = unitFlags('，；：。！？\ufffc）')
const aims = '(?:原则上|力争|力求|确保|争取)?'
const year = '(?:\\d{2,4}年|20xx年|今年|明年|每年|每月|每季度|当年)?'
const span = '(?:[一二三四五六七八九十两\\d]+个?(?:年|月|工作日|天|日)之?内)?'
const part = '(?:上半年|下半年|年)?(?:底|末|初)?(?:之?前|起|开始|期间)?'
const when = new RegExp(`^${aims}(?:在|于|到|自|从|截至)?${year}(?:\\d{1,2}月)?(?:\\d{1,2}日)?${part}${span}`)
const numbering = ['\\s', '[一二三四五六七八九十]{1,3}、', '[（(]\\ufffc{1,3}[）)]', '\\d{1,2}[.、．]', '[一二三四五六七八九十]是', '第[一二三四五六七八九十]+[，、]']
const connectives = ['同时', '另外', '此外', '其中', '尤其是?', '特别是', '但', '而', '并', '经', '且', '对于']
const lead = new RegExp(`^(?:${[...numbering, ...connectives].join('|')})`)
const aimed = /^(?:力争|确保)(?:第[一二三四五六七八九十]批)?(?:\d+个(?:以上|左右)?的)?/
const circumstance = /^[^，]{2,24}(?:下|中|上|后|前|时|起)(?=各|有关|地方|省|市|县)/

// What numbers and connectives begin with, and what phrases of time and place do; most clauses begin with neither.
const begins = unitFlags(' \t\u3000一二三四五六七八九十（(第0123456789同另此其尤特但而并经且对')
for (const character of '原力确争在于到自从截今明每当上下年底末初之前起开期一二三四五六七八九十两0123456789') begins[character.charCodeAt(0)]! |= 2

/** Behind the numbers and connectives at the head of a clause. */
function behindLead(masked: string, at: number): number {
  let place = at
  while ((begins[masked.charCodeAt(place)]! & 1) === 1) {
    const found = lead.exec(masked.slice(place, place + 8))
    if (!found) return place
    place += found[0].length
  }
  return place
}

/** Where subjects may begin: after ， ； ： and number or connective, and after a phrase of time or place in front of the subject. */
function clauseStarts(masked: string): number[] {
  const starts: number[] = []
  for (let at = 0; at < masked.length; at += 1) {
    if (at > 0 && opens[masked.charCodeAt(at - 1)] === 0) continue
    const place = behindLead(masked, at)
    starts.push(place)
    const first = masked.charCodeAt(place)
    if (begins[first]! < 2) continue
    const aim = aimed.exec(masked.slice(place, place + 20))
    if (aim) starts.push(place + aim[0].length)
    const time = when.exec(masked.slice(place, place + 24))![0].length
    if (time > 1) starts.push(place + time)
    else if (masked[place] === '在' || masked[place] === '从') {
      const behind = circumstance.exec(masked.slice(place, place + 30))
      if (behind) starts.push(place + behind[0].length)
    }
  }
  return starts
}

const prepositions = [
  '对', '为', '和', '将', '把', '向', '以', '与', '要', '从', '自', '由',
  '及时', '按', '在', '于', '使', '让', '不', '并', '经', '被', '同(?!级)', '应(?!急)', '需', '可',
  '已', '一', '是', '有(?!关|条件)', '也', '还', '都(?!市)', '如', '即', '或', '会同', '配合', '协助', '因', '所需', '报', '请', '拟', '准备',
]
const times = ['年底', '年内', '[一二三四五六七八九十\\d]{1,3}年', '\\d', '今年', '明年', '每年', '每月', '每季', '每半', '每周', '每天']
const verbsOfOrder = ['支持', '鼓励', '引导', '推动', '督促', '力争', '力求', '争取', '确保', '结合', '加快', '加强', '推进', '继续', '进一步', '促进', '促使', '实施(?!单位|主体)']
const notHeads = new RegExp(`^(?:${[...prepositions, ...times, ...verbsOfOrder].join('|')})`)
const kinds = [
  '办公室', '[^，。]{2,8}[股科办](?=[会把对与在：于要])', '各', '所有', '全部', '有关', '相关', '其他', '县级', '省级', '市级', '地方', '国务院', '中央', '你', '同级',
  '上级', '基层', '全[省市县区]', '省', '市', '县', '区', '乡',
]
const byKind = new RegExp(`^(?:${kinds.join('|')})`)
const office = /(?:政府|部门|机构|机关|单位|会议|小组|中心|指挥部|[点范]城市|地区|委员会|办公室|^[\u4e00-\u9fff]{1,6}[局厅科股室办站所部]|[县市区省各局].{0,10}[局厅署办委室])$/
const level = /^(?:省|市|县|区|乡|镇|村)级(?=要|应|负责|统筹|牵头|可|将|每)/

/** Words that the reading of a name stops at; the clause has gone on to say something. */
const impure = /[是到把将拟“]|月(?:\d|底|上旬|中旬|下旬|初)|[上中下]旬|在全[省市县区]|支持|依托|优先|面向|力争|确保|结合|加快|推进|围绕|通过|按照|着力|继续|进一步|要(?!求|负责|领导)|已经?|为(?=[^，]{2})/

/** The units at the head of a clause, where what follows them says that they are to act. */
function subjectUnits(text: string, masked: string, start: number): Piece[] {
  if (!mayName(text, start)) return []
  const head = masked.slice(start, start + 12)
  if (head === '' || notSubjects.test(head) || notHeads.test(head)) return []
  if (level.test(head)) return [{ start, end: start + 2 }]
  const ofKind = byKind.test(head)
  if (!ofKind && skipAdverbs(masked, start) > start && !/^(?:重点|基本|系统|专题)/.test(head)) return []
  let verbFirst: boolean | undefined
  return unitsBetween(text, start, (end, begin) => {
    verbFirst ??= !ofKind && (verbAt(masked, skipAdverbs(masked, start))?.length ?? 0) > 1
    return takesSubject(text, masked, { start, begin, end, verbFirst, ofKind })
  })
}

/** 听了汇报; 不要等水来了 is still to be heeded. */
const isDone = (rest: string): boolean => /了[^，]/.test(rest.slice(0, 10)) && !ordered.test(rest)

/** 省委明确提出: what another said is no order of this text. */
const reports = /^(?:明确|专门|多次|反复|已|曾)?(?:提出|指出|强调|要求|决定|认为|号召)/

interface Subject {
  readonly start: number
  /** Where its last unit begins. */
  readonly begin: number
  readonly end: number
  readonly verbFirst: boolean
  /** Begins as kinds of unit do: 各, 有关, 市. */
  readonly ofKind: boolean
}

/** Whether what follows the end of a possible subject says something that it is to do. */
function takesSubject(text: string, masked: string, { start, begin, end, verbFirst, ofKind }: Subject): boolean {
  const rest = masked.slice(end, end + 12)
  const name = masked.slice(start, end)
  if (placeEnd(text, start) === end || /^全[省市县区州]$/.test(name) || /^应.尽/.test(rest)) return false
  if (impure.test(name.slice(name.lastIndexOf('的') + 1)) || isDone(rest) || isAttribute(masked, start, end)) return false
  const isOffice = office.test(name)
  if (reports.test(rest) || /^在[^，。；]{1,16}，已/.test(masked.slice(end, end + 20))) return false
  if (told.test(rest) || /^(?:[^，。；]{1,8}(?:后|时|中))?，要(?!求)/.test(rest)) return !verbFirst || isOffice || end - start <= 8
  if (rest.startsWith('：')) return !verbFirst && end - start <= 14 && /[股科室处局办站队馆中心]$/.test(name)
  if (verbFirst && !isOffice || /^(?:[的之]|达到?|占|增|超)/.test(rest)) return false
  const solid = ofKind || isOffice
  if (goesOn.test(rest)) return solid
  const place = skipAdverbs(masked, end)
  const verb = verbAt(masked, place)
  return verb !== undefined && (verb.length > 1 || place > end)
    && (solid || departmentEnd(text, begin) !== undefined || end - start >= 4) && !nominal(masked, place + verb.length)
}

const isAttribute = (masked: string, start: number, end: number): boolean => {
  const found = attribute.exec(masked.slice(end, end + 110))
  return found !== null && (/[《“案划法见性]$/.test(found[0]) || !/(?:机制|格局|体系|制度|模式|体制|职责)[，。；、]?$/.test(found[0])
    || mechanism.test(masked.slice(Math.max(0, start - 30), start)))
}

/** A verb before 的, or at the end of a subject, names a thing and no act: 学校建设的… */
const nominal = (masked: string, at: number): boolean => nounTail.test(masked.slice(at, at + 2))
const nounTail = /^(?:的|费|工作|情况|水平|能力|质量|力度|体系|机制|条件|部门|单位|事项|标准|持续|明显|显著|取得)/

// ── pivots and partners ─────────────────────────────────────────────────────────────────────────────────────────────

const growsOnly = /^(?:建设|发展|推进|壮大|成长)(?:$|[，；。])/
const grows = /^(?:规划|建设|发展|改革|创新|推进|试点)$/
const onlyProfits = /^[的之]|^(?:更好|做大|做强|集聚|健康|加快发展|发展壮大|发展$|发挥|扩面)/
const actsUpon = /^(?:将|对|把|从|联合|向|到|赴|按|依托|围绕|上半年|下半年|年内|大胆|先行)/
/** 为支持X发展，…: why something is done. */
const purpose = /(?:^|[，。；])为了?(?:进一步|更好|大力)?$/
const ownWill = /^(?:共同|逐步|自主|主动|积极|大胆|率先|合力)/
const memberOf = /^[^，。；]{0,80}(?:组成(?!员)|担任|放宽至|提高[到至]|降低[到至]|调整[为到至])/

/** The units behind a pivot (支持, 督促, 由 …), where an act of theirs follows. */
function pivotUnits(text: string, masked: string, index: number, pivot: string): Piece[] {
  const start = index + pivot.length
  if (notSubjects.test(masked.slice(start, start + 6))) return []
  const asks = /^(?:由|请|建议|责成|委托|指定|要求)/.test(pivot)
  const hands = /^(?:由|请)/.test(pivot)
  return unitsBetween(text, start, (end) => {
    const rest = masked.slice(end, end + 12)
    if (isAttribute(masked, index, end) || pivot === '由' && memberOf.test(masked.slice(end, end + 90))) return false
    if (told.test(rest) && (asks || /^(?:牵头|负责|承担|在|按|对|于|自主|自行|会同|结合|根据|围绕)/.test(rest))) return true
    if (hands && /^[\u4e00-\u9fff]/.test(rest) && !/^(?:的|之|和|及|与|等)/.test(rest)) return true
    if (onlyProfits.test(rest)) return false
    const place = skipAdverbs(masked, end)
    const first = verbAt(masked, place)
    // 加快建设 without an object is no act of theirs.
    if (first !== undefined && /^(?:加快|加强|持续|稳步)$/.test(first) && growsOnly.test(masked.slice(place + first.length))) return false
    if (/^与[^，。；]{2,24}(?:联合|共同|合作)/.test(rest + masked.slice(end + 12, end + 30))) return true
    const verb = first ?? (actsUpon.test(masked.slice(place)) || actsUpon.test(rest) ? masked[place] : undefined)
    if (verb === undefined) return ownWill.test(rest) && /^[\u4e00-\u9fff]{4}/.test(masked.slice(place)) && masked[place] !== '的'
    const behind = masked.slice(place + verb.length)
    const second = verbAt(behind, 0)
    // 支持新区规划建设, without an object, is no act of theirs either.
    if (second !== undefined && grows.test(verb) && /^(?:$|[，。；])/.test(behind.slice(second.length))) return false
    return behind !== '' && !/^[，；。、的]/.test(behind) && !nominal(masked, place + verb.length)
  })
}

const together = /^(?:$|[，；。）]|每|抓|到|赴|向|今年|明年|年内|[上下]半年|共同|一起|合作|联合|协商|协调|研究|对|在|按|于|根据|通过|为|就|把|以|从|确定|等|进行|予以|的“?[^，。；”]{1,8}”?合作)/

/** The units behind 会同, 联合, 与 …, where an act, or the end of the clause, follows. */
function partnerUnits(text: string, masked: string, index: number, word: string): Piece[] {
  const start = index + word.length
  return unitsBetween(text, start, (end) => {
    if (isAttribute(masked, start, end)) return false
    const place = skipAdverbs(masked, end)
    if (place > end || together.test(masked.slice(end)) || (verbAt(masked, place)?.length ?? 0) > 1) return true
    return word === '会同' && /^(?![的之和及与等])[\u4e00-\u9fff]/.test(masked.slice(end, end + 1))
  })
}

const namesBefore = /[、的和与]$|[\u4e00-\u9fff](?:评价|专业|群团|社会|基层|党)$/

/** 组织 in 培训评价组织, 指导 in 行业指导委员会: part of a name, not an act. */
const inName = (masked: string, at: number): boolean => /^(?:组织|指导)/.test(masked.slice(at, at + 2))
  && namesBefore.test(masked.slice(Math.max(0, at - 6), at))
