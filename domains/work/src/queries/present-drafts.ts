import type { Database } from '@lantai/kernel'
import { documentNames } from '@lantai/reading'
import { warningsOf } from '../model/warnings.ts'
import type { DraftRow } from './drafts.ts'

/** Rows as they leave: with the names of their documents and what should be looked at. */
export async function presentDrafts(db: Database, rows: readonly DraftRow[]) {
  const names = await documentNames(db, [...new Set(rows.map(({ document }) => document))])
  return rows.map(({ alike, ...row }) => ({
    ...row, documentName: names.get(row.document) ?? '', warnings: warningsOf({ ...row, alike }),
  }))
}
