// A ready document by plain SQL, so that tests of later operations do not depend on the pipeline.
import { sql } from 'kysely'
import type { World } from './world.ts'

export interface Planted { readonly document: string; readonly revision: string; readonly sentences: readonly string[] }

/** One sentence for each 。 of the text. */
export async function plantDocument(world: World, unit: string, text: string): Promise<Planted> {
  const db = world.database.owner
  const { ids } = world.parts
  const [document, revision, person] = [ids.next(), ids.next(), (await world.actor('supervision-officer', unit)).id]
  await sql`insert into reading.document (id, unit_id, name, origin, digest, size_bytes, media_type, state, received_by, received_at)
    values (${document}, ${unit}, '试件.txt', 'upload', ${'0'.repeat(64)}, 1, 'text/plain', 'received', ${person}, now())`.execute(db)
  await sql`insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
    values (${revision}, ${document}, 1, 'planted', 'utf-8', ${text}, '', '[]', now())`.execute(db)
  const sentences: string[] = []
  for (const [index, words] of text.split(/(?<=。)/).entries()) {
    const id = ids.next()
    const start = text.indexOf(words)
    await sql`insert into reading.sentence
      (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
      values (${id}, ${document}, ${revision}, ${index + 1}, 1, ${start}, ${start + words.length}, 0, 1, ${words})`.execute(db)
    sentences.push(id)
  }
  await sql`update reading.document set state = 'ready', revision_id = ${revision} where id = ${document}`.execute(db)
  return { document, revision, sentences }
}

/** A ready document whose second character could be one of two. */
export async function plantRepaired(world: World, unit: string): Promise<Planted> {
  const planted = await plantDocument(world, unit, '非校可喜。')
  const db = world.database.owner
  const source = world.parts.ids.next()
  const places = [{ edit: 0, certainty: 'ranked', choices: [{ text: '校', score: -1 }, { text: '常', score: -2 }], lost: ['d0'] }]
  // One unit of one byte each, as the anchors of @lantai/chinese have it: code 4 for a linear run, eight times the count.
  await sql`insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
    values (${source}, ${planted.document}, 2, 'planted source', 'gb18030', '非?可喜。', ${Buffer.from([5 * 8 + 4])}, '[]', now())`.execute(db)
  await sql`update reading.revision set source_id = ${source}, edits = '[[1, 2, "校", "bytes"]]', places = ${JSON.stringify(places)}::jsonb,
      furniture = '[]', parts = '[]' where id = ${planted.revision}`.execute(db)
  return planted
}
