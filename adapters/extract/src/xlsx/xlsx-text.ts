import type { Anchors } from '@lantai/chinese'
import { decodeXml, isEncryptedPackage, isZip } from '../docx/docx-text.ts'
import { ExtractRefusal } from '../docx/extract-refusal.ts'
import { ZipParts, zipLimits } from '../docx/zip-parts.ts'
import type { ZipLimits } from '../docx/zip-parts.ts'
import { LocatedLayout } from '../located-layout.ts'
import { cellFormats } from './cell-formats.ts'
import { sharedStrings } from './shared-strings.ts'
import { isOn, sheetCells } from './sheet-cells.ts'
import type { Cell, Merged, SheetCells, Workbook } from './sheet-cells.ts'
import { cellText, sheetReader } from './sheet-xml.ts'
import { XlsxRemarks } from './xlsx-remarks.ts'

/** The shape of the port's locations of cells; the name of a sheet stands at row 0, column 0. */
export interface SheetLocations {
  readonly kind: 'sheets'
  readonly sheets: readonly string[]
  readonly cells: readonly (readonly [at: number, sheet: number, row: number, column: number])[]
  readonly merged?: readonly (readonly [sheet: number, row: number, column: number, lastRow: number, lastColumn: number])[]
}

export interface XlsxText {
  readonly text: string
  /** From the text to the characters of the cells that are shown, cell by cell, with one between two cells. */
  readonly anchors: Anchors
  readonly encoding: string
  readonly locations: SheetLocations
  readonly notes: ReturnType<XlsxRemarks['list']>
}

export interface XlsxLimits extends ZipLimits {
  /** Of all sheets together; a ledger of ten thousand rows of twenty columns. */
  readonly cells_max: number
}

export const xlsxLimits: XlsxLimits = { ...zipLimits, cells_max: 200_000 }

/** The text of a workbook: each row a line, its cells parted by tabs. Throws ExtractRefusal for what cannot be read as one. */
export async function xlsxText(bytes: Uint8Array, limits: XlsxLimits = xlsxLimits): Promise<XlsxText> {
  if (!isZip(bytes)) throw new ExtractRefusal(isEncryptedPackage(bytes) ? 'encrypted' : 'not-xlsx', 'No zip.')
  const zip = await ZipParts.open(bytes, limits)
  const read = async (name: string): Promise<string | undefined> => decodeXml(await zip.read(name))?.text
  const book = decodeXml(await zip.read('xl/workbook.xml'))
  if (!book) throw new ExtractRefusal('no-workbook', `No xl/workbook.xml among ${zip.names().slice(0, 40).join(', ')}`)
  const targets = relationsOf(await read('xl/_rels/workbook.xml.rels'))
  const { sheets, is1904 } = sheetsOf(book.text)
  const workbook: Workbook = {
    strings: sharedStrings(await read('xl/sharedstrings.xml')), formats: cellFormats(await read('xl/styles.xml')), is1904,
  }
  const remarks = new XlsxRemarks()
  const writer = new SheetWriter()
  let cells_left = limits.cells_max
  for (const { name, id, isHidden } of sheets) {
    const target = targets.get(id)
    // Charts and dialogues are sheets as well, and hold no cells.
    const source = target !== undefined && target.startsWith('xl/worksheets/') ? await read(target) : undefined
    if (source === undefined) continue
    const found = sheetCells(source, workbook, cells_left)
    if (isHidden) {
      remarks.hideSheet(name, found.cells.length)
      continue
    }
    cells_left -= found.cells.length
    remarks.tell(name, found)
    writer.add(name, found)
  }
  return { ...writer.end(), encoding: book.encoding, notes: remarks.list() }
}

interface Sheet { readonly name: string; readonly id: string; readonly isHidden: boolean }

function sheetsOf(source: string): { sheets: readonly Sheet[]; is1904: boolean } {
  const reader = sheetReader(source)
  const sheets: Sheet[] = []
  let is1904 = false
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    if (token !== 'open') continue
    if (reader.name === 's:workbookPr') is1904 = isOn(reader.attribute('date1904'))
    else if (reader.name === 's:sheet') {
      sheets.push({
        name: cellText(reader.attribute('name') ?? ''), id: reader.attribute('id') ?? '',
        isHidden: /hidden/i.test(reader.attribute('state') ?? ''),
      })
    }
  }
  return { sheets, is1904 }
}

/** Parts by the name that the workbook has for them, in lower case as ZipParts names them. */
function relationsOf(source: string | undefined): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  if (source === undefined) return targets
  const reader = sheetReader(source)
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    const target = token === 'open' && reader.name === 'rel:Relationship' ? reader.attribute('Target') : undefined
    if (target === undefined) continue
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
    targets.set(reader.attribute('Id') ?? '', path.toLowerCase())
  }
  return targets
}

/** Lays out the sheets one behind the other, under their names where there are several. */
class SheetWriter {
  readonly #sheets: { readonly name: string; readonly cells: readonly Cell[]; readonly merged: readonly Merged[] }[] = []

  add(name: string, { cells, merged }: SheetCells): void { if (cells.length > 0) this.#sheets.push({ name, cells, merged }) }

  end(): { text: string; anchors: Anchors; locations: SheetLocations } {
    const layout = new LocatedLayout()
    const cells: (readonly [number, number, number, number])[] = []
    const write = (sheet: number, row: number, column: number, text: string): void => {
      cells.push([layout.at, sheet, row, column])
      layout.text(text)
      layout.skip(1)
    }
    for (const [at, sheet] of this.#sheets.entries()) {
      if (at > 0) layout.added('\n\n')
      if (this.#sheets.length > 1) {
        write(at, 0, 0, sheet.name)
        layout.added('\n')
      }
      writeRows(layout, sheet.cells, (cell) => write(at, cell.row, cell.column, cell.text))
    }
    const merged = this.#sheets.flatMap((sheet, at) => sheet.merged.map((place) => [at, ...place] as const))
    const locations = { kind: 'sheets' as const, sheets: this.#sheets.map(({ name }) => name), cells }
    return { ...layout.end(), locations: merged.length === 0 ? locations : { ...locations, merged } }
  }
}

/** A tab for each column that is used anywhere in the sheet, so that what stands in one column counts the same tabs. */
function writeRows(layout: LocatedLayout, cells: readonly Cell[], write: (cell: Cell) => void): void {
  const columns = [...new Set(cells.map(({ column }) => column))].sort((one, other) => one - other)
  const slots = new Map(columns.map((column, slot) => [column, slot]))
  let [row, slot] = [cells[0]!.row, 0]
  for (const cell of cells) {
    if (cell.row !== row) {
      layout.added('\n')
      row = cell.row
      slot = 0
    }
    const own = slots.get(cell.column)!
    layout.added('\t'.repeat(own - slot))
    slot = own
    write(cell)
  }
}
