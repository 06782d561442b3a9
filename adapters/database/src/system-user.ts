// PostgreSQL refuses to run as root; a server started by root runs it as a system user of its own (not nobody: other software runs as
// nobody).
import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { databaseErrors } from './errors.ts'

const run = promisify(execFile)

/** The unprivileged user and group the database runs as. */
export interface SystemUser { readonly uid: number; readonly gid: number }

export const system_user_name = 'lantai'

async function findUser(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** useradd is on Debian, Red Hat, openEuler, Kylin; adduser -S is busybox's, of small container images. */
const ways_to_add: readonly (readonly [string, ...string[]][])[] = [
  [['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', system_user_name]],
  [['adduser', '--system', '--group', '--no-create-home', system_user_name]],
  [['addgroup', '-S', system_user_name], ['adduser', '-S', '-D', '-H', '-G', system_user_name, system_user_name]],
]

/**
 * The user PostgreSQL is to run as: undefined (our own) unless we are root. The user is made where it is missing; two starts at once
 * meet a locked password file, so a failure is looked at again. Raises `database.user-missing`.
 */
export async function databaseUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  let reason = ''
  for (let attempt = 0; attempt < 5; attempt++) {
    const user = await findUser(system_user_name)
    if (user !== undefined) return user
    for (const way of ways_to_add) {
      try {
        for (const [command, ...parameters] of way) await run(command, parameters, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } })
        break
      } catch (error) {
        reason ||= (error as Error).message.trim().split('\n').at(-1) ?? ''
      }
    }
    await wait(100 * attempt)
  }
  const user = await findUser(system_user_name)
  if (user !== undefined) return user
  throw databaseErrors('user-missing', { user: system_user_name, reason })
}

/**
 * The uppermost folder on the way to `path` that does not let the user through, or undefined. The folder itself need not exist yet.
 * Without it PostgreSQL only says EACCES. Access lists and mount options are not seen; then PostgreSQL's own sentence is shown.
 */
export async function obstacleFor(user: SystemUser | undefined, path: string): Promise<string | undefined> {
  if (user === undefined) return undefined
  const above = dirname(path)
  if (above !== path) {
    const obstacle = await obstacleFor(user, above)
    if (obstacle !== undefined) return obstacle
  }
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !found.isDirectory()) return undefined
  const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001
  return (found.mode & bit) === 0 ? path : undefined
}
