import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'

export interface StepRow {
  name: 'extract' | 'repair' | 'split' | 'find'
  toolVersion: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  failure: string | null
  duration_ms: number | null
}

export async function listSteps(db: Database, document: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select name, tool_version as "toolVersion", state, failure,
           (extract(epoch from ended_at - started_at) * 1000)::int as duration_ms
      from reading.step where document_id = ${document} order by started_at, name`.execute(db)
  return rows
}

export interface StepMark {
  readonly document: string
  readonly name: StepRow['name']
  readonly toolVersion: string
  readonly state: StepRow['state']
  readonly failure?: string
  readonly at: Date
}

/** A step that begins anew loses its old end; a step that ends keeps its beginning. */
export async function markStep(db: Database, mark: StepMark): Promise<void> {
  const ended = mark.state === 'done' || mark.state === 'failed'
  await sql`
    insert into reading.step (document_id, name, tool_version, state, failure, started_at, ended_at)
    values (${mark.document}, ${mark.name}, ${mark.toolVersion}, ${mark.state}, ${mark.failure ?? null}, ${mark.at},
            ${ended ? mark.at : null})
    on conflict (document_id, name, tool_version) do update
       set state = excluded.state, failure = excluded.failure, ended_at = excluded.ended_at,
           started_at = case when ${ended} then reading.step.started_at else excluded.started_at end`.execute(db)
}
