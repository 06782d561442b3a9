import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'

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

/** A repeated run finds its sentences and leaves them alone. */
export async function insertSentences(
  db: DatabaseTransaction, document: string, revision: string, sentences: readonly NewSentence[],
): Promise<void> {
  for (let at = 0; at < sentences.length; at += readingLimits.sentences_insert_rows_max) {
    await insertBatch(db, document, revision, sentences.slice(at, at + readingLimits.sentences_insert_rows_max))
  }
}

/** One statement. */
async function insertBatch(
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

/**
 * Joins the sentences of an older revision to those of the newer one that begin at the same byte of the original, and takes along
 * the findings whose words still stand where they stood. What was marked in words that are no longer there stays with the old
 * sentence, and can be found by it.
 */
export async function succeedSentences(db: DatabaseTransaction, older: string, newer: string): Promise<void> {
  await sql`
    update reading.sentence as old set succeeded_by = new.id
      from reading.sentence as new
     where old.revision_id = ${older} and new.revision_id = ${newer} and new.byte_start = old.byte_start and new.text <> ''`.execute(db)
  const { rows } = await sql<{ finding: string; quote: string; start: number; sentence: string; text: string }>`
    select finding.id as finding, finding.quote, finding.span_start as start, new.id as sentence, new.text
      from reading.finding
      join reading.sentence as old on old.id = finding.sentence_id
      join reading.sentence as new on new.id = old.succeeded_by
     where old.revision_id = ${older}`.execute(db)
  for (const { finding, quote, start, sentence, text } of rows) {
    const at = text.startsWith(quote, start) ? start : text.indexOf(quote)
    if (at < 0) continue
    await sql`
      update reading.finding set sentence_id = ${sentence}, span_start = ${at}, span_end = ${at + quote.length}
       where id = ${finding}`.execute(db)
  }
}
