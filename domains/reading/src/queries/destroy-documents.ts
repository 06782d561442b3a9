// Everything that was made of bytes that must not be here. Ids stay in the trace, in events and in the journal, which hold no words.
import { sql } from 'kysely'
import type { DatabaseTransaction } from '@lantai/kernel'

export interface DestroyedDocument { readonly document: string; readonly lineage: readonly string[] }

/** Deletes every document over the bytes, in whatever unit it stands, with all that was read out of it. */
export async function destroyDocuments(db: DatabaseTransaction, digest: string): Promise<readonly DestroyedDocument[]> {
  const { rows: documents } = await sql<DestroyedDocument>`
    select document.id as document, unit.lineage
      from reading.document join org.shared_unit as unit on unit.id = document.unit_id
     where document.digest = ${digest} order by document.seq for update of document`.execute(db)
  if (documents.length === 0) return []
  const ids = documents.map(({ document }) => document)
  const revisions = sql`(select id from reading.revision where document_id = any(${ids}::uuid[]))`
  await sql`update reading.document set state = 'received', failure = null, revision_id = null where id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from reading.label where revision_id in ${revisions}`.execute(db)
  await sql`delete from reading.outline_node where revision_id in ${revisions}`.execute(db)
  await sql`delete from reading.outline where revision_id in ${revisions}`.execute(db)
  await sql`delete from reading.second_look where document_id = any(${ids}::uuid[])`.execute(db)
  // Drafts of work hold its words as well; they go with their sentences.
  const findings = sql`(select id from reading.finding where document_id = any(${ids}::uuid[]))`
  await sql`update reading.finding set correction_id = null where document_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from reading.correction where finding_id in ${findings}`.execute(db)
  await sql`delete from reading.succession where older_id in ${findings} or newer_id in ${findings}`.execute(db)
  await sql`delete from reading.finding where document_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from reading.sentence where document_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from reading.revision where document_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from reading.step where document_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from reading.document where id = any(${ids}::uuid[])`.execute(db)
  return documents
}

/** Kept with the document, unless a graver mark was found before. */
export async function keepSecrecy(
  db: DatabaseTransaction, document: string, secrecy: { readonly kind: string; readonly words: string } | undefined,
): Promise<void> {
  if (!secrecy) return
  await sql`
    update reading.document set secrecy = ${secrecy.kind}, secrecy_words = ${secrecy.words}
     where id = ${document}
       and (secrecy is null or array_position(array['work-secret', 'internal', 'declassified'], secrecy)
                             > array_position(array['work-secret', 'internal', 'declassified'], ${secrecy.kind}::text))`.execute(db)
}
