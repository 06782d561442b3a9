// A disk small enough to be filled: a file system in memory, which only root may mount.
import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { makeInstanceFolder } from './instance.ts'

export interface SmallDisk {
  /** For the instance; the file that fills the disk lies beside it. */
  readonly folder: string
  free_bytes(): number
  /** Fills the disk until so much is left. */
  fill(free_bytes: number): void
  /** Gives everything back that `fill` took. */
  empty(): void
  unmount(): void
}

const piece = Buffer.alloc(64 * 1024, 1)

/** Why no small disk can be mounted here; undefined where one can. A mount is tried, because containers refuse it to root too. */
export function obstacleToMounting(): string | undefined {
  if (process.platform !== 'linux') return 'file systems in memory are mounted on Linux only'
  if (process.getuid?.() !== 0) return 'only root may mount a small disk'
  try {
    mountSmallDisk(1).unmount()
    return undefined
  } catch (error) {
    return `a small disk cannot be mounted here: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`
  }
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const place = makeInstanceFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'lantai-small-disk', place], { stdio: 'pipe' })
  } catch (error) {
    rmSync(place, { recursive: true, force: true })
    throw error
  }
  return smallDisk(place)
}

function smallDisk(place: string): SmallDisk {
  const filler = join(place, 'filler')
  const free_bytes = (): number => {
    const system = statfsSync(place)
    return system.bavail * system.bsize
  }
  return {
    folder: join(place, 'instance'),
    free_bytes,
    fill(left_bytes) {
      const descriptor = openSync(filler, 'a')
      try {
        for (let over = free_bytes() - left_bytes; over > 0; over = free_bytes() - left_bytes) {
          if (writeSync(descriptor, piece, 0, Math.min(piece.length, over)) === 0) break
        }
        fsyncSync(descriptor)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(descriptor)
      }
    },
    empty: () => rmSync(filler, { force: true }),
    unmount() {
      execFileSync('umount', [place], { stdio: 'pipe' })
      rmSync(place, { recursive: true, force: true })
    },
  }
}
