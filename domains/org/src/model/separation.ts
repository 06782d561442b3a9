// 三员分立: the three administrators are three persons, and none of them does business.
import type { Role } from '@lantai/kernel'
import { overlap } from './day.ts'
import type { Period } from './day.ts'

export interface HeldRole extends Period { readonly role: Role; readonly unit: string }

export const administrators: ReadonlySet<Role> = new Set<Role>(['system-administrator', 'security-administrator', 'audit-administrator'])

/** The roles the person holds on some day of `next` that may not stand beside it. */
export function rolesAgainst(held: readonly HeldRole[], next: HeldRole): readonly Role[] {
  return held
    .filter((other) => other.role !== next.role && overlap(other, next))
    .filter((other) => administrators.has(other.role) || administrators.has(next.role))
    .map((other) => other.role)
}

export function heldAlready(held: readonly HeldRole[], next: HeldRole): boolean {
  return held.some((other) => other.role === next.role && other.unit === next.unit && overlap(other, next))
}
