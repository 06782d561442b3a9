// Installs the queue's schema as the owner, so that the app role needs no right to change tables.
import { PgBoss } from 'pg-boss'
import pg from 'pg'
import type { QueueSettings } from '@lantai/kernel'
import { bossSettings, clientSettings } from './connection.ts'
import type { JobsConnection } from './connection.ts'
import { queueOptions } from './queue-options.ts'

export interface InstallJobsOptions {
  /** The role that sends and works. */
  readonly app: string
  readonly queues: readonly QueueSettings[]
}

/** Indexes that pg-boss builds in the background after an upgrade; the app's own instance may not, so they are waited for. */
async function waitForIndexes(boss: PgBoss): Promise<void> {
  for (;;) {
    const statuses = await boss.getBamStatus()
    if (statuses.some((entry) => entry.status === 'failed')) throw new Error('pg-boss could not build an index; see pgboss.bam')
    if (!statuses.some((entry) => entry.status === 'pending' || entry.status === 'in_progress')) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function installQueue(boss: PgBoss, settings: QueueSettings): Promise<void> {
  const options = queueOptions(settings)
  // `exclusive`: one job of a key that waits or runs; an equal one sent meanwhile is left out by a unique index.
  if (await boss.getQueue(settings.name)) await boss.updateQueue(settings.name, options)
  else await boss.createQueue(settings.name, { ...options, policy: 'exclusive' })
}

async function grant(connection: JobsConnection, app: string): Promise<void> {
  const client = new pg.Client(clientSettings(connection))
  client.on('error', () => {})
  await client.connect()
  try {
    const role = client.escapeIdentifier(app)
    await client.query(`grant usage on schema pgboss to ${role};
      grant select, insert, update, delete on all tables in schema pgboss to ${role};
      grant usage on all sequences in schema pgboss to ${role};
      grant execute on all functions in schema pgboss to ${role}`)
  } finally {
    await client.end()
  }
}

/**
 * Creates or upgrades schema `pgboss` and the queues, and grants the app role what it needs: no DDL. Repeating it changes
 * nothing but the queues' settings; a queue that is no longer named stays with its jobs.
 */
export async function installJobs(owner: JobsConnection, { app, queues }: InstallJobsOptions): Promise<void> {
  const boss = new PgBoss({ ...bossSettings(owner), migrate: true, createSchema: true, max: 2 })
  boss.on('error', () => {})
  try {
    await boss.start()
    for (const settings of queues) await installQueue(boss, settings)
    await waitForIndexes(boss)
  } finally {
    await boss.stop({ graceful: false })
  }
  await grant(owner, app)
}
