// Findings that the engine proposes. What a person has marked, confirmed or withdrawn on the same words is left as it is.
import { sql } from 'kysely'
import type { DatabaseTransaction } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import type { PlacedFinding } from '../model/findings/place-findings.ts'

export interface Proposal extends PlacedFinding { readonly id: string }

export interface ProposedBy {
  readonly document: string
  readonly actor: string
  readonly toolVersion: string
  readonly at: Date
}

/** Equal proposals keep their rows and take over what was read out of them now; those that were not found again are withdrawn. */
export async function propose(db: DatabaseTransaction, by: ProposedBy, proposals: readonly Proposal[]): Promise<void> {
  const standing: string[] = []
  for (let at = 0; at < proposals.length; at += readingLimits.sentences_insert_rows_max) {
    standing.push(...await insertBatch(db, by, proposals.slice(at, at + readingLimits.sentences_insert_rows_max)))
  }
  await sql`
    update reading.finding set state = 'withdrawn', version = version + 1
     where document_id = ${by.document} and state = 'proposed' and id <> all(${standing}::uuid[])`.execute(db)
}

async function insertBatch(db: DatabaseTransaction, by: ProposedBy, rows: readonly Proposal[]): Promise<string[]> {
  const { rows: standing } = await sql<{ id: string }>`
    insert into reading.finding as stands (
      id, document_id, sentence_id, kind, span_start, span_end, ordinal, quote, origin, state, added_by, added_at, confidence, cues,
      details, tool_version)
    select id, ${by.document}::uuid, sentence_id, kind, span_start, span_end, ordinal, quote, 'engine', 'proposed', ${by.actor},
           ${by.at}::timestamptz, confidence, cues, details, ${by.toolVersion}
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.sentence)}::uuid[],
                  ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.start)}::int[], ${rows.map((row) => row.end)}::int[],
                  ${rows.map((row) => row.ordinal)}::smallint[], ${rows.map((row) => row.quote)}::text[],
                  ${rows.map((row) => row.confidence)}::float8[], ${rows.map((row) => JSON.stringify(row.cues))}::jsonb[],
                  ${rows.map((row) => (row.details === null ? null : JSON.stringify(row.details)))}::jsonb[])
        as given(id, sentence_id, kind, span_start, span_end, ordinal, quote, confidence, cues, details)
     where not exists (
       select 1 from reading.finding as refused
        where refused.sentence_id = given.sentence_id and refused.kind = given.kind and refused.span_start = given.span_start
          and refused.span_end = given.span_end and refused.ordinal = given.ordinal and refused.state = 'withdrawn'
          and (refused.origin = 'person' or refused.withdrawn_by is not null))
    on conflict (sentence_id, kind, span_start, span_end, ordinal) where state <> 'withdrawn' do update
       set confidence = excluded.confidence, cues = excluded.cues, details = excluded.details, tool_version = excluded.tool_version,
           version = stands.version + case when (stands.confidence, stands.cues, stands.details)
             is distinct from (excluded.confidence, excluded.cues, excluded.details) then 1 else 0 end
     where stands.state = 'proposed'
    returning id`.execute(db)
  return standing.map(({ id }) => id)
}
