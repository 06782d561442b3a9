import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, isReversed } from '../model/day.ts'
import { DayField, UnitId, Version } from '../model/fields.ts'
import { unitScope } from '../policy.ts'
import { closeUnit as closeUnitRow, lockTree, useOfUnit } from '../queries/units.ts'

/** From `validUntil` on (today unless told) the unit is no more; it stays in the tree for what it did. */
export const closeUnit = command({
  name: 'org.close-unit',
  input: z.object({ unit: UnitId, expectedVersion: Version, validUntil: DayField.optional() }),
  output: z.object({ unit: UnitId, version: Version, validUntil: DayField }),
  allow: may('org.keep-units').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'closed',
  async run(context, input) {
    const { target } = context
    expectVersion(target.version, input.expectedVersion)
    if (target.validUntil !== null) throw orgErrors('unit-closed')
    const validUntil = input.validUntil ?? dayOf(context.clock.now())
    if (isReversed({ validFrom: target.validFrom, validUntil })) throw orgErrors('days-reversed')
    await lockTree(context.db)
    const { units, people } = await useOfUnit(context.db, target.id, validUntil)
    if (units + people > 0) throw orgErrors('unit-in-use', { units, people })
    const version = await closeUnitRow(context.db, target.id, input.expectedVersion, validUntil)
    if (version === undefined) throw kernelErrors('version-stale', { present: input.expectedVersion + 1, expected: input.expectedVersion })
    context.subject({ kind: 'unit', id: target.id })
    context.emit('org.unit-closed', { unit: target.id, validUntil })
    return { unit: target.id, version, validUntil }
  },
})
