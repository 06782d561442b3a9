import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { dayOf } from '../model/day.ts'
import { UnitId, UnitNamed } from '../model/fields.ts'
import { expandUnitGroup as expand } from '../model/unit-groups.ts'
import { listUnits } from '../queries/units.ts'

/**
 * The units of the caller's scope that words mean as a group: 各县（市）区教育局, 机关各科室. `unit` is the one whose text it is; without it the
 * top of the tree. Words that name no group are told apart from a group nobody is in.
 */
export const expandUnitGroup = query({
  name: 'org.expand-unit-group',
  input: z.object({ words: z.string().trim().min(1).max(200), unit: UnitId.optional() }),
  output: z.object({ isGroup: z.boolean(), units: z.array(UnitNamed) }),
  allow: may('org.read').within(),
  async run(context, { words, unit }) {
    const openOn = dayOf(context.clock.now())
    const rows = await listUnits(context.db, { units: context.units, keep: [], openOn })
    const members = expand(words, rows, unit ?? rows.find(({ parent }) => parent === null)?.id ?? '')
    // Units above the caller's scope say where his stand, and are no members.
    const seen = (members ?? []).filter((member) => rows.some(({ id, context: above }) => id === member.id && !above))
    return { isGroup: members !== undefined, units: seen.map(({ id, name }) => ({ id, name })) }
  },
})
