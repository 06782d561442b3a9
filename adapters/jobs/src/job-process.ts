// A process for the contract suite to kill: `node job-process.ts MODE`, its orders as JSON in LANTAI_JOB_PROCESS.
// It says one word on standard output when it has come to where it shall die, and then waits.
import { openDatabase } from '@lantai/database'
import { sql } from 'kysely'
import { pgBossJobs } from './jobs.ts'
import type { JobsConnection } from './connection.ts'

interface Orders { readonly app: JobsConnection; readonly queue: { name: string; retries: number; seconds_max: number; concurrency: number }; readonly key: string }

const orders = JSON.parse(process.env['LANTAI_JOB_PROCESS'] ?? '') as Orders
const log = { info() {}, warn() {}, error() {} }
const { db } = openDatabase({ ...orders.app, poolSize: 2, log })
const jobs = pgBossJobs({ settings: orders.app, db, log })

function say(word: string): void {
  process.stdout.write(`${word}\n`)
}

async function sendOne(beforeCommit: () => Promise<void>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`insert into probe (key) values (${orders.key})`.execute(transaction)
    await jobs.send(transaction, [{ queue: orders.queue.name, key: orders.key, payload: {} }])
    await beforeCommit()
  })
}

const forever = (): Promise<never> => new Promise(() => { setInterval(() => {}, 1000) })

if (process.argv[2] === 'uncommitted') {
  await sendOne(async () => {
    say('here')
    await forever()
  })
} else if (process.argv[2] === 'committed') {
  await sendOne(async () => {})
  say('here')
  await forever()
} else {
  await jobs.work(orders.queue, async () => {
    say('here')
    await forever()
  })
  await jobs.start()
}
