import { z } from 'zod'
import { limits, may, query } from '@lantai/kernel'
import { listFindings } from '../queries/findings.ts'
import { DocumentId, Finding } from '../shapes.ts'

/** In the order they were added; of one document or of everything in scope; `after` is the cursor of the last row seen. */
export const listFindingsOperation = query({
  name: 'reading.list-findings',
  input: z.object({
    document: DocumentId.optional(),
    after: z.int().min(0).default(0),
    rows: z.int().min(1).max(limits.list_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({ findings: z.array(Finding), more: z.boolean() }),
  allow: may('reading.read').within(),
  async run(context, input) {
    const page = { units: context.units, document: input.document, after: input.after, rows_max: input.rows + 1 }
    const rows = await listFindings(context.db, page)
    return { findings: rows.slice(0, input.rows), more: rows.length > input.rows }
  },
})
