import { sql } from 'kysely'
import { roles } from '@lantai/kernel'
import type { Actor, Database, DatabaseTransaction, Grant, Role } from '@lantai/kernel'
import { orgLimits } from '../limits.ts'
import { dayOf } from '../model/day.ts'
import { administrators } from '../model/separation.ts'
import { digestOf } from '../model/secret.ts'
import { sessionLimits } from '../model/session.ts'
import type { SessionKind } from '../model/session.ts'

export interface NewSession {
  readonly id: string
  readonly person: string
  readonly kind: SessionKind
  readonly token: string
  readonly label: string | null
  readonly now: Date
}

/** Answers when the session ends at the latest. */
export async function insertSession(transaction: DatabaseTransaction, session: NewSession): Promise<Date> {
  const { idleExpires, expires } = sessionLimits(session.kind, session.now)
  await sql`
    insert into org.session (id, person_id, kind, secret_digest, created, last_seen, idle_expires, expires, label)
    values (${session.id}::uuid, ${session.person}::uuid, ${session.kind}, ${digestOf(session.token)}, ${session.now}, ${session.now},
            ${idleExpires}, ${expires}, ${session.label})`.execute(transaction)
  return expires
}

/** Where the person stands whose live session it was; undefined when this person has no live session under the id. */
export async function endSession(
  transaction: DatabaseTransaction, id: string, person: string, now: Date,
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ lineage: readonly string[] }>`
    update org.session set ended_at = ${now}
      from org.person join org.unit on unit.id = person.unit_id
     where session.id = ${id}::uuid and person_id = ${person}::uuid and person.id = person_id and ended_at is null and expires > ${now}
    returning unit.lineage`.execute(transaction)
  return rows[0]?.lineage
}

/** All sessions of a person but `except`. */
export async function endSessions(transaction: DatabaseTransaction, person: string, now: Date, except?: string): Promise<void> {
  await sql`
    update org.session set ended_at = ${now}
     where person_id = ${person}::uuid and ended_at is null and id is distinct from ${except ?? null}::uuid`.execute(transaction)
}

export interface SessionRow {
  readonly id: string
  readonly kind: SessionKind
  readonly label: string | null
  readonly created: Date
  readonly lastSeen: Date
  readonly expires: Date
}

export async function listSessions(db: Database, person: string, now: Date): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, kind, label, created, last_seen as "lastSeen", idle_expires as expires
      from org.session
     where person_id = ${person}::uuid and ended_at is null and expires > ${now} and idle_expires > ${now}
     order by created desc, id limit ${orgLimits.rows_max}`.execute(db)
  return rows
}

interface ActorRow { session: string; person: string; role: Role | null; unit: string | null; for: string | null }

/**
 * Who carries this token now, with what he may do today; undefined for a token that is unknown, ended, idle too long, too old,
 * or of a disabled person. One statement, because every request makes it. It marks the session as seen at most once a minute, so
 * an idle end may come up to a minute early.
 *
 * A holding of `leader` reaches its own unit as any role does, and on top of it the units in the person's charge today; a charge
 * without such a holding gives nothing. Who must still change his first secret holds nothing until he has.
 *
 * A deputy has, while the days hold, the roles of the person he acts for, or those that are named; never an administrator's, and not
 * while he is one himself.
 */
export async function actorOf(db: Database, token: string, now: Date): Promise<Actor | undefined> {
  if (token.length === 0 || token.length > 100) return undefined
  const today = dayOf(now)
  const seenBefore = new Date(now.getTime() - orgLimits.seen_seconds * 1000)
  const { rows } = await sql<ActorRow>`
    with found as (
      select session.id, session.person_id, session.last_seen, person.must_change_secret
        from org.session join org.person on person.id = session.person_id
       where session.secret_digest = ${digestOf(token)} and session.ended_at is null
         and session.expires > ${now} and session.idle_expires > ${now} and person.state = 'active'
    ), seen as (
      update org.session
         set last_seen = ${now},
             idle_expires = case kind when 'token' then expires
               else least(expires, ${now}::timestamptz + make_interval(mins => ${orgLimits.browser_idle_minutes}::integer)) end
       where id = (select id from found where last_seen <= ${seenBefore}) and ended_at is null
    ), own as (
      select role, unit_id from org.role_holding
       where person_id = (select person_id from found where not must_change_secret)
         and valid_from <= ${today}::date and (valid_until is null or valid_until > ${today}::date)
    ), represented as (
      select deputy.person_id, deputy.roles
        from org.deputy join org.person on person.id = deputy.person_id and person.state = 'active'
       where deputy_id = (select person_id from found where not must_change_secret)
         and valid_from <= ${today}::date and valid_until > ${today}::date
         and not exists (select 1 from own where role = any(${[...administrators]}::text[]))
    ), held as (
      select role, unit_id, found.person_id, null::uuid as for_id from own cross join found
      union all
      select held.role, held.unit_id, held.person_id, held.person_id
        from org.role_holding as held join represented on represented.person_id = held.person_id
       where valid_from <= ${today}::date and (valid_until is null or valid_until > ${today}::date)
         and held.role <> all(${[...administrators]}::text[]) and (represented.roles is null or held.role = any(represented.roles))
    )
    select found.id as session, found.person_id as person, reach.role, reach.unit_id as unit, reach.for_id as "for"
      from found left join (
        select role, unit_id, for_id from held
        union
        select 'leader', charge.unit_id, held.for_id
          from org.charge join held on held.person_id = charge.person_id and held.role = 'leader'
         where valid_from <= ${today}::date and (valid_until is null or valid_until > ${today}::date)
      ) as reach on true`.execute(db)
  const first = rows[0]
  if (!first) return undefined
  return { kind: 'person', id: first.person, grants: rows.flatMap(grantOf), session: first.session }
}

const known: ReadonlySet<string> = new Set(roles)

function grantOf(row: ActorRow): readonly Grant[] {
  return row.unit !== null && row.role !== null && known.has(row.role) 
    ? [row.for === null ? { role: row.role, unit: row.unit } : { role: row.role, unit: row.unit, for: row.for }] : []
}
