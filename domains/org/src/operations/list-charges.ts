import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { dayOf, stateOn } from '../model/day.ts'
import { DayField, PersonId, PersonNamed, PeriodState, UnitId, UnitNamed } from '../model/fields.ts'
import { listCharges as listChargeRows } from '../queries/charges.ts'

/** Who is in charge of which unit, now and to come, or ever, for the units in the caller's scope. */
export const listCharges = query({
  name: 'org.list-charges',
  input: z.object({ person: PersonId.optional(), unit: UnitId.optional(), state: z.enum(['open', 'all']).default('open') }),
  output: z.object({
    charges: z.array(z.object({
      id: z.uuid(), person: PersonNamed, unit: UnitNamed, validFrom: DayField, validUntil: DayField.nullable(), state: PeriodState,
    })),
    more: z.boolean(),
  }),
  allow: may('org.read-people').within(),
  async run(context, { person, unit, state }) {
    const today = dayOf(context.clock.now())
    const rows = await listChargeRows(context.db, { units: context.units, person, unit, today, past: state === 'all' })
    return {
      charges: rows.slice(0, orgLimits.rows_max).map(({ personId, personName, unitId, unitName, ...charge }) => (
        { ...charge, state: stateOn(charge, today), person: { id: personId, name: personName }, unit: { id: unitId, name: unitName } })),
      more: rows.length > orgLimits.rows_max,
    }
  },
})
