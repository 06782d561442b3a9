import { z } from 'zod'
import { limits, may, query } from '@lantai/kernel'
import { listDocuments } from '../queries/documents.ts'
import { DocumentSummary } from '../shapes.ts'

/** Newest first, one page; `before` is the cursor of the last row of the page before. */
export const listDocumentsOperation = query({
  name: 'reading.list-documents',
  input: z.object({
    before: z.int().min(1).optional(),
    rows: z.int().min(1).max(limits.list_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({ documents: z.array(DocumentSummary), more: z.boolean(), mayReceive: z.boolean() }),
  allow: may('reading.read').within(),
  async run(context, input) {
    const rows = await listDocuments(context.db, { units: context.units, before: input.before, rows_max: input.rows + 1 })
    return {
      documents: rows.slice(0, input.rows),
      more: rows.length > input.rows,
      mayReceive: context.unitsFor('reading.receive').length > 0,
    }
  },
})
