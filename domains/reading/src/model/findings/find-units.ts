import { departmentEnd, endsUnit, placeEnd, unit_units_max } from '@lantai/chinese'
import { unitFlags, visitMatches } from './scanning.ts'
import type { Cue, UnitRole } from './shapes.ts'
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

const breaks = unitFlags('，；：。！？\ufffc')
const opens = unitFlags('，；：。！？\ufffc）')
const strong = new RegExp(
  '^(?:都|每人|也|均|还|就|更|一定|首先)?(?:拟(?!定|订|合|人)|准备|要(?![求点素闻])|应(?!用|急|对|届|该是|聘)|应当|必须|须|需(?!求|要[^，]{0,4}的)|将|可(?!以说|能|靠|持|再'
    + '|操|供)|不得|不再|负责|牵头|会同|具体|承担|组织(?!的|力|架|生活)|每[年月季周]|于|在(?!校|职|册|编|京|建|线|读|园|岗|此)|按(?!摩)|根据|结合|对照|通知|比照|作为|原则上|和?我局|定期|适时'
    + '|及时|抓紧|至少|自行|自主)',
)
const weak = /^(?:下发|印发|对|把|与|以|从|围绕|针对|聚焦|优先|共同|统筹|依据|主要负责|因地制宜)/
const notSubjects = new RegExp(
  '^(?:我们|我|大家|同志们|全局上下|咱|你|他|它|这|那|此|其(?!他)|自己|本(?=意见|办法|通知|规定|条例)|国家(?!发展|卫生|民委|税|统|医|中|药|能|铁|邮|文|移|数|疾|融|林|知|安|粮|烟|组|公'
    + '|标|机|开发|技|实)|人民群众|群众|纳税人|教师|学生|专家|考生|居民|职工|农民|企业家|市民|劳动者|社会各界|全社会|各界)',
)
const pivots = new RegExp(
  '(?:支持|鼓励|引导|推动|指导|督促|组织(?!领导|实施|开展|和|、)|带动|要求|指定|请|建议|责成|委托|协调|动员|授权|允许|安排(?!部署)|由|促使|敦促|通知)(?:和(?:支持|引导|鼓励|推动)|、(?:支持'
    + '|引导|鼓励))?', 'g',
)
const partners = new RegExp(
  '(?:会同|联合(?!采购|会|办公|培养|国|体|惩戒|攻关|开展|创新|执法|抽查|监管|奖惩|印发|下发|发文|重组|试验|声明|审)|协同(?!发展|创新|推进|高效|育人|联动|机制|治理|攻关|配合|性|效应|监管|体系'
    + '|融合|作战|和|、)|协助|配合(?!做好)|商(?=(?:有关|相关|同级|财政|[^，。]{0,6}部))|(?<![参给赋授准政付所事不])与(?=[^，。；]{2,24}(?:联合|共同|协商|合作|协调|建立|一起|签订'
    + '|开展|配合|加强)))', 'g',
)
const places = /(?<![\u4e00-\u9fff])在(?=[^，。；]{2,30}(?:启动|开展|试点|推行|推广))/g

const helping = /^(?:要|应|应当)?(?:密切|积极|主动|全力)?(?:配合|协助|参与)(?:$|[，。；]|做好|抓好|解决|开展)/

/** Whoever is to do the task of a sentence, or to help in it (GUIDE.md §4, DEADLINES-UNITS.md 10–19), in the order of the text. */
export function findUnits(text: string, masked: string): FoundUnit[] {
  const found: FoundUnit[] = []
  const add = (units: readonly Piece[], role: UnitRole, code: string): void => {
    for (const { start, end } of units) {
      if (role === 'lead' && code === 'subject' && helping.test(masked.slice(units.at(-1)!.end, units.at(-1)!.end + 8))) {
        add([{ start, end }], 'with', 'helper')
        continue
      }
      if (found.some((other) => other.start < end && start < other.end)) continue
      found.push({ start, end, text: text.slice(start, end), role, cue: { code, words: text.slice(Math.max(0, start - 4), start) },
        strong: strong.test(masked.slice(end, end + 12)) })
    }
  }
  labelUnits(text, add)
  visitMatches(partners, masked, (match) => {
    const at = match.index + match[0].length
    add(unitsBetween(text, at, (end) => actsTogether(masked, end)), 'with', 'partner')
  })
  visitMatches(pivots, masked, (match) => {
    if (inName(masked, match.index)) return
    add(pivotUnits(text, masked, match.index + match[0].length, match[0]), 'lead', 'pivot')
  })
  visitMatches(places, masked, ({ index }) => {
    add(unitsBetween(text, index + 1, (end) => /^(?:启动|开展|试点|推行|推广|率先|全面|先行)/.test(text.slice(end, end + 4))), 'lead', 'where')
  })
  for (const start of clauseStarts(masked)) add(subjectUnits(text, masked, start), 'lead', 'subject')
  return found.sort((left, right) => left.start - right.start)
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

interface Piece { readonly start: number; readonly end: number }

// （A牵头，B参与） 责任单位：A、B
const label = /[（(]([^（）()]*(?:[（(][^（）()]{1,8}[）)][^（）()]*)*?)(按职责分工负责|分工负责|分别负责|共同负责|负责落实|负责|牵头负责|牵头|配合|参与|指导|协助|落实)([^（）()]{0,40})[）)]/g
const named = /(责任单位|责任部门|责任科室|责任处室|牵头单位|牵头部门|牵头科室|主办单位|主办科室|主办|承办单位|责任人|责任领导|配合单位|协办单位|配合部门|协办科室|参与单位|参加单位)[:：]\s*([^。；;）)：:\n]+)/g

function labelUnits(text: string, add: (units: readonly Piece[], role: UnitRole, code: string) => void): void {
  visitMatches(label, text, (match) => {
    if (/^[（(](?:以下|简称|其中)/.test(match[0])) return
    const whole = match[0]
    const firstLeads = /排在第一位|列第一位/.test(whole)
    let at = match.index + 1
    for (const part of whole.slice(1, -1).split(/(?<=[，,；;])/)) {
      const verb = /(?:按职责分工负责|分工负责|分别负责|共同负责|负责落实|牵头负责|负责|牵头|配合|参与|指导|协助|落实)/.exec(part)
      if (verb && !/排在|列第/.test(part)) {
        const names = listPieces(text, at, at + verb.index)
        const helps = /^(?:配合|参与|指导|协助)/.test(verb[0])
        // 排在第一位的为牵头部门: the others help.
        add(names.slice(0, firstLeads ? 1 : names.length), helps ? 'with' : 'lead', 'label')
        if (firstLeads) add(names.slice(1), 'with', 'label')
      } else if (!/排在|列第|下同/.test(part) && part.replace(/[，,；;]/g, '').length > 1
        && !/[的了]/.test(part)) add(listPieces(text, at, at + part.replace(/[，,；;]$/, '').length), 'lead', 'label')
      at += part.length
    }
  })
  visitMatches(named, text, (match) => {
    const start = match.index + match[0].length - match[2]!.length
    const cut = /[，,](?:配合|协办|参与|完成)/.exec(match[2]!)
    add(listPieces(text, start, start + (cut?.index ?? match[2]!.length)), /^(?:配合|协办|参与|参加)/.test(match[1]!) ? 'with' : 'lead', 'label')
  })
}

const isNamed = (text: string, start: number, end: number): boolean =>
  endsUnit(text, end) || departmentEnd(text, start) === end || placeEnd(text, start) === end
  || /[局委办部院厅署室科处会组]$/.test(text.slice(start, end))

/** The units of a list in a label: every piece between 、 ， and blanks, without 等 and what follows it. */
function listPieces(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let start = from
  for (let at = from; at <= to; at += 1) {
    if (at < to && !/[、，,；;\s\u3000]/.test(text[at]!)) continue
    const raw = text.slice(start, at)
    const name = raw.replace(/^(?:由|请|和|及)/, '')
    const cut = name.search(/等(?:有关|相关)?(?:部门|单位|地区|方面)|等$|会同$/)
    const length = cut < 0 ? name.length : cut
    const first = start + raw.length - name.length
    if (length > 1 && length <= unit_units_max && isNamed(text, first, first + length)) pieces.push({ start: first, end: first + length })
    start = at + 1
  }
  return pieces
}

const clauseStartsPattern2 = new RegExp(
  '^(?:原则上|力争|力求|确保|争取)?(?:在|于|到|自|从|截至)?(?:\\d{2,4}年|20xx年|今年|明年|每年|每月|每季度|当年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:上半年|下半年'
    + '|年)?(?:底|末|初)?(?:之?前|起|开始|期间)?',
)
const clauseStartsPattern = new RegExp(
  '^(?:\\s|[一二三四五六七八九十]{1,3}、|[（(]\\ufffc{1,3}[）)]|\\d{1,2}[.、．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、]|同时|另外|此外|其中|尤其是?|特别是|但|而|并'
    + '|经|且|对于)',
)

/** Where clauses begin: after ， ； ： and number or connective, and after a phrase of time in front of the subject. */
function clauseStarts(masked: string): number[] {
  const starts: number[] = []
  const skip = clauseStartsPattern
  const time = clauseStartsPattern2
  for (let at = 0; at < masked.length; at += 1) {
    if (at > 0 && opens[masked.charCodeAt(at - 1)] === 0) continue
    let place = at
    for (;;) {
      const found = skip.exec(masked.slice(place, place + 8))
      if (!found) break
      place += found[0].length
    }
    starts.push(place)
    const aimed = /^(?:力争|确保)(?:第[一二三四五六七八九十]批)?(?:\d+个(?:以上|左右)?的)?/.exec(masked.slice(place, place + 20))
    if (aimed) starts.push(place + aimed[0].length)
    const when = time.exec(masked.slice(place, place + 24))![0].length
    if (when > 1) starts.push(place + when)
    else if (masked[place] === '在' || masked[place] === '从') {
      const behind = /^[^，]{2,24}(?:下|中|上|后|前|时|起)(?=各|有关|地方|省|市|县)/.exec(masked.slice(place, place + 30))
      if (behind) starts.push(place + behind[0].length)
    }
  }
  return starts
}

const subjectUnitsPattern = new RegExp(
  '^(?:对|为|将|把|向|以|与|要|从|自|由|及时|按|在|于|使|让|不|并|经|被|同|应|需|可|已|一|是|有(?!关)|也|还|都|如|即|或|会同|配合|联合|支持|鼓励|引导|推动|指导|督促|因|所需|报|请|拟'
    + '|准备|力争|力求|争取|确保|结合|加快|加强|推进|继续|进一步|年底|年内|[一二三四五六七八九十\\d]{1,3}年|\\d|今年|明年|每年|每月)',
)

/** The units at the head of a clause, where what follows them says that they are to act. */
function subjectUnits(text: string, masked: string, start: number): Piece[] {
  const head = masked.slice(start, start + 12)
  if (notSubjects.test(head) || head === '' || subjectUnitsPattern.test(head)) return []
  const solid = /^(?:办公室|[^，。]{2,8}[股科办](?=[会把对与在：于要])|各|所有|全部|有关|相关|其他|县级|省级|市级|地方|国务院|中央|你|同级|上级|基层|全[省市县区]|省|市|县|区|乡)/.test(head)
  let opens: boolean | undefined
  return unitsBetween(text, start, (end) => {
    opens ??= !solid && (verbAt(masked, skipAdverbs(masked, start))?.length ?? 0) > 1
    const rest = masked.slice(end, end + 12)
    const named = masked.slice(start, end)
    if (placeEnd(text, start) === end || /^全[省市县区州]$/.test(named) || /^应.尽/.test(rest)) return false
    if (impure.test(named.slice(named.lastIndexOf('的') + 1)) || /了[^，]/.test(rest.slice(0, 8))) return false
    if ((strong.test(rest) || /^，要(?!求)/.test(rest)) && !(opens && end - start > 8)) return true
    if (rest.startsWith('：')) return !opens && end - start <= 14 && /[股科室处局办站队馆中心]$/.test(masked.slice(start, end))
    if (opens || /^(?:[的之]|达到?|占|增|超)/.test(rest)) return false
    const place = skipAdverbs(masked, end)
    if (weak.test(rest)) return solid
    const verb = verbAt(masked, place)
    return verb !== undefined && (verb.length > 1 || place > end)
      && (solid || departmentEnd(text, start) !== undefined || end - start >= 4) && !nominal(masked, place + verb.length)
  })
}

/** Words that no name of a unit holds: the clause has gone on to say something. */
const impure = /[是到把将拟“]|支持|依托|优先|面向|力争|确保|结合|加快|推进|围绕|通过|按照|着力|继续|进一步|要(?!求)|已经?|为(?=[^，]{2})/

/** A verb before 的, or at the end of a subject, names a thing and no act: 学校建设的… */
const nominal = (masked: string, at: number): boolean => /^(?:的|工作|情况|水平|能力|质量|力度|体系|机制|条件|部门|单位)/.test(masked.slice(at, at + 2))

const pivotUnitsPattern = /^(?:建设|发展|推进|壮大|成长)(?:$|[，；。])/

/** The units behind a pivot (支持, 督促, 由 …), where an act of theirs follows. */
function pivotUnits(text: string, masked: string, start: number, pivot: string): Piece[] {
  if (notSubjects.test(masked.slice(start, start + 6))) return []
  const asks = /^(?:由|请|建议|责成|委托|指定|要求)/.test(pivot)
  return unitsBetween(text, start, (end) => {
    const rest = masked.slice(end, end + 12)
    if (strong.test(rest) && (asks || /^(?:牵头|负责|承担|在|按|对|于|自主|自行|会同|结合|根据|围绕)/.test(rest))) return true
    if (/^(?:由|请)/.test(pivot) && /^[\u4e00-\u9fff]/.test(rest) && !/^(?:的|之|和|及|与|等)/.test(rest)) return true
    if (/^[的之]|^(?:更好|做大|做强|集聚|健康|加快发展|发展壮大|发展$|发挥)/.test(rest)) return false
    const place = skipAdverbs(masked, end)
    const first = verbAt(masked, place)
    // 加快建设 without an object is no act of theirs.
    if (first !== undefined && /^(?:加快|加强|持续|稳步)$/.test(first) && pivotUnitsPattern.test(masked.slice(place + first.length))) return false
    const verb = first ?? (/^(?:对|把|从|联合|向|到|赴|按|依托|围绕|上半年|下半年|年内|大胆|先行)/.test(rest) ? rest[0] : undefined)
    if (verb === undefined) return false
    const behind = masked.slice(place + verb.length)
    return behind !== '' && !/^[，；。、的]/.test(behind) && !nominal(masked, place + verb.length)
  })
}

const together = /^(?:$|[，；。）]|每|抓|共同|一起|合作|联合|协商|协调|研究|对|在|按|于|根据|通过|为|就|把|以|从|确定|等)/

/** What follows partners: an act, or the end of the clause. */
const actsTogether = (masked: string, end: number): boolean => together.test(masked.slice(end))
  || verbAt(masked, skipAdverbs(masked, end)) !== undefined

const joints = /^(?:、|和|及|以及|与|或|，(?=各|有关))/

const unitsBetweenPattern = /^等(?:有关|相关|各)?(?:部门|单位|地区|方面)/

/**
 * The units of a list that begins at `start`, where `accept` says that what follows the list may follow units; otherwise none. A
 * head noun that the pieces share makes them one unit (银行、保险、信托等金融机构).
 */
function unitsBetween(text: string, start: number, accept: (end: number) => boolean): Piece[] {
  let best: Piece[] = []
  let pieces: Piece[] = []
  let [begin, department, place] = [start, departmentEnd(text, start), placeEnd(text, start)]
  const beginAt = (next: number): void => {
    [begin, department, place] = [next, departmentEnd(text, next), placeEnd(text, next)]
  }
  const limit = Math.min(text.length, start + 160)
  for (let end = start + 1; end <= limit; end += 1) {
    if (breaks[text.charCodeAt(end - 1)] === 1 || end - begin > unit_units_max) break
    if (end - begin < 2 || !(end === department || end === place || endsUnit(text, end)) || !balanced(text.slice(begin, end))) continue
    if (accept(end)) {
      best = [...pieces, { start: begin, end }]
      break
    }
    const shared = /^等(?=[^，。、]{1,12})/.exec(text.slice(end, end + 14))
    if (shared) {
      if (accept(end + 1)) { best = [...pieces, { start: begin, end }]; break }
      const close = endOfShared(text, end + 1)
      if (close !== undefined && accept(close)) {
        best = unitsBetweenPattern.test(text.slice(end, end + 8)) ? [...pieces, { start: begin, end }]
          : [{ start: pieces[0]?.start ?? begin, end: close }]
        break
      }
    }
    const joint = joints.exec(text.slice(end, end + 3))
    const next = joint ? end + joint[0].length : undefined
    if (next !== undefined && !sharesHead(text, begin, end, next)) {
      pieces = [...pieces, { start: begin, end }]
      beginAt(next)
      end = next
    } else if (/^[各有]/.test(text.slice(end, end + 1)) && text.startsWith('各', begin)) {
      pieces = [...pieces, { start: begin, end }]
      beginAt(end)
    }
  }
  return best
}

/** 各省、自治区、直辖市人民政府; 各县（市）、区; 局长、副局长 of one office are one phrase each. */
const sharesHead = (text: string, begin: number, end: number, next: number): boolean =>
  /^(?:各)?省$/.test(text.slice(begin, end)) && text.startsWith('自治区', next)
  || /^各?自治区$|自治区$/.test(text.slice(begin, end)) && text.startsWith('直辖市', next)
  || /(?:县（市）|县\(市\)|市|县)$/.test(text.slice(begin, end)) && /^(?:区|州|县)(?![级域])/.test(text.slice(next, next + 2))

function endOfShared(text: string, from: number): number | undefined {
  for (let end = from + 2; end <= Math.min(text.length, from + 16); end += 1) {
    if (/[，。；、]/.test(text[end - 1]!)) return undefined
    if (endsUnit(text, end)) return end
  }
  return undefined
}

const balanced = (text: string): boolean => {
  let depth = 0
  for (const character of text) {
    if (character === '（' || character === '“' || character === '《') depth += 1
    if (character === '）' || character === '”' || character === '》') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

const inNamePattern = /[、的和与]$|[\u4e00-\u9fff](?:评价|专业|群团|社会|基层|党)$/

/** 组织 in 培训评价组织, 指导 in 行业指导委员会: part of a name, not an act. */
const inName = (masked: string, at: number): boolean => inNamePattern.test(masked.slice(Math.max(0, at - 6), at))
  && /^(?:组织|指导)/.test(masked.slice(at, at + 2))
