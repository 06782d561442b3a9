import { z } from 'zod'
import { limits, may, query } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import { listFindings } from '../queries/findings.ts'
import { DocumentId, Finding, FindingKind } from '../shapes.ts'

/**
 * In the order they were added or the newest first; of one document or of everything in scope; `after` is the cursor of the last row seen.
 */
export const listFindingsOperation = query({
  name: 'reading.list-findings',
  input: z.object({
    document: DocumentId.optional(),
    kind: FindingKind.optional(),
    /** What nobody has looked at, or what stands; both when left out. */
    state: z.enum(['proposed', 'confirmed']).optional(),
    /** Only what was marked to be measured later. */
    target: z.enum(['marked']).optional(),
    order: z.enum(['added', 'newest']).default('added'),
    after: z.int().min(0).default(0),
    rows: z.int().min(1).max(readingLimits.findings_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({ findings: z.array(Finding), more: z.boolean() }),
  allow: may('reading.read').within(),
  async run(context, input) {
    const { rows: rows_wanted, document, kind, state, target, order, after } = input
    const rows = await listFindings(context.db, {
      units: context.units, document, kind, state, isTarget: target === 'marked', after, newest: order === 'newest',
      rows_max: rows_wanted + 1,
    })
    return { findings: rows.slice(0, rows_wanted), more: rows.length > rows_wanted }
  },
})
