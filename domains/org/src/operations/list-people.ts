import { limits, may, query } from '@lantai/kernel'
import { z } from 'zod'
import { cursorOf, keyOf } from '../model/cursor.ts'
import { PersonId, UnitId, UnitNamed, Version } from '../model/fields.ts'
import { listPeople as listPeopleRows } from '../queries/people.ts'

/** By name, one page; `after` is the cursor of the page before. Sign-in names are shown to those who keep people or give roles there. */
export const listPeople = query({
  name: 'org.list-people',
  input: z.object({
    unit: UnitId.optional(),
    text: z.string().trim().min(1).max(limits.name_characters_max).optional(),
    state: z.enum(['active', 'all']).default('active'),
    after: z.string().max(1200).optional(),
    rows: z.int().min(1).max(limits.list_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({
    people: z.array(z.object({
      id: PersonId,
      name: z.string(),
      title: z.string().nullable(),
      unit: UnitNamed,
      state: z.enum(['active', 'disabled']),
      signInName: z.string().nullable(),
      version: Version,
    })),
    after: z.string().nullable(),
  }),
  allow: may('org.read-people').within(),
  async run(context, input) {
    const rows = await listPeopleRows(context.db, {
      units: context.units,
      keep: [...context.unitsFor('org.keep-people'), ...context.unitsFor('org.give-roles')],
      unit: input.unit, text: input.text, state: input.state, rows_max: input.rows,
      after: input.after === undefined ? undefined : keyOf(input.after),
    })
    const page = rows.slice(0, input.rows)
    const last = page.at(-1)
    return {
      people: page.map(({ unitId, unitName, ...person }) => ({ ...person, unit: { id: unitId, name: unitName } })),
      after: last && rows.length > input.rows ? cursorOf(last) : null,
    }
  },
})
