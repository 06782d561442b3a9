// reading.search-documents over HTTP on generated documents, beside a scan of the same texts by PostgreSQL in the same run.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { followSearch } from '@lantai/kernel'
import { checkout, registry } from '@lantai/server'
import type { Composed } from '@lantai/server'
import { sql } from 'kysely'
import { openBenchWorld } from './bench-world.ts'
import type { BenchWorld } from './bench-world.ts'
import { option, quantile, whereMeasured } from './measure.ts'

const documents_max = Number(option('documents', '100000'))
/** Planting ends after so long, with as many documents as there are then. */
const plant_seconds_max = Number(option('plant-seconds', '90'))
const calls = Number(option('calls', '200'))
const peer_calls = Number(option('peer-calls', '15'))
const budget_ms = 100
const batch = 1_000
const hits_max = 1_001

const folder = mkdtempSync(join(tmpdir(), 'lantai-bench-'))
// As root the database runs as a user of its own, who must be able to pass through.
chmodSync(folder, 0o755)
const world = await openBenchWorld(folder, 4)
try {
  await run(world)
} finally {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
}

/** mulberry32, so that every run has the same texts and words. */
function drawFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * below)
  }
}

async function run(bench: BenchWorld): Promise<void> {
  console.log(`reading.search-documents · ${whereMeasured()}`)
  const draw = drawFrom(20_261_125)
  const sampled = await plant(bench.composed, bench.actor.grants[0]!.unit, bench.actor.id, draw)
  await build(bench.composed)
  const word = (length: number): string => {
    const text = sampled[draw(sampled.length)]!
    const at = draw(Math.max(1, text.length - length))
    return text.slice(at, at + length)
  }
  await measure(bench, 'warm-up', () => word(2))
  for (const length of [1, 2, 3, 8]) await measure(bench, `${length} characters`, () => word(length))
  await measure(bench, 'frequent words', () => ['的', '工作', '教育', '学校', '教育局', '各县区'][draw(6)]!)
  await measure(bench, 'two words', () => `${word(2)} ${word(2)}`)
  for (const length of [1, 2, 3, 8]) await measurePeer(bench.composed, `${length} characters`, () => word(length))
  await destroyOne(bench.composed)
}

/** Sentences of the sample documents, a few to a document, some characters of each changed for others of the same texts. */
async function plant(composed: Composed, unit: string, person: string, draw: (below: number) => number): Promise<string[]> {
  const source = readdirSync(join(checkout, 'apps/server/demo')).filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(checkout, 'apps/server/demo', name), 'utf8')).join('\n')
  const sentences = source.split(/(?<=[。；])|\n/).map((one) => one.trim()).filter(({ length }) => length > 12)
  const characters = [...source.replaceAll(/\s/g, '')]
  const began = performance.now()
  const sampled: string[] = []
  let count = 0
  let size = 0
  while (count < documents_max && performance.now() - began < plant_seconds_max * 1000) {
    const texts = Array.from({ length: batch }, () => Array.from({ length: 4 + draw(5) }, () => {
      const one = [...sentences[draw(sentences.length)]!]
      for (let change = 0; change < 4; change += 1) one[draw(one.length)] = characters[draw(characters.length)]!
      return one.join('')
    }))
    await insert(composed, unit, person, texts, count)
    count += batch
    size += texts.flat().join('').length
    sampled.push(texts[0]!.join(''))
  }
  await sql`analyze`.execute(composed.database.db)
  const seconds = (performance.now() - began) / 1000
  console.log(`planted  ${count} documents, ${(size / count).toFixed(0)} characters each, in ${seconds.toFixed(0)} s`)
  return sampled
}

async function insert(composed: Composed, unit: string, person: string, texts: string[][], from: number): Promise<void> {
  const db = composed.database.db
  const ids = texts.map(() => composed.parts.ids.next())
  const revisions = texts.map(() => composed.parts.ids.next())
  const sentences = texts.flatMap((text, at) => text.map((words, ordinal) => ({ at, ordinal: ordinal + 1, words })))
  await sql`insert into reading.document (id, unit_id, name, origin, digest, size_bytes, media_type, state, received_by, received_at)
    select id, ${unit}, name, 'upload', repeat('0', 64), 1, 'text/plain', 'received', ${person}, now()
      from unnest(${ids}::uuid[], ${texts.map((text, at) => `${text[0]!.slice(0, 16)} ${from + at}.txt`)}::text[])
        as given(id, name)`.execute(db)
  await sql`insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
    select id, document, 1, 'bench search', 'utf-8', text, '', '[]', now()
      from unnest(${revisions}::uuid[], ${ids}::uuid[], ${texts.map((text) => text.join(''))}::text[])
        as given(id, document, text)`.execute(db)
  await sql`insert into reading.sentence
      (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
    select gen_random_uuid(), document, revision, ordinal, 1, 0, length(words), 0, 1, words
      from unnest(${sentences.map(({ at }) => ids[at])}::uuid[], ${sentences.map(({ at }) => revisions[at])}::uuid[],
                  ${sentences.map(({ ordinal }) => ordinal)}::int[], ${sentences.map(({ words }) => words)}::text[])
        as given(document, revision, ordinal, words)`.execute(db)
  await sql`update reading.document set state = 'ready', revision_id = made.revision
      from unnest(${ids}::uuid[], ${revisions}::uuid[]) as made(id, revision) where document.id = made.id`.execute(db)
}

async function build(composed: Composed): Promise<void> {
  const began = performance.now()
  await followSearch(composed.parts, registry.search!)
  const seconds = (performance.now() - began) / 1000
  const place = join(folder, 'search')
  const bytes = readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0)
  console.log(`built    in ${seconds.toFixed(0)} s, ${(bytes / 2 ** 20).toFixed(0)} MB; memory of this process ${memory()}`)
}

function memory(): string { return `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB` }

async function measure(bench: BenchWorld, name: string, word: () => string): Promise<void> {
  const waits: number[] = []
  let found = 0
  const count = name === 'warm-up' ? 30 : calls
  for (let call = 0; call < count; call += 1) {
    const parameters = new URLSearchParams({ q: word() })
    const start = performance.now()
    const answer = await fetch(`${bench.address}/api/reading/search-documents?${parameters}`, {
      headers: { authorization: `Bearer ${bench.token}` },
    })
    const body = await answer.json() as { count: number; results: unknown[] }
    waits.push(performance.now() - start)
    if (answer.status !== 200) throw new Error(JSON.stringify(body))
    if (body.count > 0) found += 1
  }
  if (name !== 'warm-up') report('search', name, waits, `${found} with hits; budget p95 ≤ ${budget_ms} ms`)
}

/** The same question to PostgreSQL alone: the newest documents whose text has the words, as many as are counted. */
async function measurePeer(composed: Composed, name: string, word: () => string): Promise<void> {
  const waits: number[] = []
  for (let call = 0; call < peer_calls; call += 1) {
    const start = performance.now()
    await sql`select document.seq from reading.document join reading.revision on revision.id = document.revision_id
      where strpos(revision.text, ${word()}) > 0 order by document.seq desc limit ${hits_max}`.execute(composed.database.db)
    waits.push(performance.now() - start)
  }
  report('scan  ', name, waits, 'PostgreSQL, strpos over the same texts, ids alone')
}

function report(what: string, name: string, waits: readonly number[], note: string): void {
  const sorted = Float64Array.from(waits).sort()
  const [middle, high, most] = [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1)!].map((ms) => ms.toFixed(1))
  console.log(`${what}  ${name.padEnd(14)} median ${middle} ms  p95 ${high} ms  max ${most} ms  n ${waits.length}  (${note})`)
}

/** What a destroyed document costs: its traces leave the whole index. */
async function destroyOne(composed: Composed): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from reading.document order by seq desc limit 1`.execute(composed.database.db)
  const id = rows[0]!.id
  const db = composed.database.db
  await followSearch(composed.parts, registry.search!)
  await sql`update reading.document set state = 'received', revision_id = null where id = ${id}`.execute(db)
  for (const table of ['sentence', 'revision']) await sql`delete from reading.${sql.raw(table)} where document_id = ${id}`.execute(db)
  await sql`delete from reading.document where id = ${id}`.execute(db)
  const began = performance.now()
  await followSearch(composed.parts, registry.search!)
  const seconds = (performance.now() - began) / 1000
  console.log(`destroyed one document: its traces left the index in ${seconds.toFixed(1)} s; memory ${memory()}`)
}
