// Which key a reading without its parenthesis belonged to: its first byte is known, its second is lost.
import { lead_min, pairOfUnit } from '../gbk.ts'
import type { PageContext } from './context.ts'

export interface LostKey {
  readonly character: string
  readonly bytes: readonly [number, number]
}

export interface LostKeys {
  readonly keys: readonly LostKey[]
  /** Whether the page itself shows that these are keys with this reading. */
  readonly certain: boolean
}

const none: LostKeys = { keys: [], certain: false }

/**
 * Keys of the page with this first byte and this reading. Where the page shows none (one that only ever straddled), all
 * characters of GBK with that byte and reading that the page does not show bare. Without a first byte: all keys with the reading.
 */
export function keysFor(page: PageContext, lead: number | undefined, reading: string): LostKeys {
  const { keys, language } = page
  if (!keys) return none
  const seen = pairsOf(keys.keysRead.get(reading) ?? [])
  if (lead === undefined) return { keys: seen, certain: true }
  const own = withLead(seen, lead)
  if (own.length > 0) return { keys: own, certain: true }
  const read = language.charactersRead(reading)
  const known = withLead(pairsOf(read.filter((key) => keys.readings.has(key))), lead)
  if (known.length > 0) return { keys: known, certain: false }
  return { keys: withLead(pairsOf(read.filter((key) => !keys.complete || keys.bare[key.charCodeAt(0)] === 0)), lead), certain: false }
}

function pairsOf(characters: readonly string[]): LostKey[] {
  return characters.flatMap((character): LostKey[] => {
    const pair = pairOfUnit(character.charCodeAt(0))
    return pair === 0 ? [] : [{ character, bytes: [pair >> 8, pair & 0xff] }]
  })
}

/** The second byte was shown as a question mark, so it is no ASCII. */
function withLead(keys: readonly LostKey[], lead: number): LostKey[] {
  return keys.filter(({ bytes: [first, second] }) => first === lead && second >= lead_min)
}
