// What the search index takes from reading: documents by their seq, with the sentences of their present text.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, MediaType, SearchEntry, SearchSource } from '@lantai/kernel'
import { documentMarks } from '../model/search-marks.ts'
import type { FindingKind } from './findings.ts'

interface HeadRow {
  id: number
  name: string
  revision: string | null
  unit: string
  state: 'received' | 'ready' | 'failed'
  mediaType: MediaType
  receivedAt: Date
  proposed: FindingKind[]
  confirmed: FindingKind[]
}

async function listHeads(db: Database, ids: readonly number[]): Promise<HeadRow[]> {
  const { rows } = await sql<HeadRow>`
    select document.seq as id, document.name, document.revision_id as revision, document.unit_id as unit, document.state,
           document.media_type as "mediaType", document.received_at as "receivedAt",
           coalesce(found.proposed, '{}') as proposed, coalesce(found.confirmed, '{}') as confirmed
      from reading.document
      left join lateral (
        select array_agg(distinct kind order by kind) filter (where state = 'proposed') as proposed,
               array_agg(distinct kind order by kind) filter (where state = 'confirmed') as confirmed
          from reading.finding where document_id = document.id) as found on true
     where document.seq = any(${ids}::bigint[])`.execute(db)
  return rows
}

function stampOf(head: HeadRow): string {
  const marks = documentMarks(head)
  return createHash('sha256').update(JSON.stringify([head.name, head.revision, marks])).digest('base64')
}

async function listEntries(db: Database, ids: readonly number[]): Promise<SearchEntry[]> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (seen) => {
    const heads = await listHeads(seen, ids)
    const { rows } = await sql<{ revision: string; texts: string[] }>`
      select revision_id as revision, array_agg(text order by ordinal) as texts from reading.sentence
       where revision_id = any(${heads.flatMap(({ revision }) => revision ?? [])}::uuid[]) group by revision_id`.execute(seen)
    const texts = new Map(rows.map((row) => [row.revision, row.texts]))
    return heads.map((head) => ({
      id: head.id, stamp: stampOf(head), title: head.name, texts: texts.get(head.revision ?? '') ?? [], marks: documentMarks(head),
    }))
  })
}

export const documentSearch: SearchSource = {
  async lastPosition(db) {
    const { rows } = await sql<{ position: number }>`select reading.number_index_changes() as position`.execute(db)
    return rows[0]!.position
  },
  async listChanges(db, after, rows_max) {
    const { rows } = await sql<{ id: number; position: number }>`
      select document_seq as id, position from reading.index_change where position > ${after} order by position
       limit ${rows_max}`.execute(db)
    // Positions have no gaps: what follows and is not the next one shows that others were forgotten.
    if (rows[0]?.position !== after + 1) return undefined
    return { ids: rows.map(({ id }) => id), position: rows.at(-1)!.position }
  },
  async listIds(db, after, rows_max) {
    const { rows } = await sql<{ id: number }>`
      select seq as id from reading.document where seq > ${after} order by seq limit ${rows_max}`.execute(db)
    return rows.map(({ id }) => id)
  },
  async listStamps(db, ids) { return new Map((await listHeads(db, ids)).map((head) => [head.id, stampOf(head)])) },
  listEntries,
  async trim(db, before) { await sql`select reading.trim_index_changes(${before})`.execute(db) },
}
