import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgLimits } from '../limits.ts'
import type { Day, Period } from '../model/day.ts'

export interface PlacedCharge {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly lineage: readonly string[]
}

export async function loadCharge(db: Database, id: string): Promise<PlacedCharge | undefined> {
  const { rows } = await sql<PlacedCharge>`
    select charge.id, charge.person_id as person, charge.unit_id as unit, charge.valid_from::text as "validFrom",
           charge.valid_until::text as "validUntil", unit.lineage
      from org.charge join org.unit on unit.id = charge.unit_id where charge.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** The periods in which the person has the unit in his charge; two calls for one person follow each other. */
export async function lockCharges(transaction: DatabaseTransaction, person: string, unit: string): Promise<readonly Period[]> {
  await sql`select 1 from org.person where id = ${person}::uuid for no key update`.execute(transaction)
  const { rows } = await sql<Period>`
    select valid_from::text as "validFrom", valid_until::text as "validUntil"
      from org.charge where person_id = ${person}::uuid and unit_id = ${unit}::uuid`.execute(transaction)
  return rows
}

export interface NewCharge {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly validFrom: Day
  readonly validUntil: Day | null
}

export async function insertCharge(transaction: DatabaseTransaction, charge: NewCharge): Promise<void> {
  await sql`
    insert into org.charge (id, person_id, unit_id, valid_from, valid_until)
    values (${charge.id}::uuid, ${charge.person}::uuid, ${charge.unit}::uuid, ${charge.validFrom}::date, ${charge.validUntil}::date)`
    .execute(transaction)
}

/** Answers whether it still stood beyond that day. */
export async function endCharge(transaction: DatabaseTransaction, id: string, validUntil: Day): Promise<boolean> {
  const { rows } = await sql`
    update org.charge set valid_until = ${validUntil}::date
     where id = ${id}::uuid and (valid_until is null or valid_until > ${validUntil}::date) returning id`.execute(transaction)
  return rows.length > 0
}

export interface ChargeRow {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly unitId: string
  readonly unitName: string
  readonly validFrom: Day
  readonly validUntil: Day | null
}

export interface ChargeListing {
  readonly units: readonly string[]
  readonly person: string | undefined
  readonly unit: string | undefined
  readonly today: Day
  /** With those that have ended. */
  readonly past: boolean
}

/** Present and coming ones, and past ones when asked for. */
export async function listCharges(db: Database, listing: ChargeListing): Promise<readonly ChargeRow[]> {
  const { units, person, unit, today, past } = listing
  const { rows } = await sql<ChargeRow>`
    select charge.id, person.id as "personId", person.name as "personName", unit.id as "unitId", unit.name as "unitName",
           charge.valid_from::text as "validFrom", charge.valid_until::text as "validUntil"
      from org.charge
      join org.unit on unit.id = charge.unit_id
      join org.person on person.id = charge.person_id
     where unit.lineage && ${[...units]}::uuid[]
       and (${person ?? null}::uuid is null or charge.person_id = ${person ?? null}::uuid)
       and (${unit ?? null}::uuid is null or charge.unit_id = ${unit ?? null}::uuid)
       and (${past} or charge.valid_until is null or charge.valid_until > ${today}::date)
     order by person.name, unit.ordinal, unit.name, charge.id limit ${orgLimits.rows_max + 1}`.execute(db)
  return rows
}
