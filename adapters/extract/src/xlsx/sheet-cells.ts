import { ExtractRefusal } from '../docx/extract-refusal.ts'
import type { XmlReader } from '../docx/xml-reader.ts'
import { showNumber } from './number-codes.ts'
import { cellText, sheetReader, stringOf } from './sheet-xml.ts'

export interface Cell { readonly row: number; readonly column: number; readonly text: string }

export interface Workbook {
  readonly strings: readonly string[]
  readonly formats: readonly string[]
  readonly is1904: boolean
}

export type Merged = readonly [row: number, column: number, lastRow: number, lastColumn: number]

export interface SheetCells {
  /** Cells that show something, row by row. */
  readonly cells: readonly Cell[]
  /** Cells joined to one: first row and column, last row and column. */
  readonly merged: readonly Merged[]
  /** Rows and columns that are hidden and hold something. */
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  /** Formulas whose result was not kept. */
  readonly openFormulas: readonly Cell[]
}

const rows_max = 1_048_576
const columns_max = 16_384
/** What the cells of a sheet may hold together: many cells may name one long string. */
const characters_max = 50_000_000

/** What a sheet shows. Of merged cells only the first can hold anything that is shown. Throws ExtractRefusal. */
export function sheetCells(source: string, workbook: Workbook, cells_max: number): SheetCells {
  const walker = new SheetWalker(workbook, cells_max)
  walker.walk(sheetReader(source))
  return walker
}

class SheetWalker implements SheetCells {
  readonly cells: Cell[] = []
  readonly merged: Merged[] = []
  readonly hiddenRows = new Set<number>()
  readonly hiddenColumns = new Set<number>()
  readonly openFormulas: Cell[] = []
  readonly #workbook: Workbook
  readonly #cells_max: number
  readonly #hiddenSpans: (readonly [first: number, last: number])[] = []
  #characters = 0
  #row = 0
  #column = 0
  #isHidden = false

  constructor(workbook: Workbook, cells_max: number) {
    this.#workbook = workbook
    this.#cells_max = cells_max
  }

  walk(reader: XmlReader): void {
    for (let token = reader.next(); token !== 'end'; token = reader.next()) {
      if (token !== 'open') continue
      if (reader.name === 's:col') this.#hideColumns(reader)
      else if (reader.name === 's:row') this.#beginRow(reader)
      else if (reader.name === 's:c') this.#cell(reader)
      else if (reader.name === 's:mergeCell') this.#merge(reader.attribute('ref') ?? '')
    }
    // A file may give its rows in any order.
    this.cells.sort((one, other) => one.row - other.row || one.column - other.column)
  }

  #hideColumns(reader: XmlReader): void {
    if (!isOn(reader.attribute('hidden'))) return
    this.#hiddenSpans.push([Number(reader.attribute('min')), Number(reader.attribute('max'))])
  }

  #beginRow(reader: XmlReader): void {
    this.#row = Number(reader.attribute('r') ?? this.#row + 1)
    this.#column = 0
    this.#isHidden = isOn(reader.attribute('hidden'))
  }

  #cell(reader: XmlReader): void {
    this.#place(reader.attribute('r'))
    const type = reader.attribute('t') ?? 'n'
    const format = this.#workbook.formats[Number(reader.attribute('s') ?? 0)] ?? ''
    const { depth } = reader
    let [value, inline, isFormula] = ['', '', false]
    for (let token = reader.next(); token !== 'close' || reader.depth >= depth; token = reader.next()) {
      if (token !== 'open') continue
      if (reader.name === 's:v') value = reader.content()
      else if (reader.name === 's:is') inline = stringOf(reader)
      else if (reader.name === 's:f') { isFormula = true; reader.skip() }
    }
    const [row, column] = [this.#row, this.#column]
    const text = cellText(inline === '' ? this.#shown(value, type, format) : inline)
    if (text === '') {
      if (isFormula && value === '' && type !== 'str') this.openFormulas.push({ row, column, text: '' })
    } else if (this.#isHidden) this.hiddenRows.add(row)
    else if (this.#hiddenSpans.some(([first, last]) => first <= column && column <= last)) this.hiddenColumns.add(column)
    else this.cells.push({ row, column, text })
    this.#characters += text.length
    if (this.#characters > characters_max) throw new ExtractRefusal('inflates-too-far', `More than ${characters_max} characters.`)
    if (this.cells.length > this.#cells_max) throw new ExtractRefusal('too-many-cells', `More than ${this.#cells_max} cells are left.`)
  }

  /** What is no range of cells is left alone: it shows nothing. */
  #merge(reference: string): void {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
    if (left === undefined || right === undefined || this.merged.length >= this.#cells_max) return
    this.merged.push([Number(top), columnNumber(left), Number(bottom), columnNumber(right)])
  }

  #place(reference: string | undefined): void {
    const named = reference === undefined ? undefined : /^([A-Z]{1,3})(\d{1,7})$/.exec(reference)
    this.#column = named ? columnNumber(named[1]!) : this.#column + 1
    if (named) this.#row = Number(named[2])
    const isPlace = this.#row >= 1 && this.#row <= rows_max && this.#column <= columns_max
    if (!isPlace) throw new ExtractRefusal('xml-broken', `No cell of a sheet: ${reference ?? `${this.#row}, ${this.#column}`}`)
  }

  #shown(value: string, type: string, format: string): string {
    if (type === 's') return /^\s*\d+\s*$/.test(value) ? this.#workbook.strings[Number(value)] ?? '' : ''
    if (type === 'b') return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value
    if (type === 'd') return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ')
    if (type !== 'n' || value.trim() === '') return value
    const number = Number(value)
    return Number.isFinite(number) ? showNumber(number, format, this.#workbook.is1904) : value
  }
}

export function isOn(value: string | undefined): boolean { return value !== undefined && /^(?:1|true|on)$/i.test(value) }

/** A is 1, Z is 26, AA is 27. */
function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
