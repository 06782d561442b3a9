// A document as an older version of the program has left it, which read some words otherwise.
import { uuidSeven, systemClock, systemRandom } from '@lantai/kernel'
import { sql } from 'kysely'
import type { Stage } from './stage.ts'

/** `older` has as many characters as `words`, so that every place stays what it is. */
export async function readByOlder({ instance }: Stage, name: string, { words, older }: { words: string; older: string }): Promise<void> {
  const revision = uuidSeven(systemClock, systemRandom).next()
  await instance.composed.database.db.transaction().execute(async (db) => {
    const { rows: [present] } = await sql<{ document: string; revision: string }>`
      select id as document, revision_id as revision from reading.document where name = ${name}`.execute(db)
    await sql`
      insert into reading.revision (
        id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at, source_id, edits, places, furniture, parts)
      select ${revision}, document_id, 9, 'repair-0 extract-1', encoding, replace(text, ${words}, ${older}), anchors, notes, at, source_id,
             edits, places, furniture, parts
        from reading.revision where id = ${present!.revision}`.execute(db)
    await sql`delete from reading.label where revision_id = ${present!.revision}`.execute(db)
    await sql`update reading.sentence set revision_id = ${revision}, text = replace(text, ${words}, ${older})
      where revision_id = ${present!.revision}`.execute(db)
    await sql`update reading.finding set quote = replace(quote, ${words}, ${older}) where document_id = ${present!.document}`.execute(db)
    await sql`update reading.document set revision_id = ${revision} where id = ${present!.document}`.execute(db)
    await sql`update reading.step set tool_version = 'repair-0' where document_id = ${present!.document} and name = 'repair'`.execute(db)
  })
}
