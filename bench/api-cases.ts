// What is asked of the interface, and the drafts that are asked for.
import { sql } from 'kysely'
import type { ApiWorld, Caller } from './api-world.ts'

export interface ApiCase {
  readonly name: string
  readonly caller: Caller
  /** Asked in turn. */
  readonly paths: readonly string[]
}

/** Made by the operation that a person would use, of confirmed tasks, from the youngest documents on. */
export async function draftSome(world: ApiWorld, drafts: number): Promise<void> {
  const { rows } = await sql<{ document: string; findings: string[] }>`
    select document_id as document, array_agg(id order by seq) as findings from reading.finding
     where state = 'confirmed' and kind = 'task' group by document_id order by min(seq) desc limit ${drafts}`.execute(world.owner)
  let left = drafts
  for (const { document, findings } of rows) {
    const some = findings.slice(0, Math.min(left, 10))
    if (some.length === 0) break
    await world.composed.runtime.execute('work.draft-matters', { document, findings: some }, world.call(world.officer))
    left -= some.length
  }
  if (left > 0) throw new Error(`There were too few tasks: ${left} drafts are missing.`)
}

async function column(world: ApiWorld, asked: ReturnType<typeof sql<{ value: string }>>): Promise<string[]> {
  const values = (await asked.execute(world.owner)).rows.map(({ value }) => value)
  if (values.length === 0) throw new Error('There is nothing to ask for.')
  return values
}

const path = (operation: string, asked: Readonly<Record<string, string | number>>): string =>
  `/api/${operation}?${new URLSearchParams(
    Object.entries(asked).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString()}`

export async function apiCases(world: ApiWorld): Promise<ApiCase[]> {
  const { officer, liaison } = world
  const all = (name: string, paths: readonly string[]): ApiCase => ({ name, caller: officer, paths })
  const county = (name: string, paths: readonly string[]): ApiCase => ({ name: `${name}, one county's`, caller: liaison, paths })
  return [
    ...await documentCases(world, all, county),
    ...await findingCases(world, all, county),
    ...await draftCases(world, all),
  ]
}

type Case = (name: string, paths: readonly string[]) => ApiCase

async function documentCases(world: ApiWorld, all: Case, county: Case): Promise<ApiCase[]> {
  const cursors = await column(world, sql`
    select seq::text as value from reading.document where seq % (select max(seq) / 20 from reading.document) = 0 and seq > 1`)
  const short = await column(world, sql`
    select id::text as value from reading.document where seq % (select max(seq) / 20 from reading.document) = 0 and seq > 1`)
  const long = await column(world, sql`select id::text as value from reading.document order by size_bytes desc, seq limit 20`)
  const followed = await column(world, sql`
    select source_id as value from kernel.trace where relation = 'drafted' and source_kind = 'sentence'
     order by seq desc limit 20`)
  const quiet = await column(world, sql`
    select sentence.id::text as value from reading.sentence join reading.document on document.id = sentence.document_id
     where document.seq % (select max(seq) / 20 from reading.document) = 0 and sentence.ordinal = 3`)
  return [
    all('list-documents, first page', [path('reading/list-documents', {})]),
    all('list-documents, first page of 200', [path('reading/list-documents', { rows: 200 })]),
    all('list-documents, later pages', cursors.map((before) => path('reading/list-documents', { before }))),
    county('list-documents, first page', [path('reading/list-documents', {})]),
    all('show-document, 20 sentences', short.map((document) => path('reading/show-document', { document }))),
    all('show-document, 700 sentences', long.map((document) => path('reading/show-document', { document }))),
    all('follow-sentence, with drafts', followed.map((sentence) => path('reading/follow-sentence', { sentence }))),
    all('follow-sentence, of which nothing became', quiet.map((sentence) => path('reading/follow-sentence', { sentence }))),
  ]
}

async function findingCases(world: ApiWorld, all: Case, county: Case): Promise<ApiCase[]> {
  const long = await column(world, sql`select id::text as value from reading.document order by size_bytes desc, seq limit 20`)
  const cursors = await column(world, sql`
    select (max(seq) * part / 20)::bigint::text as value from reading.finding, generate_series(1, 19) as part group by part order by part`)
  const list = (asked: Readonly<Record<string, string | number>>): string => path('reading/list-findings', asked)
  return [
    all('list-findings, first page', [list({})]),
    all('list-findings, later pages', cursors.map((after) => list({ after }))),
    all('list-findings, proposed, later pages', cursors.map((after) => list({ after, state: 'proposed' }))),
    all('list-findings, confirmed, later pages', cursors.map((after) => list({ after, state: 'confirmed' }))),
    ...['task', 'result', 'problem', 'figure', 'deadline', 'unit'].map((kind) =>
      all(`list-findings, ${kind}, later pages`, cursors.map((after) => list({ after, kind })))),
    all('list-findings, confirmed figures (there are none)', [list({ state: 'confirmed', kind: 'figure' })]),
    all('list-findings, of a document', long.map((document) => list({ document }))),
    all('list-findings, of a document, rows 1000', long.map((document) => list({ document, rows: 1000 }))),
    all('list-findings, of a document, rows 500', long.map((document) => list({ document, rows: 500 }))),
    all('list-findings, of a document, proposed tasks', long.map((document) => list({ document, state: 'proposed', kind: 'task' }))),
    county('list-findings, first page', [list({})]),
    county('list-findings, behind its last', [list({ after: cursors[9]! })]),
  ]
}

async function draftCases(world: ApiWorld, all: Case): Promise<ApiCase[]> {
  const cursors = await column(world, sql`select seq::text as value from work.matter where seq % 100 = 0`)
  const documents = await column(world, sql`select distinct document_id::text as value from work.matter limit 20`)
  const units = await column(world, sql`
    select unit_id::text as value from work.assignment where unit_id is not null group by unit_id order by count(*) desc limit 5`)
  const list = (asked: Readonly<Record<string, string | number>>): string => path('work/list-drafts', asked)
  return [
    all('list-drafts, first page', [list({})]),
    all('list-drafts, first page of 500', [list({ rows: 500 })]),
    all('list-drafts, later pages', cursors.map((after) => list({ after }))),
    all('list-drafts, of a document', documents.map((document) => list({ document }))),
    all('list-drafts, of a unit', units.map((unit) => list({ unit }))),
  ]
}
