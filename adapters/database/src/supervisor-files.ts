// What the supervisor keeps on disk beside PostgreSQL's own folder: passwords, the socket folder, the log.
import { createHash, randomBytes } from 'node:crypto'
import { copyFile, lchown, lstat, mkdir, open, readFile, rename, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { databaseErrors } from './errors.ts'
import type { SystemUser } from './system-user.ts'

export interface DatabaseSecrets { readonly superuser: string; readonly owner: string; readonly app: string; readonly sequencer: string }

/** Makes a rename outlive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

/**
 * Reads the passwords, or makes them while there is no database yet. Raises `database.secrets-missing` when a database is there
 * without.
 */
export async function keepSecrets(folder: string, database_exists: boolean): Promise<DatabaseSecrets> {
  const file = join(folder, 'secrets.json')
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as DatabaseSecrets
    for (const role of ['superuser', 'owner', 'app', 'sequencer'] as const) if (typeof kept[role] !== 'string') throw new TypeError(role)
    return kept
  } catch (error) {
    const is_first = !database_exists && (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!is_first) throw Object.assign(databaseErrors('secrets-missing', { file }), { cause: error })
  }
  const secrets: DatabaseSecrets = { superuser: newSecret(), owner: newSecret(), app: newSecret(), sequencer: newSecret() }
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(JSON.stringify(secrets))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  await syncFolder(folder)
  return secrets
}

export const socket_port = 5432

/** Bytes a socket path may have: the field of the system's address structure less its closing zero. */
const socket_path_bytes_max = process.platform === 'darwin' ? 103 : 107

function socketPathBytes(folder: string): number {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socket_port}`))
}

/**
 * A deep checkout makes the path too long; then a short folder is used whose name follows from the data folder, so that a later start
 * finds it.
 */
function defaultSocketFolder(folder: string, user: SystemUser | undefined): string {
  const near = join(folder, 'socket')
  if (socketPathBytes(near) <= socket_path_bytes_max) return near
  const name = `lantai-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  if (user !== undefined) return join('/run', name)
  return join(process.env['XDG_RUNTIME_DIR'] || tmpdir(), name)
}

/**
 * Makes the folder of the socket, open to the database's user only (root reaches it anyway).
 * Raises `database.socket-path-too-long`, and `database.socket-folder-unsafe` when somebody else's folder lies there.
 */
export async function makeSocketFolder(folder: string, user: SystemUser | undefined, given?: string): Promise<string> {
  const path = given ?? defaultSocketFolder(folder, user)
  const bytes = socketPathBytes(path)
  if (bytes > socket_path_bytes_max) {
    throw databaseErrors('socket-path-too-long', { path: join(path, `.s.PGSQL.${socket_port}`), bytes, bytes_max: socket_path_bytes_max })
  }
  await mkdir(dirname(path), { recursive: true })
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  // Also one of our own from a start that was killed in between.
  if (user !== undefined && (await lstat(path)).uid === process.getuid?.()) await lchown(path, user.uid, user.gid)
  const found = await lstat(path)
  if (!found.isDirectory() || found.uid !== (user?.uid ?? process.getuid?.() ?? found.uid) || (found.mode & 0o077) !== 0) {
    throw databaseErrors('socket-folder-unsafe', { folder: path })
  }
  return path
}

const log_bytes_max = 16 * 1024 * 1024

/** Keeps the server's log small: the old half goes to postgresql.log.1. PostgreSQL appends, so cutting the file under it is safe. */
export async function turnLog(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined || found.size < log_bytes_max) return
  await copyFile(file, `${file}.1`)
  await truncate(file)
}

/** The last line of the log that says why PostgreSQL ended, from `position` (bytes) on. */
export async function lastComplaint(file: string, position: number): Promise<string> {
  const text = (await readFile(file).catch(() => Buffer.alloc(0))).subarray(position).toString('utf8')
  const complaint = /FATAL|PANIC|ERROR|error|could not/
  const passing = /system is (starting up|shutting down)/
  const lines = text.split('\n').filter((line) => complaint.test(line) && !passing.test(line))
  return (lines.at(-1) ?? text.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR): +/, '')
}
