import { sql } from 'kysely'
import type { Database, DatabaseTransaction, Role } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import type { Day } from '../model/day.ts'
import { constraintOf } from './constraint.ts'

export interface PlacedDeputy {
  readonly id: string
  readonly person: string
  readonly deputy: string
  readonly validFrom: Day
  readonly validUntil: Day
  /** Where the person stands who is represented. */
  readonly lineage: readonly string[]
}

export async function loadDeputy(db: Database, id: string): Promise<PlacedDeputy | undefined> {
  const { rows } = await sql<PlacedDeputy>`
    select held.id, held.person_id as person, held.deputy_id as deputy, held.valid_from::text as "validFrom",
           held.valid_until::text as "validUntil", unit.lineage
      from org.deputy as held join org.person on person.id = held.person_id join org.unit on unit.id = person.unit_id
     where held.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export interface NewDeputy {
  readonly id: string
  readonly person: string
  readonly deputy: string
  readonly roles: readonly Role[] | null
  readonly note: string | null
  readonly validFrom: Day
  readonly validUntil: Day
  readonly setBy: string
}

const refusals = {
  deputy_not_self: 'deputy-self', deputy_active: 'deputy-disabled', deputy_once: 'deputy-named-already', deputy_no_chain: 'deputy-chain',
  deputy_separate: 'deputy-administrator',
} as const

/** Raises what the database itself refuses: it alone sees two calls at once. */
export async function insertDeputy(transaction: DatabaseTransaction, deputy: NewDeputy): Promise<void> {
  try {
    await sql`
      insert into org.deputy (id, person_id, deputy_id, roles, note, valid_from, valid_until, set_by)
      values (${deputy.id}::uuid, ${deputy.person}::uuid, ${deputy.deputy}::uuid, ${deputy.roles && [...deputy.roles]}::text[],
              ${deputy.note}, ${deputy.validFrom}::date, ${deputy.validUntil}::date, ${deputy.setBy}::uuid)`.execute(transaction)
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint !== undefined && Object.hasOwn(refusals, constraint)) throw orgErrors(refusals[constraint as keyof typeof refusals])
    throw error
  }
}

/** Answers whether it still stood beyond that day. */
export async function endDeputy(transaction: DatabaseTransaction, id: string, validUntil: Day): Promise<boolean> {
  const { rows } = await sql`
    update org.deputy set valid_until = ${validUntil}::date where id = ${id}::uuid and valid_until > ${validUntil}::date returning id`
    .execute(transaction)
  return rows.length > 0
}

/** Of a person who is disabled, on either side: it does not come back with the account. */
export async function endDeputiesOf(transaction: DatabaseTransaction, person: string, today: Day): Promise<void> {
  await sql`
    update org.deputy set valid_until = greatest(valid_from, ${today}::date)
     where ${person}::uuid in (person_id, deputy_id) and valid_until > ${today}::date`.execute(transaction)
}

export interface DeputyRow {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly deputyId: string
  readonly deputyName: string
  readonly roles: readonly Role[] | null
  readonly note: string | null
  readonly validFrom: Day
  readonly validUntil: Day
  readonly mayEnd: boolean
}

export interface DeputyListing {
  readonly units: readonly string[]
  readonly keep: readonly string[]
  /** Sees his own on both sides, wherever the other stands. */
  readonly self: string
  readonly today: Day
  readonly past: boolean
}

/** Where the person who is represented stands in reach, and one's own; the newest first. */
export async function listDeputies(db: Database, { units, keep, self, today, past }: DeputyListing): Promise<readonly DeputyRow[]> {
  const { rows } = await sql<DeputyRow>`
    select held.id, person.id as "personId", person.name as "personName", deputy.id as "deputyId", deputy.name as "deputyName", held.roles,
           held.note, held.valid_from::text as "validFrom", held.valid_until::text as "validUntil",
           held.valid_until > ${today}::date
             and (${self} in (person.id::text, deputy.id::text) or unit.lineage && ${[...keep]}::uuid[]) as "mayEnd"
      from org.deputy as held
      join org.person on person.id = held.person_id join org.unit on unit.id = person.unit_id
      join org.person as deputy on deputy.id = held.deputy_id
     where (unit.lineage && ${[...units]}::uuid[] or ${self} in (person.id::text, deputy.id::text))
       and (${past} or held.valid_until > ${today}::date)
     order by held.valid_from desc, person.name, held.id limit ${orgLimits.rows_max + 1}`.execute(db)
  return rows
}
