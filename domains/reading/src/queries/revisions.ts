import { sql } from 'kysely'
import type { Database, DatabaseTransaction, ExtractionNote } from '@lantai/kernel'

export interface RevisionRow {
  revision: string
  ordinal: number
  toolVersion: string
  encoding: string
  text: string
  notes: ExtractionNote[]
}

export async function findRevision(db: Database, id: string): Promise<RevisionRow | undefined> {
  const { rows } = await sql<RevisionRow>`
    select id as revision, ordinal, tool_version as "toolVersion", encoding, text, notes from reading.revision where id = ${id}`.execute(db)
  return rows[0]
}

export async function findText(db: Database, id: string): Promise<{ text: string; anchors: Buffer } | undefined> {
  const { rows } = await sql<{ text: string; anchors: Buffer }>`select text, anchors from reading.revision where id = ${id}`.execute(db)
  return rows[0]
}

export interface NewRevision {
  readonly id: string
  readonly document: string
  readonly toolVersion: string
  readonly encoding: string
  readonly text: string
  readonly anchors: Uint8Array
  readonly notes: readonly ExtractionNote[]
  readonly at: Date
}

/** The revision's id: the new one, or the one an earlier run of the same tool version left. */
export async function insertRevision(db: DatabaseTransaction, revision: NewRevision): Promise<string> {
  await sql`
    insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
    select ${revision.id}, ${revision.document}, coalesce(max(ordinal), 0) + 1, ${revision.toolVersion}, ${revision.encoding},
           ${revision.text}, ${Buffer.from(revision.anchors)}, ${JSON.stringify(revision.notes)}::jsonb, ${revision.at}
      from reading.revision where document_id = ${revision.document}
    on conflict (document_id, tool_version) do nothing`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select id from reading.revision where document_id = ${revision.document} and tool_version = ${revision.toolVersion}`.execute(db)
  return rows[0]!.id
}
