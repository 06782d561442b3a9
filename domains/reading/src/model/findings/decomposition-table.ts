import type { PageDocument } from '../page/split-documents.ts'
import { goalText } from './goal-text.ts'
import type { DocumentReading, Due, OutlineNode, Recurrence, SentenceReading, Strength, TaskRow } from './shapes.ts'

export type TableColumnKey = 'number' | 'task' | 'goal' | 'lead' | 'assist' | 'due' | 'remark' | 'source'

export interface TableColumn {
  readonly key: TableColumnKey
  readonly heading: string
}

/** A heading of the document above the tasks that stand under it. */
export interface TableGroup {
  readonly kind: 'group'
  /** 1 for the outermost headings, 2 for those within them. */
  readonly depth: number
  /** As written, with its number. */
  readonly text: string
  /** Tasks under the heading, those of the headings within it among them. */
  readonly count: number
}

/** One task, as the cells of the form say it, their lines parted by line feeds; what the text does not give is an empty cell. */
export interface TableTask {
  readonly kind: 'task'
  /** Counted from 1 over the whole table. */
  readonly number: number
  readonly task: string
  readonly goal: string
  /** With 承上文 or 讲话单位 behind it where the sentence itself names no unit. */
  readonly lead: string
  readonly assist: string
  /** As written where the text does not fix the year; masked dates carry 待填. */
  readonly due: string
  readonly remark: string
  /** The numbers of the headings above, and the place of the sentence in the document. */
  readonly source: string
}

export interface DecompositionTable {
  readonly title: string
  /** Stands under the title: nobody has approved what a program read. */
  readonly mark: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (TableGroup | TableTask)[]
  /** What the marks in the cells mean; only those that occur. */
  readonly notes: readonly string[]
}

const columns: readonly TableColumn[] = [
  { key: 'number', heading: '序号' }, { key: 'task', heading: '工作任务' }, { key: 'goal', heading: '目标' },
  { key: 'lead', heading: '牵头单位' }, { key: 'assist', heading: '配合单位' }, { key: 'due', heading: '完成时限' },
  { key: 'remark', heading: '备注' }, { key: 'source', heading: '来源' },
]

/** Deeper headings make no row of their own: with them the form would have more headings than tasks. */
const group_depth_max = 2
const title_units_max = 12

/** The draft 任务分解表 of a document: its tasks in the order of the text, under its headings. */
export function decompositionTable(reading: DocumentReading): DecompositionTable {
  const paths = reading.outline.map((_node, place) => pathOf(reading.outline, place))
  const counts = countTasks(reading.sentences, paths)
  const speaker = reading.document.kind?.value === '讲话' ? '讲话单位' : '发文单位'
  const rows: (TableGroup | TableTask)[] = []
  const opened = new Set<number>()
  let number = 0
  let above: readonly number[] = []
  for (const sentence of reading.sentences) {
    if (sentence.rows.length === 0) continue
    const path = sentence.node === undefined ? [] : paths[sentence.node] ?? []
    const shown = path.slice(0, group_depth_max)
    rows.push(...groupRows(reading.outline, shown, above, opened, counts))
    above = shown
    const source = sourceOf(path.map((place) => reading.outline[place]!), sentence.ordinal)
    for (const row of sentence.rows) {
      number += 1
      rows.push({
        kind: 'task', number, task: taskText(row), goal: goalText(row), lead: leadText(row, speaker), assist: row.assist.join('、'),
        due: dueText(row.due, row.every), remark: remarkOf(row), source,
      })
    }
  }
  return { title: titleOf(reading.document), mark: '（初稿）', columns, rows, notes: notesOf(reading.sentences, speaker) }
}

/** Places in the outline from the top down to this one. */
function pathOf(outline: readonly OutlineNode[], place: number): number[] {
  const path: number[] = []
  for (let at: number | undefined = place; at !== undefined && !path.includes(at); at = outline[at]?.parent) path.unshift(at)
  return path
}

function countTasks(sentences: readonly SentenceReading[], paths: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { node, rows } of sentences) {
    if (node === undefined) continue
    for (const place of paths[node] ?? []) counts.set(place, (counts.get(place) ?? 0) + rows.length)
  }
  return counts
}

/** The headings to be shown between tasks under `above` and tasks under `shown`. */
function groupRows(
  outline: readonly OutlineNode[], shown: readonly number[], above: readonly number[], opened: Set<number>, counts: Map<number, number>,
): TableGroup[] {
  let same = 0
  while (same < shown.length && shown[same] === above[same]) same += 1
  // The text went back to the outer heading: without a row of it, what follows would stand under the inner one.
  if (same === shown.length && above.length > same && same > 0) same -= 1
  return shown.slice(same).map((place, at) => {
    const { number, title } = outline[place]!
    const again = opened.has(place) ? '（续）' : ''
    opened.add(place)
    return { kind: 'group', depth: same + at + 1, text: `${headingText(number, title)}${again}`, count: counts.get(place) ?? 0 }
  })
}

/** As a heading stands on a line: the full stop of one that ran on in its paragraph goes. */
function headingText(number: string, title: string): string {
  return `${number}${title}`.replace(/[，。；：、\s]+$/, '')
}

function sourceOf(nodes: readonly OutlineNode[], ordinal: number): string {
  const path = nodes.map(({ number, title }) => {
    if (number.trim() !== '') return number.trim().replace(/，$/, '')
    const short = title.trim()
    return short === '' ? '' : `“${short.length > title_units_max ? `${short.slice(0, title_units_max)}…` : short}”`
  }).join('')
  return `${path}${path === '' ? '' : '\n'}第${ordinal}句`
}

function titleOf({ title, organisation, kind }: PageDocument): string {
  const of = title ? `《${title.value.replaceAll('《', '〈').replaceAll('》', '〉')}》` : `${organisation?.value ?? ''}${kind?.value ?? ''}`
  return `${of}任务分解表`
}

/** Not the 一、 of 一、二年级, nor the 1. of 1.5万亩. */
const list_mark = /^(?:第?[一二三四五六七八九十]{1,3}(?:是|，|、(?![一二三四五六七八九十]))|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))\s*/

export function taskText({ text, action }: Pick<TaskRow, 'text' | 'action'>): string {
  const task = text.replaceAll(/\s*\n\s*/g, '').trim().replace(list_mark, '').replace(/[，。；：、]+$/, '')
  // Several tasks of a sentence can share one verb, which then stands outside all but one of them.
  return task.includes(action) ? task : `${action}${task}`
}

/** A speaker whom the text does not name is an empty unit. */
const isNamed = ({ lead }: Pick<TaskRow, 'lead'>): boolean => lead.some((unit) => unit !== '')

function leadText({ lead, leadFrom }: TaskRow, speaker: string): string {
  if (!isNamed({ lead })) return ''
  const from = leadFrom === 'sentence' ? '' : leadFrom === 'speaker' ? `\n（${speaker}）` : '\n（承上文）'
  return `${lead.join('、')}${from}`
}

export const everyWords: Record<Recurrence, string> = { week: '每周', month: '每月', quarter: '每季度', year: '每年' }

function dueText(due: Due, every: Recurrence | null): string {
  const date = due.state === 'none' ? '' : due.state === 'resolved' ? dateText(due.by)
    : due.state === 'masked' ? `${due.text}\n（待填）` : due.text
  if (every === null) return date
  const again = everyWords[every]
  return date === '' ? again : /[每按逐]/.test(date) ? date : `${date}，${again}`
}

/** 2026-12-31 as 2026年12月底前, 2026-06-15 as 2026年6月15日前. */
function dateText(by: string): string {
  const [year, month, day] = by.split('-').map(Number)
  if (!year || !month || !day) return by
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}年${month}月${day === last ? '底' : `${day}日`}前`
}

const strengthWords: Record<Strength, string> = { must: '', aim: '力争', intend: '拟办', explore: '探索、鼓励', forbid: '禁止事项' }

function remarkOf({ strength, commitment, perUnit, onlyIf }: TaskRow): string {
  return [
    strengthWords[strength], commitment ? '承诺事项' : '', perUnit ? '各单位分别完成' : '', onlyIf === null ? '' : `仅限：${onlyIf}`,
  ].filter((words) => words !== '').join('；')
}

function notesOf(sentences: readonly SentenceReading[], speaker: string): string[] {
  const rows = sentences.flatMap((sentence) => sentence.rows)
  const has = (test: (row: TaskRow) => boolean): boolean => rows.some(test)
  const inherited = (row: TaskRow): boolean => isNamed(row) && (row.leadFrom === 'paragraph' || row.leadFrom === 'section')
  return [
    '本表由程序从原文读出，供拟办参考，须经核定；“来源”是原文的标题序号和该句在全文中的次序。',
    has(inherited) ? '标“承上文”的，原句没有写明单位，按同段或上级标题中的单位列入。' : '',
    has((row) => isNamed(row) && row.leadFrom === 'speaker') ? `标“${speaker}”的，原文没有写明单位，按${speaker}列入。` : '',
    has(({ due }) => due.state === 'relative' || due.state === 'vague') ? '没有年份或不明确的时限照原文抄录，没有推算。' : '',
    has(({ due }) => due.state === 'masked') ? '标“待填”的时限在原文中已隐去，请据实填写。' : '',
  ].filter((note) => note !== '')
}
