import type { Furniture } from '../page/find-furniture.ts'
import type { PageDocument } from '../page/split-documents.ts'
import { splitSentences } from '../split-sentences.ts'
import type { DocumentReading, SentenceReading } from './shapes.ts'

/** What each document of a page says, sentence by sentence; a document's reading does not depend on the others of its page. */
export function readFindings(text: string, documents: readonly PageDocument[], furniture: readonly Furniture[]): DocumentReading[] {
  return documents.map((document) => ({ document, outline: [], sentences: sentencesOf(text, document, furniture), warnings: [] }))
}

function sentencesOf(text: string, document: PageDocument, furniture: readonly Furniture[]): SentenceReading[] {
  const kept: SentenceReading[] = []
  let line = 0
  let paragraph = 0
  for (const span of splitSentences(text.slice(document.start, document.end))) {
    const [start, end] = [span.start + document.start, span.end + document.start]
    if (furniture.some((piece) => piece.start <= start && end <= piece.end)) continue
    if (span.paragraph !== line) paragraph += 1
    line = span.paragraph
    kept.push({
      start, end, text: text.slice(start, end), ordinal: kept.length + 1, paragraph, label: 'other', confidence: 0, cues: [],
      node: undefined, figures: [], deadlines: [], units: [], rows: [], statement: null,
    })
  }
  return kept
}
