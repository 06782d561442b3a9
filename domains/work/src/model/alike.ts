/** Signs at the beginning or the end that two titles must share to be compared at all; the database finds them by it. */
export const alike_ends = 6
const alike_share_min = 0.8

/**
 * Whether two titles ask for the same: equal but for signs and spaces, or begun or ended alike, naming the same numbers, with four fifths
 * of their pairs of characters in common. Keys are those of titleKey.
 */
export function areAlike(one: string, other: string): boolean {
  if (one === other) return true
  const ends = one.slice(0, alike_ends) === other.slice(0, alike_ends) || one.slice(-alike_ends) === other.slice(-alike_ends)
  return ends && numbersOf(one) === numbersOf(other) && sharedPairs(one, other) >= alike_share_min
}

/** 第一季度 and 第二季度, 26所 and 30所 are different work. */
function numbersOf(key: string): string { return (key.match(/\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿]+/g) ?? []).join(' ') }

/** Dice's measure: twice the pairs in common, by the pairs of both. */
function sharedPairs(one: string, other: string): number {
  const [mine, theirs] = [pairsOf(one), pairsOf(other)]
  let common = 0
  for (const [pair, count] of mine) common += Math.min(count, theirs.get(pair) ?? 0)
  const all = Math.max(0, one.length - 1) + Math.max(0, other.length - 1)
  return all === 0 ? 0 : 2 * common / all
}

function pairsOf(key: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < key.length; at += 1) {
    const pair = key.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
