// What later domains ask of reading through its door: chosen findings with their sentences, and the words to show beside what came of them.
import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import type { Details } from '../model/findings/details.ts'
import type { FindingKind } from './findings.ts'

export interface ChosenFinding {
  readonly finding: string
  readonly kind: FindingKind
  readonly state: 'proposed' | 'confirmed' | 'withdrawn'
  readonly quote: string
  readonly details: Details | null
  readonly sentence: string
  readonly sentenceText: string
}

/**
 * Those of the ids that stand in the document, in the order of its text. A task marked by hand has no details of its own; it gets those
 * that were read out of the words it shares with a task of its sentence. The caller has decided that they may be seen.
 */
export async function chosenFindings(db: Database, document: string, findings: readonly string[]): Promise<readonly ChosenFinding[]> {
  const { rows } = await sql<ChosenFinding>`
    select finding.id as finding, finding.kind, finding.state, finding.quote,
           coalesce(correction.details, finding.details, shared.details) as details,
           sentence.id as sentence, sentence.text as "sentenceText"
      from reading.finding join reading.sentence on sentence.id = finding.sentence_id
      left join reading.correction on correction.id = finding.correction_id
      left join lateral (
        select other.details from reading.finding as other
         where finding.details is null and correction.id is null and other.sentence_id = finding.sentence_id and other.kind = finding.kind
           and other.details is not null and other.state <> 'withdrawn'
           and other.span_start < finding.span_end and other.span_end > finding.span_start
         order by least(other.span_end, finding.span_end) - greatest(other.span_start, finding.span_start) desc, other.seq limit 1
      ) as shared on true
     where finding.document_id = ${document} and finding.id = any(${[...findings]}::uuid[])
     order by sentence.ordinal, finding.span_start, finding.span_end, finding.ordinal, finding.seq`.execute(db)
  return rows
}

export interface SentenceWords { readonly text: string; readonly ordinal: number; readonly headings: string }

/** By their ids: the words, the place in the text, and the numbers of the headings above. The caller has decided that they may be seen. */
export async function sentenceWords(db: Database, sentences: readonly string[]): Promise<ReadonlyMap<string, SentenceWords>> {
  const { rows } = await sql<SentenceWords & { id: string }>`
    with recursive above as (
      select label.sentence_id, node.revision_id, node.parent, node.number, 1 as step
        from reading.label
        join reading.outline_node as node on node.revision_id = label.revision_id and node.ordinal = label.node
       where label.sentence_id = any(${[...sentences]}::uuid[])
      union all
      select above.sentence_id, node.revision_id, node.parent, node.number, above.step + 1
        from above join reading.outline_node as node on node.revision_id = above.revision_id and node.ordinal = above.parent
    )
    select sentence.id, sentence.text, sentence.ordinal,
           coalesce((select string_agg(trim(above.number), '' order by above.step desc)
                       from above where above.sentence_id = sentence.id), '') as headings
      from reading.sentence where sentence.id = any(${[...sentences]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}

/** The names of documents by their ids. The caller has decided that they may be seen. */
export async function documentNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from reading.document where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
