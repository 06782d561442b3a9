import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import type { NameKey } from '../model/cursor.ts'
import type { Attempts } from '../model/lock-out.ts'
import { constraintOf } from './constraint.ts'

export interface PlacedPerson {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly unit: string
  readonly state: 'active' | 'disabled'
  readonly version: number
  readonly lineage: readonly string[]
}

export async function loadPerson(db: Database, id: string): Promise<PlacedPerson | undefined> {
  const { rows } = await sql<PlacedPerson>`
    select person.id, person.name, person.sign_in_name as "signInName", person.unit_id as unit, person.state, person.version, unit.lineage
      from org.person join org.unit on unit.id = person.unit_id
     where person.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** The names of people by id; ids that do not exist are missing from the answer. The caller has decided that they may be seen. */
export async function personNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org.person where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly unitId: string
  readonly unitName: string
  readonly state: 'active' | 'disabled'
  /** Null for those who neither keep people nor give roles there. */
  readonly signInName: string | null
  readonly version: number
}

export interface PeopleListing {
  readonly units: readonly string[]
  readonly keep: readonly string[]
  readonly unit: string | undefined
  readonly text: string | undefined
  readonly state: 'active' | 'all'
  readonly after: NameKey | undefined
  readonly rows_max: number
}

/** One row more than asked for means that there is a next page. */
export async function listPeople(db: Database, listing: PeopleListing): Promise<readonly PersonRow[]> {
  const { units, keep, unit, text, state, after, rows_max } = listing
  const { rows } = await sql<PersonRow>`
    select person.id, person.name, person.title, unit.id as "unitId", unit.name as "unitName", person.state, person.version,
           case when unit.lineage && ${[...keep]}::uuid[] then person.sign_in_name end as "signInName"
      from org.person join org.unit on unit.id = person.unit_id
     where unit.lineage && ${[...units]}::uuid[]
       and (${unit ?? null}::uuid is null or unit.lineage @> array[${unit ?? null}::uuid])
       and (${text ?? null}::text is null or strpos(person.name, ${text ?? null}::text) > 0)
       and (${state}::text = 'all' or person.state = 'active')
       and (${after?.name ?? null}::text is null
            or (person.name, person.id) > (${after?.name ?? null}::text collate "C", ${after?.id ?? null}::uuid))
     order by person.name, person.id
     limit ${rows_max + 1}`.execute(db)
  return rows
}

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly unit: string
  readonly title: string | null
  readonly secretHash: string | null
  readonly mustChangeSecret: boolean
}

/** Raises org.sign-in-name-taken. */
export async function insertPerson(transaction: DatabaseTransaction, person: NewPerson): Promise<void> {
  await refused(() => sql`
    insert into org.person (id, name, sign_in_name, unit_id, title, secret_hash, must_change_secret)
    values (${person.id}::uuid, ${person.name}, ${person.signInName}, ${person.unit}::uuid, ${person.title}, ${person.secretHash},
            ${person.mustChangeSecret})`
    .execute(transaction))
}

export interface PersonChange {
  readonly id: string
  readonly version: number
  readonly name: string | undefined
  readonly signInName: string | undefined
  readonly title: string | null | undefined
  readonly unit: string | undefined
}

/** The new version, or undefined when somebody was faster. Raises org.sign-in-name-taken. */
export async function updatePerson(transaction: DatabaseTransaction, change: PersonChange): Promise<number | undefined> {
  const { rows } = await refused(() => sql<{ version: number }>`
    update org.person
       set name = coalesce(${change.name ?? null}, name),
           sign_in_name = coalesce(${change.signInName ?? null}, sign_in_name),
           title = case when ${change.title === undefined}::boolean then title else ${change.title ?? null} end,
           unit_id = coalesce(${change.unit ?? null}::uuid, unit_id),
           version = version + 1
     where id = ${change.id}::uuid and version = ${change.version}
    returning version`.execute(transaction))
  return rows[0]?.version
}

async function refused<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (constraintOf(error) === 'person_sign_in_name_key') throw orgErrors('sign-in-name-taken')
    throw error
  }
}

export async function setPersonState(
  transaction: DatabaseTransaction, id: string, version: number, state: 'active' | 'disabled',
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update org.person set state = ${state}, version = version + 1
     where id = ${id}::uuid and version = ${version} returning version`.execute(transaction)
  return rows[0]?.version
}

export interface Account extends Attempts {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly unit: string
  readonly lineage: readonly string[]
  readonly state: 'active' | 'disabled'
  readonly secretHash: string | null
  readonly mustChangeSecret: boolean
}

const accounts = sql`
  select person.id, person.name, sign_in_name as "signInName", unit_id as unit, unit.lineage, state, secret_hash as "secretHash",
         must_change_secret as "mustChangeSecret", failed_count as "failedCount", locked_until as "lockedUntil"
    from org.person join org.unit on unit.id = person.unit_id`

export async function findAccount(db: Database, signInName: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`${accounts} where sign_in_name = ${signInName}`.execute(db)
  return rows[0]
}

export async function loadAccount(db: Database, id: string): Promise<Account> {
  const { rows } = await sql<Account>`${accounts} where person.id = ${id}::uuid`.execute(db)
  return rows[0]!
}

/** As it stands after every other attempt that came before; attempts on one account follow each other from here to the commit. */
export async function lockAccount(transaction: DatabaseTransaction, id: string): Promise<Account> {
  const { rows } = await sql<Account>`
    ${accounts} where person.id = ${id}::uuid for no key update of person`.execute(transaction)
  return rows[0]!
}

export async function setAttempts(transaction: DatabaseTransaction, id: string, attempts: Attempts): Promise<void> {
  await sql`update org.person set failed_count = ${attempts.failedCount}, locked_until = ${attempts.lockedUntil}
    where id = ${id}::uuid`.execute(transaction)
}

/** A new secret also opens a locked account: who may set it has shown who he is. */
export async function setSecret(
  transaction: DatabaseTransaction, id: string, secretHash: string, mustChangeSecret: boolean,
): Promise<void> {
  await sql`
    update org.person set secret_hash = ${secretHash}, must_change_secret = ${mustChangeSecret}, failed_count = 0, locked_until = null
     where id = ${id}::uuid`.execute(transaction)
}
