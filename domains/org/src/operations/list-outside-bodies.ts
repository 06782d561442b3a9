import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'
import { BodyKind, UnitNamed, Version } from '../model/fields.ts'
import { listBodies } from '../queries/outside-bodies.ts'

export const listOutsideBodies = query({
  name: 'org.list-outside-bodies',
  input: z.object({}),
  output: z.object({
    bodies: z.array(z.object({
      id: z.uuid(),
      name: z.string(),
      kind: BodyKind,
      address: z.string().nullable(),
      unit: UnitNamed,
      version: Version,
      mayKeep: z.boolean(),
    })),
    more: z.boolean(),
  }),
  allow: may('org.read').within(),
  async run(context) {
    const rows = await listBodies(context.db, context.units, context.unitsFor('org.keep-bodies'))
    return {
      bodies: rows.slice(0, orgLimits.rows_max).map(({ unitId, unitName, ...body }) => ({ ...body, unit: { id: unitId, name: unitName } })),
      more: rows.length > orgLimits.rows_max,
    }
  },
})
