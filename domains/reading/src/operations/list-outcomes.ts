import { z } from 'zod'
import { limits, may, query } from '@lantai/kernel'
import { listOutcomes } from '../queries/targets.ts'
import { DocumentId } from '../shapes.ts'

/**
 * How much of each document became work, page by page like reading.list-documents: tasks, those that a person confirmed, those of which
 * the caller sees a draft, and what was marked to be measured.
 */
export const listOutcomesOperation = query({
  name: 'reading.list-outcomes',
  input: z.object({
    document: DocumentId.optional(),
    before: z.int().min(1).optional(),
    rows: z.int().min(1).max(limits.list_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({
    outcomes: z.array(z.object({
      document: DocumentId, tasks: z.number(), confirmed: z.number(), drafted: z.number(), targets: z.number(), cursor: z.number(),
    })),
    more: z.boolean(),
  }),
  allow: may('reading.read').within(),
  async run(context, { document, before, rows: rows_wanted }) {
    const found = await listOutcomes(context.db, { units: context.units, document, before, rows_max: rows_wanted + 1 })
    const page = found.slice(0, rows_wanted)
    const reached = await context.followAll('finding', page.flatMap(({ tasks }) => tasks), 'drafted')
    return {
      outcomes: page.map(({ tasks, ...row }) => ({
        ...row, tasks: tasks.length, drafted: tasks.filter((task) => reached.has(task)).length,
      })),
      more: found.length > rows_wanted,
    }
  },
})
