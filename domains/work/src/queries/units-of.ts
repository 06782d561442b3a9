import type { Database } from '@lantai/kernel'
import { dayOf, unitsCalled } from '@lantai/org'
import type { DraftUnitRow } from './drafts.ts'

interface Asking { readonly db: Database; readonly clock: { now(): Date }; unitsFor(permission: string): readonly string[] }

/**
 * Names as units of ours where exactly one unit the caller sees is called so, and else as words: who has typed a name learns nothing of
 * units he does not see.
 */
export async function unitsOf(context: Asking, names: readonly string[]): Promise<(name: string) => DraftUnitRow> {
  const ids = names.length === 0 ? new Map<string, string>()
    : await unitsCalled(context.db, names, context.unitsFor('org.read'), dayOf(context.clock.now()))
  return (text) => ({ unit: ids.get(text) ?? null, text })
}
