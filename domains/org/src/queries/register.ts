// The register as a list is held against it, and what a list writes. Many rows in one statement: a bureau has a thousand schools.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import type { Day } from '../model/day.ts'
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
  }
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
