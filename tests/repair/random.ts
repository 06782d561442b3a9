// The damage draws from a seed of its own, so that a case is the same text on every machine and in every run.

export interface Chance {
  /** From 0 up to, not including, `most`. */
  below(most: number): number
  /** True in about `share` of all calls. */
  happens(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** xorshift32 with a start that keeps neighbouring seeds apart. */
export function chanceFrom(seed: number): Chance {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state = (state ^ (state << 5)) >>> 0
    return state / 2 ** 32
  }
  for (let warm = 0; warm < 8; warm += 1) next()
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    happens: (share) => next() < share,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    shuffle: (list) => {
      const order = [...list]
      for (let at = order.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        const kept = order[at] as (typeof order)[number]
        order[at] = order[other] as (typeof order)[number]
        order[other] = kept
      }
      return order
    },
  }
}
