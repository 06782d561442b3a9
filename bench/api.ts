// How long lists and details take over HTTP with 100,000 documents, for a signed-in officer of the whole bureau and for somebody of one
// county; beside it the same statements by plain pg in the same run.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import { apiCases, draftSome } from './api-cases.ts'
import type { ApiCase } from './api-cases.ts'
import type { Answered } from './api-load.ts'
import { openApiWorld, readSamples } from './api-world.ts'
import type { ApiWorld } from './api-world.ts'
import { askBare, recordCall } from './bare-queries.ts'
import { fillDocuments } from './fill-documents.ts'
import { median, option, quantile, whereMeasured } from './measure.ts'

const documents = Number(option('documents', '100000'))
const drafts = Number(option('drafts', '2000'))
const calls = Number(option('calls', '200'))
const only = option('only', '')
const long_documents = 50
const mark_ms = 50
const warm_calls = 20

const kept = option('folder', '')
const folder = kept === '' ? mkdtempSync(join(tmpdir(), 'lantai-bench-')) : kept
mkdirSync(folder, { recursive: true })
// As root the database runs as a user of its own, who must be able to pass through.
chmodSync(folder, 0o755)
const world = await openApiWorld(folder)
const load = fork(join(import.meta.dirname, 'api-load.ts'), { execArgv: [] })
try {
  const filled = join(folder, 'bench-filled')
  if (!existsSync(filled)) await fill(world)
  writeFileSync(filled, '')
  await measure(world)
} finally {
  load.kill()
  await world.close()
  if (kept === '') rmSync(folder, { recursive: true, force: true })
}

async function fill(bench: ApiWorld): Promise<void> {
  const began_ms = performance.now()
  const units = sql<{ id: string; name: string }>`select id, short_name as name from org.unit order by ordinal`
  const { rows } = await units.execute(bench.owner)
  const unit = (name: string): string => rows.find((row) => row.name === name)!.id
  const samples = await readSamples(bench)
  const [bureau, far] = [unit('市教育局'), unit('石埠县')]
  const near = rows.filter(({ id }) => id !== far).map(({ id }) => id)
  const confirmer = bench.officer.actor.id
  const shorts = samples.slice(0, -1)
  const few = Math.min(60, Math.floor(documents / shorts.length))
  await fillDocuments(bench.owner, [
    // One county has only a few, and those are the oldest: they lie behind everything else.
    { sample: shorts[0]!.document, copies: few, units: [far], findingsEvery: 4, confirmer },
    ...shorts.map(({ document }, at) => ({
      sample: document, copies: Math.floor(documents / shorts.length) - (at === 0 ? few : 0), units: [...near.map(() => bureau), ...near],
      findingsEvery: 4, confirmer,
    })),
    { sample: samples.at(-1)!.document, copies: long_documents, units: [bureau], findingsEvery: 1, confirmer },
  ])
  await draftSome(bench, drafts)
  await sql`vacuum analyze`.execute(bench.owner)
  const counted = await sql<{ name: string; rows: string }>`
    select 'document' as name, count(*) as rows from reading.document union all select 'sentence', count(*) from reading.sentence
    union all select 'finding', count(*) from reading.finding union all select 'draft', count(*) from work.matter`.execute(bench.owner)
  const holds = counted.rows.map((row) => `${Number(row.rows).toLocaleString('en')} ${row.name}s`).join(', ')
  console.log(`filled in ${((performance.now() - began_ms) / 1000).toFixed(0)} s: ${holds}`)
}

async function measure(bench: ApiWorld): Promise<void> {
  console.log(`the interface · one caller, n = ${calls} each after ${warm_calls} to warm up · load ${loadavg()[0]!.toFixed(2)}`)
  console.log(whereMeasured())
  console.log(`${'call'.padEnd(52)}median    p95    max ms   KB   bare median   ratio`)
  const client = await bench.composed.database.pool.connect()
  let over = 0
  try {
    for (const one of await apiCases(bench)) {
      if (one.name.includes(only) && await measureCase(bench, client, one) > mark_ms) over += 1
    }
  } finally {
    client.release()
  }
  console.log(`p95 over ${mark_ms} ms: ${over} · load ${loadavg()[0]!.toFixed(2)}`)
  process.exitCode = over === 0 ? 0 : 1
}

/** Answers the p95. */
async function measureCase(bench: ApiWorld, client: PoolClient, { name, caller, paths }: ApiCase): Promise<number> {
  const order = { address: bench.address, token: caller.token, paths }
  await tell(load, { ...order, calls: warm_calls })
  const answered = await tell(load, { ...order, calls })
  const statements = []
  for (const path of paths) {
    statements.push(await recordCall(async () => {
      const response = await fetch(new URL(path, bench.address), { headers: { Authorization: `Bearer ${caller.token}` } })
      if (!response.ok) throw new Error(`${path} answered ${response.status}`)
      await response.arrayBuffer()
    }))
  }
  const bare: number[] = []
  for (let turn = 0; turn < warm_calls + calls; turn += 1) bare.push(await askBare(client, statements[turn % statements.length]!))
  const sorted = Float64Array.from(answered.waits_ms).sort()
  const [middle, high, most] = [median(answered.waits_ms), quantile(sorted, 0.95), sorted.at(-1)!]
  const bare_ms = median(bare.slice(warm_calls))
  console.log(`${name.padEnd(52)}${[middle, high, most].map((value) => value.toFixed(1).padStart(6)).join(' ')}    `
    + `${(answered.bytes / 1024).toFixed(0).padStart(5)}${bare_ms.toFixed(1).padStart(14)}${(middle / bare_ms).toFixed(2).padStart(8)}`
    + (high > mark_ms ? '  over' : ''))
  return high
}

function tell(child: ChildProcess, order: object): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('The load generator has ended.'))
    child.once('exit', gone)
    child.once('message', (answer) => {
      child.off('exit', gone)
      resolve(answer as Answered)
    })
    child.send(order)
  })
}
