import type { Actor } from './actor.ts'
import type { Clock, Database, DatabaseTransaction, Extractor, Ids, Log, ObjectStore, Random } from './ports.ts'
import type { CommandContext } from './context.ts'

/**
 * What a job is given. It reads and computes outside a transaction and writes in a short one of its own through `write`,
 * which records trace, events and follow-up jobs exactly as a command does.
 */
export interface JobContext {
  readonly actor: Actor
  readonly clock: Clock
  readonly random: Random
  readonly ids: Ids
  readonly db: Database
  readonly objects: ObjectStore
  readonly extractor: Extractor
  readonly log: Log
  /** True when a failure now is final: the job then writes that down where people see it. */
  readonly last: boolean
  write<Result>(action: string, run: (context: JobWriteContext) => Promise<Result>): Promise<Result>
}

type Written = 'subject' | 'trace' | 'emit' | 'enqueue' | 'ids' | 'clock' | 'destroyOriginal'

export interface JobWriteContext extends Pick<CommandContext, Written> {
  readonly db: DatabaseTransaction
}

// oxlint-disable-next-line typescript/no-explicit-any -- A heterogeneous list has no common payload.
export interface JobDefinition<Payload extends Record<string, unknown> = any> {
  /** `<domain>.<verb-object>`, also the name of its queue. */
  readonly name: string
  /** Unique while it waits or runs; the same key sent again is left alone. */
  key(payload: Payload): string
  readonly retries: number
  readonly seconds_max: number
  readonly concurrency: number
  /** At least once: running it twice must end as running it once. */
  run(context: JobContext, payload: Payload): Promise<void>
}

export function job<Payload extends Record<string, unknown>>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition
}
