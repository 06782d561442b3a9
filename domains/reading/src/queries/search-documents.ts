// What the index names is looked up here, below the caller's units: it decides, the index does not.
import { sql } from 'kysely'
import type { Database, MediaType } from '@lantai/kernel'
import { documentColumns, documentJoined } from './documents.ts'
import type { DocumentRow } from './documents.ts'
import type { FindingKind } from './findings.ts'

export interface SearchFilter {
  /** Below one of these, and below the named one. */
  readonly units: readonly string[]
  readonly unit: string | undefined
  readonly state: DocumentRow['state'] | undefined
  readonly media: MediaType | undefined
  readonly findings: 'waiting' | 'confirmed' | undefined
  readonly kind: FindingKind | undefined
  /** Of the first day and behind the last. */
  readonly from: Date | undefined
  readonly until: Date | undefined
}

function allows(filter: SearchFilter) {
  const { units, unit, state, media, findings, kind, from, until } = filter
  const finding = findings === undefined && kind === undefined ? sql`true` : sql`exists (
    select 1 from reading.finding where finding.document_id = document.id
       and finding.state <> 'withdrawn' and (${kind ?? null}::text is null or finding.kind = ${kind ?? null})
       and (${findings ?? null}::text is null
            or finding.state = case when ${findings ?? null} = 'waiting' then 'proposed' else 'confirmed' end))`
  return sql`unit.lineage && ${units}::uuid[]
    and (${unit ?? null}::uuid is null or ${unit ?? null}::uuid = any(unit.lineage))
    and (${state ?? null}::text is null or document.state = ${state ?? null})
    and (${media ?? null}::text is null or document.media_type = ${media ?? null})
    and (${from ?? null}::timestamptz is null or document.received_at >= ${from ?? null})
    and (${until ?? null}::timestamptz is null or document.received_at < ${until ?? null}) and ${finding}`
}

/** Of the documents by seq those that may be seen and fit, newest first. */
export async function keepAllowed(db: Database, ids: readonly number[], filter: SearchFilter): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select document.seq as id from reading.document join org.shared_unit as unit on unit.id = document.unit_id
     where document.seq = any(${ids}::bigint[]) and ${allows(filter)} order by document.seq desc`.execute(db)
  return rows.map(({ id }) => id)
}

export async function listDocumentsBySeq(db: Database, ids: readonly number[]): Promise<(DocumentRow & { revision: string | null })[]> {
  const { rows } = await sql<DocumentRow & { revision: string | null }>`
    select ${documentColumns}, document.revision_id as revision from ${documentJoined}
     where document.seq = any(${ids}::bigint[]) order by document.seq desc`.execute(db)
  return rows
}

/** The units below the given ones, themselves included, and below the named one where there is one. */
export async function listUnitsBelow(db: Database, units: readonly string[], unit: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from org.shared_unit as unit
     where unit.lineage && ${units}::uuid[] and (${unit ?? null}::uuid is null or ${unit ?? null}::uuid = any(unit.lineage))`.execute(db)
  return rows.map(({ id }) => id)
}

export interface SearchedSentence { revision: string; sentence: string; ordinal: number; text: string }

/** Sentences that hold one of the words as they are typed or folded; the first ones of each text. */
export async function listWithWords(
  db: Database, revisions: readonly string[], words: readonly string[], rows_max: number,
): Promise<SearchedSentence[]> {
  const { rows } = await sql<SearchedSentence>`
    select found.* from unnest(${revisions}::uuid[]) as wanted(id) cross join lateral (
      select revision_id as revision, id as sentence, ordinal, text from reading.sentence
       where revision_id = wanted.id and exists (
         select 1 from unnest(${words}::text[]) as one(word) where strpos(lower(sentence.text), one.word) > 0)
       order by ordinal limit ${rows_max}) as found`.execute(db)
  return rows
}

export async function listAllSentences(db: Database, revision: string, rows_max: number): Promise<SearchedSentence[]> {
  const { rows } = await sql<SearchedSentence>`
    select revision_id as revision, id as sentence, ordinal, text from reading.sentence
     where revision_id = ${revision} order by ordinal limit ${rows_max}`.execute(db)
  return rows
}

/** Kinds of the findings that are not withdrawn, by sentence. */
export async function listKindsOf(db: Database, sentences: readonly string[]): Promise<ReadonlyMap<string, FindingKind[]>> {
  const { rows } = await sql<{ sentence: string; kinds: FindingKind[] }>`
    select sentence_id as sentence, array_agg(distinct kind order by kind) as kinds from reading.finding
     where sentence_id = any(${sentences}::uuid[]) and state <> 'withdrawn' group by sentence_id`.execute(db)
  return new Map(rows.map(({ sentence, kinds }) => [sentence, kinds]))
}
