import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { dayOf } from '../model/day.ts'
import { DayField, UnitId, UnitNamed } from '../model/fields.ts'
import { listDuties as listDutyRows } from '../queries/duties.ts'

/** What the units in the caller's scope are for, now and to come. */
export const listDuties = query({
  name: 'org.list-duties',
  input: z.object({ unit: UnitId.optional() }),
  output: z.object({
    duties: z.array(z.object({ id: z.uuid(), unit: UnitNamed, text: z.string(), validFrom: DayField, validUntil: DayField.nullable() })),
    more: z.boolean(),
  }),
  allow: may('org.read').within(),
  async run(context, { unit }) {
    const rows = await listDutyRows(context.db, { units: context.units, unit, today: dayOf(context.clock.now()) })
    return {
      duties: rows.slice(0, orgLimits.rows_max).map(({ unitId, unitName, ...duty }) => ({ ...duty, unit: { id: unitId, name: unitName } })),
      more: rows.length > orgLimits.rows_max,
    }
  },
})
