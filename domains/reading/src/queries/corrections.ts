// What people change in the values of findings, beside what was read.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { Details } from '../model/findings/details.ts'

export interface ReadValues { readonly quote: string; readonly details: Details | null }

/** What was read of a finding, without what anybody has changed. */
export async function findRead(db: Database, finding: string): Promise<ReadValues> {
  const { rows } = await sql<ReadValues>`select quote, details from reading.finding where id = ${finding}`.execute(db)
  if (!rows[0]) throw new Error('A finding is gone: its document was destroyed meanwhile.')
  return rows[0]
}

export interface Correction {
  readonly id: string
  readonly finding: string
  readonly expected: number
  /** Null goes back to what was read. */
  readonly details: Details | null
  readonly by: string
  readonly at: Date
}

/** The new version, or undefined when the finding is no longer at the expected one. What was only proposed is confirmed with it. */
export async function keepCorrection(
  db: DatabaseTransaction, { id, finding, expected, details, by, at }: Correction,
): Promise<number | undefined> {
  const { rows: held } = await sql`
    select id from reading.finding where id = ${finding} and version = ${expected} and state <> 'withdrawn' for update`.execute(db)
  if (held.length === 0) return undefined
  const kept = details === null ? null : JSON.stringify(details)
  await sql`
    insert into reading.correction (id, finding_id, ordinal, details, by, at)
    select ${id}, ${finding}, coalesce(max(ordinal), 0) + 1, ${kept}::jsonb, ${by}, ${at}
      from reading.correction where finding_id = ${finding}`.execute(db)
  const { rows } = await sql<{ version: number }>`
    update reading.finding
       set correction_id = ${details === null ? null : id}, version = version + 1,
           confirmed_by = case when state = 'proposed' then ${by} else confirmed_by end,
           confirmed_at = case when state = 'proposed' then ${at}::timestamptz else confirmed_at end, state = 'confirmed'
     where id = ${finding} returning version`.execute(db)
  return rows[0]!.version
}

export interface Surroundings {
  /** Titles of the headings above, the nearest first, then of the document. */
  readonly titles: readonly string[]
  /** The date that the document itself bears, as far as it goes: 2026-03-05, 2026-03. */
  readonly date: string | null
}

/** What a sentence stands under: it says which year 年底 belongs to. */
export async function findSurroundings(db: Database, sentence: string): Promise<Surroundings> {
  const { rows } = await sql<Surroundings>`
    with recursive above as (
      select node.revision_id, node.parent, node.title, 1 as depth
        from reading.label
        join reading.outline_node as node on node.revision_id = label.revision_id and node.ordinal = label.node
       where label.sentence_id = ${sentence}
      union all
      select node.revision_id, node.parent, node.title, above.depth + 1
        from above join reading.outline_node as node on node.revision_id = above.revision_id and node.ordinal = above.parent),
    part as (
      select part #>> '{title,value}' as title, part #>> '{date,value}' as date
        from reading.sentence join reading.revision on revision.id = sentence.revision_id,
             jsonb_array_elements(coalesce(revision.parts, '[]')) as part
       where sentence.id = ${sentence} and (part ->> 'start')::int <= sentence.text_start and sentence.text_start < (part ->> 'end')::int
       limit 1)
    select coalesce((select array_agg(title order by depth) from above), '{}')
           || coalesce((select array_agg(title) from part where title is not null), '{}') as titles,
           (select date from part) as date`.execute(db)
  return rows[0]!
}
