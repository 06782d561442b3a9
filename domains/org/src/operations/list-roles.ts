import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { dayOf } from '../model/day.ts'
import { DayField, PersonId, PersonNamed, RoleField, UnitId, UnitNamed } from '../model/fields.ts'
import { listHoldings } from '../queries/roles.ts'

/** Present and coming roles within the caller's scope, of one person or for exactly one unit. */
export const listRoles = query({
  name: 'org.list-roles',
  input: z.object({ person: PersonId.optional(), unit: UnitId.optional() }),
  output: z.object({
    holdings: z.array(z.object({
      id: z.uuid(), role: RoleField, person: PersonNamed, unit: UnitNamed, validFrom: DayField, validUntil: DayField.nullable(),
    })),
    more: z.boolean(),
  }),
  allow: may('org.read-people').within(),
  async run(context, { person, unit }) {
    const rows = await listHoldings(context.db, { units: context.units, person, unit, today: dayOf(context.clock.now()) })
    return {
      holdings: rows.slice(0, orgLimits.rows_max).map(({ personId, personName, unitId, unitName, ...held }) => (
        { ...held, person: { id: personId, name: personName }, unit: { id: unitId, name: unitName } })),
      more: rows.length > orgLimits.rows_max,
    }
  },
})
