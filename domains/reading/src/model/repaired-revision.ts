// What is kept of a repair: every edit in short, and the places that are not certain in full, so that a person can settle them later
// without the program of that day.
import type { Certainty, Choice, Edit, EditClass } from '@lantai/chinese'
import { findFurniture } from './page/find-furniture.ts'
import type { Furniture } from './page/find-furniture.ts'
import { splitDocuments } from './page/split-documents.ts'
import type { PageDocument } from './page/split-documents.ts'

/** `[start, end, text, class]`, UTF-16 units of the source's text. */
export type StoredEdit = readonly [start: number, end: number, text: string, kind: EditClass]

export interface StoredPlace {
  /** Its place in the list of edits. */
  readonly edit: number
  readonly certainty: Certainty
  readonly choices: readonly Choice[]
  /** The bytes that were lost, in hexadecimal. */
  readonly lost: readonly string[]
  /** Who has settled it, and when; then the edit's text is his. */
  readonly settledBy?: string
  readonly settledAt?: string
}

export interface StoredRepair {
  readonly edits: readonly StoredEdit[]
  readonly places: readonly StoredPlace[]
}

export interface RevisionParts {
  readonly furniture: readonly Furniture[]
  readonly parts: readonly PageDocument[]
}

/** A place as it lies in the repaired text. */
export interface LyingPlace extends StoredPlace {
  readonly kind: EditClass
  /** UTF-16 units of the repaired text, end exclusive. */
  readonly start: number
  readonly end: number
  /** What stands in the source, and what stands here. */
  readonly shown: string
  readonly text: string
  /** How many masks of the page are the same, this one included; 1 for what is no mask. */
  readonly alike: number
}

export function storeRepair(edits: readonly Edit[]): StoredRepair {
  return {
    edits: edits.map(({ start, end, text, class: kind }) => [start, end, text, kind]),
    places: edits.flatMap((edit, index): StoredPlace[] => {
      if (edit.class !== 'bytes' && edit.certainty === 'proven') return []
      return [{
        edit: index, certainty: edit.certainty, choices: edit.choices ?? [], lost: edit.lost?.map(({ bytes }) => bytes) ?? [],
      }]
    }),
  }
}

/** The edits as the engine gives them, which is what a text and its anchors are made of. */
export function editsOf({ edits, places }: StoredRepair): readonly Edit[] {
  const certainties = new Map(places.map(({ edit, certainty }) => [edit, certainty]))
  return edits.map(([start, end, text, kind], index) => ({ start, end, text, class: kind, certainty: certainties.get(index) ?? 'proven' }))
}

/** The masks of a page by what they show and what stands beside them, each group as places in the list of edits. */
export function groupMasks(source: string, { edits, places }: StoredRepair): readonly (readonly number[])[] {
  const masks = places.filter(({ certainty }) => certainty === 'masked').map(({ edit }) => edit)
  return [...Map.groupBy(masks, (index) => {
    const [start, end] = edits[index]!
    const before = /\d*$/.exec(source.slice(Math.max(0, start - 4), start))![0]
    return `${before} ${source.slice(start, end)} ${source.slice(end, end + 1)}`
  }).values()]
}

export function placesOf(source: string, { edits, places }: StoredRepair): LyingPlace[] {
  const byEdit = new Map(places.map((place) => [place.edit, place]))
  const alike = new Map(groupMasks(source, { edits, places }).flatMap((group) => group.map((edit) => [edit, group.length])))
  const found: LyingPlace[] = []
  let moved = 0
  for (const [index, [start, end, text, kind]] of edits.entries()) {
    const place = byEdit.get(index)
    if (place) {
      const [from, shown] = [start + moved, source.slice(start, end)]
      found.push({ ...place, kind, start: from, end: from + text.length, shown, text, alike: alike.get(index) ?? 1 })
    }
    moved += text.length - (end - start)
  }
  return found
}

export function partsOf(text: string): RevisionParts {
  const furniture = findFurniture(text)
  return { furniture, parts: splitDocuments(text, furniture) }
}

export interface EditCount { readonly class: EditClass; readonly certainty: Certainty; count: number }

/** How much was changed, by class and how sure it is, in the order of the classes' first place. */
export function countEdits({ edits, places }: StoredRepair): EditCount[] {
  const certainties = new Map(places.map(({ edit, certainty }) => [edit, certainty]))
  const counts = new Map<string, EditCount>()
  for (const [index, [, , , kind]] of edits.entries()) {
    const certainty = certainties.get(index) ?? 'proven'
    const row = counts.get(`${kind} ${certainty}`) ?? { class: kind, certainty, count: 0 }
    row.count += 1
    counts.set(`${kind} ${certainty}`, row)
  }
  return [...counts.values()]
}
