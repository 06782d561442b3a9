import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, holdsOn } from '../model/day.ts'
import { DayField, NameField, ShortNameField, UnitId, UnitKind, Version } from '../model/fields.ts'
import { unitScope } from '../policy.ts'
import { insertUnit } from '../queries/units.ts'

/** Opens a unit below another; a root comes from the set-up only. */
export const createUnit = command({
  name: 'org.create-unit',
  input: z.object({
    parent: UnitId,
    name: NameField,
    shortName: ShortNameField.nullable().default(null),
    kind: UnitKind,
    ordinal: z.int().min(0).max(1_000_000).default(0),
    validFrom: DayField.optional(),
  }),
  output: z.object({ unit: UnitId, version: Version }),
  allow: may('org.keep-units').on(unitScope((input: { parent: string }) => input.parent)),
  journal: 'created',
  async run(context, input) {
    const today = dayOf(context.clock.now())
    if (!holdsOn({ validFrom: '', validUntil: context.target.validUntil }, today)) throw orgErrors('unit-closed')
    const unit = context.ids.next()
    const { parent, name, shortName, kind, ordinal } = input
    await insertUnit(context.db, { id: unit, parent, name, shortName, kind, ordinal, validFrom: input.validFrom ?? today })
    context.subject({ kind: 'unit', id: unit, lineage: [...context.target.lineage, unit] })
    return { unit, version: 1 }
  },
})
