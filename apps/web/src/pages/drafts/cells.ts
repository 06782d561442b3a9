// The drafts as a grid of words: what a cell shows, what a block from the clipboard says, and where it fits.
import type { Draft } from '../../api/asking.ts'
import type { InputOf } from '../../generated/client.ts'

export type DraftField = InputOf<'work.change-drafts'>['cells'][number]['field']

/** The columns that may be written into, in their order. */
export const gridFields = ['title', 'requirement', 'goal', 'lead', 'assist', 'due', 'supervisor'] as const satisfies readonly DraftField[]
export type GridField = (typeof gridFields)[number]

/** The words of a cell, as they are edited and copied. */
export function cellText(draft: Draft, field: GridField): string {
  // Those that one group stands for bear its words.
  if (field === 'lead' || field === 'assist') return [...new Set(draft[field].map(({ text }) => text))].join('、')
  if (field === 'supervisor') return draft.supervisor?.called ?? ''
  return field === 'due' ? draft.due.text : draft[field]
}

/** Units by the words they stand under: those of a group together. */
export function unitsByText(units: Draft['lead']): readonly (readonly [text: string, units: Draft['lead']])[] {
  const groups = new Map<string, Draft['lead']>()
  for (const one of units) groups.set(one.text, [...groups.get(one.text) ?? [], one])
  return [...groups]
}

export interface Place { readonly row: number; readonly column: number }

/** From the one corner to the other, both included. */
export interface Block { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export function blockOf(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column), right: Math.max(one.column, other.column),
  }
}

export function isWithin(block: Block, { row, column }: Place): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right
}

export interface CellWords { readonly row: number; readonly field: GridField; readonly text: string }

export function wordsIn(drafts: readonly Draft[], block: Block): string[][] {
  return drafts.slice(block.top, block.bottom + 1)
    .map((draft) => gridFields.slice(block.left, block.right + 1).map((field) => cellText(draft, field)))
}

/** As spreadsheets put a block on the clipboard: cells with line feeds or tabs stand in quotation marks. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\n')
}

/** Tab text as spreadsheets write it; a line end behind the last row begins no further one. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y
  const source = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; ;) {
    cell.lastIndex = at
    const found = cell.exec(source)!
    rows.at(-1)!.push(found[1] === undefined ? found[0] : found[1].replaceAll('""', '"'))
    at = cell.lastIndex
    if (at >= source.length) return rows
    if (source[at] === '\n') rows.push([])
    at += 1
  }
}

/** The cells a block is written into from its upper left corner on; undefined where it does not fit. One cell fills all chosen ones. */
export function placed(rows: readonly (readonly string[])[], chosen: Block, count: number): CellWords[] | undefined {
  const [[only]] = rows as [[string]]
  const single = rows.length === 1 && rows[0]!.length === 1
  const source = single
    ? Array.from({ length: chosen.bottom - chosen.top + 1 }, () => Array<string>(chosen.right - chosen.left + 1).fill(only)) : rows
  const width = Math.max(...source.map((row) => row.length))
  if (chosen.top + source.length > count || chosen.left + width > gridFields.length) return undefined
  return source.flatMap((row, down) => row.map((text, right) => (
    { row: chosen.top + down, field: gridFields[chosen.left + right]!, text })))
}

/** The words of the first row of the block, for every row below it. */
export function filledDown(drafts: readonly Draft[], block: Block): CellWords[] {
  const [first = []] = wordsIn(drafts, { ...block, bottom: block.top })
  return Array.from({ length: block.bottom - block.top }, (_none, at) => first.map((text, right) => (
    { row: block.top + 1 + at, field: gridFields[block.left + right]!, text }))).flat()
}
