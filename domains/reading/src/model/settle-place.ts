// Settling a place: one of the choices of a ranked or unexplained one, or the words behind a mask, there or wherever it is the same.
import { groupMasks } from './repaired-revision.ts'
import type { StoredEdit, StoredPlace, StoredRepair } from './repaired-revision.ts'

export type SettleFailure = 'no-such-place' | 'not-a-choice' | 'place-certain'

export interface Settling {
  readonly place: number
  readonly text: string
  readonly everywhere: boolean
  readonly by: string
  readonly at: string
}

/** The repair with the place settled, or why it cannot be. A settled place can be settled anew. */
export function settlePlace(source: string, repair: StoredRepair, settling: Settling): StoredRepair | SettleFailure {
  const place = repair.places.find(({ edit }) => edit === settling.place)
  const edit = repair.edits[settling.place]
  if (!place || !edit) return 'no-such-place'
  if (place.certainty === 'proven') return 'place-certain'
  if (place.certainty !== 'masked' && !place.choices.some(({ text }) => text === settling.text)) return 'not-a-choice'
  const same = settling.everywhere && place.certainty === 'masked' ? sameMasks(source, repair, settling.place) : new Set([settling.place])
  return {
    edits: repair.edits.map((one, index): StoredEdit => (same.has(index) ? [one[0], one[1], settling.text, one[3]] : one)),
    places: repair.places.map((one): StoredPlace => (
      same.has(one.edit) ? { ...one, settledBy: settling.by, settledAt: settling.at } : one)),
  }
}

/** Masks that show the same between the same neighbours: 20xx年 everywhere, **市 everywhere. */
function sameMasks(source: string, repair: StoredRepair, chosen: number): ReadonlySet<number> {
  return new Set(groupMasks(source, repair).find((group) => group.includes(chosen)))
}
