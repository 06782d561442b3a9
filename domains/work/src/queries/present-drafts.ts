import type { Clock, Database } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { documentNames } from '@lantai/reading'
import { workLimits } from '../limits.ts'
import { areAlike } from '../model/alike.ts'
import { warningsOf } from '../model/warnings.ts'
import type { DraftRow } from './drafts.ts'

/** Rows as they leave: with the names of their documents, others that say the same, and what should be looked at. */
export async function presentDrafts({ db, clock }: { readonly db: Database; readonly clock: Clock }, rows: readonly DraftRow[]) {
  const today = dayOf(clock.now())
  const found = rows.map(({ key, compared, ...row }) => ({
    row, alike: compared.filter((other) => areAlike(key, other.key)).slice(0, workLimits.alike_max)
      .map(({ key: otherKey, ...other }) => ({ ...other, same: otherKey === key })),
  }))
  const documents = found.flatMap(({ row, alike }) => [row.document, ...alike.map(({ document }) => document)])
  const names = await documentNames(db, [...new Set(documents)])
  const named = <One extends { readonly document: string }>(one: One) => ({ ...one, documentName: names.get(one.document) ?? '' })
  return found.map(({ row, alike }) => ({
    ...named(row), alike: alike.map(named), warnings: row.discardedAt ? [] : warningsOf({ ...row, alike: alike.length > 0 }, today),
  }))
}
