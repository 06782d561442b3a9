// What people decide on findings: who was first, and many of one document at once.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { Decision } from '../model/refuse-decided.ts'

/** Of a finding that is known to be there. */
export async function findDecision(db: Database, finding: string): Promise<Decision> {
  const { rows } = await sql<Decision>`
    select decided.state, decided.version, coalesce(person.name, decided.by) as who, decided.changed
      from (select finding.state, finding.version, correction.id is not null as changed,
                   case when finding.state = 'withdrawn' then finding.withdrawn_by when correction.id is not null then correction.by
                        when finding.origin = 'person' then finding.added_by else finding.confirmed_by end as by
              from reading.finding left join reading.correction on correction.id = finding.correction_id
             where finding.id = ${finding}) as decided
      left join org.shared_person as person on person.id::text = decided.by`.execute(db)
  if (!rows[0]) throw new Error('A finding is gone: its document was destroyed meanwhile.')
  return rows[0]
}

export interface Seen { readonly finding: string; readonly expectedVersion: number }

export interface Decided { finding: string; sentence: string; version: number }

/** Held in one order, so that two who decide on the same findings wait for one another instead of blocking each other. */
function seenRows(document: string, seen: readonly Seen[]) {
  return sql`
    seen as (
      select finding.id, finding.version
        from unnest(${seen.map(({ finding }) => finding)}::uuid[], ${seen.map((one) => one.expectedVersion)}::int[])
          as given(id, expected)
        join reading.finding on finding.id = given.id and finding.document_id = ${document} and finding.version = given.expected
       order by finding.id for update of finding)`
}

export interface Together { readonly document: string; readonly seen: readonly Seen[] }

/** Those that still stood as they were seen; the others are left as they are. */
export async function confirmSeen(
  db: DatabaseTransaction, { document, seen, by, at }: Together & { readonly by: string; readonly at: Date },
): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    with ${seenRows(document, seen)}
    update reading.finding set state = 'confirmed', version = finding.version + 1, confirmed_by = ${by}, confirmed_at = ${at}
      from seen where finding.id = seen.id and finding.version = seen.version and finding.state = 'proposed'
    returning finding.id as finding, finding.sentence_id as sentence, finding.version`.execute(db)
  return rows
}

/** As confirmSeen. What a person has marked by hand was never proposed and stays; values that he changed hold no longer. */
export async function reopenSeen(db: DatabaseTransaction, { document, seen }: Together): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    with ${seenRows(document, seen)}
    update reading.finding set state = 'proposed', version = finding.version + 1, confirmed_by = null, confirmed_at = null,
           correction_id = null, target_by = null, target_at = null
      from seen where finding.id = seen.id and finding.version = seen.version and finding.state = 'confirmed' and finding.origin = 'engine'
    returning finding.id as finding, finding.sentence_id as sentence, finding.version`.execute(db)
  return rows
}

/** How many of them are not of the document. */
export async function countElsewhere(db: Database, { document, seen }: Together): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (count(*) filter (where finding.document_id is distinct from ${document}))::int as count
      from unnest(${seen.map(({ finding }) => finding)}::uuid[]) as given(id) left join reading.finding on finding.id = given.id`
    .execute(db)
  return rows[0]!.count
}
