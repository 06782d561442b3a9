import type { Locations } from '@lantai/kernel'
import { ChildFailed } from './child-process.ts'

/** What the child says of where the text stands, taken apart and put together anew. Throws ChildFailed. */
export function readLocations(told: unknown): Locations {
  const { kind, sheets, cells, merged, boxes } = (told ?? {}) as Partial<Record<'kind' | 'sheets' | 'cells' | 'merged' | 'boxes', unknown>>
  if (kind === 'pages') return { kind, boxes: rowsOf(boxes, 6) as unknown as [number, number, number, number, number, number][] }
  if (kind !== 'sheets' || !Array.isArray(sheets)) return failed()
  return {
    kind, sheets: sheets.map(String), cells: rowsOf(cells, 4) as unknown as [number, number, number, number][],
    ...(merged === undefined ? {} : { merged: rowsOf(merged, 5) as unknown as [number, number, number, number, number][] }),
  }
}

function rowsOf(told: unknown, length: number): number[][] {
  if (!Array.isArray(told)) return failed()
  return told.map((row: unknown) => {
    const numbers = Array.isArray(row) ? row.map(Number) : []
    return numbers.length === length && numbers.every(Number.isFinite) ? numbers : failed()
  })
}

function failed(): never { throw new ChildFailed('crashed', 'The child told places in a shape that is not agreed.') }
