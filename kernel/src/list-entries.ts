// The journal as the audit administrator reads it: newest first, within the units his role reaches.
import { sql } from 'kysely'
import { z } from 'zod'
import { limits } from './limits.ts'
import { may } from './permission.ts'
import { query } from './registry.ts'

interface EntryRow {
  seq: number
  at: Date
  actor: string
  actingFor: string | null
  operation: string
  action: string
  subjectKind: string
  subjectId: string
}

const Entry = z.object({
  seq: z.number(),
  at: z.date().transform((date) => date.toISOString()),
  /** A person's id, `system:…`, or `anonymous`. */
  actor: z.string(),
  /** The person in whose role it was done, where the actor is his deputy. */
  actingFor: z.string().nullable(),
  operation: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
})

export const listEntries = query({
  name: 'journal.list-entries',
  input: z.object({
    before: z.int().min(1).optional(),
    rows: z.int().min(1).max(limits.list_rows_max).default(limits.list_rows_default),
  }),
  output: z.object({ entries: z.array(Entry), more: z.boolean() }),
  allow: may('journal.read').within(),
  async run(context, input) {
    const { rows } = await sql<EntryRow>`
      select seq, at, actor, acting_for as "actingFor", operation, action, subject_kind as "subjectKind", subject_id as "subjectId"
        from journal.entry
       where (lineage = '{}' or lineage && ${context.units}::uuid[])
         and (${input.before ?? null}::bigint is null or seq < ${input.before ?? null})
       order by seq desc limit ${input.rows + 1}`.execute(context.db)
    return { entries: rows.slice(0, input.rows), more: rows.length > input.rows }
  },
})
