// Who may do what, as data; and where things stand, as scopes. A screen shows only what these let work.
import { kernelErrors, roles } from '@lantai/kernel'
import type { Actor, Database, PermissionTable, Placed, Role, Scope } from '@lantai/kernel'
import { loadBody } from './queries/outside-bodies.ts'
import type { PlacedBody } from './queries/outside-bodies.ts'
import { loadCharge } from './queries/charges.ts'
import type { PlacedCharge } from './queries/charges.ts'
import { loadDuty } from './queries/duties.ts'
import type { PlacedDuty } from './queries/duties.ts'
import { loadPerson } from './queries/people.ts'
import type { PlacedPerson } from './queries/people.ts'
import { loadHolding } from './queries/roles.ts'
import type { PlacedHolding } from './queries/roles.ts'
import { loadUnit } from './queries/units.ts'
import type { PlacedUnit } from './queries/units.ts'

/** A reader may be a citizen: he sees units, not who works in them. */
const staff: readonly Role[] = roles.filter((role) => role !== 'reader')

export const orgPermissions = {
  'org.read': roles,
  'org.read-people': staff,
  'org.keep-units': ['system-administrator'],
  'org.keep-bodies': ['system-administrator'],
  'org.keep-people': ['system-administrator'],
  'org.keep-charges': ['system-administrator'],
  'org.keep-duties': ['system-administrator'],
  'org.keep-calendar': ['system-administrator'],
  /** Not the system administrator: roles are given by another, and a deputy is given roles. */
  'org.keep-deputies': ['office-head'],
  'org.give-roles': ['security-administrator'],
} as const satisfies PermissionTable

type Load<Target> = (db: Database, id: string) => Promise<Target | undefined>

function scopeOf<Target extends Placed>(view: string, load: Load<Target>) {
  return <Input>(pick: (input: Input) => string): Scope<Input, Target> => ({ view, load: (db, input) => load(db, pick(input)) })
}

/** The unit the input names, for any domain: `may('work.issue').on(unitScope((input: { unit: string }) => input.unit))`. */
export const unitScope = scopeOf<PlacedUnit>('org.read', loadUnit)
/** A person stands where his unit stands. */
export const personScope = scopeOf<PlacedPerson>('org.read-people', loadPerson)
export const bodyScope = scopeOf<PlacedBody>('org.read', loadBody)
export const holdingScope = scopeOf<PlacedHolding>('org.read-people', loadHolding)
export const chargeScope = scopeOf<PlacedCharge>('org.read-people', loadCharge)
export const dutyScope = scopeOf<PlacedDuty>('org.read', loadDuty)

interface Asking { unitsFor(permission: string): readonly string[] }

export function reaches(context: Asking, permission: string, target: Placed): boolean {
  const units = context.unitsFor(permission)
  return target.lineage.some((unit) => units.includes(unit))
}

/**
 * The check for the second thing a call names, by the same rule as the first: not-found for what the caller may not know of,
 * not-permitted for what he sees but may not do. Without it a call could reach anything through its second id.
 */
export function requireAlso<Target extends Placed>(
  context: Asking, permission: string, view: string, target: Target | undefined,
): asserts target is Target {
  if (!target) throw kernelErrors('not-found')
  if (reaches(context, permission, target)) return
  throw reaches(context, view, target) ? kernelErrors('not-permitted') : kernelErrors('not-found')
}

/** The person who calls; background work and the machine itself have no page, no secret and no session of their own. */
export function personActing(actor: Actor): string {
  if (actor.kind !== 'person') throw kernelErrors('not-signed-in')
  return actor.id
}
