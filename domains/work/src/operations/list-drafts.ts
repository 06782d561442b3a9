import { limits, may, query } from '@lantai/kernel'
import { UnitId } from '@lantai/org'
import { DocumentId } from '@lantai/reading'
import { z } from 'zod'
import { workLimits } from '../limits.ts'
import { listDrafts } from '../queries/drafts.ts'
import { trashBegins } from '../model/trash.ts'
import { presentDrafts } from '../queries/present-drafts.ts'
import { Draft } from '../shapes.ts'

/** In the order they were drafted; of one document, of a unit that leads or assists, or all in scope; `after` is the last row's cursor. */
export const listDraftsOperation = query({
  name: 'work.list-drafts',
  input: z.object({
    document: DocumentId.optional(),
    unit: UnitId.optional(),
    /** Those that were thrown away and can be brought back, instead of those that stand. */
    state: z.enum(['drafted', 'discarded']).default('drafted'),
    after: z.int().min(0).default(0),
    rows: z.int().min(1).max(workLimits.drafts_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({ drafts: z.array(Draft), more: z.boolean() }),
  allow: may('work.read').within(),
  async run(context, { document, unit, state, after, rows: rows_wanted }) {
    const rows = await listDrafts(context.db, {
      units: context.units, people: context.unitsFor('org.read-people'), document, unit, after,
      discardedSince: state === 'discarded' ? trashBegins(context.clock.now()) : undefined, rows_max: rows_wanted + 1,
    })
    return { drafts: await presentDrafts(context, rows.slice(0, rows_wanted)), more: rows.length > rows_wanted }
  },
})
