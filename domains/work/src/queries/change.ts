import type { DatabaseTransaction, Ids } from '@lantai/kernel'
import type { DraftChange } from '../model/read-cell.ts'
import { titleKey } from '../model/title-key.ts'
import type { DraftUnitRow } from './drafts.ts'
import { insertAssignments, removeAssignments, updateDraft } from './write-drafts.ts'

export interface Change extends Omit<DraftChange, 'supervisor'> {
  readonly matter: string
  readonly version: number
  readonly supervisor?: string | null | undefined
}

interface Writing { readonly db: DatabaseTransaction; readonly ids: Ids; readonly unitOf: (name: string) => DraftUnitRow }

/** The draft with its assignments; the new version, or undefined when somebody was faster. */
export async function writeChange({ db, ids, unitOf }: Writing, change: Change): Promise<number | undefined> {
  const { matter, version, title, requirement, goal, due, supervisor } = change
  const next = await updateDraft(db, {
    matter, version, requirement, goal, due, supervisor, ...title !== undefined && { title: { text: title, key: titleKey(title) } },
  })
  if (next === undefined) return undefined
  for (const role of ['lead', 'assist'] as const) {
    const names = change[role]
    if (names === undefined) continue
    await removeAssignments(db, matter, role)
    await insertAssignments(db, names.map((name, at) => ({ id: ids.next(), matter, role, ordinal: at + 1, ...unitOf(name) })))
  }
  return next
}
