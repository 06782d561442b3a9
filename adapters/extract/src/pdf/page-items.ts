/** A run of glyphs on one line; places are points from the left and the top of the page. */
export interface Item {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The baseline. */
  readonly base: number
  /** The height of the letters. */
  readonly size: number
}

export interface Page { readonly width: number; readonly height: number; readonly items: readonly Item[] }

/** Items that stand close together on one baseline: a line of a column, or of a cell. */
export interface Segment {
  readonly items: readonly Item[]
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
}

/** Gaps wider than this many letters part segments. */
const gap_sizes = 0.7

/** All segments of a page from top to bottom, those of one baseline from left to right. */
export function segmentsOf(items: readonly Item[]): Segment[] {
  return baselinesOf(items).flatMap((line) => {
    const segments: Item[][] = []
    for (const item of line) {
      const last = segments.at(-1)?.at(-1)
      if (last && item.left - last.right <= gap_sizes * Math.max(last.size, item.size)) segments.at(-1)!.push(item)
      else segments.push([item])
    }
    return segments.map(segmentOf)
  })
}

export function segmentOf(items: readonly Item[]): Segment {
  return {
    items, left: Math.min(...items.map(({ left }) => left)), right: Math.max(...items.map(({ right }) => right)),
    base: items[0]!.base, size: Math.max(...items.map(({ size }) => size)),
  }
}

/** Things that stand on one baseline, as far as half a letter up or down. */
export function baselinesOf<T extends Pick<Item, 'base' | 'left' | 'size'>>(things: readonly T[]): T[][] {
  const lines: T[][] = []
  for (const thing of things.toSorted((one, other) => one.base - other.base)) {
    const line = lines.at(-1)
    if (line && thing.base - line[0]!.base <= Math.min(line[0]!.size, thing.size) / 2) line.push(thing)
    else lines.push([thing])
  }
  return lines.map((line) => line.toSorted((one, other) => one.left - other.left))
}

/** The text of a segment piece by piece; words of Latin letters keep the space that stands between them. */
export function piecesOf({ items }: Segment): readonly { readonly item: Item; readonly space: boolean }[] {
  return items.map((item, at) => {
    const before = items[at - 1]
    const isApart = before !== undefined && item.left - before.right > 0.2 * item.size
    return { item, space: isApart && /[!-~]$/.test(before.text) && /^[!-~]/.test(item.text) }
  })
}

export function textOf(segment: Segment): string {
  return piecesOf(segment).map(({ item, space }) => (space ? ' ' : '') + item.text).join('')
}
