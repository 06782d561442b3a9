import { sql } from 'kysely'
import type { Database, DatabaseTransaction, Role } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import type { Day } from '../model/day.ts'
import type { HeldRole } from '../model/separation.ts'
import { constraintOf } from './constraint.ts'

export interface PlacedHolding {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly lineage: readonly string[]
}

export async function loadHolding(db: Database, id: string): Promise<PlacedHolding | undefined> {
  const { rows } = await sql<PlacedHolding>`
    select held.id, held.person_id as person, held.unit_id as unit, held.valid_from::text as "validFrom",
           held.valid_until::text as "validUntil", unit.lineage
      from org.role_holding as held join org.unit on unit.id = held.unit_id where held.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** Every role the person ever held or will hold, under the lock that the database's own check takes as well. */
export async function lockHoldings(transaction: DatabaseTransaction, person: string): Promise<readonly HeldRole[]> {
  await sql`select 1 from org.person where id = ${person}::uuid for no key update`.execute(transaction)
  const { rows } = await sql<HeldRole>`
    select role, unit_id as unit, valid_from::text as "validFrom", valid_until::text as "validUntil"
      from org.role_holding where person_id = ${person}::uuid`.execute(transaction)
  return rows
}

export interface NewHolding {
  readonly id: string
  readonly person: string
  readonly role: Role
  readonly unit: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly givenBy: string | null
}

/** Raises org.roles-apart, org.role-held-already and org.deputy-administrator, decided by the database. */
export async function insertHolding(transaction: DatabaseTransaction, holding: NewHolding): Promise<void> {
  try {
    await sql`
      insert into org.role_holding (id, person_id, role, unit_id, valid_from, valid_until, given_by)
      values (${holding.id}::uuid, ${holding.person}::uuid, ${holding.role}, ${holding.unit}::uuid, ${holding.validFrom}::date,
              ${holding.validUntil}::date, ${holding.givenBy}::uuid)`.execute(transaction)
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === 'role_holding_separate') throw orgErrors('roles-apart')
    if (constraint === 'deputy_separate') throw orgErrors('deputy-administrator')
    if (constraint === 'role_holding_once') throw orgErrors('role-held-already')
    throw error
  }
}

/** Answers whether it still stood beyond that day. */
export async function endHolding(transaction: DatabaseTransaction, id: string, validUntil: Day): Promise<boolean> {
  const { rows } = await sql`
    update org.role_holding set valid_until = ${validUntil}::date
     where id = ${id}::uuid and (valid_until is null or valid_until > ${validUntil}::date) returning id`.execute(transaction)
  return rows.length > 0
}

export interface HoldingRow {
  readonly id: string
  readonly role: Role
  readonly personId: string
  readonly personName: string
  readonly unitId: string
  readonly unitName: string
  readonly validFrom: Day
  readonly validUntil: Day | null
}

export interface HoldingListing {
  readonly units: readonly string[]
  readonly person: string | undefined
  readonly unit: string | undefined
  readonly today: Day
}

/** Present and coming ones, of a person or on a unit (exactly that unit). */
export async function listHoldings(db: Database, listing: HoldingListing): Promise<readonly HoldingRow[]> {
  const { units, person, unit, today } = listing
  const { rows } = await sql<HoldingRow>`
    select held.id, held.role, person.id as "personId", person.name as "personName", unit.id as "unitId", unit.name as "unitName",
           held.valid_from::text as "validFrom", held.valid_until::text as "validUntil"
      from org.role_holding as held
      join org.unit on unit.id = held.unit_id
      join org.person on person.id = held.person_id
     where unit.lineage && ${[...units]}::uuid[]
       and (${person ?? null}::uuid is null or held.person_id = ${person ?? null}::uuid)
       and (${unit ?? null}::uuid is null or held.unit_id = ${unit ?? null}::uuid)
       and (held.valid_until is null or held.valid_until > ${today}::date)
     order by person.name, held.role, held.id limit ${orgLimits.rows_max + 1}`.execute(db)
  return rows
}
