// Answers for people: a list of rows as a table, everything else as `name: value`; --json for programs.
import process from 'node:process'
import { wordsOf } from './words.ts'

export function printAnswer(answer: unknown, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : `${lines(answer).join('\n')}\n`)
}

function lines(value: unknown, indent = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${indent}${wordsOf().nothing}`] : rows(value, indent)
  if (value === null || typeof value !== 'object') return [`${indent}${plain(value)}`]
  return Object.entries(value).flatMap(([name, one]) =>
    one !== null && typeof one === 'object' ? [`${indent}${name}:`, ...lines(one, `${indent}  `)] : [`${indent}${name}: ${plain(one)}`])
}

function rows(items: readonly unknown[], indent: string): string[] {
  const flat = items.every((item) => item !== null && typeof item === 'object' && !Array.isArray(item))
  if (!flat) return items.flatMap((item) => lines(item, `${indent}- `))
  const cells = (items as Record<string, unknown>[]).map((item) => Object.values(item).map(short))
  const table = [Object.keys(items[0] as object), ...cells]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => width(row[column] ?? ''))))
  return table.map((row) => indent + row.map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell))).join('  ').trimEnd())
}

const cell_columns_max = 40

function short(value: unknown): string {
  const text = plain(value)
  return width(text) <= cell_columns_max ? text : `${[...text].slice(0, cell_columns_max / 2 - 1).join('')}…`
}

/** Control characters in a name must not steer the terminal. */
function plain(value: unknown): string {
  const text = value === null || value === undefined ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  // oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}

const full_width =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u

/** Columns on a terminal: a full-width character takes two. */
function width(text: string): number {
  let columns = 0
  for (const character of text) columns += full_width.test(character) ? 2 : 1
  return columns
}
