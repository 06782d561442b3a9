// PostgreSQL panics when its log cannot be written, so free space is watched and a reserve lies ready to be given up.
import { randomBytes } from 'node:crypto'
import { open, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

export interface FreeSpace {
  /** 'low': less is free than the smaller of the two limits. */
  readonly state: 'ample' | 'low'
  readonly free_bytes: number
  readonly total_bytes: number
  /** Between 0 and 1. */
  readonly free_share: number
}

export interface SpaceLimits {
  readonly free_bytes_min: number
  /** Between 0 and 1; on a small disk the share counts, on a large one the bytes. */
  readonly free_share_min: number
  readonly reserve_bytes?: number
}

export interface SpaceGuard {
  check(): Promise<FreeSpace>
  /** Gives the reserve up, so that what has begun can end and the operator can act; answers whether there was one. */
  releaseReserve(): Promise<boolean>
  /** Lays the reserve down again where space is ample even then; answers whether it lies there. */
  restoreReserve(): Promise<boolean>
}

const reserve_bytes_default = 16 * 1024 * 1024

/** Judges the file system a folder lies on; blocks kept for root count as not free. */
export async function readFreeSpace(folder: string, limits: SpaceLimits): Promise<FreeSpace> {
  const system = await statfs(folder)
  const free_bytes = system.bavail * system.bsize
  const total_bytes = system.blocks * system.bsize
  const free_bytes_least = Math.min(limits.free_bytes_min, limits.free_share_min * total_bytes)
  return {
    state: free_bytes < free_bytes_least ? 'low' : 'ample',
    free_bytes,
    total_bytes,
    free_share: total_bytes === 0 ? 0 : free_bytes / total_bytes,
  }
}

/** Random bytes, because file systems that compress or share blocks would keep nothing free behind zeros. */
async function writeReserve(file: string, bytes: number): Promise<void> {
  const draft = `${file}.new`
  try {
    const handle = await open(draft, 'w', 0o600)
    try {
      for (let left = bytes; left > 0; left -= 1024 * 1024) await handle.write(randomBytes(Math.min(left, 1024 * 1024)))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Watches the disk of a data folder and keeps `<folder>/reserve`. Nothing is written before restoreReserve is called. */
export function spaceGuard(folder: string, limits: SpaceLimits): SpaceGuard {
  const file = join(folder, 'reserve')
  const reserve_bytes = limits.reserve_bytes ?? reserve_bytes_default
  const reserveSize = async (): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0
  return {
    check: () => readFreeSpace(folder, limits),
    async releaseReserve() {
      const there = (await reserveSize()) > 0
      await rm(file, { force: true })
      return there
    },
    async restoreReserve() {
      if ((await reserveSize()) === reserve_bytes) return true
      const space = await readFreeSpace(folder, limits)
      const after: number = space.free_bytes - reserve_bytes
      if (after < Math.min(limits.free_bytes_min, limits.free_share_min * space.total_bytes)) return false
      try {
        await writeReserve(file, reserve_bytes)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
        throw error
      }
      return true
    },
  }
}
