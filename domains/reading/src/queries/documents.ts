import { sql } from 'kysely'
import { plannedAnew } from '@lantai/kernel'
import { unitsBelow } from '@lantai/org'
import type { Database, DatabaseTransaction, MediaType } from '@lantai/kernel'
import type { StoredSecrecy } from '../model/secrecy/read-file.ts'

export interface DocumentRow {
  document: string
  name: string
  origin: 'upload' | 'paste'
  mediaType: MediaType
  size_bytes: number
  /** The mark of what is no state secret. */
  secrecy: StoredSecrecy | null
  state: 'received' | 'ready' | 'failed'
  failure: string | null
  unit: string
  unitName: string
  findings: number
  receivedBy: string
  receivedAt: Date
  cursor: number
}

export const documentColumns = sql`
  document.id as document, document.name, document.origin, document.media_type as "mediaType", document.size_bytes,
  case when document.secrecy is not null
       then jsonb_build_object('kind', document.secrecy, 'words', document.secrecy_words) end as secrecy,
  document.state, document.failure, document.unit_id as unit, unit.name as "unitName", document.finding_count as findings,
  person.name as "receivedBy", document.received_at as "receivedAt", document.seq as cursor`

export const documentJoined = sql`
  reading.document
  join org.shared_unit as unit on unit.id = document.unit_id
  join org.shared_person as person on person.id = document.received_by`

/** Newest first; keyset by seq; only what stands below one of the units. */
export async function listDocuments(
  db: Database, page: { units: readonly string[]; before: number | undefined; rows_max: number },
): Promise<DocumentRow[]> {
  const units = await unitsBelow(db, page.units)
  const { rows } = await sql<DocumentRow>`${sql.raw(plannedAnew)}
    select ${documentColumns} from ${documentJoined}
     where document.unit_id = any(${units}::uuid[]) ${page.before === undefined ? sql`` : sql`and document.seq < ${page.before}`}
     order by document.seq desc limit ${page.rows_max}`.execute(db)
  return rows
}

export async function findDocument(db: Database, id: string): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`select ${documentColumns} from ${documentJoined} where document.id = ${id}`.execute(db)
  return rows[0]
}

/** The oldest document of the same bytes that stands below one of the units, so that nobody learns of another's file. */
export async function findEqual(db: Database, digest: string, units: readonly string[]): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns} from ${documentJoined}
     where document.digest = ${digest} and unit.lineage && ${units}::uuid[] order by document.seq limit 1`.execute(db)
  return rows[0]
}

export interface NewDocument {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly origin: 'upload' | 'paste'
  readonly digest: string
  readonly size_bytes: number
  readonly mediaType: MediaType
  readonly receivedBy: string
  readonly at: Date
  readonly secrecy: StoredSecrecy | undefined
}

export async function insertDocument(db: DatabaseTransaction, document: NewDocument): Promise<void> {
  await sql`
    insert into reading.document (id, unit_id, name, origin, digest, size_bytes, media_type, state, received_by, received_at,
                                  secrecy, secrecy_words)
    values (${document.id}, ${document.unit}, ${document.name}, ${document.origin}, ${document.digest}, ${document.size_bytes},
            ${document.mediaType}, 'received', ${document.receivedBy}, ${document.at},
            ${document.secrecy?.kind ?? null}, ${document.secrecy?.words ?? null})`.execute(db)
}

/** Two equal uploads at once must not both find nothing: the lock lasts until the transaction ends. */
export async function lockDigest(db: DatabaseTransaction, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 11))`.execute(db)
}

export async function markFailed(db: DatabaseTransaction, id: string, failure: string): Promise<void> {
  await sql`update reading.document set state = 'failed', failure = ${failure}, version = version + 1
    where id = ${id} and state = 'received'`.execute(db)
}

/** What had failed is read again. */
export async function markReceived(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`update reading.document set state = 'received', failure = null, version = version + 1 where id = ${id} and state = 'failed'`
    .execute(db)
}

export async function markReady(db: DatabaseTransaction, id: string, revision: string): Promise<void> {
  await sql`update reading.document set state = 'ready', failure = null, revision_id = ${revision}, version = version + 1 where id = ${id}`
    .execute(db)
}

/**
 * The lock comes first and in a statement of its own: a statement sees what was committed when it began, so one that waited
 * for another count would write what it had seen before.
 */
export async function countFindings(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`select 1 from reading.document where id = ${id} for no key update`.execute(db)
  await sql`
    update reading.document
       set finding_count = (select count(*) from reading.finding where document_id = ${id} and state <> 'withdrawn')
     where id = ${id}`.execute(db)
}
