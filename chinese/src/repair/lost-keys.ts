// Which key a reading without its parenthesis belonged to: its first byte is known, its second is lost.
import { lead_min, pairOfUnit } from '../gbk.ts'
import type { PageContext } from './context.ts'

export interface LostKey {
  /** The lost bytes. */
  readonly bytes: readonly number[]
}

/**
 * Keys of the page with this first byte and this reading. Where the page shows none (one that only ever straddled), all
 * characters of GBK with that byte and reading that the page does not show bare. Without a first byte: both bytes of keys.
 */
export function keysFor(page: PageContext, lead: number | undefined, reading: string): readonly LostKey[] {
  const { keys, language } = page
  if (!keys) return []
  const seen = pairsOf([...keys.readings].filter(([, readings]) => readings.has(reading)).map(([key]) => key))
  if (lead === undefined) return seen.map((pair) => ({ bytes: [pair >> 8, pair & 0xff] }))
  const own = withLead(seen, lead)
  if (own.length > 0) return own
  const read = language.charactersRead(reading)
  const known = withLead(pairsOf(read.filter((key) => keys.readings.has(key))), lead)
  if (known.length > 0) return known
  return withLead(pairsOf(read.filter((character) => !keys.complete || !page.text.includes(character))), lead)
}

function pairsOf(characters: readonly string[]): number[] {
  return characters.map((character) => pairOfUnit(character.charCodeAt(0))).filter((pair) => pair !== 0)
}

/** The second byte was shown as a question mark, so it is no ASCII. */
function withLead(pairs: readonly number[], lead: number): LostKey[] {
  return pairs.filter((pair) => pair >> 8 === lead && (pair & 0xff) >= lead_min).map((pair) => ({ bytes: [pair & 0xff] }))
}
