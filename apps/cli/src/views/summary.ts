import type { DocumentReading, OutlineNode, TableColumnKey, TableTask } from '@lantai/reading/read-page'
import { decompositionTable } from '@lantai/reading/read-page'
import { readWords } from '../read-words.ts'
import type { FileRead } from './file-read.ts'
import { fileHeading } from './file-read.ts'
import { editLines, fieldLines } from './page-lines.ts'
import { terminalPlaces, textColumn } from './table.ts'
import { columnPlaces, cutText, headingLines, placesOf, rowLines } from './text-columns.ts'

const tasks_shown_max = 20
const depth_shown_max = 3
const indent = '  '

/** For people: what the documents are, what they hold in short, and what was repaired. */
export function printSummary(read: FileRead, named: boolean): string {
  const speak = readWords()
  const lines = [`${named ? '' : `${read.path}  `}${speak.characters(read.text.length, read.encoding)}`]
  const readings = read.readings()
  const width = terminalPlaces()
  for (const [index, reading] of readings.entries()) {
    lines.push('', speak.document(index + 1), ...fieldLines(reading.document), ...findingLines(reading, width))
  }
  if (readings.length === 0) lines.push(speak.noDocument)
  lines.push('', ...editLines(read.page.repaired.edits))
  return `${fileHeading(read, named)}${lines.join('\n')}\n`
}

/** The parts with their counts, the tasks in short, and the numbers that do not agree. */
export function findingLines(reading: DocumentReading, width: number): string[] {
  const speak = readWords()
  const all = countsOf(reading)
  return [
    ...all.whole.some((count) => count > 0) ? [`${indent}${speak.found}  ${countText(all.whole)}`] : [],
    ...partLines(reading.outline, all.parts, width), ...taskLines(reading, width),
    ...reading.warnings.map(({ code, sentence, stated, counted, text }) =>
      `${indent}${speak.warning}  ${speak.inSentence(sentence)}${speak.warnings[code](stated, counted)}：${cutText(text, width)}`),
  ]
}

/** Tasks, results, problems, figures. */
type Counts = readonly [number, number, number, number]

function countsOf({ outline, sentences }: DocumentReading): { readonly whole: Counts; readonly parts: readonly Counts[] } {
  let whole: Counts = [0, 0, 0, 0]
  const parts: Counts[] = outline.map(() => [0, 0, 0, 0])
  const add = (one: Counts, other: Counts): Counts => [one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]]
  for (const { label, rows, figures, node } of sentences) {
    const counts: Counts = [rows.length, label === 'result' ? 1 : 0, label === 'problem' ? 1 : 0, figures.length]
    whole = add(whole, counts)
    for (const place of placesAbove(outline, node)) parts[place] = add(parts[place]!, counts)
  }
  return { whole, parts }
}

function placesAbove(outline: readonly OutlineNode[], node: number | undefined): Set<number> {
  const places = new Set<number>()
  for (let at = node; at !== undefined && outline[at] !== undefined && !places.has(at); at = outline[at]!.parent) places.add(at)
  return places
}

function countText(counts: Counts): string {
  const { counts: words } = readWords()
  return counts.flatMap((count, at) => count > 0 ? [words[at]!(count)] : []).join('  ')
}

/** Leads that run on in their paragraph are parts only where nothing stands above them. */
function partLines(outline: readonly OutlineNode[], counts: readonly Counts[], width: number): string[] {
  const speak = readWords()
  const shown = outline.flatMap((node, place) => {
    const depth = placesAbove(outline, place).size
    if (depth > depth_shown_max || (node.runIn && depth > 1)) return []
    const sense = speak.senses[node.sense] === '' ? '' : `〔${speak.senses[node.sense]}〕`
    return [{ text: `${indent.repeat(depth + 1)}${node.number}${node.title}${sense}`, counts: countText(counts[place]!) }]
  })
  if (shown.length === 0) return []
  const counted = Math.max(...shown.map(({ counts: text }) => placesOf(text)))
  const places = Math.min(Math.max(...shown.map(({ text }) => placesOf(text))), Math.max(width - counted - indent.length, 24))
  return [`${indent}${speak.outline}`, ...shown.map(({ text, counts: count }) => {
    const [blank = ''] = /^ */.exec(text) ?? []
    const title = `${blank}${cutText(text, places - blank.length)}`
    return count === '' ? title : `${title}${' '.repeat(places - placesOf(title))}${indent}${count}`
  })]
}

const keys_shown: readonly TableColumnKey[] = ['number', 'task', 'goal', 'lead', 'due']

/** On one line: where a cell's lines meet at a full-width sign, that parts them already. */
function cellText(task: TableTask, key: TableColumnKey): string {
  return String(task[key]).replaceAll(/\n(?=（)|(?<=；)\n/g, '').replaceAll('\n', ' ')
}

function taskLines(reading: DocumentReading, width: number): string[] {
  const tasks = decompositionTable(reading).rows.filter((row) => row.kind === 'task')
  if (tasks.length === 0) return []
  const keys = keys_shown.filter((key) => tasks.some((task) => cellText(task, key) !== ''))
  const columns = keys.map(textColumn)
  const rows = tasks.slice(0, tasks_shown_max).map((task) => keys.map((key) => cellText(task, key)))
  const places = columnPlaces(columns, rows, width - indent.length)
  const rest = tasks.length - rows.length
  return [
    ...headingLines(columns, places), ...rows.flatMap((row) => rowLines(row, columns, places, false)),
    ...rest > 0 ? [readWords().moreTasks(rest)] : [],
  ].map((line) => `${indent}${line}`)
}
