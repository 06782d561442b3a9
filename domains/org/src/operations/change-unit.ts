import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, holdsOn } from '../model/day.ts'
import { NameField, ShortNameField, UnitId, UnitKind, Version } from '../model/fields.ts'
import { aboveOf, wouldCircle } from '../model/lineage.ts'
import { requireAlso, unitScope } from '../policy.ts'
import { loadUnit, lockTree, updateUnit } from '../queries/units.ts'
import type { PlacedUnit } from '../queries/units.ts'

/** What is left out stays. A new parent moves the unit with everything below it. */
export const changeUnit = command({
  name: 'org.change-unit',
  input: z.object({
    unit: UnitId,
    expectedVersion: Version,
    name: NameField.optional(),
    shortName: ShortNameField.nullable().optional(),
    kind: UnitKind.optional(),
    ordinal: z.int().min(0).max(1_000_000).optional(),
    parent: UnitId.optional(),
  }),
  output: z.object({ unit: UnitId, version: Version }),
  allow: may('org.keep-units').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'changed',
  async run(context, input) {
    const { unit, expectedVersion, name, shortName, kind, ordinal, parent } = input
    expectVersion(context.target.version, expectedVersion)
    const moves = parent !== undefined && parent !== context.target.parent
    if (moves) await allowMove(context, unit, parent)
    const version = await updateUnit(context.db, { id: unit, version: expectedVersion, name, shortName, kind, ordinal, parent })
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'unit', id: unit })
    if (moves) context.emit('org.unit-moved', { unit, from: context.target.parent ?? '', to: parent })
    return { unit, version }
  },
})

/**
 * The caller must keep both the place it leaves and the place it goes to. Both are looked at again under the lock of the tree, so
 * that a move that ended a moment ago cannot carry this one out of his reach or close a circle.
 */
async function allowMove(context: CommandContext<PlacedUnit>, unit: string, parent: string): Promise<void> {
  await lockTree(context.db)
  const present = await loadUnit(context.db, unit)
  const above = await loadUnit(context.db, parent)
  requireAlso(context, 'org.keep-units', 'org.read', present && { lineage: aboveOf(present.lineage) })
  requireAlso(context, 'org.keep-units', 'org.read', above)
  if (wouldCircle(unit, above.lineage)) throw orgErrors('unit-circle')
  if (!holdsOn({ validFrom: '', validUntil: above.validUntil }, dayOf(context.clock.now()))) throw orgErrors('unit-closed')
}
