import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { dayOf, stateOn } from '../model/day.ts'
import { DayField, PeriodState, UnitId, UnitNamed } from '../model/fields.ts'
import { listDuties as listDutyRows } from '../queries/duties.ts'

/** What the units in the caller's scope are for, now and to come, or ever. */
export const listDuties = query({
  name: 'org.list-duties',
  input: z.object({ unit: UnitId.optional(), state: z.enum(['open', 'all']).default('open') }),
  output: z.object({
    duties: z.array(z.object({
      id: z.uuid(), unit: UnitNamed, text: z.string(), validFrom: DayField, validUntil: DayField.nullable(), state: PeriodState,
    })),
    more: z.boolean(),
  }),
  allow: may('org.read').within(),
  async run(context, { unit, state }) {
    const today = dayOf(context.clock.now())
    const rows = await listDutyRows(context.db, { units: context.units, unit, today, past: state === 'all' })
    return {
      duties: rows.slice(0, orgLimits.rows_max).map(({ unitId, unitName, ...duty }) => (
        { ...duty, state: stateOn(duty, today), unit: { id: unitId, name: unitName } })),
      more: rows.length > orgLimits.rows_max,
    }
  },
})
