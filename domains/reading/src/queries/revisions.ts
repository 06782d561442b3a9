import { sql } from 'kysely'
import type { Database, DatabaseTransaction, ExtractionNote, Locations } from '@lantai/kernel'
import type { Furniture } from '../model/page/find-furniture.ts'
import type { PageDocument } from '../model/page/split-documents.ts'
import type { RevisionParts, StoredEdit, StoredPlace, StoredRepair } from '../model/repaired-revision.ts'

export interface RevisionRow {
  revision: string
  ordinal: number
  toolVersion: string
  encoding: string
  text: string
  notes: ExtractionNote[]
  edits: StoredEdit[] | null
  places: StoredPlace[] | null
  furniture: Furniture[] | null
  parts: PageDocument[] | null
  /** What the repaired text was made of. */
  source: { revision: string; text: string } | null
  /** Of a settled text: the one the engine had made. */
  base: string | null
}

export async function findRevision(db: Database, id: string): Promise<RevisionRow | undefined> {
  const { rows } = await sql<RevisionRow>`
    select revision.id as revision, revision.ordinal, revision.tool_version as "toolVersion", revision.encoding, revision.text,
           revision.notes, revision.edits, revision.places, revision.furniture, revision.parts,
           case when source.id is not null then jsonb_build_object('revision', source.id, 'text', source.text) end as source,
           revision.settled_of as base
      from reading.revision left join reading.revision as source on source.id = revision.source_id
     where revision.id = ${id}`.execute(db)
  return rows[0]
}

export interface RevisionText {
  text: string
  anchors: Buffer
  encoding: string
  toolVersion: string
  notes: ExtractionNote[]
  locations: Locations | null
  furniture: Furniture[] | null
  parts: PageDocument[] | null
}

export async function findText(db: Database, id: string): Promise<RevisionText | undefined> {
  const { rows } = await sql<RevisionText>`
    select text, anchors, encoding, tool_version as "toolVersion", notes, locations, furniture, parts
      from reading.revision where id = ${id}`.execute(db)
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
  /** Of a file whose places are no bytes. */
  readonly locations?: Locations | undefined
  readonly at: Date
  /** Of a repaired text: what it was made of and how. */
  readonly repair?: StoredRepair & RevisionParts & { readonly source: string; readonly base?: string }
}

/** The revision's id: the new one, or the one an earlier run of the same tool version left. */
export async function insertRevision(db: DatabaseTransaction, revision: NewRevision): Promise<string> {
  const { repair } = revision
  await sql`
    insert into reading.revision (
      id, document_id, ordinal, tool_version, encoding, text, anchors, notes, locations, at, source_id, edits, places, furniture, parts,
      settled_of)
    select ${revision.id}, ${revision.document}, coalesce(max(ordinal), 0) + 1, ${revision.toolVersion}, ${revision.encoding},
           ${revision.text}, ${Buffer.from(revision.anchors)}, ${JSON.stringify(revision.notes)}::jsonb,
           ${json(revision.locations)}::jsonb, ${revision.at},
           ${repair?.source ?? null}, ${json(repair?.edits)}::jsonb, ${json(repair?.places)}::jsonb,
           ${json(repair?.furniture)}::jsonb, ${json(repair?.parts)}::jsonb, ${repair?.base ?? null}
      from reading.revision where document_id = ${revision.document}
    on conflict (document_id, tool_version) do nothing`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select id from reading.revision where document_id = ${revision.document} and tool_version = ${revision.toolVersion}`.execute(db)
  return rows[0]!.id
}

/** The present revision of the document; nobody else settles anything in it until the transaction ends. */
export async function lockDocument(db: DatabaseTransaction, document: string): Promise<string | null> {
  const { rows } = await sql<{ revision: string | null }>`
    select revision_id as revision from reading.document where id = ${document} for no key update`.execute(db)
  return rows[0]?.revision ?? null
}

/** A further revision of the same text, for other sentences; the id of the one that an earlier run left. */
export async function copyRevision(
  db: DatabaseTransaction,
  { id, of, toolVersion, at }: { readonly id: string; readonly of: string; readonly toolVersion: string; readonly at: Date },
): Promise<string> {
  await sql`
    insert into reading.revision (
      id, document_id, ordinal, tool_version, encoding, text, anchors, notes, locations, at, source_id, edits, places,
      furniture, parts)
    select ${id}, document_id, (select max(ordinal) + 1 from reading.revision as other where other.document_id = revision.document_id),
           ${toolVersion}, encoding, text, anchors, notes, locations, ${at}, source_id, edits, places, furniture, parts
      from reading.revision where id = ${of}
    on conflict (document_id, tool_version) do nothing`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select made.id from reading.revision as made join reading.revision as first on first.document_id = made.document_id
     where first.id = ${of} and made.tool_version = ${toolVersion}`.execute(db)
  return rows[0]!.id
}

/** What the next revision of the document is called. */
export async function nextOrdinal(db: DatabaseTransaction, document: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(ordinal), 0) + 1 as next from reading.revision where document_id = ${document}`.execute(db)
  return rows[0]!.next
}

export interface Beginnings { repair: string | null; split: string | null; find: string | null }

/**
 * Where each step begins for a document: the text that was extracted last, the one it was repaired into, and the present one. Null
 * where the step before has not made any. A present text goes before newer ones that never became it.
 */
export async function findBeginnings(db: Database, document: string): Promise<Beginnings> {
  const { rows } = await sql<Beginnings>`
    select coalesce(present.source_id, present.id, (
             select made.id from reading.revision as made where made.document_id = document.id and made.source_id is null
              order by made.ordinal desc limit 1)) as repair,
           coalesce(present.settled_of, present.id, (
             select made.id from reading.revision as made where made.document_id = document.id and made.source_id is not null
              order by made.ordinal desc limit 1)) as split,
           present.id as find
      from reading.document left join reading.revision as present on present.id = document.revision_id
     where document.id = ${document}`.execute(db)
  return rows[0]!
}

function json(value: unknown): string | null { return value === undefined ? null : JSON.stringify(value) }
