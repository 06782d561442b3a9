import process from 'node:process'
import type { DecompositionTable, TableColumnKey, TableTask } from '@lantai/reading/read-page'
import { decompositionTable } from '@lantai/reading/read-page'
import { readWords } from '../read-words.ts'
import type { FileRead } from './file-read.ts'
import { fileHeading } from './file-read.ts'
import type { TextColumn } from './text-columns.ts'
import { columnPlaces, headingLines, placesOf, rowLines, wrapText } from './text-columns.ts'

const places_default = 120
const weights: Record<TableColumnKey, number> = { number: 1, task: 4.5, goal: 2.5, lead: 2.5, assist: 2, due: 2.8, remark: 2, source: 2.2 }

export function terminalPlaces(): number { return process.stdout.columns ?? places_default }

export function textColumn(key: TableColumnKey): TextColumn {
  return { heading: readWords().columns[key], weight: weights[key], right: key === 'number' }
}

/** The draft decomposition table of each document, as people read it in a terminal. */
export function printTable(read: FileRead, named: boolean): string {
  const tables = read.readings().map((reading) => tableLines(decompositionTable(reading), terminalPlaces()).join('\n'))
  return `${fileHeading(read, named)}${tables.length === 0 ? readWords().noDocument : tables.join('\n\n')}\n`
}

/** Columns in which nothing stands are left out: a terminal has no room for them. */
export function tableLines(table: DecompositionTable, width: number): string[] {
  const title = `${table.title}${table.mark}`
  const tasks = table.rows.filter((row) => row.kind === 'task')
  if (tasks.length === 0) return [...wrapText(title, width), readWords().noTasks]
  const keys = table.columns.map(({ key }) => key).filter((key) => tasks.some((task) => String(task[key]) !== ''))
  const columns = keys.map(textColumn)
  const cellsOf = (task: TableTask): string[] => keys.map((key) => String(task[key]))
  const places = columnPlaces(columns, tasks.map(cellsOf), width)
  const lines = [...wrapText(title, width), '', ...headingLines(columns, places)]
  for (const row of table.rows) {
    if (row.kind === 'task') lines.push(...rowLines(cellsOf(row), columns, places))
    else lines.push('', ...groupLines(row.depth, `${row.text}（${readWords().taskCount(row.count)}）`, width))
  }
  return [...lines, '', ...table.notes.flatMap((note) => groupLines(1, note, width))]
}

function groupLines(depth: number, text: string, width: number): string[] {
  const indent = '  '.repeat(depth - 1)
  return wrapText(text, Math.max(1, width - placesOf(indent))).map((line) => `${indent}${line}`)
}
