import { readDue as readWords } from '@lantai/reading'
import type { dueOrigins, dueStates } from '../shapes.ts'

export interface DraftDueValue {
  readonly state: (typeof dueStates)[number]
  readonly text: string
  readonly date: string | null
  /** Where the year of the day is from; null without a day. */
  readonly from: (typeof dueOrigins)[number] | null
}

/** What a date without a year is read by: the day it is written on, and the year that the document speaks of. */
export interface DueClue { readonly today: string; readonly documentYear: number | undefined }

/** A due date as somebody writes it into a cell, by the rule of reading; undefined when it names a day that no calendar has. */
export function readDue(words: string, { today, documentYear }: DueClue): DraftDueValue | undefined {
  const read = readWords(words, { today, year: documentYear })
  if (!read) return undefined
  const { due, from } = read
  return {
    state: due.state, text: due.state === 'none' ? '' : due.text, date: due.state === 'resolved' ? due.by : null, from,
  }
}
