// The sentences that are shown of what was found, from the present text alone.
import type { Database } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import { cutSnippet, placesOfWords } from '../model/search-words.ts'
import type { Snippet, Span } from '../model/search-words.ts'
import type { DocumentRow } from './documents.ts'
import type { FindingKind } from './findings.ts'
import { listAllSentences, listKindsOf, listWithWords } from './search-documents.ts'
import type { SearchedSentence } from './search-documents.ts'

interface Hit extends Snippet { readonly sentence: string; readonly ordinal: number; readonly findings: FindingKind[] }

export interface DocumentHits {
  readonly document: DocumentRow
  readonly nameMarks: Span[]
  readonly hits: (Omit<Hit, 'marks'> & { marks: Span[] })[]
  readonly hitCount: number
}

const rows_max = 500

export async function hitsOf(
  db: Database, documents: readonly (DocumentRow & { readonly revision: string | null })[], words: readonly string[],
): Promise<DocumentHits[]> {
  const revisions = words.length === 0 ? [] : documents.flatMap(({ revision }) => revision ?? [])
  const quick = groupBy(await listWithWords(db, revisions, words, rows_max))
  const judged = await Promise.all(documents.map(async ({ revision, ...document }) => {
    const name = placesOfWords(document.name, words)
    let sentences = judge(quick.get(revision ?? '') ?? [], words)
    const found = new Set([...name.found, ...sentences.flatMap((one) => [...one.found])])
    // A word that is not found as it stands is written another way there: wide, traditional, with spaces.
    if (revision && words.some((word) => !found.has(word))) {
      sentences = judge(await listAllSentences(db, revision, readingLimits.searched_sentences_max), words)
    }
    return { document, nameMarks: [...name.places], sentences }
  }))
  const shown = judged.map(({ sentences }) => best(sentences))
  const kinds = await listKindsOf(db, shown.flat().map(({ sentence }) => sentence))
  return judged.map(({ document, nameMarks, sentences }, at) => ({
    document, nameMarks, hitCount: sentences.length,
    hits: shown[at]!.map(({ sentence, ordinal, text, places }) => {
      const { marks, ...snippet } = cutSnippet(text, places)
      return { sentence, ordinal, ...snippet, marks: [...marks], findings: kinds.get(sentence) ?? [] }
    }),
  }))
}

interface Judged extends SearchedSentence { readonly places: readonly Span[]; readonly found: ReadonlySet<string> }

function judge(sentences: readonly SearchedSentence[], words: readonly string[]): Judged[] {
  return sentences.map((sentence) => ({ ...sentence, ...placesOfWords(sentence.text, words) })).filter(({ found }) => found.size > 0)
}

/** Those with most of the words; in the order of the text. */
function best(sentences: readonly Judged[]): Judged[] {
  return sentences.toSorted((left, right) => right.found.size - left.found.size || left.ordinal - right.ordinal)
    .slice(0, readingLimits.hits_of_document_max).sort((left, right) => left.ordinal - right.ordinal)
}

function groupBy(sentences: readonly SearchedSentence[]): ReadonlyMap<string, SearchedSentence[]> {
  const groups = new Map<string, SearchedSentence[]>()
  for (const sentence of sentences) groups.set(sentence.revision, [...groups.get(sentence.revision) ?? [], sentence])
  return groups
}
