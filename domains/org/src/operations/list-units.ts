import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { dayOf } from '../model/day.ts'
import { DayField, UnitId, UnitKind, Version } from '../model/fields.ts'
import { listUnits as listUnitRows } from '../queries/units.ts'

/** The caller's part of the tree, parents before children, with the units above it for context. */
export const listUnits = query({
  name: 'org.list-units',
  input: z.object({ state: z.enum(['open', 'all']).default('open') }),
  output: z.object({
    units: z.array(z.object({
      id: UnitId,
      parent: UnitId.nullable(),
      name: z.string(),
      shortName: z.string().nullable(),
      kind: UnitKind,
      ordinal: z.int(),
      validFrom: DayField,
      validUntil: DayField.nullable(),
      version: Version,
      context: z.boolean(),
      mayKeep: z.boolean(),
    })),
    more: z.boolean(),
  }),
  allow: may('org.read').within(),
  async run(context, input) {
    const openOn = input.state === 'open' ? dayOf(context.clock.now()) : null
    const rows = await listUnitRows(context.db, { units: context.units, keep: context.unitsFor('org.keep-units'), openOn })
    return { units: rows.slice(0, orgLimits.units_max), more: rows.length > orgLimits.units_max }
  },
})
