// A real instance as a process of its own, started as anybody starts it, to be killed and started again.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { checkout } from '@lantai/server'
import { Caller } from './caller.ts'
import { LogTail } from './log-tail.ts'
import { databaseProcesses, descendantsOf, isAlive, killAtOnce, waitUntilGone } from './processes.ts'

export type KillKind = 'whole tree' | 'server only'

const program = join(checkout, 'apps', 'cli', 'bin', 'lantai.mjs')

/** A folder that the system user of the database can reach. */
export function makeInstanceFolder(): string {
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'lantai-anomaly-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Ends whatever still works on the folder and removes it. */
export async function removeInstanceFolder(folder: string): Promise<void> {
  const left = databaseProcesses(folder)
  killAtOnce(left)
  await waitUntilGone(left, 10)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Settings of whoever runs the tests must not reach the server under test. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(LANTAI_|npm_|NODE_TEST_CONTEXT|NODE_OPTIONS)/.test(name))
  return Object.fromEntries(kept)
}

interface Spawned { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> }

function spawnServer(folder: string): Spawned {
  const parameters = ['up', '--demo', '--data', folder, '--port', '0']
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment(),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream!.setEncoding('utf8').on('data', (text: string) => { said += text })
  const ended = new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)) })
  return { child, said: () => said, ended }
}

export interface Refused { readonly code: number | null; readonly said: string }

/** A start that is expected not to succeed: how it ended and what it said on the terminal. One that runs is ended and reported. */
export async function startRefused(folder: string, seconds_max = 60): Promise<Refused> {
  const { child, said, ended } = spawnServer(folder)
  const code = await Promise.race([ended, wait(seconds_max * 1000, 'runs' as const, { ref: false })])
  if (code !== 'runs') return { code, said: said() }
  child.kill('SIGTERM')
  await ended
  throw new Error(`The start was not refused within ${seconds_max} s: ${said()}`)
}

/** What the terminal said beside the lines of progress. */
export function sentenceIn(said: string): string {
  return said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('  …')).join('\n')
}

export interface DemoAccount { readonly signInName: string; readonly secret: string; readonly roles: readonly string[] }

export class RunningInstance {
  readonly folder: string
  readonly pid: number
  readonly address: string
  /** From the start of the process to the first answer. */
  readonly ready_ms: number
  /** Whether a PostgreSQL that a killed server had left was taken over. */
  readonly adopted: boolean
  readonly log: LogTail
  readonly #spawned: Spawned
  #database_pids: readonly number[] = []
  #isShot = false

  constructor(folder: string, spawned: Spawned, log: LogTail, found: { address: string; ready_ms: number; adopted: boolean }) {
    this.folder = folder
    this.pid = spawned.child.pid!
    this.log = log
    this.#spawned = spawned
    this.address = found.address
    this.ready_ms = found.ready_ms
    this.adopted = found.adopted
  }

  get said(): string { return this.#spawned.said() }
  get alive(): boolean { return isAlive(this.pid) }
  /** True from the moment the kill was sent: sockets break a little before the process is seen to be dead. */
  get isShot(): boolean { return this.#isShot }

  caller(token?: string): Caller { return new Caller(this.address, token) }

  accounts(): readonly DemoAccount[] {
    return JSON.parse(readFileSync(join(this.folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  }

  /** Somebody who may receive documents, signed in with a token, which outlives restarts. */
  signIn(role = 'supervision-officer'): Promise<Caller> {
    const account = this.accounts().find(({ roles }) => roles.includes(role))
    if (!account) throw new Error(`The sample bureau has no ${role}.`)
    return this.caller().signIn(account.signInName, account.secret)
  }

  databasePids(): readonly number[] { return databaseProcesses(this.folder) }

  /** Looks up now whom a later kill will meet, so that the kill itself takes no time. */
  aim(): void { this.#database_pids = databaseProcesses(this.folder) }

  /** SIGKILL at once, without waiting; `gone` tells when they have ended. */
  shoot(kind: KillKind): void {
    this.#isShot = true
    process.kill(this.pid, 'SIGKILL')
    if (kind === 'server only') return
    killAtOnce(this.#database_pids)
    killAtOnce([...descendantsOf(this.pid), ...databaseProcesses(this.folder)])
  }

  /** Waits for the end of what `shoot` met. Answers the pids that live on although they should not. */
  async gone(kind: KillKind): Promise<readonly number[]> {
    await this.#spawned.ended
    this.log.catchUp()
    if (kind === 'server only') return []
    for (let round = 0; round < 20 && databaseProcesses(this.folder).length > 0; round += 1) {
      killAtOnce(databaseProcesses(this.folder))
      await wait(5)
    }
    return waitUntilGone(databaseProcesses(this.folder), 10)
  }

  async kill(kind: KillKind): Promise<readonly number[]> {
    this.aim()
    this.shoot(kind)
    const left = await this.gone(kind)
    this.log.close()
    return left
  }

  /** In order, as Ctrl-C does it; answers the exit code. Taken down by force when that hangs. */
  async stop(): Promise<number | null> {
    if (this.alive) this.#spawned.child.kill('SIGTERM')
    const code = await Promise.race([this.#spawned.ended, wait(30_000, undefined, { ref: false })])
    if (code === undefined) await this.kill('whole tree')
    this.log.close()
    return code ?? null
  }
}

async function answers(address: string): Promise<boolean> {
  return new Caller(address).send('GET', '/healthz').then(({ status }) => status === 200, () => false)
}

/** Starts the demonstration on a folder and waits for its first answer; rejects with what it said when it ends before. */
export async function startInstance(folder: string, seconds_max = 90): Promise<RunningInstance> {
  const log = new LogTail(join(folder, 'log', 'lantai.log'))
  const began = performance.now()
  const spawned = spawnServer(folder)
  const ready = log.next('instance ready', seconds_max)
  const ended = spawned.ended.then((code) => { throw new Error(`The server ended with code ${code}: ${spawned.said()}`) })
  try {
    const line = await Promise.race([ready, ended])
    const address = String(line['address'])
    while (!await answers(address)) await Promise.race([wait(5), ended])
    ended.catch(() => undefined)
    const found = { address, ready_ms: performance.now() - began, adopted: line['adopted'] === true }
    return new RunningInstance(folder, spawned, log, found)
  } catch (error) {
    ready.catch(() => undefined)
    log.close()
    spawned.child.kill('SIGKILL')
    throw error
  }
}
