import type { DatabaseTransaction, Ids } from '@lantai/kernel'
import type { DraftChange } from '../model/read-cell.ts'
import { titleKey } from '../model/title-key.ts'
import { eachOnce } from './units-of.ts'
import type { CalledUnit } from './units-of.ts'
import { insertAssignments, removeAssignments, updateDraft } from './write-drafts.ts'

export interface Change extends Omit<DraftChange, 'supervisor'> {
  readonly matter: string
  readonly version: number
  readonly supervisor?: string | null | undefined
}

interface Writing { readonly db: DatabaseTransaction; readonly ids: Ids; readonly unitOf: (name: string) => readonly CalledUnit[] }

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
    const removed = await removeAssignments(db, matter, role)
    await insertAssignments(db, eachOnce(names.flatMap(unitOf)).map(({ unit, text }, at) => {
      // Who goes on keeps his assignment with its date.
      const kept = removed.find((one) => (unit === null ? one.unit === null && one.text === text : one.unit === unit))
      return { id: kept?.id ?? ids.next(), matter, role, ordinal: at + 1, unit, text, due: kept?.due ?? null }
    }))
  }
  return next
}
