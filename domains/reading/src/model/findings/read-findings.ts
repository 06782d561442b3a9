import type { Furniture } from '../page/find-furniture.ts'
import type { PageDocument } from '../page/split-documents.ts'
import { splitSentences } from '../split-sentences.ts'
import { findUnits } from './find-units.ts'
import { labelDocument } from './label-document.ts'
import type { LabelledSentence } from './label-document.ts'
import { readOutline } from './outline.ts'
import type { OutlineSentence } from './outline.ts'
import type { DocumentReading, SentenceReading } from './shapes.ts'

/** What each document of a page says, sentence by sentence; a document's reading does not depend on the others of its page. */
export function readFindings(text: string, documents: readonly PageDocument[], furniture: readonly Furniture[]): DocumentReading[] {
  return documents.map((document) => readDocument(document, sentencesOf(text, document, furniture)))
}

function readDocument(document: PageDocument, sentences: readonly OutlineSentence[]): DocumentReading {
  const outlined = readOutline(sentences, document)
  const labelled = labelDocument(document, sentences, outlined)
  return {
    document, outline: outlined.nodes, warnings: [],
    sentences: sentences.map((sentence, index) => readSentence(sentence, index, labelled[index]!, outlined.nodeOf[index])),
  }
}

function readSentence(sentence: OutlineSentence, index: number, labelled: LabelledSentence, node: number | undefined): SentenceReading {
  const { label, cues, masked } = labelled
  const place = <Part extends { readonly start: number; readonly end: number }>(part: Part): Part =>
    ({ ...part, start: part.start + sentence.start, end: part.end + sentence.start })
  const units = label === 'task' ? findUnits(sentence.text, masked).map(({ cue, strong: _, ...unit }) => place({ ...unit, cues: [cue], confidence: 0 })) : []
  return {
    ...sentence, ordinal: index + 1, label, confidence: 0, cues, node, figures: [], deadlines: [], units, rows: [], statement: null,
  }
}

/** Sentences of the document on lines of their own, without those that lie in furniture as a whole. */
function sentencesOf(text: string, document: PageDocument, furniture: readonly Furniture[]): OutlineSentence[] {
  const kept: OutlineSentence[] = []
  let [line, paragraph, next] = [0, 0, 0]
  for (const span of splitSentences(text.slice(document.start, document.end))) {
    const [start, end] = [span.start + document.start, span.end + document.start]
    while (next < furniture.length && furniture[next]!.end <= start) next += 1
    if (next < furniture.length && furniture[next]!.start <= start && end <= furniture[next]!.end) continue
    if (span.paragraph !== line) paragraph += 1
    line = span.paragraph
    kept.push({ start, end, text: text.slice(start, end), paragraph })
  }
  return kept
}
