// A revision as paragraphs of sentences, and a sentence as pieces between the ends of its marks. Pure, so that 60,000 characters
// are laid out once and a new mark touches one paragraph.

/** UTF-16 units of the revision's text, end exclusive. */
export interface Placed { readonly sentence: string; readonly paragraph: number; readonly start: number; readonly end: number }

export interface ParagraphSentence<Sentence extends Placed> {
  readonly sentence: Sentence
  readonly text: string
  /** White space between the sentence before and this one. */
  readonly before: string
}

export interface Paragraph<Sentence extends Placed> {
  readonly number: number
  readonly sentences: readonly ParagraphSentence<Sentence>[]
}

/** Sentences come in the order of the text. A paragraph is a line; empty lines hold no sentence and no paragraph. */
export function paragraphsOf<Sentence extends Placed>(text: string, sentences: readonly Sentence[]): Paragraph<Sentence>[] {
  const paragraphs: { number: number; sentences: ParagraphSentence<Sentence>[] }[] = []
  let end = 0
  for (const sentence of sentences) {
    const last = paragraphs.at(-1)
    const sameLine = last?.number === sentence.paragraph
    const gap = text.slice(end, sentence.start)
    const before = sameLine ? gap : gap.slice(gap.lastIndexOf('\n') + 1)
    const placed = { sentence, text: text.slice(sentence.start, sentence.end), before }
    if (sameLine) last.sentences.push(placed)
    else paragraphs.push({ number: sentence.paragraph, sentences: [placed] })
    end = sentence.end
  }
  return paragraphs
}

export interface Marked {
  readonly finding: string
  readonly sentence: string
  /** UTF-16 units within the sentence, end exclusive. */
  readonly span: { readonly start: number; readonly end: number }
}

/** A place of the repair within a sentence, UTF-16 units, end exclusive. */
export interface PlaceSpan { readonly place: number; readonly start: number; readonly end: number }

/** Numbers within the sentence that do not agree. */
export interface WarningSpan { readonly number: number; readonly span: Marked['span'] }

export interface Piece<Mark extends Marked> {
  readonly text: string
  /** The place of the repair that it belongs to. */
  readonly place?: number
  /** UTF-16 units within the sentence. */
  readonly start: number
  /** The shortest first: it is the one drawn and the one a click means, or a mark of the whole sentence would hide all others. */
  readonly marks: readonly Mark[]
  /** The numbers of the warnings that it belongs to. */
  readonly warnings: readonly number[]
}

/**
 * Cuts a sentence wherever a mark, a place or a warning begins or ends; marks and warnings may overlap, and one that reaches beyond the
 * sentence is cut at its end. Places do not overlap.
 */
export function piecesOf<Mark extends Marked>(
  text: string, marks: readonly Mark[], places: readonly PlaceSpan[] = [], warnings: readonly WarningSpan[] = [],
): Piece<Mark>[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of [...marks.map(({ span }) => span), ...places, ...warnings.map(({ span }) => span)]) {
    for (const at of [start, end]) if (at > 0 && at < text.length) cuts.add(at)
  }
  const borders = [...cuts].sort((one, other) => one - other)
  return borders.slice(0, -1).map((start, at) => {
    const end = borders[at + 1]!
    const covers = ({ span }: Pick<Marked, 'span'>): boolean => span.start < end && span.end > start
    const over = marks.filter(covers)
    const inside = places.find((place) => place.start < end && place.end > start)
    return {
      text: text.slice(start, end), start, marks: over.sort((one, other) => lengthOf(one) - lengthOf(other)),
      warnings: warnings.filter(covers).map(({ number }) => number), ...(inside && { place: inside.place }),
    }
  })
}

/** Places by the sentence they lie in; one that reaches over the end of a sentence lies in both. Both come in the order of the text. */
export function placesBySentence(
  places: readonly PlaceSpan[], sentences: readonly Placed[],
): ReadonlyMap<string, readonly PlaceSpan[]> {
  const found = new Map<string, PlaceSpan[]>()
  let first = 0
  for (const { sentence, start, end } of sentences) {
    while (first < places.length && places[first]!.end <= start) first += 1
    for (let at = first; at < places.length && places[at]!.start < end; at += 1) {
      const place = places[at]!
      const span = { place: place.place, start: Math.max(0, place.start - start), end: Math.min(end, place.end) - start }
      const list = found.get(sentence)
      if (list) list.push(span)
      else found.set(sentence, [span])
    }
  }
  return found
}

function lengthOf({ span }: Marked): number { return span.end - span.start }

/** Marks by sentence. A sentence whose marks are the same as before keeps the same list, so that its paragraph is not drawn again. */
export function marksBySentence<Mark extends Marked>(
  marks: readonly Mark[], before: ReadonlyMap<string, readonly Mark[]>,
): ReadonlyMap<string, readonly Mark[]> {
  const found = new Map<string, Mark[]>()
  for (const mark of marks) {
    const list = found.get(mark.sentence)
    if (list) list.push(mark)
    else found.set(mark.sentence, [mark])
  }
  const kept = new Map<string, readonly Mark[]>()
  for (const [sentence, list] of found) {
    const old = before.get(sentence)
    const same = old?.length === list.length && old.every((mark, at) => mark === list[at])
    kept.set(sentence, same ? old : list)
  }
  return kept
}

/** The order of the text: where the sentence stands, then where the mark begins. Marks of sentences that are not shown come last. */
export function inTextOrder<Mark extends Marked>(marks: readonly Mark[], ordinals: ReadonlyMap<string, number>): Mark[] {
  const place = (mark: Mark): number => ordinals.get(mark.sentence) ?? Number.MAX_SAFE_INTEGER
  return [...marks].sort((one, other) => place(one) - place(other) || one.span.start - other.span.start || one.span.end - other.span.end)
}

/** A span without the white space at its ends; undefined when nothing else is in it. */
export function trimmedSpan(text: string, start: number, end: number): { start: number; end: number } | undefined {
  const chosen = text.slice(start, end)
  const from = start + (chosen.length - chosen.trimStart().length)
  const to = end - (chosen.length - chosen.trimEnd().length)
  return from < to ? { start: from, end: to } : undefined
}
