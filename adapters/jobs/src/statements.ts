// What the port needs and pg-boss's interface does not offer, in SQL on pg-boss's table. The columns are those of the pinned
// version; the contract suite fails when an upgrade changes their meaning.
import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'

export interface QueueCount { readonly queue: string; readonly waiting: number; readonly running: number; readonly failed: number }

/** Per queue, empty ones too. Finished jobs are not looked at: there may be very many. */
export async function countJobs(db: Database): Promise<readonly QueueCount[]> {
  const { rows } = await sql<QueueCount>`
    select q.name as queue,
      coalesce(j.waiting, 0)::int as waiting, coalesce(j.running, 0)::int as running, coalesce(j.failed, 0)::int as failed
    from pgboss.queue q left join (
      select name,
        count(*) filter (where state in ('created', 'retry')) as waiting,
        count(*) filter (where state = 'active') as running,
        count(*) filter (where state = 'failed') as failed
      from pgboss.job where state in ('created', 'retry', 'active', 'failed') group by name
    ) j on j.name = q.name
    where not starts_with(q.name, '__pgboss') order by q.name`.execute(db)
  return rows
}

/**
 * Puts what dead workers left running back in line, at once and in every queue, also in one that nobody works on yet. The
 * attempt stays counted; a job that has used up its tries and its kills fails for good.
 */
export async function reclaimJobs(db: Database): Promise<number> {
  const { numAffectedRows } = await sql`
    update pgboss.job set
      state = (case when retry_count < retry_limit then 'retry' else 'failed' end)::pgboss.job_state,
      completed_on = case when retry_count < retry_limit then null else now() end,
      deletion_seconds = case when retry_count < retry_limit then deletion_seconds else 0 end,
      start_after = now(), heartbeat_on = null
    where state = 'active' and not starts_with(name, '__pgboss')`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/**
 * Failed jobs get all their tries again. Of several with one key, and of a key that waits or runs again already, the rest
 * stays failed: the unique index would refuse them.
 */
export async function retryFailedJobs(db: Database, queue: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with chosen as (
      select distinct on (f.singleton_key) f.id from pgboss.job f
      where f.name = ${queue} and f.state = 'failed' and not exists (
        select 1 from pgboss.job o
        where o.name = f.name and o.singleton_key = f.singleton_key and o.state in ('created', 'retry', 'active'))
      order by f.singleton_key, f.created_on desc
    )
    update pgboss.job j set state = 'created', retry_count = 0, started_on = null, completed_on = null, heartbeat_on = null, output = null,
      start_after = now(), deletion_seconds = q.deletion_seconds
    from chosen c, pgboss.queue q
    where j.name = ${queue} and j.id = c.id and j.state = 'failed' and q.name = ${queue}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Failed jobs stay until somebody has dealt with them; zero means that pg-boss does not delete them. */
export const keep_job = 'update pgboss.job set deletion_seconds = 0 where name = $1 and id = $2'
