import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import type { StepName, StepRun } from '../model/step-list.ts'

export type StepRow = StepRun

/** In the order they began. */
export async function listSteps(db: Database, document: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select name, tool_version as "toolVersion", state, failure,
           (extract(epoch from ended_at - started_at) * 1000)::int as duration_ms, coalesce(ended_at, started_at) as at
      from reading.step where document_id = ${document} order by started_at, ended_at nulls last`.execute(db)
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

export interface OlderPage {
  readonly unit: string
  readonly after: number
  readonly versions: Readonly<Record<StepName, string>>
  readonly rows_max: number
}

/**
 * Documents below the unit with the first step that its present version has not run; keyset by cursor. Left out is what is being read,
 * and what the present version has failed at: that another run would bring something else is for a person to say.
 */
export async function listOlder(
  db: Database, { unit, after, versions, rows_max }: OlderPage,
): Promise<{ document: string; from: StepName; cursor: number }[]> {
  const { rows } = await sql<{ document: string; from: StepName; cursor: number }>`
    select document.id as document, document.seq as cursor, step.name as "from"
      from reading.document
      join org.shared_unit as unit on unit.id = document.unit_id
      cross join lateral (
        select wanted.name, wanted.ordinal
          from unnest(array['extract', 'repair', 'split', 'find'],
                      ${[versions.extract, versions.repair, versions.split, versions.find]}::text[])
               with ordinality as wanted(name, tool_version, ordinal)
         where not exists (
           select 1 from reading.step where step.document_id = document.id and step.name = wanted.name
              and step.tool_version = wanted.tool_version)
         order by wanted.ordinal limit 1) as step
     where unit.lineage @> array[${unit}::uuid] and document.seq > ${after} and document.state <> 'received'
       and not exists (
         select 1 from reading.step where step.document_id = document.id
            and step.state <> 'done' and (step.name, step.tool_version) in (
              ('extract', ${versions.extract}), ('repair', ${versions.repair}), ('split', ${versions.split}),
              ('find', ${versions.find})))
     order by document.seq limit ${rows_max}`.execute(db)
  return rows
}
