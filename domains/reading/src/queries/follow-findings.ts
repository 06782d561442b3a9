// What changes in the findings of a document while people look at it.
import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import { findingColumns, findingJoined } from './findings.ts'
import type { FindingRow } from './findings.ts'

export interface Followed { readonly document: string; readonly after: number; readonly rows_max: number }

export interface FollowedRow extends FindingRow { readonly withdrawnBy: string | null; readonly successors: string[] }

/** The oldest transaction that is still running: whatever commits from now on was written in it or in a younger one. */
export async function followingFrom(db: Database): Promise<number> {
  const { rows } = await sql<{ next: number }>`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as next`.execute(db)
  return rows[0]!.next
}

/**
 * `next` is where the next question begins. Rows that claim a transaction yet to come were written before the database was restored
 * elsewhere.
 */
export async function followFindings(
  db: Database, { document, after, rows_max }: Followed,
): Promise<{ next: number; rows: readonly FollowedRow[] }> {
  const next = await followingFrom(db)
  const { rows } = await sql<FollowedRow>`
    select ${findingColumns}, coalesce(withdrawer.name, finding.withdrawn_by) as "withdrawnBy",
           array(select newer.id::text from reading.succession join reading.finding as newer on newer.id = succession.newer_id
                  where succession.older_id = finding.id and newer.state <> 'withdrawn' order by newer.seq) as successors
      from reading.finding ${findingJoined}
      left join org.shared_person as withdrawer on withdrawer.id::text = finding.withdrawn_by
     where finding.document_id = ${document} and finding.written_in >= ${after}
       and finding.written_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
     order by finding.seq limit ${rows_max}`.execute(db)
  return { next, rows }
}
