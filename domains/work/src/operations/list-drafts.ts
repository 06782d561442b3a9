import { limits, may, query } from '@lantai/kernel'
import { UnitId } from '@lantai/org'
import { DocumentId } from '@lantai/reading'
import { z } from 'zod'
import { workLimits } from '../limits.ts'
import { listDrafts } from '../queries/drafts.ts'
import { presentDrafts } from '../queries/present-drafts.ts'
import { Draft } from '../shapes.ts'

/** In the order they were drafted; of one document, of a unit that leads or assists, or all in scope; `after` is the last row's cursor. */
export const listDraftsOperation = query({
  name: 'work.list-drafts',
  input: z.object({
    document: DocumentId.optional(),
    unit: UnitId.optional(),
    after: z.int().min(0).default(0),
    rows: z.int().min(1).max(workLimits.drafts_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({ drafts: z.array(Draft), more: z.boolean() }),
  allow: may('work.read').within(),
  async run(context, { document, unit, after, rows: rows_wanted }) {
    const rows = await listDrafts(context.db, {
      units: context.units, people: context.unitsFor('org.read-people'), document, unit, after, rows_max: rows_wanted + 1,
    })
    return { drafts: await presentDrafts(context.db, rows.slice(0, rows_wanted)), more: rows.length > rows_wanted }
  },
})
