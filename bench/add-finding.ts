// reading.add-finding: in process through the kernel beside a bare transaction with the same statements, then over HTTP.
import { fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closedLoop, median, option, perSecond, quantile, whereMeasured } from './measure.ts'
import type { Round } from './measure.ts'
import { openBenchWorld } from './bench-world.ts'
import type { BenchWorld } from './bench-world.ts'
import { bareTransaction } from './bare-transaction.ts'

const seconds = Number(option('seconds', '8'))
const rounds = Number(option('rounds', '5'))
const connections = Number(option('connections', '32'))
const only = option('only', 'all')

const folder = mkdtempSync(join(tmpdir(), 'lantai-bench-'))
// As root the database runs as a user of its own, who must be able to pass through.
chmodSync(folder, 0o755)
const world = await openBenchWorld(folder, connections)
try {
  console.log(`reading.add-finding · ${connections} callers · ${rounds} rounds of ${seconds} s · ${whereMeasured()}`)
  if (only !== 'http') await inProcess(world)
  if (only !== 'in-process') await overHttp(world)
} finally {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
}

async function inProcess(bench: BenchWorld): Promise<void> {
  const bare = await bareTransaction(bench)
  console.log(`a command is ${bare.statements} statements between BEGIN and COMMIT; fsync on, no worker running`)
  const kernel: Round[] = []
  const plain: Round[] = []
  const kernelOnce = (): Promise<void> => bench.addFinding()
  await closedLoop(connections, 2, kernelOnce)
  await closedLoop(connections, 2, bare.once)
  for (let round = 0; round < rounds; round += 1) {
    kernel.push(await closedLoop(connections, seconds, kernelOnce))
    plain.push(await closedLoop(connections, seconds, bare.once))
  }
  await bare.close()
  report('kernel', kernel)
  report('bare  ', plain)
  const ratios = kernel.map((round, at) => perSecond(round) / perSecond(plain[at]!))
  const [middle, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2))
  console.log(`ratio   median ${middle}  min ${least}  max ${most}  (n = ${rounds} pairs; budget ≥ 0.60)`)
}

async function overHttp(bench: BenchWorld): Promise<void> {
  const results: Round[] = []
  await load(bench, 2)
  for (let round = 0; round < rounds; round += 1) results.push(await load(bench, seconds))
  report('http  ', results)
}

/** The load generator is a process of its own, so that it does not share the server's event loop. */
function load(bench: BenchWorld, lasting: number): Promise<Round> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'http-load.ts'), { execArgv: [] })
    child.once('error', reject)
    child.once('exit', (code) => { if (code !== 0) reject(new Error(`The load generator ended with ${code}.`)) })
    child.once('message', (answer) => resolve(answer as Round))
    child.send({ address: bench.address, token: bench.token, connections, seconds: lasting, sentences: bench.takeSentences(200) })
  })
}

function report(name: string, results: readonly Round[]): void {
  const rates = results.map(perSecond)
  const waits = results.map((round) => quantile(Float64Array.from(Object.values(round.waits_ms)), 0.95))
  const n = results.reduce((sum, round) => sum + round.done, 0)
  console.log(`${name}  median ${median(rates).toFixed(0)} tx/s  min ${Math.min(...rates).toFixed(0)}  max ${Math.max(...rates).toFixed(0)}`
    + `  p95 ${median(waits).toFixed(1)} ms (max ${Math.max(...waits).toFixed(1)})  n ${n}`)
}
