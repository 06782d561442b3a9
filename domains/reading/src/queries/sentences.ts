import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'

export interface SentenceRow {
  sentence: string
  ordinal: number
  paragraph: number
  start: number
  end: number
  byte_start: number
  byte_end: number
}

export async function listSentences(db: Database, revision: string): Promise<SentenceRow[]> {
  const { rows } = await sql<SentenceRow>`
    select id as sentence, ordinal, paragraph, text_start as start, text_end as "end", byte_start, byte_end
      from reading.sentence where revision_id = ${revision} order by ordinal`.execute(db)
  return rows
}

export interface NewSentence extends Omit<SentenceRow, 'sentence'> { readonly id: string; readonly text: string }

/** One statement for a batch; a repeated run finds its sentences and leaves them alone. */
export async function insertSentences(
  db: DatabaseTransaction, document: string, revision: string, sentences: readonly NewSentence[],
): Promise<void> {
  await sql`
    insert into reading.sentence (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
    select id, ${document}::uuid, ${revision}::uuid, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text
      from unnest(${sentences.map((row) => row.id)}::uuid[], ${sentences.map((row) => row.ordinal)}::int[],
                  ${sentences.map((row) => row.paragraph)}::int[], ${sentences.map((row) => row.start)}::int[],
                  ${sentences.map((row) => row.end)}::int[], ${sentences.map((row) => row.byte_start)}::bigint[],
                  ${sentences.map((row) => row.byte_end)}::bigint[], ${sentences.map((row) => row.text)}::text[])
        as given(id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
    on conflict (revision_id, ordinal) do nothing`.execute(db)
}
