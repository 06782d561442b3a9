// How declared jobs and event handlers run in the background: at least once, each write in a transaction of its own.
import { sql } from 'kysely'
import { systemActor } from './actor.ts'
import { destroyOriginal } from './blob.ts'
import { eventQueue } from './event.ts'
import type { DomainEvent, EventHandler } from './event.ts'
import { inputDigest } from './idempotency.ts'
import type { JobContext, JobDefinition } from './job.ts'
import type { JobQueue, QueueSettings, RunningJob } from './ports.ts'
import { Pending, retried } from './runtime.ts'
import type { RuntimeParts } from './runtime.ts'
import type { Registry } from './registry.ts'

export interface WorkerParts extends RuntimeParts {
  readonly jobs: JobQueue
}

/** Every queue the registry needs, for the jobs adapter to install. */
export function queuesOf(registry: Registry): readonly QueueSettings[] {
  const own = [...registry.jobs.values()]
    .map(({ name, retries, seconds_max, concurrency }) => ({ name, retries, seconds_max, concurrency }))
  return [...own, eventQueue]
}

export async function startWorker(parts: WorkerParts): Promise<void> {
  await parts.jobs.start()
  for (const definition of parts.registry.jobs.values()) {
    await parts.jobs.work(definition, (running) => runJob(parts, definition, running))
  }
  await parts.jobs.work(eventQueue, (running) => runHandler(parts, running))
}

async function runJob(parts: WorkerParts, definition: JobDefinition, running: RunningJob): Promise<void> {
  parts.log.info(`${definition.name} started`, { job: running.id, key: running.key, attempt: running.attempt })
  const started_ms = performance.now()
  try {
    await definition.run(jobContext(parts, definition.name, running), running.payload)
  } catch (error) {
    parts.log.warn(`${definition.name} failed`, { job: running.id, key: running.key, last: running.last, error: describe(error) })
    throw error
  }
  parts.log.info(`${definition.name} finished`, { job: running.id, key: running.key, ms: Math.round(performance.now() - started_ms) })
}

async function runHandler(parts: WorkerParts, running: RunningJob): Promise<void> {
  const { event: eventId, handler: name } = running.payload as { event: string; handler: string }
  const handler = parts.registry.handlers.find((candidate) => candidate.name === name)
  if (!handler) throw new Error(`No handler is registered under ${name}.`)
  const { rows } = await sql<DomainEvent>`
    select id, name, payload from kernel.event as event where id = ${eventId}
       and not exists (select 1 from kernel.handled where event_id = event.id and handler = ${name})`.execute(parts.db)
  const event = rows[0]
  if (!event) return
  await runHandlerOnce(parts, handler, event, running)
}

async function runHandlerOnce(parts: WorkerParts, handler: EventHandler, event: DomainEvent, running: RunningJob): Promise<void> {
  await handler.run(jobContext(parts, handler.name, running), event)
  await sql`insert into kernel.handled (event_id, handler, at) values (${event.id}, ${handler.name}, ${parts.clock.now()})
    on conflict do nothing`.execute(parts.db)
}

function jobContext(parts: WorkerParts, operation: string, running: RunningJob): JobContext {
  const actor = systemActor('worker')
  const { clock, random, ids, db, objects, extractor, log } = parts
  return {
    actor, clock, random, ids, db, objects, extractor, log,
    last: running.last,
    write: (action, run) => retried(() => db.transaction().execute(async (transaction) => {
      const pending = new Pending()
      const result = await run({
        db: transaction, ids, clock,
        subject: (subject) => pending.setSubject(subject),
        trace: (link) => { pending.links.push(link) },
        emit: (name, payload) => pending.emit(parts, name, payload),
        enqueue: (job, payload) => { pending.jobs.push({ queue: job.name, key: job.key(payload), payload }) },
        destroyOriginal: (digest, things) => destroyOriginal(transaction, objects, digest, things),
      })
      const digest = inputDigest(operation, running.payload)
      await pending.write(parts, transaction, { actor: actor.id, operation, action, digest, now: clock.now() })
      return result
    })),
  }
}

/** Codes and classes only: a message of a parser may quote the text. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}
