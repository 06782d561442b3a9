// PostgreSQL's main process: initialising its folder, starting, recognising and ending it. Nothing here decides; supervisor.ts does.
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readdirSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { clean_environment } from './binaries.ts'
import type { DatabaseBinaries } from './binaries.ts'
import { databaseErrors } from './errors.ts'
import { isAlive, worksOn } from './process-identity.ts'
import { socket_port, syncFolder } from './supervisor-files.ts'

const run = promisify(execFile)

export type Durability = 'full' | 'none'

export const superuser_name = 'lantai_superuser'

/**
 * Without --lc-ctype trigrams of Chinese are empty and Chinese ltree labels are syntax errors; without checksums no flipped bit is noticed.
 * Systems without C.UTF-8 get the next UTF-8 name; only character classes depend on it, order comes from the built-in provider.
 */
function initialiseParameters(data_folder: string, password_file: string, ctype: string, durability: Durability): string[] {
  return [
    '-D', data_folder, `--username=${superuser_name}`, `--pwfile=${password_file}`, '--auth=scram-sha-256',
    '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`,
    '--data-checksums', ...(durability === 'none' ? ['--no-sync'] : []),
  ]
}

/** Removes what a killed initialisation left. One whose process still lives is another start's and is left alone. */
async function sweepInitialisations(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^initialising-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    // A left initdb may still write; what cannot be removed now is removed by the next start.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}

/**
 * Makes `<folder>/pgNN` unless it is there: initialised beside and renamed, so that a kill leaves nothing half.
 * Raises `database.initialise-failed` or `database.disk-full`.
 */
export async function initialise(
  folder: string, data_folder: string, password: string, binaries: DatabaseBinaries, durability: Durability,
): Promise<void> {
  await sweepInitialisations(folder)
  if ((await stat(join(data_folder, 'PG_VERSION')).catch(() => undefined)) !== undefined) return
  const draft = join(folder, `initialising-${process.pid}-${randomBytes(4).toString('hex')}`)
  const password_file = join(draft, 'password')
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(password_file, password, { mode: 0o600 })
    if (binaries.user !== undefined) for (const path of [draft, password_file]) await chown(path, binaries.user.uid, binaries.user.gid)
    await initialiseWithCtype(join(draft, 'data'), password_file, binaries, durability)
    await rename(join(draft, 'data'), data_folder)
    if (durability === 'full') await syncFolder(folder)
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1)
    const reason = said || (error as Error).message
    if (/No space left/.test(reason)) throw Object.assign(databaseErrors('disk-full'), { cause: error })
    throw Object.assign(databaseErrors('initialise-failed', { reason }), { cause: error })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function initialiseWithCtype(data: string, password_file: string, binaries: DatabaseBinaries, durability: Durability): Promise<void> {
  const ctypes = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8']
  for (const [at, ctype] of ctypes.entries()) {
    try {
      await run(join(binaries.folder, 'bin', 'initdb'), initialiseParameters(data, password_file, ctype, durability), {
        ...binaries.user, cwd: '/', env: clean_environment,
      })
      return
    } catch (error) {
      if (at === ctypes.length - 1 || !/invalid locale/.test((error as { stderr?: string }).stderr ?? '')) throw error
    }
  }
}

/** For 2 to 8 cores and 4 to 32 GB beside a server and its workers. */
export function serverParameters(data_folder: string, socket_folder: string, durability: Durability): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '', port: socket_port, unix_socket_directories: `"${socket_folder}"`, unix_socket_permissions: '0700',
    max_connections: 120, shared_buffers: '256MB', effective_cache_size: '1GB', work_mem: '8MB', maintenance_work_mem: '128MB',
    wal_compression: 'pglz', max_wal_size: '1GB', checkpoint_completion_target: 0.9, random_page_cost: 1.1, jit: 'off',
    // Writing the process title at every statement costs two system calls each.
    update_process_title: 'off', timezone: 'UTC', log_timezone: 'UTC', password_encryption: 'scram-sha-256',
    log_destination: 'stderr', logging_collector: 'off',
    // The log is the operator's: no statement, no parameter, no row (verbose errors quote the row that failed).
    log_line_prefix: '%m [%p] ', log_min_messages: 'warning', log_min_error_statement: 'panic', log_error_verbosity: 'terse',
    log_checkpoints: 'off', fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on',
  }
  if (durability === 'none') {
    Object.assign(settings, { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' })
    Object.assign(settings, { shared_buffers: '64MB', max_wal_size: '256MB' })
  }
  return ['-D', data_folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal reaches only our process, which then stops it in order.
 * `not_a_server`: a process whose number stands in postmaster.pid though it is none of this folder's. PostgreSQL would refuse to start;
 * named as grandparent (as pg_ctl does) it is passed over, and the check of shared memory still guards the folder. The file is never
 * deleted.
 */
export function spawnServer(
  binaries: DatabaseBinaries, parameters: readonly string[], log_file: string, not_a_server?: number,
): ChildProcess {
  const output = openSync(log_file, 'a', 0o640)
  try {
    const env = not_a_server === undefined ? clean_environment : { ...clean_environment, PG_GRANDPARENT_PID: String(not_a_server) }
    const child = spawn(join(binaries.folder, 'bin', 'postgres'), parameters, {
      ...binaries.user, cwd: '/', env, detached: true, stdio: ['ignore', output, output],
    })
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

export interface RunningServer { readonly pid: number; readonly socket_folder: string; readonly ready: boolean }

/** What postmaster.pid says; undefined when there is none or it is just being written. */
export async function readPidFile(data_folder: string): Promise<RunningServer | undefined> {
  const text = await readFile(join(data_folder, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = text?.split('\n') ?? []
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  if (!Number.isInteger(pid) || pid === 0) return undefined
  return { pid, socket_folder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** The parameters the server in this folder was last started with, as PostgreSQL wrote them down. */
export async function readStartParameters(data_folder: string): Promise<string[]> {
  const text = await readFile(join(data_folder, 'postmaster.opts'), 'utf8').catch(() => '')
  return [...text.matchAll(/ "((?:[^"\\]|\\.|"(?![ \n]|$))*)"(?=[ \n]|$)/g)].map((match) => match[1] ?? '')
}

/** Waits until a process is gone; answers whether it is. */
export async function waitForEnd(pid: number, milliseconds_max: number): Promise<boolean> {
  const end = performance.now() + milliseconds_max
  for (let pause = 5; isAlive(pid); pause = Math.min(pause * 1.5, 100)) {
    if (performance.now() > end) return false
    await wait(pause)
  }
  return true
}

/** False when we may not. */
function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Fast shutdown (running transactions are rolled back, everything is written), then, if that hangs, an immediate one. */
export async function stopServer(pid: number, milliseconds_max = 60_000): Promise<boolean> {
  if (!signal(pid, 'SIGINT')) return false
  if (await waitForEnd(pid, milliseconds_max)) return true
  signal(pid, 'SIGQUIT')
  return waitForEnd(pid, 10_000)
}

/**
 * Ends what a killed main process left behind: its children keep the shared memory, and no new server starts beside them.
 * They end by themselves unless one computes for long. Linux only; elsewhere the back-off waits for them.
 */
export function endLeftovers(data_folder: string, name: 'SIGQUIT' | 'SIGKILL'): void {
  if (process.platform !== 'linux') return
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    if (Number.isInteger(pid) && pid !== process.pid && worksOn(pid, data_folder) === true) signal(pid, name)
  }
}
