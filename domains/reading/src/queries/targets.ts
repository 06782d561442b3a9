// Findings that are to be measured later, and how much of a document became work.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { Review } from './findings.ts'

/** Confirms with it what was only proposed. The new version, or undefined when the finding is no longer at the expected one. */
export async function markTarget(db: DatabaseTransaction, { id, expected, by, at }: Review): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update reading.finding
       set target_by = ${by}, target_at = ${at}, version = version + 1,
           confirmed_by = case when state = 'proposed' then ${by} else confirmed_by end,
           confirmed_at = case when state = 'proposed' then ${at}::timestamptz else confirmed_at end, state = 'confirmed'
     where id = ${id} and version = ${expected} and state <> 'withdrawn' and target_by is null returning version`.execute(db)
  return rows[0]?.version
}

/** As markTarget; the finding stays confirmed. */
export async function unmarkTarget(
  db: DatabaseTransaction, { id, expected }: Pick<Review, 'id' | 'expected'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update reading.finding set target_by = null, target_at = null, version = version + 1
     where id = ${id} and version = ${expected} and target_by is not null returning version`.execute(db)
  return rows[0]?.version
}

export interface OutcomeRow {
  document: string
  tasks: string[]
  confirmed: number
  targets: number
  cursor: number
}

export interface OutcomesPage {
  readonly units: readonly string[]
  readonly document: string | undefined
  readonly before: number | undefined
  readonly rows_max: number
}

/** The same documents in the same order as listDocuments has them, with their tasks. */
export async function listOutcomes(db: Database, { units, document, before, rows_max }: OutcomesPage): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select page.id as document, page.seq as cursor, found.tasks, found.confirmed, found.targets
      from (
        select document.id, document.seq from reading.document join org.shared_unit as unit on unit.id = document.unit_id
         where unit.lineage && ${[...units]}::uuid[] and (${document ?? null}::uuid is null or document.id = ${document ?? null})
           and (${before ?? null}::bigint is null or document.seq < ${before ?? null})
         order by document.seq desc limit ${rows_max}) as page
      cross join lateral (
        select coalesce(array_agg(finding.id) filter (where finding.kind = 'task'), '{}') as tasks,
               (count(*) filter (where finding.kind = 'task' and finding.state = 'confirmed'))::int as confirmed,
               (count(*) filter (where finding.target_by is not null))::int as targets
          from reading.finding
         where finding.document_id = page.id and finding.state <> 'withdrawn'
           and (finding.kind = 'task' or finding.target_by is not null)) as found
     order by page.seq desc`.execute(db)
  return rows
}
