import type { Locations } from '@lantai/kernel'

/**
 * Where a sentence stands, as people name it: `first` and `last` are the cells `B3` to `D3`, empty for the name of a sheet, or pages;
 * `left` and `top` are where it begins on the first one.
 */
export type SentenceLocation =
  | { readonly kind: 'cells'; readonly sheet: string; readonly first: string; readonly last: string }
  | { readonly kind: 'pages'; readonly first: number; readonly last: number; readonly left: number; readonly top: number }

/** The location of what the anchors call bytes; null where these are bytes, or where nothing stands before. */
export function locate(
  locations: Locations | null, { byte_start, byte_end }: { readonly byte_start: number; readonly byte_end: number },
): SentenceLocation | null {
  if (!locations) return null
  const byte_last = Math.max(byte_start, byte_end - 1)
  if (locations.kind === 'pages') {
    const box = lastNotAfter(locations.boxes, byte_start)
    const end = lastNotAfter(locations.boxes, byte_last)
    return box && end ? { kind: 'pages', first: box[1], last: end[1], left: box[2], top: box[3] } : null
  }
  const first = lastNotAfter(locations.cells, byte_start)
  const last = lastNotAfter(locations.cells, byte_last)
  if (!first || !last) return null
  const isOneSheet = first[1] === last[1]
  return {
    kind: 'cells', sheet: locations.sheets[first[1]] ?? '', first: cellName(first), last: cellName(isOneSheet ? last : first),
  }
}

function lastNotAfter<T extends readonly [at: number, ...number[]]>(places: readonly T[], at: number): T | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]![0] <= at) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}

function cellName([, , row, column]: readonly [at: number, sheet: number, row: number, column: number]): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + (rest - 1) % 26) + letters
  return row === 0 ? '' : `${letters}${row}`
}
