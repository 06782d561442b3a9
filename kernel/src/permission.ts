// Permissions are data: each domain lists which roles hold each permission, each operation names one permission and one scope.
import type { Actor, Role } from './actor.ts'
import { kernelErrors } from './errors.ts'
import type { Database } from './ports.ts'

/** Permission → roles that hold it. Names are `<domain>.<verb>`; a role not listed does not hold it. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>

/** Where a thing stands: the unit it belongs to and all units above it, itself included. */
export interface Placed { readonly lineage: readonly string[] }

/**
 * A scope loads what the input names, inside the operation's transaction, and says where it stands. Undefined means it does
 * not exist. `view` is the permission that decides whether the caller may know of it at all.
 */
export interface Scope<Input, Target extends Placed> {
  readonly view: string
  load(db: Database, input: Input, actor: Actor): Promise<Target | undefined>
}

export type Allow<Input, Target> =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'within'; readonly permission: string }
  | { readonly kind: 'on'; readonly permission: string; readonly scope: Scope<Input, Target & Placed> }

/** Before sign-in: the operation itself must not reveal anything. */
export function anyone(): { readonly kind: 'anyone' } { return { kind: 'anyone' } }

/** Any signed-in person, for what is his own only; the operation takes the person from ctx.actor, never from the input. */
export function signedIn(): { readonly kind: 'signed-in' } { return { kind: 'signed-in' } }

/** `may(p).on(scope)` for one thing; `may(p).within()` for lists, which then filter by ctx.units. */
export function may(permission: string) {
  return {
    on: <Input, Target extends Placed>(scope: Scope<Input, Target>) => ({ kind: 'on' as const, permission, scope }),
    within: () => ({ kind: 'within' as const, permission }),
  }
}

export class Permissions {
  readonly #holders: ReadonlyMap<string, ReadonlySet<Role>>

  constructor(tables: readonly PermissionTable[]) {
    const holders = new Map<string, ReadonlySet<Role>>()
    for (const table of tables) {
      for (const [permission, held] of Object.entries(table)) {
        if (holders.has(permission)) throw new Error(`Permission ${permission} is declared twice.`)
        holders.set(permission, new Set(held))
      }
    }
    this.#holders = holders
  }

  names(): readonly string[] { return [...this.#holders.keys()] }

  holders(permission: string): ReadonlySet<Role> {
    const held = this.#holders.get(permission)
    if (!held) throw new Error(`Permission ${permission} is not declared in any policy.ts.`)
    return held
  }

  /** The units below which the actor holds the permission. An empty list is nothing, never everything. */
  units(actor: Actor, permission: string): readonly string[] {
    const held = this.holders(permission)
    return [...new Set(actor.grants.filter((grant) => held.has(grant.role)).map((grant) => grant.unit))]
  }

  held(actor: Actor): readonly string[] {
    return this.names().filter((permission) => this.units(actor, permission).length > 0)
  }

  /** For whom the actor acts here: the person whose role it takes, where none of his own is enough. */
  actingFor(actor: Actor, permission: string, target: Placed | undefined): string | undefined {
    const held = this.holders(permission)
    const reach = actor.grants.filter((grant) => held.has(grant.role) && (!target || target.lineage.includes(grant.unit)))
    return reach.some((grant) => grant.for === undefined) ? undefined : reach[0]?.for
  }

  reaches(actor: Actor, permission: string, target: Placed): boolean {
    const units = this.units(actor, permission)
    return target.lineage.some((unit) => units.includes(unit))
  }

  /** Raises not-found for what the actor may not know of, not-permitted for what he sees but may not do. */
  require(actor: Actor, permission: string, view: string, target: Placed | undefined): void {
    if (!target) throw kernelErrors('not-found')
    if (this.reaches(actor, permission, target)) return
    throw this.reaches(actor, view, target) ? kernelErrors('not-permitted') : kernelErrors('not-found')
  }
}
