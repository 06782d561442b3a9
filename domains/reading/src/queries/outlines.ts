// What the engine read of a revision beside findings: its outline and what each sentence does. Written by one run, in full.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import type { PlacedLabel, PlacedNode, PlacedWarning } from '../model/findings/place-findings.ts'
import type { PartSense } from '../model/findings/shapes.ts'

export interface NewOutline {
  readonly revision: string
  readonly toolVersion: string
  readonly warnings: readonly PlacedWarning[]
  readonly at: Date
}

/** False when this tool version has read the revision before; otherwise what an older one left is gone, and nobody else writes. */
export async function beginOutline(db: DatabaseTransaction, { revision, toolVersion, warnings, at }: NewOutline): Promise<boolean> {
  const { rows } = await sql`
    insert into reading.outline (revision_id, tool_version, warnings, at)
    values (${revision}, ${toolVersion}, ${JSON.stringify(warnings)}::jsonb, ${at})
    on conflict (revision_id) do update
       set tool_version = excluded.tool_version, warnings = excluded.warnings, at = excluded.at
     where reading.outline.tool_version <> excluded.tool_version
    returning revision_id`.execute(db)
  if (rows.length === 0) return false
  await sql`delete from reading.label where revision_id = ${revision}`.execute(db)
  await sql`delete from reading.outline_node where revision_id = ${revision}`.execute(db)
  return true
}

/** The next run reads the revision whatever version has read it before. */
export async function forgetOutline(db: DatabaseTransaction, revision: string): Promise<void> {
  await sql`update reading.outline set tool_version = 'anew' where revision_id = ${revision}`.execute(db)
}

export async function insertNodes(db: DatabaseTransaction, revision: string, nodes: readonly PlacedNode[]): Promise<void> {
  await sql`
    insert into reading.outline_node
      (revision_id, ordinal, part, parent, level, number, title, text_start, text_end, part_end, sense, run_in)
    select ${revision}::uuid, given.*
      from unnest(${nodes.map((node) => node.ordinal)}::int[], ${nodes.map((node) => node.part)}::int[],
                  ${nodes.map((node) => node.parent)}::int[], ${nodes.map((node) => node.level)}::int[],
                  ${nodes.map((node) => node.number)}::text[], ${nodes.map((node) => node.title)}::text[],
                  ${nodes.map((node) => node.start)}::int[], ${nodes.map((node) => node.end)}::int[],
                  ${nodes.map((node) => node.partEnd)}::int[], ${nodes.map((node) => node.sense)}::text[],
                  ${nodes.map((node) => node.runIn)}::boolean[]) as given`.execute(db)
}

export async function insertLabels(db: DatabaseTransaction, revision: string, labels: readonly PlacedLabel[]): Promise<void> {
  for (let at = 0; at < labels.length; at += readingLimits.sentences_insert_rows_max) {
    const rows = labels.slice(at, at + readingLimits.sentences_insert_rows_max)
    await sql`
      insert into reading.label (revision_id, sentence_id, label, confidence, cues, statement, node)
      select ${revision}::uuid, given.*
        from unnest(${rows.map((row) => row.sentence)}::uuid[], ${rows.map((row) => row.label)}::text[],
                    ${rows.map((row) => row.confidence)}::float8[], ${rows.map((row) => JSON.stringify(row.cues))}::jsonb[],
                    ${rows.map((row) => row.statement)}::text[], ${rows.map((row) => row.node)}::int[]) as given`.execute(db)
  }
}

export interface OutlineRow { toolVersion: string; nodes: NodeRow[]; warnings: PlacedWarning[] }

export interface NodeRow {
  node: number
  part: number
  parent: number | null
  level: number
  number: string
  title: string
  start: number
  end: number
  partEnd: number
  sense: PartSense
  runIn: boolean
}

export async function findOutline(db: Database, revision: string): Promise<OutlineRow | undefined> {
  const { rows } = await sql<OutlineRow>`
    select outline.tool_version as "toolVersion", outline.warnings,
           coalesce((select jsonb_agg(jsonb_build_object(
               'node', ordinal, 'part', part, 'parent', parent, 'level', level, 'number', number, 'title', title, 'start', text_start,
               'end', text_end, 'partEnd', part_end, 'sense', sense, 'runIn', run_in) order by ordinal)
             from reading.outline_node where outline_node.revision_id = outline.revision_id), '[]') as nodes
      from reading.outline where outline.revision_id = ${revision}`.execute(db)
  return rows[0]
}
