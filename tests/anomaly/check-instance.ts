// What must hold after every anomaly, looked for in the database, in the folder of objects and over HTTP. An empty list of
// problems is the only good answer.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@lantai/database'
import { silent_log } from '@lantai/database/testing'
import type { Database } from '@lantai/kernel'
import { sql } from 'kysely'
import type { Caller } from './caller.ts'

/** What the sender was told, with what he sent. */
export interface Acknowledged {
  readonly document: string
  readonly name: string
  /** SHA-256 of the bytes as they were sent, in hexadecimal. */
  readonly digest: string
  /** Known from how the text was made; undefined where only its presence is asked for. */
  readonly sentences?: number
}

export type ProblemKind = 'lost' | 'half' | 'twice' | 'broken'

export interface Problem { readonly kind: ProblemKind; readonly what: string }

export interface CheckResult {
  readonly problems: readonly Problem[]
  readonly documents: number
  readonly objects: number
  /** Bytes that no row names: a killed upload's, until the hourly sweep. */
  readonly unnamed: readonly string[]
  /** Temporary files: a killed upload's, until the sweep. */
  readonly temporary: readonly string[]
}

export interface CheckRequest {
  readonly folder: string
  readonly caller: Caller
  readonly acknowledged: readonly Acknowledged[]
  /** Documents whose every sentence is compared with text and original; all when left out. */
  readonly deep?: readonly string[]
}

/** The running instance's database as its owner or superuser, with the password that lies in the folder. */
export async function withDatabase<Result>(
  folder: string, run: (db: Database) => Promise<Result>, role: 'owner' | 'superuser' = 'owner',
): Promise<Result> {
  const secrets = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as Record<typeof role, string>
  const data = readdirSync(folder).find((name) => /^pg\d+$/.test(name))
  const socket = readFileSync(join(folder, data!, 'postmaster.pid'), 'utf8').split('\n')[4]!
  const settings = { host: socket, port: 5432, user: `lantai_${role}`, password: secrets[role], database: 'lantai' }
  const database = openDatabase({ ...settings, poolSize: 2, log: silent_log })
  try {
    return await run(database.db)
  } finally {
    await database.close()
  }
}

const settled_seconds_max = 60

/** Waits until no document is underway and no job is left; answers the milliseconds that took. */
export async function settle(folder: string): Promise<number> {
  const began = performance.now()
  await withDatabase(folder, async (db) => {
    for (let open = 1; open > 0 && performance.now() - began < settled_seconds_max * 1000;) {
      const { rows } = await sql<{ open: number }>`
        select ((select count(*) from reading.document where state = 'received')
          + (select count(*) from pgboss.job
              where state in ('created', 'retry', 'active') and not starts_with(name, '__pgboss')))::int as open`.execute(db)
      open = rows[0]!.open
      if (open > 0) await wait(25)
    }
  })
  return performance.now() - began
}

export async function checkInstance(request: CheckRequest): Promise<CheckResult> {
  await settle(request.folder)
  const objects = readObjects(join(request.folder, 'objects'))
  const listed = await listAll(request.caller)
  return withDatabase(request.folder, async (db) => {
    const rows = await documentRows(db)
    const named = await namedDigests(db)
    const deep = rows.filter((row) => request.deep?.includes(row.document) ?? true)
    const deepProblems: Problem[] = []
    for (const row of deep) deepProblems.push(...await checkSentences(db, request.folder, row))
    const problems = [
      ...objects.problems,
      ...rows.flatMap((row) => checkDocument(row, objects.digests)),
      ...[...named].filter((digest) => !objects.digests.has(digest)).map((digest) => half(`a row names ${digest}, which is not stored`)),
      ...doubles(rows),
      ...request.acknowledged.flatMap((told) => checkAcknowledged(told, rows, listed)),
      ...deepProblems,
      ...await checkFindings(db),
      ...await checkJournal(db),
      ...await checkPages(db),
    ]
    const unnamed = [...objects.digests].filter((digest) => !named.has(digest))
    return { problems, documents: rows.length, objects: objects.digests.size, unnamed, temporary: objects.temporary }
  })
}

const half = (what: string): Problem => ({ kind: 'half', what })
const broken = (what: string): Problem => ({ kind: 'broken', what })

interface Listed { readonly document: string; readonly name: string; readonly state: string; readonly cursor: number }

/** Every page of the list a person sees. */
async function listAll(caller: Caller): Promise<ReadonlyMap<string, Listed>> {
  const found = new Map<string, Listed>()
  for (let before: number | undefined, more = true; more;) {
    const page = await caller.ask('reading.list-documents', { rows: 200, ...(before === undefined ? {} : { before }) })
    for (const row of page.documents as Listed[]) found.set(row.document, row)
    more = page.more as boolean
    before = (page.documents as Listed[]).at(-1)?.cursor
  }
  return found
}

interface DocumentRow {
  document: string
  digest: string
  size_bytes: number
  state: string
  failure: string | null
  revision: string | null
  encoding: string | null
  media_type: string
  sentences: number
}

async function documentRows(db: Database): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select document.id as document, digest, size_bytes, media_type, state, failure, revision_id as revision,
           (select encoding from reading.revision where id = revision_id) as encoding,
           (select count(*)::int from reading.sentence where sentence.revision_id = document.revision_id) as sentences
      from reading.document order by seq`.execute(db)
  return rows
}

async function namedDigests(db: Database): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`select digest from kernel.blob union select digest from reading.document`.execute(db)
  return new Set(rows.map((row) => row.digest))
}

function checkDocument(row: DocumentRow, stored: ReadonlySet<string>): Problem[] {
  if (!stored.has(row.digest)) return [half(`document ${row.document} has no bytes`)]
  if (row.state === 'received') return [half(`document ${row.document} is neither ready nor failed`)]
  if (row.state === 'ready' && row.sentences === 0) return [half(`document ${row.document} is ready without a sentence`)]
  return []
}

function doubles(rows: readonly DocumentRow[]): Problem[] {
  return [...Map.groupBy(rows, (row) => row.digest)].filter(([, equal]) => equal.length > 1)
    .map(([digest, equal]) => ({ kind: 'twice', what: `${equal.length} documents of ${digest}` }))
}

function checkAcknowledged(told: Acknowledged, rows: readonly DocumentRow[], listed: ReadonlyMap<string, Listed>): Problem[] {
  const row = rows.find(({ document }) => document === told.document)
  const wrong: string[] = []
  if (!row) wrong.push('has no row')
  if (!listed.has(told.document)) wrong.push('is not in the list')
  if (listed.get(told.document)?.name !== told.name) wrong.push('has another name')
  if (row && row.digest !== told.digest) wrong.push('has other bytes')
  if (row && row.state !== 'ready') wrong.push(`is ${row.state} ${row.failure ?? ''}`)
  if (row && told.sentences !== undefined && row.sentences !== told.sentences) {
    wrong.push(`has ${row.sentences} sentences instead of ${told.sentences}`)
  }
  return wrong.map((what) => ({ kind: 'lost', what: `document ${told.document} ${what}` }))
}

interface Objects { readonly digests: ReadonlySet<string>; readonly temporary: readonly string[]; readonly problems: readonly Problem[] }

/** Every file below the folder of objects, each read and hashed. */
function readObjects(folder: string): Objects {
  const digests = new Set<string>()
  const temporary: string[] = []
  const problems: Problem[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const place = path.slice(folder.length + 1)
    if (/^temporary\/[^/]+\.part$/.test(place)) {
      temporary.push(path)
      continue
    }
    if (place !== join(entry.name.slice(0, 2), entry.name.slice(2, 4), entry.name)) {
      problems.push(half(`a file among the objects: ${place}`))
      continue
    }
    digests.add(entry.name)
    if (createHash('sha256').update(readFileSync(path)).digest('hex') !== entry.name) {
      problems.push(half(`the object ${entry.name} has other bytes (${statSync(path).size})`))
    }
  }
  return { digests, temporary, problems }
}

interface RevisionRow {
  readonly text: string
  readonly edits: readonly unknown[] | null
  readonly furniture: readonly { readonly start: number; readonly end: number }[] | null
}

interface SentenceRow { ordinal: number; start: number; end: number; byte_start: number; byte_end: number; text: string }

const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '')

/** Sentences count up from one, cover the text, stand where they say, and their bytes in the original read the same. */
async function checkSentences(db: Database, folder: string, row: DocumentRow): Promise<Problem[]> {
  if (row.state !== 'ready' || row.revision === null) return []
  const { rows: [revision] } = await sql<RevisionRow>`
    select text, edits, furniture from reading.revision where id = ${row.revision}`.execute(db)
  const { rows } = await sql<SentenceRow>`
    select ordinal, text_start as start, text_end as "end", byte_start, byte_end, text
      from reading.sentence where revision_id = ${row.revision} order by ordinal`.execute(db)
  const text = revision?.text ?? ''
  const misplaced = rows.filter(({ ordinal, start, end, text: words }, at) => ordinal !== at + 1 || text.slice(start, end) !== words)
  const problems = misplaced.slice(0, 3).map(({ ordinal }) => broken(`sentence ${ordinal} of ${row.document} is not at its place`))
  const covered = [...rows, ...revision?.furniture ?? []].toSorted((one, other) => one.start - other.start)
  let end = 0
  const between = covered.map((span) => {
    const gap = text.slice(end, Math.max(end, span.start))
    end = Math.max(end, span.end)
    return gap
  })
  if (withoutSpace(between.join('') + text.slice(end)) !== '') {
    problems.push(broken(`the sentences of ${row.document} do not cover its text`))
  }
  // What was repaired reads otherwise on purpose.
  if ((revision?.edits?.length ?? 0) > 0 || row.encoding !== 'utf-8' || !row.media_type.startsWith('text/')) return problems
  const original = readFileSync(join(folder, 'objects', row.digest.slice(0, 2), row.digest.slice(2, 4), row.digest))
  const strange = rows.filter((sentence) =>
    readsOtherwise(original.toString('utf8', sentence.byte_start, sentence.byte_end), sentence.text))
  return [...problems, ...strange.slice(0, 3).map(({ ordinal }) => broken(`sentence ${ordinal} of ${row.document} is not in the original`))]
}

/** Marks, entities and damaged bytes stand in an original without being text; only stretches without them are compared. */
function readsOtherwise(original: string, text: string): boolean {
  return !/[<&\ufffd\p{Cc}]/u.test(original) && !original.includes(text)
}

interface FindingRow {
  finding: string
  quote: string
  start: number
  end: number
  text: string | null
  revision: string | null
  present: string | null
}

async function checkFindings(db: Database): Promise<Problem[]> {
  const { rows } = await sql<FindingRow>`
    select finding.id as finding, quote, span_start as start, span_end as "end", sentence.text,
           sentence.revision_id as revision, document.revision_id as present
      from (select * from reading.finding where origin = 'person' or state <> 'withdrawn') as finding
      left join reading.sentence on sentence.id = finding.sentence_id and sentence.document_id = finding.document_id
      left join reading.document on document.id = finding.document_id`.execute(db)
  const astray = rows.filter((row) => row.text === null || row.text.slice(row.start, row.end) !== row.quote || row.revision !== row.present)
  const { rows: counts } = await sql<{ document: string }>`
    select id as document from reading.document
     where finding_count <> (select count(*) from reading.finding where document_id = document.id and state <> 'withdrawn')`.execute(db)
  return [
    ...astray.map(({ finding }) => broken(`finding ${finding} does not point at its sentence`)),
    ...counts.map(({ document }) => broken(`document ${document} counts its findings wrong`)),
  ]
}

/** A command's row stands and falls with its journal entry, its kept answer and the trace. */
async function checkJournal(db: Database): Promise<Problem[]> {
  const { rows } = await sql<{ what: string }>`
    select 'document ' || id || ' was never journaled' as what from reading.document
     where not exists (select 1 from journal.entry where operation = 'reading.receive-document' and subject_id = document.id::text)
    union all
    select 'the journal tells of document ' || subject_id || ', which is not there' from journal.entry
     where subject_kind = 'document' and not exists (select 1 from reading.document where id::text = subject_id)
    union all
    select 'finding ' || id || ' was never journaled' from reading.finding
     where origin = 'person'
       and not exists (select 1 from journal.entry where operation = 'reading.add-finding' and subject_id = finding.id::text)
    union all
    select 'the proposals of document ' || document_id || ' were never journaled' from reading.finding
     where origin = 'engine' and not exists (
       select 1 from journal.entry where operation = 'reading.find-findings' and subject_id = finding.document_id::text)
    union all
    select 'document ' || id || ' was never looked through' from reading.document
     where state = 'ready' and not exists (select 1 from reading.step where document_id = document.id and name = 'find' and state = 'done')
    union all
    select 'the key ' || key || ' stands without an answer' from kernel.idempotency where answer is null
    union all
    select 'document ' || id || ' came from nowhere' from reading.document
     where not exists (select 1 from kernel.trace where target_kind = 'document' and target_id = document.id::text)`.execute(db)
  return rows.map(({ what }) => broken(what))
}

/** Reading every row reads every page, and PostgreSQL counts those whose checksum is wrong. */
async function checkPages(db: Database): Promise<Problem[]> {
  const { rows } = await sql<{ failures: number }>`
    select coalesce(sum(checksum_failures), 0)::int as failures from pg_stat_database`.execute(db)
  return rows[0]!.failures === 0 ? [] : [broken(`${rows[0]!.failures} pages with a wrong checksum`)]
}
