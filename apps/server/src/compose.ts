// All wiring: which adapter stands behind which port.
import type { ConnectionSettings, OpenDatabase } from '@lantai/database'
import { openDatabase } from '@lantai/database'
import { childExtractor } from '@lantai/extract'
import { pgBossJobs } from '@lantai/jobs'
import { createRuntime, limits, startWorker, sweepBlobs, sweepKeys, systemClock, systemRandom, uuidSeven } from '@lantai/kernel'
import type { Clock, JobQueue, Log, ObjectStore, Runtime, WorkerParts } from '@lantai/kernel'
import { folderObjects } from '@lantai/objects'
import { sqliteSearch } from '@lantai/search'
import { join } from 'node:path'
import { keepFollowing } from './follow-search.ts'
import { registry } from './registry.ts'

export interface ComposeOptions {
  readonly folder: string
  readonly app: ConnectionSettings
  readonly log: Log
  readonly clock?: Clock
  readonly poolSize?: number
}

export interface Composed {
  readonly runtime: Runtime
  readonly parts: WorkerParts
  readonly database: OpenDatabase
  readonly objects: ObjectStore
  readonly jobs: JobQueue
  startWork(): Promise<void>
  /** Keeps this process's own search index up with the database, until it is closed. */
  startSearch(): void
  /**
   * Removes what nobody waits for any more: unclaimed uploads, old keys, temporary files. `alone` says that no other process
   * can be receiving into the same folder just now, so that what a killed one left goes at once.
   */
  sweep(options: { alone: boolean }): Promise<void>
  close(): Promise<void>
}

export function compose(options: ComposeOptions): Composed {
  const { log, app } = options
  const clock = options.clock ?? systemClock
  const database = openDatabase({ ...app, poolSize: options.poolSize ?? 32, log })
  const objects = folderObjects({ folder: join(options.folder, 'objects') })
  // With sending and receiving, whoever brings a file is told within ten seconds.
  const extractor = childExtractor({ seconds_max: 8, memory_mb_max: 512 })
  const search = sqliteSearch({ folder: join(options.folder, 'search') })
  const jobs = pgBossJobs({ settings: app, db: database.db, log })
  const ids = uuidSeven(clock, systemRandom)
  const parts: WorkerParts = { registry, db: database.db, objects, jobs, extractor, search, clock, ids, random: systemRandom, log }
  let following: { stop(): Promise<void> } | undefined
  return {
    runtime: createRuntime(parts),
    parts, database, objects, jobs,
    startWork: () => startWorker(parts),
    startSearch() { following ??= keepFollowing(parts, clock) },
    async sweep({ alone }) {
      const temporary = await objects.sweepTemporary(alone ? { untouched_seconds_min: 0 } : {})
      const removed = await sweepBlobs(parts)
      await sweepKeys(database.db, clock.now(), limits.idempotency_days_kept)
      if (temporary + removed > 0) log.info('sweep finished', { temporary, objects: removed })
    },
    async close() {
      await following?.stop()
      await jobs.stop(10)
      await search.close()
      await extractor.close()
      await database.close()
    },
  }
}
