// The contract of the kernel's JobQueue, kept by pg-boss on real PostgreSQL, sent and worked as the app role.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { cloneDatabase, silent_log } from '@lantai/database/testing'
import type { TestDatabase } from '@lantai/database/testing'
import type { JobQueue, JobRequest, QueueSettings, RunningJob } from '@lantai/kernel'
import { installJobs, pgBossJobs } from '@lantai/jobs'
import { clientSettings } from './connection.ts'
import type { JobsConnection } from './connection.ts'

const quick: QueueSettings = { name: 'probe.quick', retries: 2, seconds_max: 30, concurrency: 3 }
const strict: QueueSettings = { name: 'probe.strict', retries: 1, seconds_max: 30, concurrency: 1 }
const once_only: QueueSettings = { name: 'probe.once', retries: 0, seconds_max: 1, concurrency: 1 }

const installEverything = async (owner: JobsConnection): Promise<void> => {
  await installJobs(owner, { app: 'lantai_app', queues: [quick, strict, once_only] })
  const client = new pg.Client(clientSettings(owner))
  await client.connect()
  await client.query('create table probe (key text primary key); grant select, insert on probe to lantai_app')
  await client.end()
}

/** Waits for a state of the world, without saying how fast it must come; the test's own limit ends it. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A door that a handler waits at. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => { open = resolve })
  return { opened, open: () => open() }
}

describe('jobs', { concurrency: false }, () => {
  let database: TestDatabase
  const queues: JobQueue[] = []
  const children: ChildProcess[] = []

  before(async () => { database = await cloneDatabase({ folders: [], afterMigrate: installEverything }) })
  after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(queues.map((queue) => queue.stop(1)))
    await database.drop()
  })

  function open(): JobQueue {
    const queue = pgBossJobs({ settings: database.settings.app, db: database.app, log: silent_log })
    queues.push(queue)
    return queue
  }

  const send = (queue: JobQueue, ...jobs: JobRequest[]): Promise<void> =>
    database.app.transaction().execute((transaction) => queue.send(transaction, jobs))
  const job = (settings: QueueSettings, key: string, payload: Record<string, unknown> = {}): JobRequest =>
    ({ queue: settings.name, key, payload })

  async function count(queue: JobQueue, settings: QueueSettings): Promise<string> {
    const found = (await queue.counts()).find((entry) => entry.queue === settings.name)
    return `${found?.waiting} waiting, ${found?.running} running, ${found?.failed} failed`
  }

  /** Runs what waits in a queue until `keys` have been seen, then stops. */
  async function drain(settings: QueueSettings, keys: number): Promise<RunningJob[]> {
    const queue = open()
    const seen: RunningJob[] = []
    await queue.work(settings, async (running) => { seen.push(running) })
    await queue.start()
    await until(() => seen.length >= keys)
    await queue.stop(5)
    return seen
  }

  async function spawnProcess(mode: string, settings: QueueSettings, key: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'test-job-process.ts'), mode], {
      env: { ...process.env, LANTAI_JOB_PROCESS: JSON.stringify({ app: database.settings.app, queue: settings, key }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    await once(child.stdout ?? child, 'data')
    return child
  }

  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  it('leaves nothing of a transaction that is rolled back', async () => {
    const queue = open()
    await assert.rejects(database.app.transaction().execute(async (transaction) => {
      await sql`insert into probe (key) values ('rolled back')`.execute(transaction)
      await queue.send(transaction, [job(quick, 'rolled back')])
      throw new Error('no')
    }), /^Error: no$/)
    assert.equal(await count(queue, quick), '0 waiting, 0 running, 0 failed')
  })

  it('hands the payload over and runs jobs of several queues sent together', async () => {
    const queue = open()
    const seen: unknown[] = []
    await queue.work(quick, async ({ key, payload, attempt, last }) => { seen.push({ key, payload, attempt, last }) })
    await queue.work(strict, async ({ key, payload, attempt, last }) => { seen.push({ key, payload, attempt, last }) })
    await queue.start()
    await send(queue, job(strict, 'b', { text: '关于〔2026〕1号', nested: [1, null] }), job(quick, 'a', { n: 1 }))
    await until(() => seen.length === 2)
    await queue.stop(5)
    assert.deepEqual(seen.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))), [
      { key: 'a', payload: { n: 1 }, attempt: 1, last: false },
      { key: 'b', payload: { text: '关于〔2026〕1号', nested: [1, null] }, attempt: 1, last: false },
    ])
  })

  it('neither row nor job after a kill before the commit, both after it', async () => {
    for (let round = 0; round < 10; round += 1) await kill(await spawnProcess('send', quick, `${round}`))
    const expected = Array.from({ length: 10 }, (_, round) => `committed ${round}`)
    const { rows } = await sql<{ key: string }>`select key from probe order by key`.execute(database.app)
    assert.deepEqual(rows.map((row) => row.key), expected)
    assert.equal(await count(open(), quick), '10 waiting, 0 running, 0 failed')
    assert.deepEqual((await drain(quick, 10)).map((running) => running.key).toSorted(), expected)
  })

  it('leaves an equal key alone while it waits and while it runs, and takes it again afterwards', async () => {
    const queue = open()
    const door = gate()
    const seen: unknown[] = []
    await queue.work(strict, async ({ payload }) => {
      seen.push(payload['n'])
      await door.opened
    })
    await send(queue, job(strict, 'same', { n: 1 }), job(strict, 'same', { n: 2 }))
    await send(queue, job(strict, 'same', { n: 3 }))
    assert.equal(await count(queue, strict), '1 waiting, 0 running, 0 failed')
    await queue.start()
    await until(() => seen.length === 1)
    await send(queue, job(strict, 'same', { n: 4 }))
    assert.equal(await count(queue, strict), '0 waiting, 1 running, 0 failed')
    door.open()
    await until(async () => await count(queue, strict) === '0 waiting, 0 running, 0 failed')
    await send(queue, job(strict, 'same', { n: 5 }))
    await until(() => seen.length === 2)
    await queue.stop(5)
    assert.deepEqual(seen, [1, 5])
  })

  it('does not stop other statements of the transaction when a key is left alone', async () => {
    const queue = open()
    await send(queue, job(strict, 'twice'))
    await database.app.transaction().execute(async (transaction) => {
      await queue.send(transaction, [job(strict, 'twice')])
      await sql`insert into probe (key) values ('beside')`.execute(transaction)
    })
    const { rows } = await sql`select key from probe where key = 'beside'`.execute(database.app)
    assert.equal(rows.length, 1)
    await drain(strict, 1)
  })

  it('tries a failing job again, tells it the last time, counts it as failed and puts it back on request', async () => {
    const queue = open()
    const seen: string[] = []
    let broken = true
    await queue.work(quick, async ({ key, attempt, last }) => {
      seen.push(`${key} ${attempt} ${last}`)
      if (broken && key === 'bad') throw new Error('broken')
    })
    await queue.start()
    await send(queue, job(quick, 'bad'), job(quick, 'good'))
    await until(async () => await count(queue, quick) === '0 waiting, 0 running, 1 failed')
    assert.deepEqual(seen.toSorted(), ['bad 1 false', 'bad 2 false', 'bad 3 true', 'good 1 false'])
    broken = false
    assert.equal(await queue.retryFailed(strict.name), 0)
    assert.equal(await queue.retryFailed(quick.name), 1)
    await until(async () => await count(queue, quick) === '0 waiting, 0 running, 0 failed')
    await queue.stop(5)
    assert.equal(seen.at(-1), 'bad 1 false')
  })

  it('puts one failed job of a key back, and none while the key waits again', async () => {
    const queue = open()
    await queue.work(once_only, async () => { throw new Error('broken') })
    await queue.start()
    for (const failed of [1, 2]) {
      await send(queue, job(once_only, 'again'))
      await until(async () => await count(queue, once_only) === `0 waiting, 0 running, ${failed} failed`)
    }
    await queue.stop(5)
    const idle = open()
    await send(idle, job(once_only, 'again'))
    assert.equal(await idle.retryFailed(once_only.name), 0)
    assert.equal((await drain(once_only, 1)).length, 1)
    assert.equal(await idle.retryFailed(once_only.name), 1)
    assert.equal(await count(idle, once_only), '1 waiting, 0 running, 1 failed')
    await drain(once_only, 1)
    assert.equal(await idle.retryFailed(once_only.name), 1)
    await drain(once_only, 1)
    assert.equal(await count(idle, once_only), '0 waiting, 0 running, 0 failed')
  })

  it('gives up a run that takes longer than its limit and goes on with the next', async () => {
    const queue = open()
    const door = gate()
    const seen: string[] = []
    await queue.work(once_only, async ({ key }) => {
      seen.push(key)
      if (key === 'endless') await door.opened
    })
    await queue.start()
    await send(queue, job(once_only, 'endless'))
    await until(() => seen.length === 1)
    await send(queue, job(once_only, 'next'))
    await until(async () => seen.length === 2 && await count(queue, once_only) === '0 waiting, 0 running, 1 failed')
    door.open()
    await queue.stop(5)
    assert.deepEqual(seen, ['endless', 'next'])
    await open().retryFailed(once_only.name)
    await drain(once_only, 1)
  })

  it('runs no more at once than asked, and loses none of two hundred', async () => {
    const queue = open()
    const seen = new Map<string, number>()
    let now = 0
    let most = 0
    await queue.work(quick, async ({ key }) => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
      seen.set(key, (seen.get(key) ?? 0) + 1)
    })
    await queue.start()
    for (let start = 0; start < 200; start += 20) {
      await send(queue, ...Array.from({ length: 20 }, (_, index) => job(quick, `n${start + index}`)))
    }
    await until(() => seen.size === 200)
    await queue.stop(5)
    assert.deepEqual(new Set(seen.values()), new Set([1]))
    assert.ok(most <= 3, `${most} at once`)
    assert.equal(await count(queue, quick), '0 waiting, 0 running, 0 failed')
  })

  it('waits for running jobs when it stops, lets them send, and takes no new ones', async () => {
    const queue = open()
    const door = gate()
    const seen: string[] = []
    await queue.work(strict, async ({ key }) => {
      seen.push(`${key} began`)
      await door.opened
      await send(queue, job(quick, 'follows'))
      seen.push(`${key} ended`)
    })
    await queue.start()
    await send(queue, job(strict, 'first'), job(strict, 'second'))
    await until(() => seen.length === 1)
    const stopped = queue.stop(20).then(() => { seen.push('stopped') })
    door.open()
    await stopped
    assert.deepEqual(seen, ['first began', 'first ended', 'stopped'])
    assert.equal(await count(queue, strict), '1 waiting, 0 running, 0 failed')
    await assert.rejects(send(queue, job(strict, 'late')), /has been stopped/)
    await drain(strict, 1)
    await drain(quick, 1)
  })

  it('runs a killed worker\'s job again as soon as a worker starts, its last try too', async () => {
    for (const settings of [strict, once_only]) {
      await send(open(), job(settings, 'interrupted'))
      const child = await spawnProcess('work', settings, '')
      assert.equal(await count(open(), settings), '0 waiting, 1 running, 0 failed')
      await kill(child)
      const [again] = await drain(settings, 1)
      assert.deepEqual([again?.key, again?.attempt, again?.last], ['interrupted', 2, true])
    }
  })

  it('puts a killed worker\'s job back before anybody has said what he works on', async () => {
    await send(open(), job(strict, 'nobody yet'))
    await kill(await spawnProcess('work', strict, ''))
    const queue = open()
    await queue.start()
    assert.equal(await count(queue, strict), '1 waiting, 0 running, 0 failed')
    await queue.stop(5)
    await drain(strict, 1)
  })

  it('takes over a killed worker\'s job while another worker is alive', { timeout: 60_000 }, async () => {
    const queue = open()
    const seen: string[] = []
    const child = spawnProcess('work', strict, '')
    await send(open(), job(strict, 'taken over'))
    const dying = await child
    await queue.work(strict, async ({ key }) => { seen.push(key) })
    await queue.start()
    assert.equal(await count(queue, strict), '0 waiting, 1 running, 0 failed')
    await kill(dying)
    await until(() => seen.length === 1)
    await queue.stop(5)
    assert.deepEqual(seen, ['taken over'])
  })

  it('leaves a living worker\'s job alone when another starts', async () => {
    const [first, second] = [open(), open()]
    const door = gate()
    const seen: string[] = []
    const handler = async ({ key }: RunningJob): Promise<void> => {
      seen.push(key)
      await door.opened
    }
    await first.work(strict, handler)
    await second.work(strict, handler)
    await first.start()
    await send(first, job(strict, 'held'))
    await until(() => seen.length === 1)
    await second.start()
    assert.equal(await count(second, strict), '0 waiting, 1 running, 0 failed')
    door.open()
    await first.stop(5)
    await second.stop(5)
    assert.deepEqual(seen, ['held'])
  })

  it('goes on by itself after the database has cut every connection', async () => {
    const queue = open()
    const seen: string[] = []
    await queue.work(quick, async ({ key }) => { seen.push(key) })
    await queue.start()
    await send(queue, job(quick, 'before'))
    await until(() => seen.length === 1)
    const admin = new pg.Client(clientSettings(database.settings.app))
    await admin.connect()
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`)
    await admin.end()
    await until(() => send(queue, job(quick, 'after')).then(() => true, () => false))
    await until(() => seen.includes('after'))
    await queue.stop(5)
    assert.deepEqual(seen, ['before', 'after'])
  })

  it('needs no right to change tables, and installing again keeps what waits', async () => {
    const queue = open()
    await send(queue, job(quick, 'kept'))
    await installJobs(database.settings.owner, { app: 'lantai_app', queues: [{ ...quick, retries: 7 }, strict, once_only] })
    assert.equal(await count(queue, quick), '1 waiting, 0 running, 0 failed')
    await assert.rejects(sql`create table pgboss.mine (id int)`.execute(database.app), /permission denied/)
    await assert.rejects(sql`drop table pgboss.job`.execute(database.app), /must be owner/)
    await drain(quick, 1)
  })

  it('refuses a queue that is not installed', async () => {
    const queue = open()
    await assert.rejects(send(queue, { queue: 'probe.unknown', key: 'x', payload: {} }), /probe\.unknown does not exist/)
    await queue.work({ ...quick, name: 'probe.unknown' }, async () => {})
    await assert.rejects(queue.start(), /probe\.unknown is not installed/)
  })
})
