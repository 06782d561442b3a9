import { sql } from 'kysely'
import { plannedAnew } from '@lantai/kernel'
import { unitsBelow } from '@lantai/org'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { Details } from '../model/findings/details.ts'
import type { Cue } from '../model/findings/shapes.ts'
import type { findingKinds } from '../shapes.ts'

export type FindingKind = (typeof findingKinds)[number]

export interface FindingRow {
  finding: string
  document: string
  documentName: string
  sentence: string
  sentenceText: string
  kind: FindingKind
  span: { start: number; end: number }
  quote: string
  origin: 'person' | 'engine'
  state: 'proposed' | 'confirmed' | 'withdrawn'
  version: number
  addedBy: string
  addedAt: Date
  confirmedBy: string | null
  confirmedAt: Date | null
  target: { by: string; at: string } | null
  confidence: number | null
  cues: Cue[]
  /** What holds: a person's values, or what was read. */
  details: Details | null
  correction: { by: string; at: string; from: Details | null } | null
  toolVersion: string | null
  /** What it was split off or merged of. */
  cameOf: string[]
  cursor: number
}

export interface FindingsPage {
  readonly units: readonly string[]
  readonly document: string | undefined
  readonly kind: FindingKind | undefined
  readonly state: 'proposed' | 'confirmed' | undefined
  /** Only what was marked to be measured. */
  readonly isTarget?: boolean
  /** The cursor of the last row seen; 0 begins. */
  readonly after: number
  /** The newest first, where somebody looks for what was marked last. */
  readonly newest?: boolean
  readonly rows_max: number
}

const correction = sql`
  case when correction.id is not null then jsonb_build_object(
    'by', coalesce(corrector.name, correction.by), 'at', correction.at, 'from', finding.details) end`

/** A finding as it is shown, with `findingJoined`. */
export const findingColumns = sql`
           finding.id as finding, document.id as document, document.name as "documentName", sentence.id as sentence,
           sentence.text as "sentenceText", finding.kind, jsonb_build_object('start', finding.span_start, 'end', finding.span_end) as span,
           finding.quote, finding.origin, finding.state, finding.version,
           coalesce(person.name, finding.added_by) as "addedBy", finding.added_at as "addedAt",
           coalesce(confirmer.name, finding.confirmed_by) as "confirmedBy", finding.confirmed_at as "confirmedAt",
           case when finding.target_by is not null
                then jsonb_build_object('by', coalesce(measurer.name, finding.target_by), 'at', finding.target_at) end as target,
           finding.confidence, coalesce(finding.cues, '[]') as cues,
           coalesce(correction.details, finding.details) as details, ${correction} as correction, finding.tool_version as "toolVersion",
           array(select older_id::text from reading.succession where newer_id = finding.id order by older_id) as "cameOf",
           finding.seq as cursor`

/** What is joined to `finding`, a table or a page of it. */
export const findingJoined = sql`
      join reading.document on document.id = finding.document_id
      join reading.sentence on sentence.id = finding.sentence_id
      left join reading.correction on correction.id = finding.correction_id
      left join org.shared_person as corrector on corrector.id::text = correction.by
      left join org.shared_person as person on person.id::text = finding.added_by
      left join org.shared_person as measurer on measurer.id::text = finding.target_by
      left join org.shared_person as confirmer on confirmer.id::text = finding.confirmed_by`

/** In the order they were added, or the newest first, keyset by seq; of one document, or of all below the units. */
export async function listFindings(db: Database, page: FindingsPage): Promise<FindingRow[]> {
  const units = await unitsBelow(db, page.units)
  const { rows } = await sql<FindingRow>`${sql.raw(plannedAnew)}
    with page as materialized (${ofPage(page, units)})
    select ${findingColumns} from page as finding ${findingJoined}
     order by finding.seq ${direction(page)}`.execute(db)
  return rows
}

/** Of one kind over all documents an index has the order for each state by itself: what waits and what stands are asked for apart. */
function ofPage(page: FindingsPage, units: readonly string[]) {
  if (page.document !== undefined || page.kind === undefined || page.state !== undefined) return ofState(page, units, page.state)
  return sql`(${ofState(page, units, 'proposed')}) union all (${ofState(page, units, 'confirmed')}) order by seq ${direction(page)}
    limit ${page.rows_max}`
}

function direction({ newest }: FindingsPage) { return newest ? sql`desc` : sql`asc` }

function ofState(page: FindingsPage, units: readonly string[], state: FindingsPage['state']) {
  const { document, kind, isTarget, after, newest, rows_max } = page
  return sql`
      select finding.*
        from reading.finding join reading.document on document.id = finding.document_id
       where document.unit_id = any(${units}::uuid[])
             ${state === undefined ? sql`and finding.state <> 'withdrawn'` : sql`and finding.state = ${state}`}
             ${kind === undefined ? sql`` : sql`and finding.kind = ${kind}`}
             ${isTarget ? sql`and finding.target_by is not null` : sql``}
             ${document === undefined ? sql`` : sql`and finding.document_id = ${document}`}
             ${newest ? (after === 0 ? sql`` : sql`and finding.seq < ${after}`) : sql`and finding.seq > ${after}`}
       order by finding.seq ${direction(page)} limit ${rows_max}`
}

export interface FindingCount { kind: FindingKind; proposed: number; confirmed: number }

export async function countKinds(db: Database, document: string): Promise<FindingCount[]> {
  const { rows } = await sql<FindingCount>`
    select kind, (count(*) filter (where state = 'proposed'))::int as proposed,
           (count(*) filter (where state = 'confirmed'))::int as confirmed
      from reading.finding where document_id = ${document} and state <> 'withdrawn' group by kind order by kind`.execute(db)
  return rows
}

export interface NewFinding {
  readonly id: string
  readonly document: string
  readonly sentence: string
  readonly kind: FindingKind
  readonly span: { start: number; end: number }
  readonly quote: string
  readonly addedBy: string
  readonly at: Date
}

/**
 * The mark's row, or undefined when a person's stands there already. On words that the engine has proposed the proposal becomes the
 * mark, with what was read out of it.
 */
export async function insertFinding(db: DatabaseTransaction, finding: NewFinding): Promise<{ id: string; version: number } | undefined> {
  const { rows } = await sql<{ id: string; version: number }>`
    insert into reading.finding as stands
      (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
    values (${finding.id}, ${finding.document}, ${finding.sentence}, ${finding.kind}, ${finding.span.start}, ${finding.span.end},
            ${finding.quote}, 'person', 'confirmed', ${finding.addedBy}, ${finding.at})
    on conflict (sentence_id, kind, span_start, span_end, ordinal) where state <> 'withdrawn' do update
       set state = 'confirmed', version = stands.version + 1, confirmed_by = ${finding.addedBy}, confirmed_at = ${finding.at}
     where stands.state = 'proposed'
    returning id, version`.execute(db)
  return rows[0]
}

export interface Review { readonly id: string; readonly expected: number; readonly by: string; readonly at: Date }

/** The new version, or undefined when the finding is no longer at the expected one. */
export async function confirmFinding(db: DatabaseTransaction, { id, expected, by, at }: Review): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update reading.finding set state = 'confirmed', version = version + 1, confirmed_by = ${by}, confirmed_at = ${at}
     where id = ${id} and version = ${expected} and state = 'proposed' returning version`.execute(db)
  return rows[0]?.version
}

/** As confirmFinding. */
export async function withdrawFinding(db: DatabaseTransaction, { id, expected, by, at }: Review): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update reading.finding set state = 'withdrawn', version = version + 1, withdrawn_by = ${by}, withdrawn_at = ${at}
     where id = ${id} and version = ${expected} and state <> 'withdrawn' returning version`.execute(db)
  return rows[0]?.version
}

export interface RestoredFinding { readonly version: number; readonly state: 'proposed' | 'confirmed' }

/**
 * As it stood before it was withdrawn. Undefined when it is no longer at the expected version, when nobody has withdrawn it, or when
 * the same mark has been made meanwhile.
 */
export async function restoreFinding(
  db: DatabaseTransaction, { id, expected }: Pick<Review, 'id' | 'expected'>,
): Promise<RestoredFinding | undefined> {
  const { rows } = await sql<RestoredFinding>`
    update reading.finding
       set state = case when origin = 'person' or confirmed_by is not null then 'confirmed' else 'proposed' end, version = version + 1,
           withdrawn_by = null, withdrawn_at = null
     where id = ${id} and version = ${expected} and state = 'withdrawn' and (origin = 'person' or withdrawn_by is not null)
       and not exists (
       select 1 from reading.finding as other
        where other.sentence_id = finding.sentence_id and other.kind = finding.kind and other.span_start = finding.span_start
          and other.span_end = finding.span_end and other.ordinal = finding.ordinal and other.state <> 'withdrawn')
    returning version, state`.execute(db)
  return rows[0]
}
