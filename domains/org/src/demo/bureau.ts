// A fictional city education bureau for the demonstration. Every name is invented; what it is made of is plain data below.
import { sql } from 'kysely'
import type { DatabaseTransaction, Ids, Random, Role } from '@lantai/kernel'
import { dayOf } from '../model/day.ts'
import { firstSecret, hashSecret } from '../model/secret.ts'
import { insertBody } from '../queries/outside-bodies.ts'
import { insertCharge } from '../queries/charges.ts'
import { insertDuty } from '../queries/duties.ts'
import { insertPerson, setSecret } from '../queries/people.ts'
import { endSessions } from '../queries/sessions.ts'
import { insertHolding } from '../queries/roles.ts'
import { insertUnit } from '../queries/units.ts'
import { demoBodies, demoCharges, demoDuties, demoPeople, demoUnits } from './bureau-data.ts'
import type { DemoPerson } from './bureau-data.ts'
import { demoStaff } from './bureau-staff.ts'

export interface DemoParts { readonly now: Date; readonly random: Random; readonly ids: Ids }

export interface DemoAccount {
  readonly name: string
  readonly title: string
  readonly signInName: string
  readonly secret: string
  readonly roles: readonly Role[]
  readonly unitName: string
}

/**
 * Plants the bureau, or, where it stands already, only gives its accounts new secrets: the caller writes the answer down after
 * the commit, and a kill between the two must not leave a demonstration that nobody can enter. Accounts need not change theirs.
 */
export async function plantDemoBureau(transaction: DatabaseTransaction, parts: DemoParts): Promise<readonly DemoAccount[]> {
  const accounts = await Promise.all(demoPeople.map(async (person) => {
    const secret = firstSecret(parts.random)
    return { person, secret, secretHash: await hashSecret(secret, parts.random) }
  }))
  const standing = await standingPeople(transaction)
  if (standing.size === 0) await plant(transaction, parts)
  const people = standing.size === 0 ? await standingPeople(transaction) : standing
  for (const { person, secretHash } of accounts) {
    const id = people.get(person.signInName)
    if (id === undefined) continue
    await setSecret(transaction, id, secretHash, false)
    await endSessions(transaction, id, parts.now)
  }
  return accounts.filter(({ person }) => people.has(person.signInName)).map(({ person, secret }) => ({
    name: person.name, title: person.title, signInName: person.signInName, secret,
    roles: person.roles.map((held) => held.role), unitName: unitOf(person).name,
  }))
}

async function standingPeople(transaction: DatabaseTransaction): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, sign_in_name as name from org.person`.execute(transaction)
  return new Map(rows.map((row) => [row.name, row.id]))
}

function unitOf(person: DemoPerson): { readonly name: string } {
  const unit = demoUnits.find((candidate) => candidate.key === person.unit)
  if (!unit) throw new Error(`The sample has no unit ${person.unit}.`)
  return unit
}

/** They have roles as everybody else, and no secret. */
async function plantStaff(
  transaction: DatabaseTransaction, { ids }: DemoParts, validFrom: string, unitOf: (key: string) => string,
): Promise<void> {
  for (const { signInName, name, title, unit, role } of demoStaff) {
    const id = ids.next()
    await insertPerson(transaction, {
      id, name, signInName, unit: unitOf(unit), title, secretHash: null, mustChangeSecret: false,
    })
    const holding = { person: id, role, unit: unitOf(unit), validFrom, validUntil: null, givenBy: null }
    await insertHolding(transaction, { id: ids.next(), ...holding })
  }
}

async function plant(transaction: DatabaseTransaction, parts: DemoParts): Promise<void> {
  const validFrom = `${Number(dayOf(parts.now).slice(0, 4)) - 1}-01-01`
  const units = new Map(demoUnits.map((unit) => [unit.key, parts.ids.next()]))
  const people = new Map(demoPeople.map((person) => [person.signInName, parts.ids.next()]))
  const given = (map: ReadonlyMap<string, string>, key: string): string => {
    const id = map.get(key)
    if (id === undefined) throw new Error(`The sample does not hold together: ${key} is missing.`)
    return id
  }
  for (const [ordinal, { key, name, shortName, kind, parent }] of demoUnits.entries()) {
    const above = parent === undefined ? null : given(units, parent)
    await insertUnit(transaction, { id: given(units, key), parent: above, name, shortName, kind, ordinal, validFrom })
  }
  for (const { signInName, name, title, unit } of demoPeople) {
    const place = given(units, unit)
    await insertPerson(transaction, {
      id: given(people, signInName), name, signInName, unit: place, title, secretHash: null, mustChangeSecret: false,
    })
  }
  await plantStaff(transaction, parts, validFrom, (unit) => given(units, unit))
  for (const person of demoPeople) {
    for (const { role, unit } of person.roles) {
      const holding = { person: given(people, person.signInName), role, unit: given(units, unit) }
      await insertHolding(transaction, { id: parts.ids.next(), ...holding, validFrom, validUntil: null, givenBy: null })
    }
  }
  for (const [leader, unit] of demoCharges) {
    const charge = { person: given(people, leader), unit: given(units, unit) }
    await insertCharge(transaction, { id: parts.ids.next(), ...charge, validFrom, validUntil: null })
  }
  for (const [unit, text] of demoDuties) {
    await insertDuty(transaction, { id: parts.ids.next(), unit: given(units, unit), text, validFrom, validUntil: null })
  }
  for (const { name, kind, address } of demoBodies) {
    await insertBody(transaction, { id: parts.ids.next(), unit: given(units, 'bureau'), name, kind, address })
  }
}
