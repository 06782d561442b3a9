import { AnchorIndex } from '@lantai/chinese'
import type { Locations } from '@lantai/kernel'
import { locate } from './locate.ts'
import type { SentenceLocation } from './locate.ts'
import type { Furniture } from './page/find-furniture.ts'
import { splitSentences } from './split-sentences.ts'
import type { SentenceSpan } from './split-sentences.ts'

export interface PlacedSentence extends SentenceSpan {
  readonly id: string
  readonly text: string
  readonly byte_start: number
  readonly byte_end: number
  /** Null where the place is bytes. */
  readonly location: SentenceLocation | null
}

interface SplitText {
  readonly text: string
  readonly anchors: Uint8Array
  readonly furniture: readonly Furniture[] | null
  readonly locations: Locations | null
}

/** The sentences of a text with their places in the original; what belongs to the site has none. */
export function sentencesOf({ text, anchors, furniture, locations }: SplitText, nextId: () => string): PlacedSentence[] {
  const places = new AnchorIndex(anchors)
  return withoutFurniture(splitSentences(text), furniture ?? []).map((span) => {
    const range = places.byteRangeOf(span.start, span.end)
    return { ...span, ...range, id: nextId(), text: text.slice(span.start, span.end), location: locate(locations, range) }
  })
}

/** Sentences that lie in furniture as a whole are left out, and the others counted anew. */
function withoutFurniture(spans: readonly SentenceSpan[], furniture: readonly Furniture[]): SentenceSpan[] {
  const kept: SentenceSpan[] = []
  let [next, line, paragraph] = [0, 0, 0]
  for (const span of spans) {
    while (next < furniture.length && furniture[next]!.end <= span.start) next += 1
    const piece = furniture[next]
    if (piece && piece.start <= span.start && span.end <= piece.end) continue
    if (span.paragraph !== line) paragraph += 1
    line = span.paragraph
    kept.push({ ...span, ordinal: kept.length + 1, paragraph })
  }
  return kept
}
