import type { SheetCells } from './sheet-cells.ts'

/** What a workbook holds beside what is read, and what was done with it. */
export type XlsxNoteCode =
  /** The sheets `detail` are hidden and left out. */
  | 'xlsx-hidden-sheets'
  /** The rows `detail` are hidden, by hand or by a filter, and left out. */
  | 'xlsx-hidden-rows'
  /** The columns `detail` are hidden and left out. */
  | 'xlsx-hidden-columns'
  /** The formulas in `detail` have no result in the file and show nothing. */
  | 'xlsx-open-formulas'

interface XlsxNote { readonly code: XlsxNoteCode; readonly byte_start: number; readonly byte_count: number; readonly detail: string }

const places_max = 20
const detail_units_max = 300

/** Gathers what is told of a workbook, one note a kind. */
export class XlsxRemarks {
  readonly #details = new Map<XlsxNoteCode, string[]>()

  hideSheet(name: string, cell_count: number): void { if (cell_count > 0) this.#add('xlsx-hidden-sheets', [`“${name}”`]) }

  tell(name: string, { hiddenRows, hiddenColumns, openFormulas }: SheetCells): void {
    this.#addPlaces('xlsx-hidden-rows', name, [...hiddenRows].map(String))
    this.#addPlaces('xlsx-hidden-columns', name, [...hiddenColumns].sort((one, other) => one - other).map(columnLetters))
    this.#addPlaces('xlsx-open-formulas', name, openFormulas.map(({ row, column }) => `${columnLetters(column)}${row}`))
  }

  list(): readonly XlsxNote[] {
    return [...this.#details].map(([code, details]) => (
      { code, byte_start: 0, byte_count: 0, detail: details.join('，').slice(0, detail_units_max).toWellFormed() }))
  }

  #addPlaces(code: XlsxNoteCode, name: string, places: readonly string[]): void {
    if (places.length === 0) return
    const told = places.slice(0, places_max).join('、') + (places.length > places_max ? `…（${places.length}）` : '')
    this.#add(code, [`“${name}”${told}`])
  }

  #add(code: XlsxNoteCode, details: readonly string[]): void {
    this.#details.set(code, [...this.#details.get(code) ?? [], ...details])
  }
}

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + (rest - 1) % 26) + letters
  return letters
}
