import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { copiesIn, requestFor } from './copies.ts'
import { IndexFile, isDamaged, isLocked, removeFiles } from './index-file.ts'

export interface Rebuilt {
  /** Copies that no process held: they are gone, and the next start builds its own. */
  readonly dropped: number
  /** Copies that their processes have built anew. */
  readonly built: number
  /** Copies whose processes have not finished in time. */
  readonly unfinished: number
}

const look_ms = 200

/** Drops every copy of the index in an instance's folder, and waits until the processes that run have built theirs anew. */
export async function rebuildIndexes(folder: string, options: { readonly seconds_max: number }): Promise<Rebuilt> {
  const held: string[] = []
  let dropped = 0
  for (const path of existsSync(folder) ? copiesIn(folder) : []) {
    if (isHeld(path)) {
      writeFileSync(requestFor(path), '')
      held.push(path)
    } else {
      removeFiles(path)
      rmSync(requestFor(path), { force: true })
      dropped += 1
    }
  }
  const end_ms = performance.now() + options.seconds_max * 1000
  const waiting = (): string[] => held.filter((path) => existsSync(requestFor(path)))
  while (waiting().length > 0 && performance.now() < end_ms) await new Promise((resolve) => setTimeout(resolve, look_ms))
  const unfinished = waiting().length
  return { dropped, built: held.length - unfinished, unfinished }
}

function isHeld(path: string): boolean {
  try {
    new IndexFile(path).close()
    return false
  } catch (error) {
    if (isLocked(error)) return true
    if (isDamaged(error)) return false
    throw error
  }
}
