import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import { placeAgain } from '../model/place-again.ts'
import type { SentenceLocation } from '../model/locate.ts'
import type { StoredSentence } from '../model/findings/place-findings.ts'
import type { Cue, SentenceLabel, StatementPart } from '../model/findings/shapes.ts'

export interface SentenceRow {
  sentence: string
  ordinal: number
  paragraph: number
  start: number
  end: number
  byte_start: number
  byte_end: number
  location: SentenceLocation | null
}

export interface LabelRow {
  label: SentenceLabel
  confidence: number
  cues: Cue[]
  statement: StatementPart | null
  node: number | null
}

/** In the order of the text, each with what the engine made of it, if it has been there. */
export async function listSentences(db: Database, revision: string): Promise<(SentenceRow & { reads: LabelRow | null })[]> {
  const { rows } = await sql<SentenceRow & { reads: LabelRow | null }>`
    select sentence.id as sentence, ordinal, paragraph, text_start as start, text_end as "end", byte_start, byte_end, location,
           case when label.label is not null then jsonb_build_object(
             'label', label.label, 'confidence', label.confidence, 'cues', label.cues, 'statement', label.statement, 'node', label.node
           ) end as reads
      from reading.sentence left join reading.label on label.sentence_id = sentence.id
     where sentence.revision_id = ${revision} order by ordinal`.execute(db)
  return rows
}

/** UTF-16 units of the revision's text. */
export async function listSpans(db: Database, revision: string): Promise<StoredSentence[]> {
  const { rows } = await sql<StoredSentence>`
    select id as sentence, ordinal, text_start as start, text_end as "end"
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
    insert into reading.sentence (
      id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, location, text)
    select id, ${document}::uuid, ${revision}::uuid, ordinal, paragraph, text_start, text_end, byte_start, byte_end, location, text
      from unnest(${sentences.map((row) => row.id)}::uuid[], ${sentences.map((row) => row.ordinal)}::int[],
                  ${sentences.map((row) => row.paragraph)}::int[], ${sentences.map((row) => row.start)}::int[],
                  ${sentences.map((row) => row.end)}::int[], ${sentences.map((row) => row.byte_start)}::bigint[],
                  ${sentences.map((row) => row.byte_end)}::bigint[],
                  ${sentences.map(({ location }) => (location === null ? null : JSON.stringify(location)))}::jsonb[],
                  ${sentences.map((row) => row.text)}::text[])
        as given(id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, location, text)
    on conflict (revision_id, ordinal) do nothing`.execute(db)
}

/** Joins the sentences of an older revision to those of the newer one that begin at the same byte of the original. */
export async function joinSentences(db: DatabaseTransaction, older: string, newer: string): Promise<void> {
  // The newer text may be one that was read before: then what followed it does so no longer.
  await sql`update reading.sentence set succeeded_by = null where revision_id = ${newer} and succeeded_by is not null`.execute(db)
  await sql`
    update reading.sentence set succeeded_by = pair.new
      from (select distinct on (new.id) new.id as new, old.id as old
              from reading.sentence as old join reading.sentence as new on new.byte_start = old.byte_start
             where old.revision_id = ${older} and new.revision_id = ${newer} and new.text <> ''
             order by new.id, old.ordinal) as pair
     where sentence.id = pair.old`.execute(db)
}

/**
 * Joins the sentences, and takes along the findings whose words still stand where they stood. What was marked in words that are no
 * longer there stays with the old sentence, and can be found by it.
 */
export async function succeedSentences(db: DatabaseTransaction, older: string, newer: string): Promise<void> {
  await joinSentences(db, older, newer)
  const { rows } = await sql<{ finding: string; start: number; end: number; before: string; sentence: string; text: string }>`
    select finding.id as finding, finding.span_start as start, finding.span_end as "end", old.text as before, new.id as sentence, new.text
      from reading.finding
      join reading.sentence as old on old.id = finding.sentence_id
      join reading.sentence as new on new.id = old.succeeded_by
     where old.revision_id = ${older}`.execute(db)
  const moved = rows.flatMap(({ finding, start, end, before, sentence, text }) => {
    const at = placeAgain(before, text, { start, end })
    return at === undefined ? [] : [{ finding, sentence, start: at, end: at + end - start }]
  })
  await sql`
    update reading.finding set sentence_id = moved.sentence, span_start = moved.span_start, span_end = moved.span_end
      from unnest(${moved.map((row) => row.finding)}::uuid[], ${moved.map((row) => row.sentence)}::uuid[],
                  ${moved.map((row) => row.start)}::int[], ${moved.map((row) => row.end)}::int[])
        as moved(finding, sentence, span_start, span_end)
     where finding.id = moved.finding`.execute(db)
}
