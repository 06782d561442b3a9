import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
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
  cursor: number
}

/** In the order they were added, keyset by seq; of one document, or of all below the units. */
export async function listFindings(
  db: Database, page: { units: readonly string[]; document: string | undefined; after: number; rows_max: number },
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select finding.id as finding, document.id as document, document.name as "documentName", sentence.id as sentence,
           sentence.text as "sentenceText", finding.kind, jsonb_build_object('start', finding.span_start, 'end', finding.span_end) as span,
           finding.quote, finding.origin, finding.state, finding.version,
           coalesce(person.name, finding.added_by) as "addedBy", finding.added_at as "addedAt", finding.seq as cursor
      from reading.finding
      join reading.document on document.id = finding.document_id
      join reading.sentence on sentence.id = finding.sentence_id
      join org.shared_unit as unit on unit.id = document.unit_id
      left join org.shared_person as person on person.id::text = finding.added_by
     where unit.lineage && ${page.units}::uuid[] and finding.state <> 'withdrawn'
       and (${page.document ?? null}::uuid is null or finding.document_id = ${page.document ?? null})
       and finding.seq > ${page.after}
     order by finding.seq limit ${page.rows_max}`.execute(db)
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

/** The row's sequence number, or undefined when the same mark stands already. */
export async function insertFinding(db: DatabaseTransaction, finding: NewFinding): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
    values (${finding.id}, ${finding.document}, ${finding.sentence}, ${finding.kind}, ${finding.span.start}, ${finding.span.end},
            ${finding.quote}, 'person', 'confirmed', ${finding.addedBy}, ${finding.at})
    on conflict (sentence_id, kind, span_start, span_end) where state <> 'withdrawn' do nothing
    returning seq`.execute(db)
  return rows[0]?.seq
}

/** The new version, or undefined when the finding is no longer at the expected one. */
export async function withdrawFinding(db: DatabaseTransaction, id: string, expected: number): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update reading.finding set state = 'withdrawn', version = version + 1
     where id = ${id} and version = ${expected} and state <> 'withdrawn' returning version`.execute(db)
  return rows[0]?.version
}
