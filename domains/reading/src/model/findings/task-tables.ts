// Tables that say in the heads of their columns what their cells are: 工作任务, 目标, 牵头单位, 完成时限. Cells stand between tabs on the line
// of their row; a merged cell shows its words once, so that the cells it covers are empty.

export const tableColumns = ['number', 'group', 'task', 'measure', 'goal', 'lead', 'assist', 'due', 'other'] as const
export type TableColumnRole = (typeof tableColumns)[number]

/** UTF-16 units of the text, end exclusive, without white space around. */
export interface TableCell {
  readonly role: TableColumnRole
  /** The head of its column, as written. */
  readonly head: string
  readonly start: number
  readonly end: number
}

/** A line of a table: its heads, or a row under them; a row without a task groups what follows it, or goes on with what stands before. */
export interface TableLine {
  readonly kind: 'head' | 'row'
  readonly cells: readonly TableCell[]
  /** Columns that the table has heads for. */
  readonly roles: ReadonlySet<TableColumnRole>
}

export interface TextLine { readonly start: number; readonly end: number }

const heads: readonly (readonly [TableColumnRole, RegExp])[] = [
  ['number', /^(?:序号|编号|序|项次|号)$/],
  ['group', /^(?:(?:任务|工作|项目|事项|指标|重点)?(?:类别|分类|类型|板块|领域|大类)|项目|方面|章节)$/],
  ['goal', /^(?:(?:年度|工作|任务|具体|主要|预期|阶段性?|绩效|考核|完成|总体|量化)*(?:目标值?|指标值?|目标要求|目标及要求|指标要求|标准|成效|成果)|目标和要求|完成标准)$/],
  ['lead', /^(?:牵头|责任|主责|主办|承办|主要责任|负责|实施|落实)[和及]?(?:牵头|责任|主办|承办)?(?:单位|部门|科室|处室|股室|主体)$|^(?:主办|牵头|承办)$/],
  ['assist', /^(?:配合|协办|协同|协助|参与|参加|协作|责任配合)[和及]?(?:配合|协办|参与)?(?:单位|部门|科室|处室|股室)$|^(?:协办|配合)$/],
  ['due', /^(?:(?:任务|工作|整改|计划|办理|拟|预计)*(?:完成|办结|销号|落实|整改|进度|推进)?(?:时限|时间|期限|日期|时间节点)(?:要求)?|时间节点)$/],
  ['other', /^(?:责任人|负责人|责任领导|牵头领导|分管领导|包保领导|联系人|联系电话|备注|说明|进展情况|工作进展|完成情况|落实情况|进展|来源|依据|责任分工|分工)$/],
  ['measure', /^(?:(?:工作|主要|具体|重点|整改|落实|推进|改革)*(?:措施|举措|做法|步骤)|(?:主要|具体)?工作(?:措施|举措)(?:及要求)?)$/],
  ['task', /^(?:(?:年度|工作|重点|主要|具体|目标|改革|整改|建设|核心)*(?:任务|工作|事项|内容|要点)(?:名称|内容|分解|清单|事项|任务|要求)?|任务及措施|工作任务及措施)$/],
]

function roleOf(head: string): TableColumnRole | undefined {
  const plain = head.replaceAll(/[\s\u3000：:]|[（(][^（）()]*[）)]/g, '').replaceAll('/', '')
  return heads.find(([, pattern]) => pattern.test(plain))?.[0]
}

interface Column { readonly role: TableColumnRole; readonly head: string }

/** The lines of the text that stand in such tables, by their place in `lines`. */
export function readTaskTables(text: string, lines: readonly TextLine[]): ReadonlyMap<number, TableLine> {
  const found = new Map<number, TableLine>()
  let columns: readonly (Column | undefined)[] | undefined
  let headed = -2
  let before: readonly Piece[] = []
  for (const [at, line] of lines.entries()) {
    const pieces = piecesOf(text, line)
    const above = lines[at - 1]
    const parted = above !== undefined && /\n[^\S\n]*\n/.test(text.slice(above.end, line.start))
    if (parted || endsTable(text, pieces)) columns = undefined
    const own = headsOf(text, pieces)
    const second = headed === at - 1 && own && !parted ? joinHeads(columns, own) : undefined
    const first = second ? undefined : tableHeads(own, parted ? undefined : headsOf(text, before))
    if (second ?? first) {
      columns = second ?? first
      headed = at
      found.set(at, lineOf('head', text, pieces, columns!))
    } else if (columns) found.set(at, lineOf('row', text, pieces, columns))
    before = pieces
  }
  return found
}

interface Piece { readonly start: number; readonly end: number }

/** The cells of a line, empty ones too. Its sentences leave out the tabs it begins with. */
function piecesOf(text: string, { start, end }: TextLine): readonly Piece[] {
  const pieces: Piece[] = []
  let from = text.lastIndexOf('\n', start - 1) + 1
  for (let tab = text.indexOf('\t', from); tab >= 0 && tab < end; tab = text.indexOf('\t', from)) {
    pieces.push(trimmed(text, from, tab))
    from = tab + 1
  }
  return [...pieces, trimmed(text, from, end)]
}

function trimmed(text: string, from: number, to: number): Piece {
  const words = text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  return { start, end: start + words.trim().length }
}

const group_units_max = 40

/** A paragraph of its own behind the table; a short line that parts its rows is none. */
function endsTable(text: string, pieces: readonly Piece[]): boolean {
  const { start, end } = pieces[0]!
  return pieces.length === 1 && (end - start > group_units_max || /[。；]/.test(text.slice(start, end)))
}

const head_units_max = 16

/** What the cells are heads of; undefined where the line is none of heads. */
function headsOf(text: string, pieces: readonly Piece[]): readonly (Column | undefined)[] | undefined {
  const columns = pieces.map(({ start, end }): Column | undefined => {
    const head = text.slice(start, end)
    return head === '' || head.length > head_units_max ? undefined : { head, role: roleOf(head) ?? 'other' }
  })
  const filled = pieces.filter(({ start, end }) => end > start).length
  const known = columns.filter((column) => column && roleOf(column.head) !== undefined).length
  return known > 0 && known * 2 >= filled && columns.filter((column) => column).length === filled ? columns : undefined
}

/** A table of tasks: one column says what is to be done, another to what end, by whom or until when. */
function tableHeads(
  own: readonly (Column | undefined)[] | undefined, above: readonly (Column | undefined)[] | undefined,
): readonly (Column | undefined)[] | undefined {
  if (!own) return undefined
  const columns = withTask(own)
  const has = (...roles: readonly TableColumnRole[]): boolean => columns.some((column) => column && roles.includes(column.role))
  if (!has('task') || !has('goal', 'lead', 'assist', 'due')) return undefined
  return above ? joinHeads(above, columns) : columns
}

/** Where nothing else is called the task, the measures are; 目标任务 beside a column of tasks is the target. */
function withTask(columns: readonly (Column | undefined)[]): readonly (Column | undefined)[] {
  const tasks = columns.filter((column) => column?.role === 'task')
  if (tasks.length === 0) return columns.map((column) => (column?.role === 'measure' ? { ...column, role: 'task' } : column))
  if (tasks.length === 1) return columns
  const first = tasks.find((column) => !/目标/.test(column!.head)) ?? tasks[0]
  return columns.map((column) => (column?.role !== 'task' || column === first ? column
    : { ...column, role: /目标/.test(column.head) ? 'goal' : 'measure' }))
}

/** The second of two rows of heads names its columns more closely. */
function joinHeads(
  above: readonly (Column | undefined)[] | undefined, below: readonly (Column | undefined)[],
): readonly (Column | undefined)[] {
  const count = Math.max(above?.length ?? 0, below.length)
  return withTask(Array.from({ length: count }, (_, at) => below[at] ?? above?.[at]))
}

function lineOf(
  kind: TableLine['kind'], text: string, pieces: readonly Piece[], columns: readonly (Column | undefined)[],
): TableLine {
  const gap = kind === 'row' ? gapOf(text, pieces, columns) : no_gap
  const cells = pieces.flatMap(({ start, end }, at) => {
    const { role, head } = columns[columnOf(at, gap)] ?? { role: 'other' as const, head: '' }
    return end > start ? [{ role, head, start, end }] : []
  })
  return { kind, cells, roles: new Set(columns.flatMap((column) => column?.role ?? [])) }
}

/** Cells that are left out of a line, because one above reaches down over them: how many, and in front of which of those that follow. */
interface Gap { readonly at: number; readonly count: number }

const no_gap: Gap = { at: 0, count: 0 }

/** Only where the cells as they stand cannot be what their columns say, and only among the columns in front of the task. */
function gapOf(text: string, pieces: readonly Piece[], columns: readonly (Column | undefined)[]): Gap {
  const missing = columns.length - pieces.length
  if (missing <= 0 || pieces.length < 3 || fits(text, pieces, columns, no_gap)) return no_gap
  const task = columns.findIndex((column) => column?.role === 'task')
  for (let count = 1; count <= Math.min(missing, task); count += 1) {
    for (let at = task - count; at >= 0; at -= 1) if (fits(text, pieces, columns, { at, count })) return { at, count }
  }
  return no_gap
}

const columnOf = (at: number, gap: Gap): number => (at < gap.at ? at : at + gap.count)

const numbered = /^[（(]?[\d一二三四五六七八九十]{1,4}(?:[-.．]\d{1,3})*[）).、．]?$/
const dated = /[年月日季周底初末]|\d|长期|持续|常态|全程|立即|即时|按(?:要求|计划|时)/

const isDate = /^(?:20\d\d年|20\d\d[-/.]\d)|^[^，。]{0,8}月[^，。]{0,4}前?$|^(?:长期|全年)$/

function fits(text: string, pieces: readonly Piece[], columns: readonly (Column | undefined)[], gap: Gap): boolean {
  return pieces.every(({ start, end }, at) => {
    const [role, words] = [columns[columnOf(at, gap)]?.role, text.slice(start, end)]
    if (words === '') return true
    if (role === 'number') return numbered.test(words)
    if (role === 'lead' || role === 'assist') return !isDate.test(words)
    return role !== 'due' || dated.test(words)
  })
}

/** 一 | 学前教育 | | : a row that names a group of tasks and gives nothing to be done. */
export function groupsTasks(text: string, { cells, roles }: TableLine): boolean {
  const task = cells.find(({ role }) => role === 'task')
  if (!task) return true
  if (cells.some(({ role }) => role === 'goal' || role === 'lead' || role === 'assist' || role === 'due')) return false
  const number = cells.find(({ role }) => role === 'number')
  const first = number ? text.slice(number.start, number.end) : text.slice(task.start, task.end)
  return /^[（(]?[一二三四五六七八九十]{1,3}(?:[）)、.．]|$)/.test(first) || (!number && roles.has('number') && task.end - task.start <= 12)
}

const marks = /[①-⑳]|(?<=^|[\s；;。：:])(?:[（(]\d{1,2}[）)]|\d{1,2}(?:[.．](?!\d)|、))/g

/** The pieces of work of a cell: those that it counts ①②③, or all of it; places as those of the cell, without the marks. */
export function piecesOfWork(text: string, { start, end }: Piece): readonly Piece[] {
  const words = text.slice(start, end)
  const found = [...words.matchAll(marks)]
  if (found.length < 2) return [withoutEnd(text, { start: start + (found[0]?.index === 0 ? found[0][0].length : 0), end })]
  return found.map((mark, at) => withoutEnd(text, {
    start: start + mark.index + mark[0].length, end: start + (found[at + 1]?.index ?? words.length),
  }))
}

/** The sign that ends a sentence is no part of a piece of work. */
export function withoutEnd(text: string, { start, end }: Piece): Piece {
  const { start: from, end: to } = trimmed(text, start, end)
  return { start: from, end: to - (/[；;。，,]*$/.exec(text.slice(from, to))?.[0].length ?? 0) }
}
