// Runs our own PostgreSQL on one data folder: makes it, starts or adopts it, brings it back when it dies, stops it in order.
import type { ChildProcess } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@lantai/kernel'
import type { Log } from '@lantai/kernel'
import pg from 'pg'
import { prepareBinaries } from './binaries.ts'
import type { DatabaseBinaries } from './binaries.ts'
import { makeRoles } from './embedded-roles.ts'
import { databaseErrors } from './errors.ts'
import { lockInstance } from './instance-lock.ts'
import type { InstanceLock } from './instance-lock.ts'
import {
  endLeftovers, initialise, readPidFile, readStartParameters, serverParameters, spawnServer, stopServer, superuser_name,
} from './postmaster.ts'
import type { Durability } from './postmaster.ts'
import { isAlive, worksOn } from './process-identity.ts'
import type { ConnectionParts } from './settings.ts'
import { keepSecrets, lastComplaint, makeSocketFolder, socket_port, turnLog } from './supervisor-files.ts'
import type { DatabaseSecrets } from './supervisor-files.ts'
import { obstacleFor } from './system-user.ts'

export interface SuperviseOptions {
  /** The instance's data folder; `pgNN`, `secrets.json`, `log`, `database.lock` and, where the path is short enough, `socket` lie in it. */
  readonly folder: string
  readonly socketFolder?: string
  readonly log: Log
  /** 'none' is for tests only: a power cut may destroy everything. */
  readonly durability: Durability
  /** Other binaries than the bundled ones. */
  readonly binaries?: DatabaseBinaries
  /** Called when the server has died unasked, and when it answers again. */
  readonly onDown?: () => void
  readonly onUp?: () => void
  /** How long one start may take, recovery included. */
  readonly start_milliseconds_max?: number
}

export interface SupervisedDatabase {
  /** '18.4' */
  readonly version: string
  /** The main process; another one after it was brought back. */
  readonly pid: number
  /** Whether a server left by a killed process was taken over. */
  readonly adopted: boolean
  readonly superuser: ConnectionParts
  /** Migrates; owns the database `lantai`. */
  readonly owner: ConnectionParts
  /** Serves. */
  readonly app: ConnectionParts
  /** Chains the journal. */
  readonly sequencer: ConnectionParts
  /** Fast shutdown; answers when the server has ended. */
  stop(): Promise<void>
}

/** Everything known once the folder is prepared. */
interface Ground {
  readonly options: SuperviseOptions
  readonly binaries: DatabaseBinaries
  readonly data_folder: string
  readonly log_file: string
  readonly secrets: DatabaseSecrets
  readonly parameters: readonly string[]
  readonly superuser: ConnectionParts
}

interface Server { readonly pid: number; readonly adopted: boolean; readonly child?: ChildProcess }

/** Raises `database.version-mismatch` when the folder holds another major version's data and none of ours. */
async function refuseOtherVersion(folder: string, major: number): Promise<boolean> {
  const kept = (name: string): Promise<string | undefined> =>
    readFile(join(folder, name, 'PG_VERSION'), 'utf8').then((text) => text.trim(), () => undefined)
  const own = await kept(`pg${major}`)
  if (own !== undefined && own !== String(major)) throw databaseErrors('version-mismatch', { folder, found: own, needed: String(major) })
  if (own !== undefined) return true
  for (const name of await readdir(folder)) {
    const found = /^pg\d+$/.test(name) ? await kept(name) : undefined
    if (found !== undefined) throw databaseErrors('version-mismatch', { folder, found, needed: String(major) })
  }
  return false
}

async function prepareGround(options: SuperviseOptions): Promise<Ground> {
  const binaries = options.binaries ?? await prepareBinaries()
  const folder = await realpath(options.folder)
  const obstacle = await obstacleFor(binaries.user, folder)
  if (obstacle !== undefined) throw databaseErrors('folder-unreachable', { folder: obstacle })
  const exists = await refuseOtherVersion(folder, binaries.major)
  const secrets = await keepSecrets(folder, exists)
  const data_folder = join(folder, `pg${binaries.major}`)
  const log_folder = join(folder, 'log')
  // Stays ours: the server gets the open file, and root must not write where another user could lay a link.
  await mkdir(log_folder, { recursive: true })
  const socket_folder = await makeSocketFolder(folder, binaries.user, options.socketFolder)
  await initialise(folder, data_folder, secrets.superuser, binaries, options.durability)
  return {
    options, binaries, data_folder, log_file: join(log_folder, 'postgresql.log'), secrets,
    parameters: serverParameters(data_folder, socket_folder, options.durability),
    superuser: { host: socket_folder, port: socket_port, user: superuser_name, password: secrets.superuser, database: 'postgres' },
  }
}

/** Asks the server for its data folder and version; undefined when it does not answer us (yet). */
async function ask(settings: ConnectionParts): Promise<{ data_folder: string; version: string } | undefined> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 2_000, application_name: 'lantai supervisor' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `select current_setting('data_directory') as data_folder, current_setting('server_version') as version`,
    )
    return rows[0] as { data_folder: string; version: string }
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** Takes over the server a killed process of ours left, if it is the one we would start ourselves; otherwise it is stopped. */
async function adoptOrStop(ground: Ground, pid: number): Promise<Server | undefined> {
  const { log } = ground.options
  const same = (await readStartParameters(ground.data_folder)).join('\n') === ground.parameters.join('\n')
  for (let tries = 0; same && tries < 20 && isAlive(pid); tries++) {
    const answer = await ask(ground.superuser)
    if (answer?.data_folder === ground.data_folder && answer.version.startsWith(ground.binaries.version)) {
      log.info('database.adopted', { pid })
      return { pid, adopted: true }
    }
    if (answer !== undefined) break
    // Starting or stopping: either is over soon.
    await wait(100)
  }
  if (!isAlive(pid)) return undefined
  log.warn('database.orphan-stopped', { pid })
  if (await stopServer(pid)) return undefined
  throw databaseErrors('folder-in-use', { folder: ground.data_folder, pid })
}

/** Waits until a started server answers; undefined when it ended first. */
async function waitUntilReady(ground: Ground, child: ChildProcess, end: number): Promise<Server | undefined> {
  let failure: Error | undefined
  child.on('error', (error) => { failure = error })
  for (let pause = 25; performance.now() < end; pause = Math.min(pause * 1.3, 250)) {
    if (failure !== undefined) throw databaseErrors('start-failed', { reason: failure.message, file: ground.log_file })
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      await wait(1)
      if (failure === undefined) return undefined
      continue
    }
    const running = await readPidFile(ground.data_folder)
    if (running?.pid === child.pid && running.ready && await ask(ground.superuser) !== undefined) {
      return { pid: child.pid, adopted: false, child }
    }
    await wait(pause)
  }
  if (child.pid !== undefined) await stopServer(child.pid, 10_000)
  throw databaseErrors('start-failed', { reason: 'timeout', file: ground.log_file })
}

/** Starts the server or adopts the one that runs. What a killed one left behind can refuse a start for a moment, so it is tried again. */
async function start(ground: Ground): Promise<Server> {
  const { options, data_folder, log_file } = ground
  const end = performance.now() + (options.start_milliseconds_max ?? 60_000)
  let reason = ''
  for (let attempt = 0; performance.now() < end; attempt++) {
    const running = await readPidFile(data_folder)
    const runs_here = running !== undefined && isAlive(running.pid) ? worksOn(running.pid, data_folder) : false
    if (running !== undefined && runs_here !== false) {
      const adopted = await adoptOrStop(ground, running.pid)
      if (adopted !== undefined) return adopted
    }
    // The number is a stranger's, nobody's, or that of a dead server its init has not collected (some containers' never do).
    const stranger = running !== undefined && runs_here === false ? running.pid : undefined
    const position = (await stat(log_file).catch(() => undefined))?.size ?? 0
    const server = await waitUntilReady(ground, spawnServer(ground.binaries, ground.parameters, log_file, stranger), end)
    if (server !== undefined) return server
    reason = await lastComplaint(log_file, position)
    if (/No space left/.test(reason)) throw Object.assign(databaseErrors('disk-full'), { cause: new Error(reason) })
    options.log.warn('database.start-refused', { attempt, reason })
    // Half a second for the children of a killed server to notice, then they are told, then they are ended.
    if (/shared memory block/.test(reason) && attempt > 2) endLeftovers(data_folder, attempt > 12 ? 'SIGKILL' : 'SIGQUIT')
    else if (attempt >= 8 && !/shared memory block|lock file/.test(reason)) break
    await wait(Math.min(50 * 1.5 ** attempt, 1_000))
  }
  throw databaseErrors('start-failed', { reason: reason || 'timeout', file: log_file })
}

class Supervisor {
  readonly #ground: Ground
  readonly #lock: InstanceLock
  #server: Server
  #stopping: Promise<void> | undefined
  #restarting: Promise<void> | undefined
  #housekeeping: NodeJS.Timeout

  constructor(ground: Ground, lock: InstanceLock, server: Server) {
    this.#ground = ground
    this.#lock = lock
    this.#server = server
    this.#housekeeping = setInterval(() => void turnLog(ground.log_file).catch(() => {}), 600_000).unref()
    this.#watch()
  }

  get server(): Server { return this.#server }

  /** A child tells when it ends; an adopted server is looked at. */
  #watch(): void {
    const { pid, child } = this.#server
    if (child !== undefined) {
      if (child.exitCode !== null || child.signalCode !== null) this.#onEnd()
      else child.once('exit', () => this.#onEnd())
      return
    }
    const look = setInterval(() => {
      if (this.#stopping === undefined && isAlive(pid)) return
      clearInterval(look)
      this.#onEnd()
    }, 250).unref()
  }

  #onEnd(): void {
    if (this.#stopping !== undefined) return
    const { options } = this.#ground
    options.log.error('database.died', { pid: this.#server.pid })
    options.onDown?.()
    this.#restarting = this.#bringBack().finally(() => { this.#restarting = undefined })
  }

  /** Tries until it runs or is told to stop: a full disk, for one, is emptied by somebody sooner or later. */
  async #bringBack(): Promise<void> {
    const { options } = this.#ground
    for (let attempt = 0; this.#stopping === undefined; attempt++) {
      try {
        this.#server = await start(this.#ground)
      } catch (error) {
        options.log.error('database.restart-failed', { attempt, code: error instanceof Refusal ? error.code : (error as Error).message })
        await wait(Math.min(200 * 2 ** attempt, 5_000), undefined, { ref: false })
        continue
      }
      options.log.info('database.restarted', { pid: this.#server.pid })
      options.onUp?.()
      this.#watch()
      return
    }
  }

  /** A short one we chose outside the data folder would stay there for ever. */
  async #removeSocketFolder(): Promise<void> {
    const { options, superuser } = this.#ground
    if (options.socketFolder === undefined && !superuser.host.startsWith(options.folder)) await rmdir(superuser.host).catch(() => {})
  }

  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      clearInterval(this.#housekeeping)
      await this.#restarting?.catch(() => {})
      const { pid } = this.#server
      if (worksOn(pid, this.#ground.data_folder) !== false && !(await stopServer(pid))) {
        throw databaseErrors('folder-in-use', { folder: this.#ground.data_folder, pid })
      }
      await this.#removeSocketFolder()
      this.#ground.options.log.info('database.stopped', { pid })
      this.#lock.release()
    })()
    return this.#stopping
  }
}

/** One supervisor per folder; the lock's own sentence speaks of servers, so it gets another one here. */
function lockFolder(folder: string): InstanceLock {
  try {
    return lockInstance(folder, { name: 'database.lock' })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'database.instance-running') throw error
    throw databaseErrors('supervised-elsewhere', { folder, pid: error.parameters['pid'] ?? 0 })
  }
}

/**
 * Brings up PostgreSQL on a data folder and keeps it up. A server left by a killed process is adopted when it is the one we would start,
 * else stopped first. Raises `database.supervised-elsewhere`, `folder-in-use`, `version-mismatch`, `secrets-missing`, `folder-unreachable`,
 * `socket-path-too-long`, `socket-folder-unsafe`, `initialise-failed`, `disk-full`, `start-failed`, and what prepareBinaries raises.
 */
export async function superviseDatabase(options: SuperviseOptions): Promise<SupervisedDatabase> {
  await mkdir(options.folder, { recursive: true })
  const lock = lockFolder(options.folder)
  let server: Server | undefined
  try {
    const ground = await prepareGround(options)
    await turnLog(ground.log_file)
    server = await start(ground)
    await makeRoles(ground.superuser, ground.secrets)
    const supervisor = new Supervisor(ground, lock, server)
    const as = (role: 'owner' | 'app' | 'sequencer'): ConnectionParts =>
      ({ ...ground.superuser, user: `lantai_${role}`, password: ground.secrets[role], database: 'lantai' })
    const { adopted } = server
    return {
      version: ground.binaries.version, adopted,
      superuser: ground.superuser, owner: as('owner'), app: as('app'), sequencer: as('sequencer'),
      get pid() { return supervisor.server.pid },
      stop: () => supervisor.stop(),
    }
  } catch (error) {
    if (server !== undefined) await stopServer(server.pid).catch(() => {})
    lock.release()
    throw error
  }
}
