// Decisions of people whose sentence a later text does not have.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { FindingKind } from './findings.ts'

export interface SecondLookRow {
  look: string
  decided: 'confirmed' | 'changed' | 'rejected' | 'added' | 'settled'
  /** The finding's kind; null of a settled place. */
  kind: FindingKind | null
  sentenceText: string
  words: string
  settledText: string | null
  decidedBy: string | null
  decidedAt: Date | null
  /** The sentence of the present text that begins where the old one began. */
  candidate: string | null
  version: number
}

/** What waits, in the order it was listed. */
export async function listSecondLooks(db: Database, document: string): Promise<SecondLookRow[]> {
  const { rows } = await sql<SecondLookRow>`
    select look.id as look, look.decided, finding.kind, look.sentence_text as "sentenceText", look.words,
           look.settled_text as "settledText", coalesce(person.name, look.decided_by) as "decidedBy", look.decided_at as "decidedAt",
           next.id as candidate, look.version
      from reading.second_look as look
      join reading.document on document.id = look.document_id
      left join reading.finding on finding.id = look.finding_id
      left join reading.sentence as old on old.id = finding.sentence_id
      left join reading.sentence as next on next.id = old.succeeded_by and next.revision_id = document.revision_id
      left join org.shared_person as person on person.id::text = look.decided_by
     where look.document_id = ${document} and look.state = 'open' order by look.seq`.execute(db)
  return rows
}

export interface NewLook {
  readonly id: string
  readonly document: string
  readonly finding: string | null
  readonly revision: string | null
  readonly decided: SecondLookRow['decided']
  readonly text: string
  readonly nth: number
  readonly start: number
  readonly words: string
  readonly settled: string | null
  readonly by: string | null
  readonly decidedAt: Date | null
  readonly at: Date
}

/** A finding that waits already keeps its row. */
export async function insertSecondLooks(db: DatabaseTransaction, looks: readonly NewLook[]): Promise<void> {
  for (const look of looks) {
    await sql`
      insert into reading.second_look (
        id, document_id, finding_id, revision_id, decided, sentence_text, sentence_nth, word_start, words, settled_text, decided_by,
        decided_at, state, at)
      values (${look.id}, ${look.document}, ${look.finding}, ${look.revision}, ${look.decided}, ${look.text}, ${look.nth}, ${look.start},
              ${look.words}, ${look.settled}, ${look.by}, ${look.decidedAt}, 'open', ${look.at})
      on conflict (finding_id) where state = 'open' do nothing`.execute(db)
  }
}

export interface WaitingSettling {
  look: string; text: string; nth: number; start: number; shown: string; settled: string; by: string; at: string
}

/** Settled places that wait: a later text may have them again. */
export async function listWaitingSettlings(db: Database, document: string): Promise<WaitingSettling[]> {
  const { rows } = await sql<Omit<WaitingSettling, 'at'> & { at: Date }>`
    select id as look, sentence_text as text, sentence_nth as nth, word_start as start, words as shown, settled_text as settled,
           coalesce(decided_by, '') as by, coalesce(decided_at, at) as at
      from reading.second_look where document_id = ${document} and state = 'open' and revision_id is not null order by seq`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** What waited and stands again in the present text. */
export async function returnLooks(
  db: DatabaseTransaction, document: string,
  { findings, looks }: { readonly findings: readonly string[]; readonly looks: readonly string[] },
): Promise<void> {
  await sql`update reading.second_look set state = 'returned', version = version + 1
     where document_id = ${document} and state = 'open' and (finding_id = any(${findings}::uuid[]) or id = any(${looks}::uuid[]))`
    .execute(db)
}

export interface SecondLookTarget {
  readonly id: string
  readonly document: string
  readonly finding: string | null
  readonly decided: SecondLookRow['decided']
  readonly words: string
  readonly settled: string | null
  readonly state: 'open' | 'taken-over' | 'dropped' | 'returned'
  readonly version: number
  readonly revision: string | null
  readonly lineage: readonly string[]
}

export async function loadSecondLook(db: Database, id: string): Promise<SecondLookTarget | undefined> {
  const { rows } = await sql<SecondLookTarget>`
    select look.id, look.document_id as document, look.finding_id as finding, look.decided, look.words, look.settled_text as settled,
           look.state, look.version, document.revision_id as revision, unit.lineage
      from reading.second_look as look
      join reading.document on document.id = look.document_id
      join org.shared_unit as unit on unit.id = document.unit_id
     where look.id = ${id}`.execute(db)
  return rows[0]
}

export interface LookAnswer {
  readonly id: string
  readonly expected: number
  readonly state: 'taken-over' | 'dropped'
  readonly by: string
  readonly at: Date
}

/** The new version, or undefined when it no longer waits at the expected one. */
export async function answerLook(db: DatabaseTransaction, { id, expected, state, by, at }: LookAnswer): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update reading.second_look set state = ${state}, version = version + 1, answered_by = ${by}, answered_at = ${at}
     where id = ${id} and version = ${expected} and state = 'open' returning version`.execute(db)
  return rows[0]?.version
}
