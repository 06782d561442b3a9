// Sheets as offices make them, cell by cell. What a merged cell shows holds for every cell that was joined to it.
import type { ExtractedText } from '@lantai/kernel'

export interface GridRow {
  /** As the sheet counts it, from one. */
  readonly row: number
  /** By column, from one; what is empty is missing. */
  readonly cells: ReadonlyMap<number, string>
  /** One text across the row, joined over several columns: a title, a heading between the rows. */
  readonly isBanner: boolean
}

export interface Grid { readonly name: string; readonly rows: readonly GridRow[] }

/** A file may join more cells than anybody looks at; from here on joined cells are read as they stand. */
const joined_cells_max = 200_000

/**
 * The sheets of a workbook as the extractor tells them: no cell holds a tab or a break and none is empty, so that what stands between
 * them are the cells, in the order of their places. Undefined for what is no workbook.
 */
export function gridsOf({ text, locations }: Pick<ExtractedText, 'text' | 'locations'>): readonly Grid[] | undefined {
  if (locations?.kind !== 'sheets') return undefined
  const words = text.split(/[\t\n]+/).filter((word) => word !== '')
  const sheets = locations.sheets.map((name) => ({ name, rows: new Map<number, Map<number, string>>(), banners: new Set<number>() }))
  for (const [at, [, sheet, row, column]] of locations.cells.entries()) {
    if (row > 0) put(sheets[sheet]!.rows, row, column, words[at] ?? '')
  }
  let left = joined_cells_max
  for (const [sheet, row, column, lastRow, lastColumn] of locations.merged ?? []) {
    const { rows, banners } = sheets[sheet]!
    const shown = rows.get(row)?.get(column)
    if (shown === undefined) continue
    if (lastColumn > column && rows.get(row)!.size === 1) banners.add(row)
    left -= (lastRow - row + 1)
    if (left < 0) break
    // Down, not across: what is joined across stands in its first column alone.
    for (let below = row + 1; below <= lastRow; below += 1) if (rows.has(below)) put(rows, below, column, shown)
  }
  return sheets.map(({ name, rows, banners }) => ({
    name,
    rows: [...rows].sort(([one], [other]) => one - other).map(([row, cells]) => ({ row, cells, isBanner: banners.has(row) })),
  }))
}

function put(rows: Map<number, Map<number, string>>, row: number, column: number, text: string): void {
  const cells = rows.get(row) ?? new Map<number, string>()
  rows.set(row, cells)
  if (!cells.has(column)) cells.set(column, text)
}
