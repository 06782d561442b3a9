import writeExcelFile from 'write-excel-file/node'
import type { CellObject, Row } from 'write-excel-file/node'
import { linesOf } from './office-table.ts'

export interface OfficeList {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly {
    readonly cells: readonly string[]
    /** Columns, from one, in which something is wrong. */
    readonly marked?: readonly number[]
  }[]
}

const cell_units_max = 32_767
const sheet_name_units_max = 31
const width = { least: 8, most: 48, padding: 3 } as const
const wide = /[\u2010-\u203b\u2e80-\u{3fffd}]/gu
/** A column is as wide as its longest cell among so many; of a long list that is as good as all. */
const rows_measured_max = 500

/**
 * Lists as one workbook, a sheet each, as plain as they are typed in: heads in the first row and in view, every other cell a text, also one
 * that begins with = + - or @. What is marked stands on red and is framed, so that it is seen without colour too.
 */
export async function writeListsXlsx(lists: readonly OfficeList[]): Promise<Uint8Array> {
  const names = new Set<string>()
  return writeExcelFile(lists.map((list) => ({
    data: rowsOf(list), sheet: sheetName(list.name, names), stickyRowsCount: 1,
    columns: list.heads.map((head, column) => ({ width: widthOf([head, ...list.rows.slice(0, rows_measured_max)
      .map(({ cells }) => cells[column] ?? '')]) })),
  })), { fontFamily: '宋体', fontSize: 11 }).toBuffer()
}

function rowsOf({ heads, rows }: OfficeList): Row[] {
  return [
    heads.map((head): CellObject => ({ ...textCell(head), fontWeight: 'bold', backgroundColor: '#eeeeee', align: 'center' })),
    ...rows.map(({ cells, marked = [] }): Row => heads.map((_, column) => {
      const text = cells[column] ?? ''
      const look = marked.includes(column + 1) ? { backgroundColor: '#ffd6d6', borderStyle: 'thin' as const, borderColor: '#b00020' } : {}
      return text === '' && !('borderColor' in look) ? null : { ...textCell(text), ...look }
    })),
  ]
}

function textCell(text: string): CellObject {
  return { value: linesOf(text).join('\n').slice(0, cell_units_max), type: String, format: '@', wrap: true, alignVertical: 'center' }
}

function widthOf(texts: readonly string[]): number {
  const digits = texts.reduce((most, text) => Math.max(most, text.length + (text.match(wide)?.length ?? 0)), 0)
  return Math.min(width.most, Math.max(width.least, digits + width.padding))
}

/** What a name of a sheet may not hold, and no two are called the same. */
function sheetName(name: string, names: Set<string>): string {
  const clean = linesOf(name).join(' ').replaceAll(/[\\/*?:[\]]/g, ' ').trim().slice(0, sheet_name_units_max) || '名单'
  let free = clean
  for (let count = 2; names.has(free.toLowerCase()); count += 1) free = `${clean.slice(0, sheet_name_units_max - 4)}(${count})`
  names.add(free.toLowerCase())
  return free
}
