import type { JobContext } from './job.ts'

export interface DomainEvent {
  readonly id: string
  readonly name: string
  readonly payload: Readonly<Record<string, string | number | boolean>>
}

/**
 * A handler runs as a job with the key (event id, handler), at least once, and must be idempotent. What must be true at once
 * is not an event but a call through the other domain's door in the same transaction.
 */
export interface EventHandler {
  /** `<domain>.<verb-object>` of what it does. */
  readonly name: string
  readonly event: string
  run(context: JobContext, event: DomainEvent): Promise<void>
}

/** The one queue of event jobs. */
export const eventQueue = { name: 'kernel.handle-event', retries: 8, seconds_max: 60, concurrency: 8 } as const
