// `node tools/run.mjs tests/anomaly/kills.ts [--rounds 5] [--seed N] [--window extract] [--keep]`: kills a real server at
// the steps its own log names, whole tree or server only, and starts it again on the same folder.
import { spawnSync } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { checkInstance } from './check-instance.ts'
import type { ProblemKind } from './check-instance.ts'
import { makeInstanceFolder, removeInstanceFolder, startInstance } from './instance.ts'
import type { KillKind } from './instance.ts'
import { killRound, killWindows } from './kill-round.ts'
import type { KillStage, RoundResult } from './kill-round.ts'
import { drawFrom } from './seeded.ts'

const say = (text: string): void => { process.stdout.write(`${text}\n`) }
const kinds: readonly KillKind[] = ['whole tree', 'server only']
const ready_seconds_max = 10

const { values } = parseArgs({ options: {
  rounds: { type: 'string', default: '5' }, seed: { type: 'string' }, window: { type: 'string' }, keep: { type: 'boolean', default: false },
} })
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const rounds = Number(values.rounds)
const windows = killWindows.filter((window) => values.window === undefined || window.startsWith(values.window))

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)] ?? 0
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2)

function count(results: readonly RoundResult[], ...kinds: readonly ProblemKind[]): number {
  return results.reduce((sum, { problems }) => sum + problems.filter(({ kind }) => kinds.includes(kind)).length, 0)
}

function rowOf(name: string, results: readonly RoundResult[]): string {
  const ready = results.map((result) => result.ready_ms)
  const settled = results.map((result) => result.settled_ms)
  return `| ${[
    name, results.length, results.filter((result) => result.inside).length, results.filter((result) => result.present).length,
    count(results, 'lost'), count(results, 'half'), count(results, 'twice'), count(results, 'broken'),
    seconds(median(ready)), seconds(Math.max(...ready)), seconds(Math.max(...settled)), results.filter((result) => result.adopted).length,
  ].join(' | ')} |`
}

function printTable(results: readonly RoundResult[]): void {
  const heads = [
    'window × kind', 'n', 'inside', 'there before the repeat', 'lost', 'half', 'twice', 'broken',
    'ready median s', 'ready max s', 'settled max s', 'adopted',
  ]
  say(`| ${heads.join(' | ')} |`)
  say(`|${heads.map(() => '---').join('|')}|`)
  for (const window of windows) {
    for (const kind of kinds) {
      say(rowOf(`${window} × ${kind}`, results.filter((result) => result.window === window && result.kind === kind)))
    }
  }
  say(rowOf('all', results))
}

/** What a killed upload leaves is an hour's business; made to look older, it must be gone after the next start. */
async function checkSweep(stage: KillStage): Promise<number> {
  const { folder } = stage.instance
  const check = await checkInstance({ folder, caller: stage.instance.caller(stage.token), acknowledged: stage.acknowledged })
  const long_ago = new Date(Date.now() - 2 * 3_600_000)
  const objects = check.unnamed.map((digest) => join(folder, 'objects', digest.slice(0, 2), digest.slice(2, 4), digest))
  for (const path of [...objects, ...check.temporary]) utimesSync(path, long_ago, long_ago)
  await stage.instance.stop()
  stage.instance = await startInstance(folder)
  await stage.instance.log.next('sweep finished', 20).catch(() => undefined)
  const after = await checkInstance({ folder, caller: stage.instance.caller(stage.token), acknowledged: stage.acknowledged })
  for (const { kind, what } of [...check.problems, ...after.problems]) say(`  ${kind}: ${what}`)
  const problems = check.problems.length + after.problems.length
  say(`by the sweep: unnamed objects ${check.unnamed.length} → ${after.unnamed.length}, `
    + `temporary files ${check.temporary.length} → ${after.temporary.length}; then ${after.documents} documents, ${after.objects} objects, `
    + `every sentence compared: ${problems} problems`)
  return problems + after.unnamed.length + after.temporary.length
}

function sayResult(ordinal: number, result: RoundResult): void {
  say([
    `${ordinal}. ${result.window} × ${result.kind}: ${result.inside ? 'inside' : 'late'}`, `told ${result.told}`,
    result.present ? 'there' : 'absent', `ready ${seconds(result.ready_ms)} s`, `settled ${seconds(result.settled_ms)} s`,
    ...(result.adopted ? ['adopted'] : []), `load ${load()}`,
  ].join(', '))
  for (const { kind, what } of result.problems) say(`  ${kind}: ${what}`)
}

/** A time says nothing without what else the machine was doing. */
function machine(): string {
  const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' })
  return `commit ${git.stdout?.trim() || 'unknown'}, ${availableParallelism()} cores, load ${load()}`
}

const load = (): string => loadavg()[0]!.toFixed(1)

async function main(): Promise<void> {
  say(machine())
  say(`seed ${seed}, ${rounds} rounds in each of ${windows.length} windows × ${kinds.length} kinds`)
  const folder = makeInstanceFolder()
  const instance = await startInstance(folder)
  say(`${folder}, first start ${seconds(instance.ready_ms)} s`)
  const stage: KillStage = { instance, token: (await instance.signIn()).token!, draw: drawFrom(seed), acknowledged: [] }
  const results: RoundResult[] = []
  let wrong = 1
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const window of windows) {
        for (const kind of kinds) {
          const result = await killRound(stage, window, kind, results.length + 1)
          results.push(result)
          sayResult(results.length, result)
        }
      }
    }
    printTable(results)
    wrong = await checkSweep(stage) + count(results, 'lost', 'half', 'twice', 'broken')
      + results.filter((result) => result.ready_ms > ready_seconds_max * 1000).length
  } finally {
    await stage.instance.stop().catch((error: unknown) => say(String(error)))
    if (!values.keep) await removeInstanceFolder(folder)
  }
  say(wrong === 0 ? `nothing lost, nothing half, nothing twice (seed ${seed})` : `${wrong} things are wrong (seed ${seed})`)
  process.exitCode = wrong === 0 ? 0 : 1
}

await main()
