// The mark of a whole file as it was read: of its text as it stands, and of the text repaired, because a page that broke bytes or
// put readings behind characters breaks marks as well.
import type { ExtractedText, ExtractionNote } from '@lantai/kernel'
import { readPage } from '../read-page.ts'
import { readSecrecy } from './secrecy-marks.ts'
import type { KeptSecrecy, Secrecy } from './secrecy-marks.ts'

/** Enough of a text for its head to be repaired by itself. */
const repaired_units_max = 8_000

/** What stands in headers and footers of a file is a note of its extraction. */
export function besideOf(notes: readonly ExtractionNote[]): readonly string[] {
  return notes.flatMap(({ code, detail }) => code === 'docx-furniture' && detail !== undefined ? [detail] : [])
}

/** `today`: YYYY-MM-DD. */
export function readFileSecrecy({ text, notes }: Pick<ExtractedText, 'text' | 'notes'>, today: string): Secrecy | undefined {
  const plain = readSecrecy(text, { today, beside: besideOf(notes) })
  if (plain?.kind === 'state-secret') return plain
  const { repaired, documents } = readPage(text.slice(0, repaired_units_max).toWellFormed())
  const read = readSecrecy(repaired.text, { today, starts: documents.map(({ start }) => start) })
  return graver(plain, read)
}

const gravity: Readonly<Record<Secrecy['kind'], number>> = { 'state-secret': 3, 'work-secret': 2, 'internal': 1, 'declassified': 0 }

/** The first where both are alike. */
export function graver(one: Secrecy | undefined, other: Secrecy | undefined): Secrecy | undefined {
  if (!one || !other) return one ?? other
  return gravity[other.kind] > gravity[one.kind] ? other : one
}

/** What is stored with a document that may be kept. Not for a state secret. */
export interface StoredSecrecy { readonly kind: KeptSecrecy; readonly words: string }

const words_units_max = 100

export function storedSecrecy(secrecy: Secrecy | undefined): StoredSecrecy | undefined {
  if (!secrecy) return undefined
  if (secrecy.kind === 'state-secret') throw new Error('The mark of a state secret is not stored.')
  return { kind: secrecy.kind, words: secrecy.words.slice(0, words_units_max).toWellFormed() }
}
