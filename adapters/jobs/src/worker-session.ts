// A worker process's own connection: it holds an advisory lock by which others see that a worker is alive (PostgreSQL gives
// the lock back when its holder dies), and listens for notices of new jobs.
import pg from 'pg'
import type { Log } from '@lantai/kernel'
import { clientSettings } from './connection.ts'
import type { JobsConnection } from './connection.ts'

/** The channel of notices; the message is a queue's name. */
export const notice_channel = 'lantai_jobs'

/** Any pair of numbers nobody else in this database locks: the letters 'LANT' and 'JOBS'. */
const lock_key = `${0x4c414e54}, ${0x4a4f4253}`

/** The server notices a killed client within milliseconds; trying for this long tells a dying worker from a living one. */
const alone_tries = 5
const alone_wait_ms = 200
const return_wait_ms_min = 500
const return_wait_ms_max = 30_000

export interface WorkerSessionOptions {
  readonly connection: JobsConnection
  readonly log: Log
  /** Called when no other worker process is alive, before any can start: what is marked as running then has no runner. */
  readonly ifAlone: () => Promise<void>
  /** A job was sent to this queue; without a queue: notices may have been missed. */
  readonly onNotice: (queue?: string) => void
}

export interface WorkerSession { close(): Promise<void> }

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms) })
}

async function tryAlone(client: pg.Client): Promise<boolean> {
  for (let count = 0; count < alone_tries; count += 1) {
    if (count > 0) await pause(alone_wait_ms)
    const { rows } = await client.query(`select pg_try_advisory_lock(${lock_key}) as alone`)
    if (rows[0]?.alone === true) return true
  }
  return false
}

class Session implements WorkerSession {
  readonly #options: WorkerSessionOptions
  #client: pg.Client | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: WorkerSessionOptions) {
    this.#options = options
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...clientSettings(this.#options.connection), application_name: 'lantai worker', keepAlive: true })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client.on('notification', ({ payload }) => this.#options.onNotice(payload))
    this.#client = client
    await client.connect()
    return client
  }

  async #join(client: pg.Client): Promise<void> {
    await client.query(`select pg_advisory_lock_shared(${lock_key})`)
    await client.query(`listen ${notice_channel}`)
  }

  /** Without the lock the next worker to start would take this one for dead and run its jobs a second time. */
  #lost(client: pg.Client, wait_ms = return_wait_ms_min): void {
    if (this.#closed || this.#client !== client) return
    this.#client = undefined
    client.end().catch(() => {})
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { void this.#return(wait_ms) }, wait_ms)
  }

  async #return(wait_ms: number): Promise<void> {
    try {
      await this.#join(await this.#connect())
      this.#options.onNotice()
    } catch {
      const next = Math.min(wait_ms * 2, return_wait_ms_max)
      if (this.#client) this.#lost(this.#client, next)
    }
  }

  async enter(): Promise<void> {
    const client = await this.#connect()
    const alone = await tryAlone(client)
    if (alone) await this.#options.ifAlone()
    await this.#join(client)
    if (alone) await client.query(`select pg_advisory_unlock(${lock_key})`)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#client?.end().catch(() => {})
  }
}

/** Answers when this process counts as a worker; after a lost connection it comes back by itself. */
export async function openWorkerSession(options: WorkerSessionOptions): Promise<WorkerSession> {
  const session = new Session(options)
  try {
    await session.enter()
  } catch (error) {
    await session.close()
    throw error
  }
  return session
}
