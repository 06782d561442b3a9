// What people have settled in a repaired text, laid on a later repair of the document. Sentences are compared as the engine made them,
// before anything was settled in them.
import { placesOf } from './repaired-revision.ts'
import type { StoredEdit, StoredPlace, StoredRepair } from './repaired-revision.ts'

/** A text as the engine made it: what it was made of, how, and its sentences in order; UTF-16 units of `text`. */
export interface RepairedBase {
  readonly source: string
  readonly repair: StoredRepair
  readonly text: string
  readonly sentences: readonly { readonly start: number; readonly end: number }[]
}

export interface Settling {
  /** The sentence of the place, which of its equals it was, and where in it the place begins. */
  readonly text: string
  readonly nth: number
  readonly start: number
  /** What the extracted text shows at the place, and what was settled. */
  readonly shown: string
  readonly settled: string
  readonly by: string
  readonly at: string
}

interface Home { readonly text: string; readonly nth: number; readonly start: number }

/** The settled places of a text whose edits are those of its base, one by one. */
export function settlingsOf(base: RepairedBase, settled: StoredRepair): Settling[] {
  const homeOf = homesIn(base)
  const places = new Map(placesOf(base.source, base.repair).map((place) => [place.edit, place]))
  return settled.places.flatMap(({ edit, settledBy, settledAt }) => {
    const place = places.get(edit)
    if (settledBy === undefined || settledAt === undefined || !place) return []
    return [{ ...homeOf(place.start), shown: place.shown, settled: settled.edits[edit]![2], by: settledBy, at: settledAt }]
  })
}

/** The later repair with everything settled that has its place there, or undefined when nothing has; and what has none. */
export function carrySettlings(
  settlings: readonly Settling[], later: RepairedBase,
): { readonly repair: StoredRepair | undefined; readonly listed: readonly Settling[] } {
  const homeOf = homesIn(later)
  const nameOf = ({ text, nth, start }: Home, shown: string): string => JSON.stringify([text, nth, start, shown])
  const open = new Map(placesOf(later.source, later.repair).filter(({ certainty }) => certainty !== 'proven')
    .map((place) => [nameOf(homeOf(place.start), place.shown), place.edit]))
  const found = new Map<number, Settling>()
  const listed = settlings.filter((settling) => {
    const edit = open.get(nameOf(settling, settling.shown))
    if (edit === undefined || found.has(edit)) return true
    found.set(edit, settling)
    return false
  })
  if (found.size === 0) return { repair: undefined, listed }
  const { edits, places } = later.repair
  return {
    listed,
    repair: {
      edits: edits.map((one, index): StoredEdit => [one[0], one[1], found.get(index)?.settled ?? one[2], one[3]]),
      places: places.map((one): StoredPlace => {
        const settling = found.get(one.edit)
        return settling ? { ...one, settledBy: settling.by, settledAt: settling.at } : one
      }),
    },
  }
}

/** A place that no sentence holds, as in the furniture of a page, has its line as its sentence. */
function homesIn({ text, sentences }: Pick<RepairedBase, 'text' | 'sentences'>): (start: number) => Home {
  const nths = new Map<number, number>()
  const counts = new Map<string, number>()
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end)
    counts.set(words, (counts.get(words) ?? 0) + 1)
    nths.set(sentence.start, counts.get(words)!)
  }
  return (start) => {
    const home = sentences.find((sentence) => sentence.start <= start && start < sentence.end)
    if (home) return { text: text.slice(home.start, home.end), nth: nths.get(home.start)!, start: start - home.start }
    const from = text.lastIndexOf('\n', start - 1) + 1
    const end = text.indexOf('\n', start)
    const line = text.slice(from, end < 0 ? text.length : end)
    return { text: line, nth: text.slice(0, from).split('\n').filter((other) => other === line).length + 1, start: start - from }
  }
}
