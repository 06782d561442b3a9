// The lines of a page in the order in which people read them: columns one after the other, rows of tables cell by cell.
import { baselinesOf } from './page-items.ts'
import type { Segment } from './page-items.ts'

/** A line of text or a row of a table. */
export interface PageLine {
  /** One for a line of text; the cells of a row, each with the lines it is broken into. */
  readonly cells: readonly (readonly Segment[])[]
  /** The line reaches to the right edge of its column, so that what follows may belong to the same paragraph. */
  readonly isFull: boolean
  /** The line begins at the left edge of its column, so that it may go on with what stands before. */
  readonly isFlush: boolean
  /** The line stands in one of two columns. */
  readonly isColumn: boolean
}

/** Shorter lines are headings and signatures, wherever they end. */
const full_sizes_min = 8
const column_lines_min = 3
const column_fill_min = 0.65
const column_sizes_min = 8

export function linesOf(segments: readonly Segment[]): readonly PageLine[] {
  return bandsOf(segments).flatMap(({ segments: band, gutter }) => (gutter === undefined ? plainLines(band, false) : [
    ...plainLines(band.filter(({ left }) => left < gutter), true), ...plainLines(band.filter(({ left }) => left >= gutter), true),
  ]))
}

interface Band { readonly segments: readonly Segment[]; readonly gutter?: number }

/** Stretches of the page from top to bottom, in one column or in two. */
function bandsOf(segments: readonly Segment[]): readonly Band[] {
  const gutter = gutterOf(segments)
  if (gutter === undefined) return [{ segments }]
  const stretches: { segments: Segment[]; crosses: boolean }[] = []
  for (const segment of segments) {
    const crosses = isAcross(segment, gutter)
    if (stretches.at(-1)?.crosses === crosses) stretches.at(-1)!.segments.push(segment)
    else stretches.push({ segments: [segment], crosses })
  }
  // Short lines between long ones are no stretch of their own.
  const bands: { segments: Segment[]; gutter?: number }[] = []
  for (const { segments: stretch, crosses } of stretches) {
    const last = bands.at(-1)
    if (!crosses && hasColumns(stretch, gutter)) bands.push({ segments: stretch, gutter })
    else if (last && last.gutter === undefined) last.segments.push(...stretch)
    else bands.push({ segments: stretch })
  }
  return bands
}

/** Where in the middle third of the text the fewest lines cross; undefined where all do. */
function gutterOf(segments: readonly Segment[]): number | undefined {
  const left = Math.min(...segments.map((each) => each.left))
  const right = Math.max(...segments.map((each) => each.right))
  let best: { at: number; crossing: number; width: number } | undefined
  for (let at = left + (right - left) / 3; at < right - (right - left) / 3; at += 2) {
    const crossing = segments.filter((segment) => isAcross(segment, at)).length
    const clear = segments.filter((segment) => !isAcross(segment, at))
    const before = Math.max(left, ...clear.filter((each) => each.right <= at + 1).map((each) => each.right))
    const after = Math.min(right, ...clear.filter((each) => each.left >= at - 1).map((each) => each.left))
    if (!best || crossing < best.crossing || (crossing === best.crossing && after - before > best.width)) {
      best = { at: (before + after) / 2, crossing, width: after - before }
    }
  }
  return best && best.crossing < segments.length ? best.at : undefined
}

function isAcross({ left, right }: Segment, at: number): boolean { return left < at - 1 && right > at + 1 }

/** Both sides are filled from edge to edge by most of their lines, as text is and the cells of a table are not. */
function hasColumns(segments: readonly Segment[], gutter: number): boolean {
  return [segments.filter(({ left }) => left < gutter), segments.filter(({ left }) => left >= gutter)].every((side) => {
    if (side.length < column_lines_min || baselinesOf(side).some((line) => line.length > 1)) return false
    const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ left }) => left))
    const filled = side.reduce((sum, { left, right }) => sum + right - left, 0) / side.length
    return width >= column_sizes_min * side[0]!.size && filled >= column_fill_min * width
  })
}

/** The lines of one column; where several in a row are parted by gaps, they are rows of a table. */
function plainLines(segments: readonly Segment[], isColumn: boolean): readonly PageLine[] {
  const rows = baselinesOf(segments)
  const left = Math.min(...segments.map((each) => each.left))
  const right = Math.max(...segments.map((each) => each.right))
  const lines: PageLine[] = []
  for (let at = 0; at < rows.length;) {
    const end = endOfTable(rows, at)
    if (end > at) lines.push(...tableRows(rows.slice(at, end)))
    else {
      const row = rows[at]!
      const [{ size, left: begin }, edge] = [row[0]!, row.at(-1)!.right]
      const isFull = edge > right - 1.5 * size && edge - begin >= full_sizes_min * size
      lines.push({ cells: [row], isFull, isFlush: begin < left + size, isColumn })
    }
    at = Math.max(end, at + 1)
  }
  return lines
}

/** Behind the last row of the table that begins here: rows of several cells, and between them broken lines of a cell. */
function endOfTable(rows: readonly (readonly Segment[])[], at: number): number {
  if (rows[at]!.length < 2) return at
  let end = at + 1
  let count = 1
  for (let next = at + 1; next < rows.length; next += 1) {
    const row = rows[next]!
    const isNear = row[0]!.base - rows[next - 1]![0]!.base < 3 * row[0]!.size
    const columns = columnsOf(rows.slice(at, end).flat())
    const isAcrossColumns = row.length < 2 && columnsOf(rows.slice(at, next + 1).flat()).length < columns.length
    if (!isNear || isAcrossColumns) break
    if (row.length >= 2) count += 1
    else if (columnOf(columns, row[0]!) === 0) break
    end = next + 1
  }
  return count >= 2 ? end : at
}

interface Column { readonly left: number; readonly right: number }

/** The stretches from left to right in which anything stands. */
function columnsOf(segments: readonly Segment[]): readonly Column[] {
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of segments.toSorted((one, other) => one.left - other.left)) {
    const last = columns.at(-1)
    if (last && left <= last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

function columnOf(columns: readonly Column[], segment: Segment): number {
  return columns.findIndex(({ right }) => segment.left <= right)
}

/** Lines without a first cell go on with the row above. */
function tableRows(rows: readonly (readonly Segment[])[]): readonly PageLine[] {
  const columns = columnsOf(rows.flat())
  const table: Segment[][][] = []
  for (const row of rows) {
    if (table.length === 0 || columnOf(columns, row[0]!) === 0) table.push(columns.map(() => []))
    for (const segment of row) table.at(-1)![columnOf(columns, segment)]!.push(segment)
  }
  return table.map((cells) => ({ cells, isFull: false, isFlush: false, isColumn: false }))
}
