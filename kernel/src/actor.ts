// Who acts. A function permission (what) and a data scope (on which units) are two questions; a grant answers both together.

/** The roles of product.md, in its order; screens and the authorization table use exactly these. */
export const roles = [
  'head', 'leader', 'office-head', 'supervision-officer', 'unit-head', 'liaison', 'handler', 'statistician', 'assessor',
  'inspector', 'archivist', 'reader', 'system-administrator', 'security-administrator', 'audit-administrator',
] as const
export type Role = (typeof roles)[number]

/** A role held for a unit reaches that unit and everything below it, nothing beside and nothing above. */
export interface Grant {
  readonly role: Role
  readonly unit: string
  /** The person whose role it is, where the actor only acts for him. */
  readonly for?: string
}

export interface Actor {
  readonly kind: 'person' | 'system' | 'anonymous'
  /** The person's id; `system:<os-user>` on the machine; `anonymous` before sign-in. */
  readonly id: string
  readonly grants: readonly Grant[]
  /** The session or token that carried the call, so that it can be ended by its owner. */
  readonly session?: string
}

export const anonymous: Actor = Object.freeze({ kind: 'anonymous', id: 'anonymous', grants: Object.freeze([]) })

/** With what is his own alone, without what he has as somebody's deputy. */
export function ownPart(actor: Actor): Actor { return { ...actor, grants: actor.grants.filter((grant) => grant.for === undefined) } }

/** The actor of background work and of `lantai admin` on the machine; it never comes from a request. */
export function systemActor(name: string): Actor {
  return { kind: 'system', id: `system:${name}`, grants: [] }
}
