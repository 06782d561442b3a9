import type { Place } from '../../api/asking.ts'
import type { MessageKey, Translate } from '../../language.ts'

export type PlaceCertainty = Place['certainty'] | 'settled'

/** What a person has settled is no longer open, whatever the engine thought of it. */
export function certaintyOf(place: Place): PlaceCertainty { return place.settledBy === null ? place.certainty : 'settled' }

/** Whether somebody could still settle it. */
export function isOpen(place: Place): boolean { return place.certainty !== 'proven' && place.settledBy === null }

export function certaintyWord(t: Translate, place: Place): string { return t(`certainty.${certaintyOf(place)}` satisfies MessageKey) }

const times_max = 9_999

/** How many times less likely a choice is than the first, from the difference of their natural logarithms. */
export function timesLess(difference: number): string {
  const times = Math.round(Math.exp(difference))
  return times > times_max ? `${times_max.toLocaleString()}+` : String(Math.max(1, times))
}
