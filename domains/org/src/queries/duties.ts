import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgLimits } from '../limits.ts'
import type { Day, Period } from '../model/day.ts'

export interface PlacedDuty {
  readonly id: string
  readonly unit: string
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly lineage: readonly string[]
}

export async function loadDuty(db: Database, id: string): Promise<PlacedDuty | undefined> {
  const { rows } = await sql<PlacedDuty>`
    select duty.id, duty.unit_id as unit, duty.valid_from::text as "validFrom", duty.valid_until::text as "validUntil", unit.lineage
      from org.duty join org.unit on unit.id = duty.unit_id where duty.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** What the unit is, was or will be for; two calls for one unit follow each other. */
export async function lockDuties(
  transaction: DatabaseTransaction, unit: string,
): Promise<readonly (Period & { readonly text: string })[]> {
  await sql`select 1 from org.unit where id = ${unit}::uuid for no key update`.execute(transaction)
  const { rows } = await sql<Period & { text: string }>`
    select text, valid_from::text as "validFrom", valid_until::text as "validUntil" from org.duty where unit_id = ${unit}::uuid`
    .execute(transaction)
  return rows
}

export interface NewDuty {
  readonly id: string
  readonly unit: string
  readonly text: string
  readonly validFrom: Day
  readonly validUntil: Day | null
}

export async function insertDuty(transaction: DatabaseTransaction, duty: NewDuty): Promise<void> {
  await sql`
    insert into org.duty (id, unit_id, text, valid_from, valid_until)
    values (${duty.id}::uuid, ${duty.unit}::uuid, ${duty.text}, ${duty.validFrom}::date, ${duty.validUntil}::date)`.execute(transaction)
}

/** Answers whether it still stood beyond that day. */
export async function endDuty(transaction: DatabaseTransaction, id: string, validUntil: Day): Promise<boolean> {
  const { rows } = await sql`
    update org.duty set valid_until = ${validUntil}::date
     where id = ${id}::uuid and (valid_until is null or valid_until > ${validUntil}::date) returning id`.execute(transaction)
  return rows.length > 0
}

export interface DutyRow {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly text: string
  readonly validFrom: Day
  readonly validUntil: Day | null
}

export interface DutyListing {
  readonly units: readonly string[]
  readonly unit: string | undefined
  readonly today: Day
  /** With those that have ended. */
  readonly past: boolean
}

/** Present and coming ones, and past ones when asked for, unit by unit. */
export async function listDuties(db: Database, listing: DutyListing): Promise<readonly DutyRow[]> {
  const { units, unit, today, past } = listing
  const { rows } = await sql<DutyRow>`
    select duty.id, unit.id as "unitId", unit.name as "unitName", duty.text, duty.valid_from::text as "validFrom",
           duty.valid_until::text as "validUntil"
      from org.duty join org.unit on unit.id = duty.unit_id
     where unit.lineage && ${[...units]}::uuid[]
       and (${unit ?? null}::uuid is null or duty.unit_id = ${unit ?? null}::uuid)
       and (${past} or duty.valid_until is null or duty.valid_until > ${today}::date)
     order by unit.ordinal, unit.name, duty.valid_from, duty.id limit ${orgLimits.rows_max + 1}`.execute(db)
  return rows
}
