// What people have decided, laid on a later text of the document. A decision stands where the later text has its sentence: the same
// words, and the same one among the equal sentences. Every other one is listed, so that a person looks at it again.

export interface LaterSentence { readonly sentence: string; readonly text: string }

export interface OlderDecision {
  readonly decision: string
  /** The words of its sentence, and which of the equal sentences of its text it was, counted from 1. */
  readonly text: string
  readonly nth: number
  /** What it occupies in its sentence; null where it occupies nothing, as a rejection. Two of one mark cannot stand together. */
  readonly mark: string | null
  /** Its values are a person's own: where two of one mark meet, it is the one that stands. */
  readonly changed?: boolean
}

export interface CarriedDecisions {
  readonly stand: readonly { readonly decision: string; readonly sentence: string }[]
  readonly listed: readonly string[]
}

/** Finds a sentence by its words and by which of its equals it is. */
export function equalSentences(sentences: readonly LaterSentence[]): (text: string, nth: number) => string | undefined {
  const byText = Map.groupBy(sentences, ({ text }) => text)
  return (text, nth) => byText.get(text)?.[nth - 1]?.sentence
}

/** How a mark in a sentence is named among what is taken. */
export function markIn(sentence: string, mark: string): string { return `${sentence} ${mark}` }

/**
 * Every decision is in exactly one of the two lists, those with values of a person's own before the others and else in their order;
 * `taken` are marks that stand in the later text already.
 */
export function carryDecisions(
  decisions: readonly OlderDecision[], sentences: readonly LaterSentence[], taken: ReadonlySet<string> = new Set(),
): CarriedDecisions {
  const equalTo = equalSentences(sentences)
  const occupied = new Set(taken)
  const stand: { decision: string; sentence: string }[] = []
  const listed: string[] = []
  const order = [...decisions.filter(({ changed }) => changed), ...decisions.filter(({ changed }) => !changed)]
  for (const { decision, text, nth, mark } of order) {
    const sentence = equalTo(text, nth)
    const place = sentence !== undefined && mark !== null ? markIn(sentence, mark) : undefined
    if (sentence === undefined || (place !== undefined && occupied.has(place))) {
      listed.push(decision)
      continue
    }
    if (place !== undefined) occupied.add(place)
    stand.push({ decision, sentence })
  }
  return { stand, listed }
}
