import writeExcelFile from 'write-excel-file/node'
import type { CellObject, Row } from 'write-excel-file/node'
import type { ColumnKey, OfficeTable } from './office-table.ts'
import { centred, columnMillimetres, groupText, linesOf } from './office-table.ts'
import { sheetSetup } from './sheet-setup.ts'

/** Excel refuses longer texts in a cell. */
const cell_units_max = 32_767
const sizes = { title: 18, body: 11, small: 9 } as const
/** A column's width is counted in digits of the standard font. */
const digit_millimetres = 1.9
const wide = /[\u2010-\u203b\u2e80-\u{3fffd}]/u
const digits_per_wide_character = 2
const cell_padding_digits = 1
const row_points_max = 409
const row_padding_points = 4
const head_points = 24
const line_spacing = 1.3
const title_rows = 2

/**
 * The tables as one workbook (xlsx, ECMA-376), each on a sheet of its own: the heads of the columns stay in view, filter the rows and are
 * printed on every page, one page wide on its side. Every text is a cell of text, also one that begins with = + - or @, and stays one when
 * it is edited.
 */
export async function writeDecompositionXlsx(tables: readonly OfficeTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table, at) => ({
    table, name: tables.length > 1 ? `任务分解表${at + 1}` : '任务分解表', headRow: title_rows, lastRow: title_rows + table.rows.length,
    columns: table.columns.length,
  }))
  return writeExcelFile(
    sheets.map(({ table, name }) => ({
      data: rowsOf(table), sheet: name, orientation: 'landscape' as const, stickyRowsCount: title_rows,
      columns: digitsOf(table).map((width) => ({ width })),
    })),
    { fontFamily: '宋体', fontSize: sizes.body, features: [sheetSetup(sheets)] },
  ).toBuffer()
}

function digitsOf({ columns }: OfficeTable): number[] {
  return columnMillimetres(columns.map(({ key }) => key)).map((millimetres) => Math.round(millimetres / digit_millimetres))
}

function rowsOf(table: OfficeTable): Row[] {
  const count = table.columns.length
  const digits = digitsOf(table)
  const width = digits.reduce((sum, one) => sum + one, 0)
  const across = (text: string, look: CellObject): Row => {
    const cell = { ...textCell(text), ...look }
    return [{ ...cell, columnSpan: count, height: heightOf(cell, width) }, ...Array<null>(count - 1).fill(null)]
  }
  return [
    across(`${table.title}${table.mark}`, { fontSize: sizes.title, fontWeight: 'bold', align: 'center' }),
    table.columns.map(({ heading }) => ({
      ...textCell(heading), ...framed, fontFamily: '黑体', align: 'center', backgroundColor: '#eeeeee', height: head_points,
    })),
    ...table.rows.map((row): Row => row.kind === 'group'
      ? across(groupText(row), { ...framed, fontWeight: 'bold', indent: row.depth - 1 })
      : withHeight(table.columns.map(({ key }) => bodyCell(key, row[key] ?? '')), digits)),
    ...table.notes.length === 0 ? [] : [across(`说明：${table.notes.join('\n')}`, { fontSize: sizes.small })],
  ]
}

const framed = { borderStyle: 'thin', borderColor: '#000000' } as const

function bodyCell(key: ColumnKey, value: string | number): CellObject {
  const look = { ...framed, ...key === 'source' && { fontSize: sizes.small }, ...centred.has(key) && { align: 'center' as const } }
  return typeof value === 'number' ? { value, type: Number, alignVertical: 'center', ...look } : { ...textCell(value), ...look }
}

/** @ is the format of text: without it a cell that is edited would be read anew, as a formula or a date. */
function textCell(text: string): CellObject {
  return { value: linesOf(text).join('\n').slice(0, cell_units_max), type: String, format: '@', wrap: true, alignVertical: 'center' }
}

function withHeight(cells: readonly CellObject[], digits: readonly number[]): Row {
  const height = Math.max(...cells.map((cell, at) => heightOf(cell, digits[at]!)))
  return cells.map((cell, at) => at === 0 ? { ...cell, height } : cell)
}

/**
 * In points, about: not every program fits rows to their text when it opens a file, and none those of merged cells. Excel allows 409.
 */
function heightOf({ value, fontSize = sizes.body }: CellObject, digits: number): number {
  const fitting = Math.max(1, (digits - cell_padding_digits) * sizes.body / fontSize)
  const lines = String(value).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(digitsFor(line) / fitting)), 0)
  return Math.min(row_points_max, Math.ceil(lines * fontSize * line_spacing) + row_padding_points)
}

function digitsFor(text: string): number {
  let digits = 0
  for (const character of text) digits += wide.test(character) ? digits_per_wide_character : 1
  return digits
}
