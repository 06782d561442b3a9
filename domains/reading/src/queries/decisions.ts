// Findings of a document that stand in another text of it than its present one, and their way into that.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'

export interface OlderFinding {
  finding: string
  state: 'proposed' | 'confirmed' | 'withdrawn'
  decided: 'confirmed' | 'changed' | 'rejected' | 'added' | null
  text: string
  nth: number
  start: number
  mark: string
  words: string
  by: string | null
  at: Date | null
}

/**
 * Those of the text that was the present one until now first. Without what the engine itself no longer found, and what a person has
 * dropped. `decided` is null where no person has decided anything.
 */
export async function listOlderFindings(db: Database, document: string, { older, newer }: Texts): Promise<OlderFinding[]> {
  const { rows } = await sql<OlderFinding>`
    with sentences as (
      select id, revision_id, text, (row_number() over (partition by revision_id, text order by ordinal))::int as nth
        from reading.sentence where revision_id in (select id from reading.revision where document_id = ${document}))
    select finding.id as finding, finding.state, sentences.text, sentences.nth, finding.span_start as start, finding.quote as words,
           concat_ws(' ', finding.kind, finding.span_start, finding.span_end, finding.ordinal) as mark,
           case when finding.state = 'withdrawn' then 'rejected' when finding.state = 'proposed' then null
                when correction.id is not null then 'changed' when finding.origin = 'person' then 'added' else 'confirmed' end as decided,
           case when finding.state = 'withdrawn' then finding.withdrawn_by when correction.id is not null then correction.by
                when finding.origin = 'person' then finding.added_by else finding.confirmed_by end as by,
           case when finding.state = 'withdrawn' then finding.withdrawn_at when correction.id is not null then correction.at
                when finding.origin = 'person' then finding.added_at else finding.confirmed_at end as at
      from reading.finding join sentences on sentences.id = finding.sentence_id
      left join reading.correction on correction.id = finding.correction_id
     where finding.document_id = ${document} and sentences.revision_id <> ${newer}
       and (finding.state <> 'withdrawn' or finding.origin = 'person' or finding.withdrawn_by is not null)
       and (finding.state <> 'proposed' or sentences.revision_id = ${older})
       and (finding.state <> 'withdrawn' or not exists (
         select 1 from reading.second_look as look where look.finding_id = finding.id and look.state = 'dropped'))
     order by (sentences.revision_id = ${older}) desc, finding.seq`.execute(db)
  return rows
}

export interface Texts { readonly older: string; readonly newer: string }

/** Marks of people that stand in a text, as `mark` of a finding with its sentence; and the findings that are theirs. */
export async function listStanding(db: Database, revision: string): Promise<{ finding: string; sentence: string; mark: string }[]> {
  const { rows } = await sql<{ finding: string; sentence: string; mark: string }>`
    select finding.id as finding, sentence.id as sentence,
           concat_ws(' ', finding.kind, finding.span_start, finding.span_end, finding.ordinal) as mark
      from reading.finding join reading.sentence on sentence.id = finding.sentence_id
     where sentence.revision_id = ${revision} and finding.state = 'confirmed'`.execute(db)
  return rows
}

/** In the order of the text. */
export async function listTexts(db: Database, revision: string): Promise<{ sentence: string; text: string }[]> {
  const { rows } = await sql<{ sentence: string; text: string }>`
    select id as sentence, text from reading.sentence where revision_id = ${revision} order by ordinal`.execute(db)
  return rows
}

/** Equal sentences have equal places, so that a finding only changes its sentence. */
export async function moveFindings(
  db: DatabaseTransaction, moved: readonly { readonly decision: string; readonly sentence: string }[],
): Promise<void> {
  await sql`
    update reading.finding set sentence_id = moved.sentence
      from unnest(${moved.map((row) => row.decision)}::uuid[], ${moved.map((row) => row.sentence)}::uuid[]) as moved(finding, sentence)
     where finding.id = moved.finding`.execute(db)
}

/** A text that becomes the present one again is read anew: what was proposed in it then gives way to what is proposed now. */
export async function clearProposals(db: DatabaseTransaction, revision: string): Promise<void> {
  await sql`
    update reading.finding set state = 'withdrawn', version = version + 1
     where state = 'proposed' and sentence_id in (select id from reading.sentence where revision_id = ${revision})`.execute(db)
}

export interface MovedMark {
  readonly finding: string
  readonly sentence: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** False when a person's mark stands on those words already; what the engine has proposed there gives way. */
export async function takeOverFinding(db: DatabaseTransaction, mark: MovedMark): Promise<boolean> {
  const { rows } = await sql<{ ordinal: number; state: string }>`
    select other.ordinal, other.state from reading.finding as other join reading.finding as moved on moved.id = ${mark.finding}
     where other.sentence_id = ${mark.sentence} and other.kind = moved.kind and other.span_start = ${mark.start}
       and other.span_end = ${mark.end} and other.ordinal = moved.ordinal and other.state <> 'withdrawn'
       and other.id <> moved.id`.execute(db)
  if (rows.some(({ state }) => state === 'confirmed')) return false
  await sql`
    update reading.finding as other set state = 'withdrawn', version = other.version + 1
      from reading.finding as moved
     where moved.id = ${mark.finding} and other.sentence_id = ${mark.sentence} and other.kind = moved.kind
       and other.span_start = ${mark.start} and other.span_end = ${mark.end} and other.ordinal = moved.ordinal
       and other.state = 'proposed' and other.id <> moved.id`.execute(db)
  await sql`
    update reading.finding set sentence_id = ${mark.sentence}, span_start = ${mark.start}, span_end = ${mark.end}, quote = ${mark.quote},
           version = version + 1 where id = ${mark.finding}`.execute(db)
  return true
}

/** A dropped decision stands no longer; the row stays. */
export async function dropFinding(
  db: DatabaseTransaction, { finding, by, at }: { readonly finding: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`update reading.finding set state = 'withdrawn', version = version + 1, withdrawn_by = ${by}, withdrawn_at = ${at}
     where id = ${finding} and state <> 'withdrawn'`.execute(db)
}

export interface PresentSentence { sentence: string; start: number; end: number; text: string }

/** Only of the revision: whether another one has a sentence of this id is not told. */
export async function findPresentSentence(db: Database, sentence: string, revision: string): Promise<PresentSentence | undefined> {
  const { rows } = await sql<PresentSentence>`
    select id as sentence, text_start as start, text_end as "end", text from reading.sentence
     where id = ${sentence} and revision_id = ${revision}`.execute(db)
  return rows[0]
}
