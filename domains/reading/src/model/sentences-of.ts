import { AnchorIndex } from '@lantai/chinese'
import type { Furniture } from './page/find-furniture.ts'
import { splitSentences } from './split-sentences.ts'
import type { SentenceSpan } from './split-sentences.ts'

export interface PlacedSentence extends SentenceSpan {
  readonly id: string
  readonly text: string
  readonly byte_start: number
  readonly byte_end: number
}

interface SplitText {
  readonly text: string
  readonly anchors: Uint8Array
  readonly furniture: readonly Furniture[] | null
}

/** The sentences of a text with their places in the original; what belongs to the site has none. */
export function sentencesOf({ text, anchors, furniture }: SplitText, nextId: () => string): PlacedSentence[] {
  const places = new AnchorIndex(anchors)
  return withoutFurniture(splitSentences(text), furniture ?? []).map((span) => ({
    ...span, ...places.byteRangeOf(span.start, span.end), id: nextId(), text: text.slice(span.start, span.end),
  }))
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
