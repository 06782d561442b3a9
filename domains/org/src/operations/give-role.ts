import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, isReversed } from '../model/day.ts'
import { DayField, PersonId, RoleField, UnitId } from '../model/fields.ts'
import { heldAlready, rolesAgainst } from '../model/separation.ts'
import { requireAlso, unitScope } from '../policy.ts'
import { loadPerson } from '../queries/people.ts'
import { insertHolding, lockHoldings } from '../queries/roles.ts'

/** From `validFrom` (today unless told) and before `validUntil`. The caller must give roles for the unit and for the person's own unit. */
export const giveRole = command({
  name: 'org.give-role',
  input: z.object({
    person: PersonId, role: RoleField, unit: UnitId, validFrom: DayField.optional(), validUntil: DayField.nullable().default(null),
  }),
  output: z.object({ holding: z.uuid() }),
  allow: may('org.give-roles').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'role-given',
  async run(context, input) {
    const { person, role, unit, validUntil } = input
    requireAlso(context, 'org.give-roles', 'org.read-people', await loadPerson(context.db, person))
    if (person === context.actor.id) throw orgErrors('role-for-self')
    const next = { role, unit, validFrom: input.validFrom ?? dayOf(context.clock.now()), validUntil }
    if (isReversed(next)) throw orgErrors('days-reversed')
    const held = await lockHoldings(context.db, person)
    if (rolesAgainst(held, next).length > 0) throw orgErrors('roles-apart')
    if (heldAlready(held, next)) throw orgErrors('role-held-already')
    const holding = context.ids.next()
    const givenBy = context.actor.kind === 'person' ? context.actor.id : null
    await insertHolding(context.db, { id: holding, person, ...next, givenBy })
    context.subject({ kind: 'role-holding', id: holding })
    return { holding }
  },
})
