// One server per data folder. A lock file names its holder; what a dead holder left is taken over.
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseErrors } from './errors.ts'
import { isAlive, startOf } from './process-identity.ts'

interface LockHolder { readonly pid: number; readonly start?: string; readonly address?: string; readonly token: string }

export interface InstanceLock {
  /** Writes where the server can be reached, so that a second start can say it. */
  setAddress(address: string): void
  /** Gives the folder free; harmless when called twice. */
  release(): void
}

/** Reads who holds a lock file. undefined when there is none; a file without sense counts as held by nobody alive. */
function readHolder(file: string): LockHolder | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const holder = JSON.parse(text) as LockHolder
    return { ...holder, pid: Number(holder.pid), token: String(holder.token) }
  } catch {
    return { pid: 0, token: '' }
  }
}

function holderLives(holder: LockHolder): boolean {
  if (!isAlive(holder.pid)) return false
  const start = startOf(holder.pid)
  return holder.start === undefined || start === undefined || start === holder.start
}

/** Puts a complete file in its place, or answers false when somebody was first. Never shows a half-written lock. */
function place(file: string, holder: LockHolder): boolean {
  const draft = `${file}.${holder.token}`
  writeFileSync(draft, JSON.stringify(holder), { flag: 'wx', mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a dead holder's lock aside. Two may try at once: who has moved a living lock by that puts it back. */
function moveAside(file: string, dead: LockHolder, token: string): void {
  const aside = `${file}.stale-${token}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved !== undefined && moved.token !== dead.token && holderLives(moved)) {
    try {
      linkSync(aside, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  rmSync(aside, { force: true })
}

/**
 * Takes the lock of a folder for this process. A lock whose process is dead, or whose number now belongs to a process started at
 * another moment, is taken over. Raises `database.instance-running` with the holder's pid and address otherwise.
 */
export function lockInstance(folder: string, options: { address?: string; name?: string } = {}): InstanceLock {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, options.name ?? 'instance.lock')
  let own: LockHolder = { pid: process.pid, start: startOf(process.pid), address: options.address, token: randomBytes(9).toString('hex') }
  while (!place(file, own)) {
    const holder = readHolder(file)
    if (holder === undefined) continue
    if (holderLives(holder)) throw databaseErrors('instance-running', { folder, pid: holder.pid, address: holder.address ?? '—' })
    moveAside(file, holder, own.token)
  }
  if (readHolder(file)?.token !== own.token) return lockInstance(folder, options)
  return {
    setAddress(address) {
      own = { ...own, address }
      const draft = `${file}.${own.token}`
      writeFileSync(draft, JSON.stringify(own), { mode: 0o644 })
      renameSync(draft, file)
    },
    release() {
      if (readHolder(file)?.token === own.token) rmSync(file, { force: true })
    },
  }
}
