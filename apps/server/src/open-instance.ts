// From a folder to a running instance: lock → database → migrations → queues → sample → work → pages, and back in reverse.
import { isDiskFull, lockInstance, migrate, openDatabase, spaceGuard, superviseDatabase } from '@lantai/database'
import type { ConnectionSettings, InstanceLock, SpaceGuard, SupervisedDatabase } from '@lantai/database'
import { installJobs } from '@lantai/jobs'
import { limits, queuesOf, systemClock, systemRandom } from '@lantai/kernel'
import { createSetUpLink, isSetUp } from '@lantai/org'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { compose } from './compose.ts'
import type { Composed } from './compose.ts'
import { serverErrors } from './errors.ts'
import { claimFolder, migrationFolders } from './folders.ts'
import type { InstanceKind } from './folders.ts'
import { createHttp } from './http.ts'
import type { DemoAccount, InstanceFacts } from './instance-facts.ts'
import { openLog } from './log.ts'
import type { FileLog } from './log.ts'
import { plantDocuments } from './demo/plant-documents.ts'
import { plantDemo } from './plant-demo.ts'
import { registry } from './registry.ts'

export type ProcessRole = 'all' | 'web' | 'worker'

export interface OpenOptions {
  readonly folder: string
  readonly kind: InstanceKind
  readonly host: string
  /** 0 lets the system choose; otherwise the next twenty are tried as well. */
  readonly port: number
  readonly version: string
  readonly role: ProcessRole
  /** The built pages; left out, the interface alone is served. */
  readonly webFolder?: string
  readonly external?: ExternalDatabase
  readonly https?: boolean
  /** Told while it happens, for the terminal. */
  readonly onProgress?: (message: 'database' | 'migrations' | 'sample') => void
}

export interface ExternalDatabase { readonly app: ConnectionSettings; readonly owner: ConnectionSettings }

export interface Instance {
  readonly address: string | undefined
  readonly folder: string
  readonly composed: Composed
  readonly accounts: readonly DemoAccount[] | undefined
  /** The secret of the one-time set-up link, as long as nobody has used it. */
  readonly setUpSecret: string | undefined
  readonly journalProtected: boolean
  readonly databasePid: number | undefined
  /** Ends in order: no new requests, running ones end, jobs end, database stops. */
  stop(): Promise<void>
}

export async function openInstance(options: OpenOptions): Promise<Instance> {
  if (options.role !== 'all' && !options.external) throw serverErrors('role-unsupported', { role: options.role })
  const ends: (() => Promise<void> | void)[] = []
  const endAll = async (): Promise<void> => { for (const end of ends.splice(0).reverse()) await end() }
  try {
    return await open(options, ends, endAll)
  } catch (error) {
    await endAll()
    throw isDiskFull(error) ? Object.assign(serverErrors('disk-full', { folder: options.folder }), { cause: error }) : error
  }
}

async function open(options: OpenOptions, ends: (() => Promise<void> | void)[], endAll: () => Promise<void>): Promise<Instance> {
  const { folder, kind } = options
  const guard = spaceGuard(folder, { free_bytes_min: limits.free_bytes_min, free_share_min: limits.free_share_min, reserve_bytes })
  // Before the first byte is written: on a full disk not even the lock could be.
  const isReleased = existsSync(folder) && await makeRoom(guard)
  let lock: InstanceLock | undefined
  if (!options.external) {
    lock = lockInstance(folder)
    ends.push(() => lock!.release())
  }
  claimFolder(folder, kind, systemClock.now())
  const log = openLog(folder)
  ends.push(() => log.close())
  options.onProgress?.('database')
  if (isReleased) log.warn('reserve released')
  const { app, owner, supervised } = await reachDatabase(options, log, ends)
  options.onProgress?.('migrations')
  const { journalProtected } = await install(options, owner, app, log)
  const composed = compose({ folder, app, log })
  ends.push(() => composed.close())
  if (kind === 'demo') options.onProgress?.('sample')
  const accounts = kind === 'demo' ? await plantDemo(folder, composed) : undefined
  const space = await watchSpace(guard, log, ends)
  if (options.role !== 'worker') composed.startSearch()
  if (options.role !== 'web') await work(composed, log, ends, options.external === undefined)
  if (accounts) await plantDocuments(folder, composed, accounts)
  const setUpSecret = kind === 'real' ? await setUpSecretOf(owner, log) : undefined
  const http = options.role === 'worker' ? undefined : await listen(options, composed, accounts, space)
  if (http) ends.push(() => http.app.close())
  if (http) lock?.setAddress(http.address)
  log.info('instance ready', { address: http?.address, database: supervised?.pid, adopted: supervised?.adopted })
  return {
    address: http?.address, folder, composed, accounts, setUpSecret, journalProtected,
    get databasePid() { return supervised?.pid },
    stop: endAll,
  }
}

interface Reached { readonly app: ConnectionSettings; readonly owner: ConnectionSettings; readonly supervised?: SupervisedDatabase }

async function reachDatabase(options: OpenOptions, log: FileLog, ends: (() => Promise<void> | void)[]): Promise<Reached> {
  if (options.external) return options.external
  const supervised = await superviseDatabase({
    folder: options.folder, log, durability: 'full',
    onDown: () => log.warn('database down'), onUp: () => log.info('database up'),
  })
  ends.push(() => supervised.stop())
  return { app: supervised.app, owner: supervised.owner, supervised }
}

async function install(
  options: OpenOptions, owner: ConnectionSettings, app: ConnectionSettings, log: FileLog,
): Promise<{ journalProtected: boolean }> {
  const oneUrl = 'url' in owner && 'url' in app && owner.url === app.url
  const appRole = 'url' in app ? decodeURIComponent(new URL(app.url).username) : app.user
  const done = await migrate({ connection: owner, folders: migrationFolders, roles: oneUrl ? undefined : { app: appRole }, log })
  await installJobs(owner, { app: done.roles.app, queues: queuesOf(registry) })
  if (!done.journalProtected) log.warn('journal not protected by the database')
  return { journalProtected: done.journalProtected }
}

const sweep_ms = 3_600_000

/** Nobody is served yet when this is called, so a server that holds its folder's lock is alone with it. */
async function work(composed: Composed, log: FileLog, ends: (() => Promise<void> | void)[], alone: boolean): Promise<void> {
  await composed.startWork()
  await composed.sweep({ alone })
  const timer = setInterval(() => {
    composed.sweep({ alone: false }).catch((error: unknown) => log.warn('sweep failed', { error: String(error) }))
  }, sweep_ms)
  ends.push(() => clearInterval(timer))
}

/** PostgreSQL asks for its log in pieces of 16 MB: with less than one left it ends, and to recover it may need two. */
const wall_bytes = 20 * 1024 * 1024
const reserve_bytes = 40 * 1024 * 1024

/**
 * At the wall PostgreSQL can neither go on nor recover, and with it nobody can read any more: the reserve is given up for that,
 * and laid down again when there is room. Answers whether it was.
 */
async function makeRoom(guard: SpaceGuard): Promise<boolean> {
  const { free_bytes } = await guard.check()
  return free_bytes < wall_bytes && guard.releaseReserve()
}

interface SpaceWatch { low(): boolean }

const space_check_ms = 2_000

async function watchSpace(guard: SpaceGuard, log: FileLog, ends: (() => Promise<void> | void)[]): Promise<SpaceWatch> {
  let state: 'ample' | 'low' = 'ample'
  const look = async (): Promise<void> => {
    const found = await guard.check()
    // Room that only the given-up reserve has made is not ample: it would be taken by the next file.
    const judged = found.state === 'ample' && await guard.restoreReserve() ? 'ample' : 'low'
    if (judged !== state) log.warn(`disk space ${judged}`, { free_bytes: found.free_bytes, total_bytes: found.total_bytes })
    state = judged
    if (state === 'low' && await makeRoom(guard)) log.warn('reserve released', { free_bytes: found.free_bytes })
  }
  await look()
  const lookAgain = (): void => { look().catch((error: unknown) => log.warn('disk space unknown', { error: String(error) })) }
  const timer = setInterval(lookAgain, space_check_ms)
  ends.push(() => clearInterval(timer))
  return { low: () => state === 'low' }
}

async function setUpSecretOf(owner: ConnectionSettings, log: FileLog): Promise<string | undefined> {
  const database = openDatabase({ ...owner, poolSize: 1, log })
  try {
    return await createSetUpLink(database.db, { clock: systemClock, random: systemRandom })
  } finally {
    await database.close()
  }
}

async function listen(
  options: OpenOptions, composed: Composed, accounts: readonly DemoAccount[] | undefined, space: SpaceWatch,
): Promise<{ app: FastifyInstance; address: string }> {
  const facts = async (): Promise<InstanceFacts> => ({
    kind: options.kind, version: options.version, setUp: options.kind === 'real' && !await isSetUp(composed.database.db),
    ...(accounts ? { demoAccounts: accounts } : {}),
  })
  const settings = { composed, facts, webFolder: options.webFolder, https: options.https ?? false, storageLow: () => space.low() }
  const tries = options.port === 0 ? 1 : 21
  for (let step = 0; step < tries; step += 1) {
    const app = await createHttp(settings)
    try {
      const address = await app.listen({ host: options.host, port: options.port + step })
      return { app, address: address.replace('[::1]', 'localhost') }
    } catch (error) {
      await app.close()
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
    }
  }
  // As text: a number would be grouped, and nobody looks for port 7,300.
  throw serverErrors('ports-taken', { port: String(options.port) })
}
