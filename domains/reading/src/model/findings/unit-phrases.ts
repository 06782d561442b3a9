import { departmentEnd, endsUnit, placeEnd, unit_units_max } from '@lantai/chinese'
import { unitFlags, wordFinder } from './scanning.ts'
import { skipAdverbs, verbAt } from './verbs.ts'

/** A name or kind of unit in a sentence. */
export interface Piece { readonly start: number; readonly end: number }

const breaks = unitFlags('，；：。！？\ufffc')
// What only a clause that has gone on to say something holds, never a name.
const clauseWords = unitFlags('把被由拟是向了')
const phraseBreaks = wordFinder(['会同', '按照', '根据', '结合', '围绕', '面向', '优先', '力争', '继续', '进一步', '形成', '各自', '就有关', '将', '对', '为'])
// Verbs that names of units hold: 督查室, 行政审批局, 采购中心.
const nameVerbs = new Set(
  `建设 管理 监管 监督 监察 监测 监控 检测 检验 检查 督查 督导 巡察 巡视 巡查 服务 审批 审核 审查 审计 评审 评价 评估 保障 保护 规划 计划 统计 治理 整治 整改 研究 研发 应急 指导 采购 招标 招商 招生 应用
  考核 培训 发展 改革 协调 协作 联合 合作 创新 创建 学习 宣传 组织 安全 生产 改造 推广 推进 试点 试验 开发 公开 备案 登记 编制 编办 编辑 统筹 鉴定 认定 验收 参与 参加 参建 配合 协助 牵头 主办 承办 协同 指挥
  防治 防控 防疫 处置 救助 救治 救援 资助 帮扶 交流 接待 接收 修复 养护 养老 看护 照护 运行 运营 运维 流转 收储 储备 供应 出版 出口 进口 投资 投放 申报 报告 举办 实施 执行 测试 测评 种植 养殖 安置 调度 调解 调查 征收
  仲裁 信访 许可 托管 招聘 选举 普及 转化 转移 设计 制作 购置 出让 回收 反馈 联系 综合 数字化 化解 督办 负责 承担 启动 整理 利用 征集 收集 移交 促进 引导 集成 聚集 集中 通信 通报`.split(/\s+/),
)
// What is done with other units, so that a name does not run across it.
const givesWork = wordFinder(['组织', '支持', '鼓励', '引导', '指导', '督促', '带动', '协助', '配合', '推动', '联合', '参与', '负责', '承担', '各', '有关', '所有', '本'])

/** Whether the place goes on to others or to what is done: 各 and 负责 do, 各级 and 负责同志 do not. */
function goesToOthers(text: string, place: number): boolean {
  const word = givesWork.at(text, place)
  if (word === '各') return text[place + 1] !== '级'
  if (word === '负责') return !/[同人]/.test(text[place + 2] ?? '')
  return word !== undefined && !(word === '承担' && text.startsWith('单位', place + 2))
}

/** What ends the reading of a name at the place: a mark, a word of the clause, or a verb that no name holds. */
function runsIntoClause(text: string, place: number): boolean {
  const unit = text.charCodeAt(place)
  if (breaks[unit] === 1 || clauseWords[unit] === 1 || phraseBreaks.at(text, place) !== undefined) return true
  if (text[place] === '有') return !/[关限色条线]/.test(text[place + 1] ?? '') && !/[国所私拥共]/.test(text[place - 1] ?? '')
  const verb = verbAt(text, place)
  return verb !== undefined && verb.length > 1 && !nameVerbs.has(verb)
}

const joints = /^(?:、|以及|和|及(?!其)|与|或|，(?=各|有关))/
const sharedOthers = /^等(?:有关|相关|各)?(?:部门|单位|地区|方面)/

/** How far a name may run on behind a shorter one that it begins with. */
const longer_units_max = 16

interface NameStart { readonly begin: number; readonly department: number | undefined; readonly place: number | undefined }

function nameStart(text: string, begin: number): NameStart {
  return { begin, department: departmentEnd(text, begin), place: placesEnd(text, begin) }
}

/** 武汉, 贵阳贵安, 黄冈-鄂州-黄石. */
function placesEnd(text: string, at: number): number | undefined {
  const first = placeEnd(text, at)
  if (first === undefined) return undefined
  const next = /^[-—－]/.test(text[first] ?? '') ? first + 1 : first
  return placesEnd(text, next) ?? first
}

const relative = /(?:没有|尚?未|有条件|符合|列入|承担|具备|涉及|排名)[^，。；、的]{0,14}的/y

/** 没有通过测评的县区: a clause in front of the name, which holds what no name does. */
function relativeEnd(text: string, at: number): number {
  relative.lastIndex = at
  return relative.test(text) ? relative.lastIndex : at
}

const isEnd = (text: string, { begin, department, place }: NameStart, end: number): boolean =>
  end - begin >= 2 && (end === department || end === place || endsUnit(text, end)) && balanced(text, begin, end)

/**
 * The units of a list that begins at `start`, where `accept` says that what follows the list may follow units; otherwise none. A
 * head noun that the pieces share makes them one unit (银行、保险、信托等金融机构).
 */
export function unitsBetween(text: string, start: number, accept: (end: number, begin: number) => boolean): Piece[] {
  if (text[start] === '、' || !mayName(text, start)) return []
  const pieces: Piece[] = []
  let name = nameStart(text, start)
  let shorter: Piece[] | undefined
  // A department's own name is read whole: 住房城乡建设部 is no 住房城乡 that builds.
  let end = Math.max(relativeEnd(text, start), (name.department ?? 0) - 1)
  while (end < text.length && end - name.begin < unit_units_max) {
    if (end >= (name.department ?? 0) - 1 && runsIntoClause(text, end)) break
    end += 1
    if (!isEnd(text, name, end)) continue
    const joint = joints.exec(text.slice(end, end + 4))
    const next = joint ? end + joint[0].length : undefined
    if (accept(end, name.begin)) {
      const found = withPiece(text, pieces, { start: name.begin, end })
      if (!runsOn(text, name, end, accept)) return found
      shorter ??= found
      continue
    }
    const shared = sharedHead(text, pieces, name.begin, end, accept)
    if (shared) return shared
    const follower = next ?? (/^[各有]/.test(text[end] ?? '') && text.startsWith('各', name.begin) ? end : undefined)
    if (follower === undefined || next !== undefined && sharesHead(text, name.begin, end, next)) continue
    pieces.push({ start: name.begin, end })
    name = nameStart(text, follower)
    end = Math.max(follower, (name.department ?? 0) - 1)
  }
  return shorter ?? []
}

/** Whether the words up to the next mark may hold a name at all; most hold none, and are not looked at further. */
export function mayName(text: string, start: number): boolean {
  if (start >= text.length) return false
  if (departmentEnd(text, start) !== undefined || placeEnd(text, start) !== undefined) return true
  const limit = Math.min(text.length, start + unit_units_max + 1)
  for (let at = start; at < limit; at += 1) {
    if (breaks[text.charCodeAt(at)] === 1) return false
    if (at > start && endsUnit(text, at + 1)) return true
  }
  return false
}

/** 银行、保险、信托等金融机构: what 等 sums up is one unit with what stands before it. */
function withPiece(text: string, pieces: readonly Piece[], last: Piece): Piece[] {
  const sums = pieces.length > 0 && /等(?!级)/.test(text.slice(last.start, last.end))
  return sums ? [{ start: pieces[0]!.start, end: last.end }] : [...pieces, last]
}

/** 区住房城乡建设局, 区政府督查室: whether the name goes on, to an end that may act as well. */
function runsOn(text: string, name: NameStart, from: number, accept: (end: number, begin: number) => boolean): boolean {
  if (goesToOthers(text, from) || skipAdverbs(text, from) > from) return false
  for (let end = from; end < text.length && end - from < longer_units_max && end - name.begin < unit_units_max;) {
    const unit = text.charCodeAt(end)
    if (unit === comma || stops[unit] === 1 || runsIntoClause(text, end) || goesToOthers(text, end)) return false
    end += 1
    if (isEnd(text, name, end) && (accept(end, name.begin) || joints.test(text.slice(end, end + 4)))) return true
  }
  return false
}

const comma = '、'.charCodeAt(0)
const stops = unitFlags('要应可须在于的和与及等每将商')

/** 财政部、商务部等部门, and what such a list sums up. */
function sharedHead(text: string, pieces: readonly Piece[], begin: number, end: number,
  accept: (end: number, begin: number) => boolean): Piece[] | undefined {
  if (text[end] !== '等' || !/^等[^，。、]/.test(text.slice(end, end + 2))) return undefined
  if (accept(end + 1, begin)) return [...pieces, { start: begin, end }]
  const close = endOfShared(text, end + 1)
  if (close === undefined || !accept(close, begin)) return undefined
  const others = sharedOthers.test(text.slice(end, end + 8))
  return others ? [...pieces, { start: begin, end }] : [{ start: pieces[0]?.start ?? begin, end: close }]
}

/** 各省、自治区、直辖市人民政府; 各县（市）、区; 有关部门和单位 are one phrase each. */
const sharesHead = (text: string, begin: number, end: number, next: number): boolean =>
  /^(?:各|有关)?省$/.test(text.slice(begin, end)) && text.startsWith('自治区', next)
  || text.slice(begin, end).endsWith('自治区') && text.startsWith('直辖市', next)
  || /(?:县（市）|县\(市\)|市|县)$/.test(text.slice(begin, end)) && /^(?:区|州|县)(?![级域])/.test(text.slice(next, next + 2))
  || text.endsWith('部门', end) && text.startsWith('单位', next)

function endOfShared(text: string, from: number): number | undefined {
  for (let end = from + 2; end <= Math.min(text.length, from + 16); end += 1) {
    if (/[，。；、]/.test(text[end - 1]!)) return undefined
    if (endsUnit(text, end)) return end
  }
  return undefined
}

const opening = unitFlags('（“《')
const closing = unitFlags('）”》')

function balanced(text: string, start: number, end: number): boolean {
  let depth = 0
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (opening[unit] === 1) depth += 1
    else if (closing[unit] === 1) depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
