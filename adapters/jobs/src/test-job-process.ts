// A process for the contract suite to kill: `node test-job-process.ts MODE`, its orders as JSON in LANTAI_JOB_PROCESS.
// It says one word on standard output when it has come to where it shall die, and then waits.
import { openDatabase } from '@lantai/database'
import type { QueueSettings } from '@lantai/kernel'
import { sql } from 'kysely'
import { pgBossJobs } from './jobs.ts'
import type { JobsConnection } from './connection.ts'

interface Orders {
  readonly app: JobsConnection
  readonly queue: QueueSettings
  readonly key: string
}

const orders = JSON.parse(process.env['LANTAI_JOB_PROCESS'] ?? '') as Orders
const log = { info() {}, warn() {}, error() {} }
const { db } = openDatabase({ ...orders.app, poolSize: 2, log })
const jobs = pgBossJobs({ settings: orders.app, db, log })

function say(word: string): void {
  process.stdout.write(`${word}\n`)
}

async function sendOne(key: string, beforeCommit: () => Promise<void>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`insert into probe (key) values (${key})`.execute(transaction)
    await jobs.send(transaction, [{ queue: orders.queue.name, key, payload: {} }])
    await beforeCommit()
  })
}

const forever = (): Promise<never> => new Promise(() => { setInterval(() => {}, 1000) })

if (process.argv[2] === 'send') {
  // One transaction has been committed and another stands before its commit when the word is said.
  await sendOne(`committed ${orders.key}`, async () => {})
  await sendOne(`open ${orders.key}`, async () => {
    say('here')
    await forever()
  })
} else {
  await jobs.work(orders.queue, async () => {
    say('here')
    await forever()
  })
  await jobs.start()
}
