// Findings that came of others: one task split, or several merged.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { Details } from '../model/findings/details.ts'
import type { FindingKind } from './findings.ts'

export interface HeldFinding {
  readonly finding: string
  readonly sentence: string
  readonly revision: string
  readonly ordinal: number
  readonly text: string
  readonly kind: FindingKind
  readonly state: 'proposed' | 'confirmed' | 'withdrawn'
  readonly version: number
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly details: Details | null
}

/** Those of the ids that stand in the document, held until the transaction ends, in the order of the text; what holds as their values. */
export async function holdFindings(db: DatabaseTransaction, document: string, findings: readonly string[]): Promise<HeldFinding[]> {
  await sql`
    select id from reading.finding where id = any(${[...findings]}::uuid[]) and document_id = ${document}
     order by id for update`.execute(db)
  const { rows } = await sql<HeldFinding>`
    select finding.id as finding, sentence.id as sentence, sentence.revision_id as revision, sentence.ordinal, sentence.text, finding.kind,
           finding.state, finding.version, finding.span_start as start, finding.span_end as "end", finding.quote,
           coalesce(correction.details, finding.details) as details
      from reading.finding
      join reading.sentence on sentence.id = finding.sentence_id
      left join reading.correction on correction.id = finding.correction_id
     where finding.id = any(${[...findings]}::uuid[]) and finding.document_id = ${document}
     order by sentence.ordinal, finding.span_start, finding.span_end, finding.ordinal, finding.seq`.execute(db)
  return rows
}

/** Whether another task stands between the first and the last of those, in the order of the text. */
export async function standsBetween(db: Database, held: readonly HeldFinding[]): Promise<string | undefined> {
  const [first, last] = [held[0]!, held.at(-1)!]
  const { rows } = await sql<{ quote: string }>`
    select finding.quote from reading.finding join reading.sentence on sentence.id = finding.sentence_id
     where sentence.revision_id = ${first.revision} and finding.kind = 'task' and finding.state <> 'withdrawn'
       and finding.id <> all(${held.map(({ finding }) => finding)}::uuid[])
       and (sentence.ordinal, finding.span_start) > (${first.ordinal}::int, ${first.start}::int)
       and (sentence.ordinal, finding.span_start) < (${last.ordinal}::int, ${last.start}::int)
     order by sentence.ordinal, finding.span_start limit 1`.execute(db)
  return rows[0]?.quote
}

export interface Successor {
  readonly id: string
  readonly sentence: string
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly details: Details | null
  /** Of its values. */
  readonly correction: string
}

export interface Succeeding {
  readonly document: string
  readonly kind: 'split' | 'merged'
  readonly older: readonly string[]
  readonly by: string
  readonly at: Date
}

/** The older ones are withdrawn, the new tasks stand as a person's own. On words that bear a mark already they are counted on. */
export async function succeed(db: DatabaseTransaction, of: Succeeding, successors: readonly Successor[]): Promise<void> {
  await sql`
    update reading.finding set state = 'withdrawn', version = version + 1, withdrawn_by = ${of.by}, withdrawn_at = ${of.at}
     where id = any(${[...of.older]}::uuid[])`.execute(db)
  for (const { id, sentence, start, end, quote, details, correction } of successors) {
    await sql`
      insert into reading.finding
        (id, document_id, sentence_id, kind, span_start, span_end, ordinal, quote, origin, state, added_by, added_at)
      select ${id}, ${of.document}, ${sentence}, 'task', ${start}, ${end}, coalesce(max(ordinal), 0) + 1, ${quote}, 'person', 'confirmed',
             ${of.by}, ${of.at}
        from reading.finding where sentence_id = ${sentence} and kind = 'task' and span_start = ${start} and span_end = ${end}
         and state <> 'withdrawn'`.execute(db)
    if (details !== null) {
      await sql`
        insert into reading.correction (id, finding_id, ordinal, details, by, at)
        values (${correction}, ${id}, 1, ${JSON.stringify(details)}::jsonb, ${of.by}, ${of.at})`.execute(db)
      await sql`update reading.finding set correction_id = ${correction} where id = ${id}`.execute(db)
    }
    await sql`
      insert into reading.succession (older_id, newer_id, kind, at)
      select older, ${id}, ${of.kind}, ${of.at} from unnest(${[...of.older]}::uuid[]) as older`.execute(db)
    // What was to be measured is so in what it has become.
    await sql`
      update reading.finding as made set target_by = marked.target_by, target_at = marked.target_at
        from (select target_by, target_at from reading.finding where id = any(${[...of.older]}::uuid[]) and target_by is not null
               order by target_at limit 1) as marked
       where made.id = ${id}`.execute(db)
  }
}

export interface Succession {
  readonly older: readonly string[]
  readonly newer: readonly { readonly finding: string; readonly quote: string; readonly version: number }[]
}

/** What came of a finding and still stands, with everything it came of; undefined where nothing of it stands. */
export async function findSuccession(db: Database, finding: string): Promise<Succession | undefined> {
  const { rows: newer } = await sql<Succession['newer'][number]>`
    select finding.id as finding, finding.quote, finding.version
      from reading.succession join reading.finding on finding.id = succession.newer_id
     where succession.older_id = ${finding} and finding.state <> 'withdrawn' order by finding.id`.execute(db)
  if (newer.length === 0) return undefined
  const { rows: older } = await sql<{ older: string }>`
    select distinct older_id as older from reading.succession
     where newer_id = any(${newer.map((one) => one.finding)}::uuid[]) order by older`.execute(db)
  return { older: older.map((row) => row.older), newer }
}

/**
 * The words of a task that stands and came of this one over others, which were split or merged in their turn; undefined where there is
 * none. While it stands, this one would say the same work a second time.
 */
export async function laterSuccessor(db: Database, finding: string): Promise<string | undefined> {
  const { rows } = await sql<{ quote: string }>`
    with recursive later (id, depth) as (
      select newer_id, 1 from reading.succession where older_id = ${finding}
      union
      select succession.newer_id, later.depth + 1 from later join reading.succession on succession.older_id = later.id)
    select finding.quote from later join reading.finding on finding.id = later.id
     where later.depth > 1 and finding.state <> 'withdrawn' order by finding.id limit 1`.execute(db)
  return rows[0]?.quote
}

/** False where one of them has changed since it came to be: then nothing is taken back. */
export async function withdrawSuccessors(
  db: DatabaseTransaction, { newer }: Succession, { by, at }: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update reading.finding set state = 'withdrawn', version = version + 1, withdrawn_by = ${by}, withdrawn_at = ${at}
     where id = any(${newer.map(({ finding }) => finding)}::uuid[]) and state = 'confirmed' and version = 1 returning id`.execute(db)
  return rows.length === newer.length
}

export async function versionOf(db: Database, finding: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from reading.finding where id = ${finding}`.execute(db)
  return rows[0]!.version
}

/** The revision of a document that people read now. */
export async function presentRevision(db: Database, document: string): Promise<string | null> {
  const { rows } = await sql<{ revision: string | null }>`
    select revision_id as revision from reading.document where id = ${document}`.execute(db)
  return rows[0]?.revision ?? null
}
