// The kernel's port JobQueue over pg-boss.
import { fromKysely, PgBoss } from 'pg-boss'
import type { JobResult, JobWithMetadata } from 'pg-boss'
import type { Database, DatabaseTransaction, JobQueue, JobRequest, Log, QueueSettings, RunningJob } from '@lantai/kernel'
import { bossSettings } from './connection.ts'
import type { JobsConnection } from './connection.ts'
import { countJobs, keep_job, reclaimJobs, retryFailedJobs } from './statements.ts'
import { createWaker } from './wake.ts'
import { notice_channel, openWorkerSession } from './worker-session.ts'
import type { WorkerSession } from './worker-session.ts'

export interface PgBossJobsOptions {
  /** The app role's connection; the queue keeps a few of its own, because listening needs one that nobody else uses. */
  readonly settings: JobsConnection
  /** The app role's handle, for counting and putting back. */
  readonly db: Database
  readonly log: Log
}

type Payload = Record<string, unknown>
type Handler = (job: RunningJob) => Promise<void>
interface Work { readonly settings: QueueSettings; readonly handler: Handler }

/** A notice wakes workers at once; the poll finds what no notice told of: retries that have become due, late commits. */
const poll_seconds = 2
/** How often dead workers' jobs are looked for; with the heartbeat, a killed worker's job runs again within 15 s. */
const monitor_seconds = 3
const cleaning_seconds = 600
const connections_max = 6
const message_characters_max = 500

/** What the log may hold of an error: never its message, which may carry somebody's text. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { code?: unknown }
  const where = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))?.trim()
  return { error: error.name, ...(code === undefined ? {} : { code }), ...(where ? { where } : {}) }
}

/** Raised in place of an answer that did not come in time. */
class RunTooLong extends Error {
  override readonly name = 'RunTooLong'
}

/** Gives up waiting after `seconds`; the handler itself cannot be stopped from outside, its late answer is dropped. */
async function within(seconds: number, running: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RunTooLong(`longer than ${seconds} s`)), seconds * 1000)
  })
  try {
    await Promise.race([running, limit])
  } finally {
    clearTimeout(timer)
    running.catch(() => {})
  }
}

/** While the database is away every poll of every worker fails; one line in ten seconds says so well enough. */
function quietly(log: Log): (error: unknown) => void {
  let told_at = -Infinity
  let silent = 0
  return (error) => {
    const now = performance.now()
    if (now - told_at < 10_000) {
      silent += 1
      return
    }
    log.warn('jobs.trouble', { ...describe(error), ...(silent > 0 ? { silent } : {}) })
    told_at = now
    silent = 0
  }
}

class PgBossJobs implements JobQueue {
  readonly #options: PgBossJobsOptions
  readonly #works: Work[] = []
  /** The pg-boss workers of each queue in this process. */
  readonly #workers = new Map<string, string[]>()
  readonly #waker = createWaker((queue) => this.#wake(queue))
  #sender: Promise<PgBoss> | undefined
  #worker: PgBoss | undefined
  #session: WorkerSession | undefined
  #stopped = false

  constructor(options: PgBossJobsOptions) {
    this.#options = options
  }

  #boss(settings: ConstructorParameters<typeof PgBoss>[0] & object): PgBoss {
    const boss = new PgBoss(settings)
    boss.on('error', quietly(this.#options.log))
    boss.on('warning', (warning) => this.#options.log.warn('jobs.warning', { type: (warning.data as { type?: string }).type }))
    return boss
  }

  /** Knows the queues, and builds the statements that then run in the caller's transaction; needs no worker. */
  #sending(): Promise<PgBoss> {
    if (this.#stopped) throw new Error('The queue has been stopped.')
    this.#sender ??= this.#boss({ ...bossSettings(this.#options.settings), max: 1 }).start().catch((error: unknown) => {
      this.#sender = undefined
      throw error
    })
    return this.#sender
  }

  async send(transaction: DatabaseTransaction, jobs: readonly JobRequest[]): Promise<void> {
    if (jobs.length === 0) return
    const sender = await this.#sending()
    // In one order everywhere: two transactions that send the same keys crosswise would wait for each other.
    const ordered = [...jobs].sort((one, other) => compare(one.queue, other.queue) || compare(one.key, other.key))
    for (const [queue, group] of Map.groupBy(ordered, (job) => job.queue)) {
      await sender.insert(queue, group.map(({ key, payload }) => ({ singletonKey: key, data: payload })), { db: fromKysely(transaction) })
      this.#waker.sent(queue)
    }
  }

  /** Workers of this process without a detour, those of others by a notice. */
  #wake(queue: string): void {
    if (this.#workers.has(queue)) {
      this.#wakeHere(queue)
      return
    }
    this.#sender?.then((boss) => boss.getDb().executeSql('select pg_notify($1, $2)', [notice_channel, queue])).catch(() => {
      // The workers' own poll finds the job.
    })
  }

  #wakeHere(queue?: string): void {
    const ids = queue === undefined ? [...this.#workers.values()].flat() : this.#workers.get(queue) ?? []
    for (const id of ids) this.#worker?.notifyWorker(id)
  }

  async work(settings: QueueSettings, handler: Handler): Promise<void> {
    const work = { settings, handler }
    this.#works.push(work)
    if (this.#worker) await this.#attach(this.#worker, work)
  }

  async start(): Promise<void> {
    if (this.#worker) return
    this.#stopped = false
    const { settings, db, log } = this.#options
    await this.#sending()
    const boss = this.#boss({
      ...bossSettings(settings), max: connections_max,
      // Taking a job and marking it done need not survive a power cut: the job then runs once more. What is sent and what a job
      // writes goes through the caller's own connections and does.
      options: '-c synchronous_commit=off',
      supervise: true, superviseIntervalSeconds: monitor_seconds, monitorIntervalSeconds: monitor_seconds,
      maintenanceIntervalSeconds: cleaning_seconds,
    })
    try {
      await boss.start()
      this.#session = await openWorkerSession({
        connection: settings, log,
        ifAlone: async () => {
          const count = await reclaimJobs(db)
          if (count > 0) log.info('jobs.reclaimed', { count })
        },
        onNotice: (queue) => this.#wakeHere(queue),
      })
      // From here on work() attaches by itself; what was there before is attached here.
      const works = [...this.#works]
      this.#worker = boss
      for (const work of works) await this.#attach(boss, work)
    } catch (error) {
      this.#worker = boss
      await this.stop(0)
      throw error
    }
  }

  /** One pg-boss worker for each job that may run at once; each takes the next as soon as it is done. */
  async #attach(boss: PgBoss, { settings, handler }: Work): Promise<void> {
    if (!await boss.getQueue(settings.name)) throw new Error(`The queue ${settings.name} is not installed.`)
    const options = { batchSize: 1, includeMetadata: true, perJobResults: true, pollingIntervalSeconds: poll_seconds } as const
    const ids: string[] = []
    this.#workers.set(settings.name, ids)
    for (let count = 0; count < settings.concurrency; count += 1) {
      ids[count] = await boss.work(settings.name, options, async (jobs: JobWithMetadata<Payload>[]) => {
        const results = await Promise.all(jobs.map((job) => this.#run(boss, settings, handler, job)))
        // After a batch of one pg-boss would wait for its next poll.
        boss.notifyWorker(ids[count] ?? '')
        return results
      })
    }
  }

  async #run(boss: PgBoss, settings: QueueSettings, handler: Handler, job: JobWithMetadata<Payload>): Promise<JobResult> {
    const { id } = job
    const attempt = job.retryCount + 1
    const last = attempt > settings.retries
    try {
      await within(settings.seconds_max, handler({ id, key: job.singletonKey ?? '', payload: job.data ?? {}, attempt, last }))
      return { id, status: 'completed' }
    } catch (error) {
      this.#options.log.warn('jobs.failed', { queue: settings.name, job: id, attempt, last, ...describe(error) })
      const message = (error instanceof Error ? error.message : String(error)).slice(0, message_characters_max)
      const output = { ...describe(error), message }
      if (!last) return { id, status: 'failed', output }
      await boss.getDb().executeSql(keep_job, [settings.name, id])
      // There is no dead letter queue: this is how pg-boss is told that no further try follows.
      return { id, status: 'deadletter', output }
    }
  }

  async stop(seconds: number): Promise<void> {
    // The sender last: jobs that are still running may send.
    await this.#worker?.stop({ graceful: true, timeout: seconds * 1000 })
    this.#worker = undefined
    this.#workers.clear()
    await this.#session?.close()
    this.#session = undefined
    this.#stopped = true
    this.#waker.stop()
    await this.#sender?.then((boss) => boss.stop({ graceful: false }), () => {})
    this.#sender = undefined
  }

  counts(): ReturnType<JobQueue['counts']> {
    return countJobs(this.#options.db)
  }

  retryFailed(queue: string): Promise<number> {
    return retryFailedJobs(this.#options.db, queue)
  }
}

/** By code units, so that every process sorts alike whatever its locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * Background work in schema `pgboss`, at least once. `send` works as soon as the queues are installed (see installJobs) and
 * needs no `start`, which begins to work on the queues given to `work`. After `stop` nothing is sent until it is started again.
 */
export function pgBossJobs(options: PgBossJobsOptions): JobQueue {
  return new PgBossJobs(options)
}
