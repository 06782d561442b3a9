import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { dayOf } from '../model/day.ts'
import { DayField, PersonNamed, RoleField } from '../model/fields.ts'
import { listDeputies as listDeputyRows } from '../queries/deputies.ts'

/** Who acts for whom, now and to come, or ever: of the people in the caller's scope, and his own. */
export const listDeputies = query({
  name: 'org.list-deputies',
  input: z.object({ state: z.enum(['open', 'all']).default('open') }),
  output: z.object({
    deputies: z.array(z.object({
      id: z.uuid(), person: PersonNamed, deputy: PersonNamed, roles: z.array(RoleField).nullable(), note: z.string().nullable(),
      validFrom: DayField, validUntil: DayField, mayEnd: z.boolean(),
    })),
    more: z.boolean(),
  }),
  allow: may('org.read-people').within(),
  async run(context, { state }) {
    const rows = await listDeputyRows(context.db, {
      units: context.units, keep: context.unitsFor('org.keep-deputies'), self: context.actor.id, past: state === 'all',
      today: dayOf(context.clock.now()),
    })
    return {
      deputies: rows.slice(0, orgLimits.rows_max).map(({ personId, personName, deputyId, deputyName, ...held }) => ({
        ...held, roles: held.roles && [...held.roles], person: { id: personId, name: personName },
        deputy: { id: deputyId, name: deputyName },
      })),
      more: rows.length > orgLimits.rows_max,
    }
  },
})
