import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { dayOf } from '../model/day.ts'
import { UnitId } from '../model/fields.ts'
import { registerSheets } from '../model/register/register-sheets.ts'
import { unitScope } from '../policy.ts'
import { loadStanding } from '../queries/register.ts'

/** The register below a unit as the sheets that an import reads: leaving the house with everybody's name in it, it is journaled. */
export const exportRegister = query({
  name: 'org.export-register',
  input: z.object({ unit: UnitId }),
  output: z.object({
    title: z.string(),
    sheets: z.array(z.object({ name: z.string(), heads: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  }),
  allow: may('org.keep-people').on(unitScope((input: { unit: string }) => input.unit)),
  reveals: 'exported',
  async run(context) {
    const { target } = context
    const sheets = registerSheets(await loadStanding(context.db, target.id, [], dayOf(context.clock.now())))
    context.subject({ kind: 'unit', id: target.id })
    return {
      title: `${target.name}名册`,
      sheets: sheets.map(({ name, heads, rows }) => ({ name, heads: [...heads], rows: rows.map((row) => [...row]) })),
    }
  },
})
