// The register as a list is held against it, and what a list writes. Many rows in one statement: a bureau has a thousand schools.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import type { Day } from '../model/day.ts'
import type { ChargesStanding, PeriodEdit, PlannedCharges, RegisteredCharge, RegisteredDuty } from '../model/register/plan-charges.ts'
import type { PersonEdit, PersonWrite, RegisteredPerson } from '../model/register/plan-people.ts'
import type { Standing } from '../model/register/plan.ts'
import type { UnitEdit, UnitWrite } from '../model/register/plan-units.ts'
import type { RegisteredUnit } from '../model/register/unit-tree.ts'
import { constraintOf } from './constraint.ts'

/** Everything that stands open below the unit on that day, and who of the sign-in names asked for is elsewhere. */
export async function loadStanding(db: Database, unit: string, accounts: readonly string[], today: Day): Promise<Standing> {
  const units = await sql<RegisteredUnit & { depth: number }>`
    select id, name, short_name as "shortName", kind, parent_id as parent, ordinal, version, cardinality(lineage) as depth
      from org.unit
     where lineage @> array[${unit}::uuid] and (id = ${unit}::uuid or valid_until is null or valid_until > ${today}::date)
     order by cardinality(lineage), ordinal, name, id limit ${orgLimits.units_max + 1}`.execute(db)
  const people = await sql<RegisteredPerson>`
    select person.id, person.name, sign_in_name as "signInName", unit_id as unit, title, state, person.version
      from org.person join org.unit on unit.id = person.unit_id
     where unit.lineage @> array[${unit}::uuid]
     order by person.name, person.id limit ${orgLimits.register_people_max + 1}`.execute(db)
  if (units.rows.length > orgLimits.units_max || people.rows.length > orgLimits.register_people_max) {
    throw orgErrors('register-too-large', { units_max: orgLimits.units_max, people_max: orgLimits.register_people_max })
  }
  const taken = await sql<{ name: string }>`
    select sign_in_name as name from org.person join org.unit on unit.id = person.unit_id
     where (sign_in_name = any(${[...accounts]}::text[]) or sign_in_name ~ '^p[0-9]{4,8}$')
       and not unit.lineage @> array[${unit}::uuid]`.execute(db)
  const numbers = [...people.rows.map((row) => row.signInName), ...taken.rows.map((row) => row.name)]
    .map((name) => Number(/^p(\d{4,8})$/.exec(name)?.[1] ?? 0))
  // A unit that is closed keeps what stands in it, and so do the people of it: they are found nowhere in the list.
  const open = new Set(units.rows.map(({ id }) => id))
  return {
    units: units.rows, rootDepth: units.rows[0]?.depth ?? 1, people: people.rows.filter((person) => open.has(person.unit)),
    takenElsewhere: new Set([
      ...taken.rows.map((row) => row.name), ...people.rows.filter((person) => !open.has(person.unit)).map((person) => person.signInName),
    ]),
    nextNumber: numbers.reduce((most, number) => Math.max(most, number), 0) + 1,
    ...await loadCharges(db, unit, today),
  }
}

async function loadCharges(db: Database, unit: string, today: Day): Promise<ChargesStanding> {
  const leaders = await sql<{ person: string; validFrom: Day; validUntil: Day | null }>`
    select person_id as person, held.valid_from::text as "validFrom", held.valid_until::text as "validUntil"
      from org.role_holding as held join org.person on person.id = person_id join org.unit on unit.id = person.unit_id
     where role = 'leader' and unit.lineage @> array[${unit}::uuid]`.execute(db)
  const charges = await sql<RegisteredCharge>`
    select charge.id, person_id as person, unit_id as unit, charge.valid_from::text as "validFrom", charge.valid_until::text as "validUntil"
      from org.charge join org.unit on unit.id = unit_id
     where unit.lineage @> array[${unit}::uuid] order by charge.valid_from, charge.id`.execute(db)
  const duties = await sql<RegisteredDuty>`
    select duty.id, unit_id as unit, text, duty.valid_from::text as "validFrom", duty.valid_until::text as "validUntil"
      from org.duty join org.unit on unit.id = unit_id
     where unit.lineage @> array[${unit}::uuid] order by duty.valid_from, duty.id`.execute(db)
  return { leaders: leaders.rows, charges: charges.rows, duties: duties.rows, today }
}

/** Whose charges are set one after another: the lock that set-charge takes as well. */
export async function lockLeaders(transaction: DatabaseTransaction): Promise<void> {
  await sql`
    select 1 from org.person where id in (select person_id from org.role_holding where role = 'leader')
     order by id for no key update`.execute(transaction)
}

export async function writeCharges(
  transaction: DatabaseTransaction, { charges, chargeEdits, duties, dutyEdits }: Omit<PlannedCharges, 'rows'>,
): Promise<void> {
  await sql`
    insert into org.charge (id, person_id, unit_id, valid_from, valid_until)
    select id, person, unit, "validFrom", "validUntil" from jsonb_to_recordset(${JSON.stringify(charges)}::jsonb)
        as given(id uuid, person uuid, unit uuid, "validFrom" date, "validUntil" date)`.execute(transaction)
  await sql`
    insert into org.duty (id, unit_id, text, valid_from, valid_until)
    select id, unit, text, "validFrom", "validUntil" from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb)
        as given(id uuid, unit uuid, text text, "validFrom" date, "validUntil" date)`.execute(transaction)
  await setEnds(transaction, 'charge', chargeEdits)
  await setEnds(transaction, 'duty', dutyEdits)
}

async function setEnds(transaction: DatabaseTransaction, table: 'charge' | 'duty', edits: readonly PeriodEdit[]): Promise<void> {
  if (edits.length === 0) return
  await sql`
    update org.${sql.raw(table)} as held set valid_until = given."validUntil"
      from jsonb_to_recordset(${JSON.stringify(edits)}::jsonb) as given(id uuid, "validUntil" date)
     where held.id = given.id`.execute(transaction)
}

/** Level by level, so that the place of each is written from that of the one above. */
export async function addUnits(transaction: DatabaseTransaction, units: readonly UnitWrite[], validFrom: Day): Promise<void> {
  for (const depth of [...new Set(units.map((unit) => unit.depth))].sort((one, other) => one - other)) {
    const rows = units.filter((unit) => unit.depth === depth)
    await refused(() => sql`
      insert into org.unit (id, parent_id, name, short_name, kind, ordinal, valid_from, lineage)
      select id, parent, name, "shortName", kind, ordinal, ${validFrom}::date, '{}'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as given(id uuid, parent uuid, name text, "shortName" text, kind text, ordinal integer)`.execute(transaction))
  }
}

export async function editUnits(transaction: DatabaseTransaction, units: readonly UnitEdit[]): Promise<number> {
  if (units.length === 0) return 0
  const { rows } = await sql`
    update org.unit set short_name = given."shortName", kind = given.kind, version = unit.version + 1
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as given(id uuid, version integer, "shortName" text, kind text)
     where unit.id = given.id and unit.version = given.version returning unit.id`.execute(transaction)
  return rows.length
}

/** Nobody can sign in by such an account before it is given a secret. */
export async function addPeople(transaction: DatabaseTransaction, people: readonly PersonWrite[]): Promise<void> {
  if (people.length === 0) return
  await refused(() => sql`
    insert into org.person (id, name, sign_in_name, unit_id, title, secret_hash, must_change_secret)
    select id, name, "signInName", unit, title, null, true
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given(id uuid, name text, "signInName" text, unit uuid, title text)`
    .execute(transaction))
}

export async function editPeople(transaction: DatabaseTransaction, people: readonly PersonEdit[]): Promise<number> {
  if (people.length === 0) return 0
  const { rows } = await refused(() => sql`
    update org.person set sign_in_name = given."signInName", unit_id = given.unit, title = given.title, version = person.version + 1
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        as given(id uuid, version integer, "signInName" text, unit uuid, title text)
     where person.id = given.id and person.version = given.version returning person.id`.execute(transaction))
  return rows.length
}

async function refused<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === 'person_sign_in_name_key') throw orgErrors('sign-in-name-taken')
    if (constraint === 'unit_name_beside') throw orgErrors('unit-name-taken')
    throw error
  }
}
