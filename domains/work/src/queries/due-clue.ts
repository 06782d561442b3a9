import type { Clock, Database } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { yearOfDocument } from '@lantai/reading'
import type { DueClue } from '../model/read-due.ts'

/** What a date without a year is read by in the drafts of a document. */
export async function dueClue({ db, clock }: { readonly db: Database; readonly clock: Clock }, document: string): Promise<DueClue> {
  return { today: dayOf(clock.now()), documentYear: await yearOfDocument(db, document) }
}
