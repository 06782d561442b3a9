import { sql } from 'kysely'
import type { Clock, Database, DatabaseTransaction, Random } from '@lantai/kernel'
import { orgLimits } from '../limits.ts'
import { digestOf, longSecret } from '../model/secret.ts'

/** Set-up and the making of its link follow each other, so that an instance is never set up twice. */
async function lockSetUp(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7300, 2)`.execute(transaction)
}

/** True as soon as there is any unit or person: from then on the set-up link does nothing. */
export async function isSetUp(db: Database): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from org.unit) or exists (select 1 from org.person) as there`.execute(db)
  return rows[0]!.there
}

/**
 * Makes the one-time secret of the set-up link, good for 24 hours, and ends every earlier one. Undefined when the instance is set up.
 */
export async function createSetUpLink(
  db: Database, { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<string | undefined> {
  return db.transaction().execute(async (transaction) => {
    await lockSetUp(transaction)
    if (await isSetUp(transaction)) return undefined
    const now = clock.now()
    const secret = longSecret(random)
    await sql`update org.set_up set expires = ${now} where used_at is null and expires > ${now}`.execute(transaction)
    await sql`insert into org.set_up (secret_digest, expires)
      values (${digestOf(secret)}, ${new Date(now.getTime() + orgLimits.set_up_hours * 3_600_000)})`.execute(transaction)
    return secret
  })
}

/** True for exactly one call per instance: the link is the present one and nothing has been entered yet. */
export async function useSetUpLink(transaction: DatabaseTransaction, secret: string, now: Date): Promise<boolean> {
  await lockSetUp(transaction)
  if (await isSetUp(transaction)) return false
  const { rows } = await sql`
    update org.set_up set used_at = ${now}
     where secret_digest = ${digestOf(secret)} and used_at is null and expires > ${now} returning id`.execute(transaction)
  return rows.length > 0
}
