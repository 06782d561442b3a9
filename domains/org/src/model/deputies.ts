// Which roles a person can have another act in. An administrator's never: 三员分立 would be a name only.
import type { Role } from '@lantai/kernel'
import { overlap } from './day.ts'
import type { Period } from './day.ts'
import { administrators } from './separation.ts'
import type { HeldRole } from './separation.ts'

/** The roles held on some day of the period that another may act in; a reader's own requests are nobody else's. */
export function rolesToActIn(held: readonly HeldRole[], period: Period): ReadonlySet<Role> {
  return new Set(held.filter((holding) => overlap(holding, period) && !administrators.has(holding.role) && holding.role !== 'reader')
    .map((holding) => holding.role))
}
