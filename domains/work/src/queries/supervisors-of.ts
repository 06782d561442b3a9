import type { Database } from '@lantai/kernel'
import { peopleCalled } from '@lantai/org'
import type { CalledPerson } from '@lantai/org'

interface Asking { readonly db: Database; unitsFor(permission: string): readonly string[] }

export type FoundSupervisor = { readonly id: string } | { readonly fault: 'supervisor-unknown' | 'supervisor-ambiguous' }

/** The one person the caller sees who is called so; nobody guesses which of two is meant. */
export async function supervisorsOf(
  context: Asking, called: readonly CalledPerson[],
): Promise<ReadonlyMap<CalledPerson, FoundSupervisor>> {
  if (called.length === 0) return new Map()
  const found = await peopleCalled(context.db, called, context.unitsFor('org.read-people'))
  return new Map(called.map((one, at): [CalledPerson, FoundSupervisor] => {
    const [id, other] = found[at]!
    if (id === undefined) return [one, { fault: 'supervisor-unknown' }]
    return [one, other === undefined ? { id } : { fault: 'supervisor-ambiguous' }]
  }))
}
