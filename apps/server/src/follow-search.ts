// Keeps the search index of this process up with the database: what is committed is found about a second later.
import type { Clock, FollowParts, SearchSource } from '@lantai/kernel'
import { describe, followSearch } from '@lantai/kernel'
import { registry } from './registry.ts'

const look_ms = 1_000
/** After a failure, so that a database that is down is not asked all the time. */
const wait_ms = 5_000
/** An index that has stood still for longer is built anew. */
const changes_days_kept = 30
const day_ms = 86_400_000

export function keepFollowing(parts: FollowParts, clock: Clock): { stop(): Promise<void> } {
  const source = registry.search
  if (!source) return { stop: () => Promise.resolve() }
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let trimmed = 0
  const round = async (): Promise<void> => {
    let next_ms = look_ms
    try {
      await followSearch(parts, source)
      if (clock.now().getTime() - trimmed > day_ms) {
        await trim(parts, source, clock)
        trimmed = clock.now().getTime()
      }
    } catch (error) {
      const cause = error instanceof Error ? error.cause ?? error : error
      if (!stopped) parts.log.warn('search index not followed', { error: describe(cause) })
      next_ms = wait_ms
    }
    if (!stopped) timer = setTimeout(again, next_ms)
  }
  let running = Promise.resolve()
  const again = (): void => { running = round() }
  again()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}

async function trim({ db }: FollowParts, source: SearchSource, clock: Clock): Promise<void> {
  await source.trim(db, new Date(clock.now().getTime() - changes_days_kept * day_ms))
}
