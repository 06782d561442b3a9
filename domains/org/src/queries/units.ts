import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import type { Day } from '../model/day.ts'
import type { UnitKind } from '../model/fields.ts'
import { constraintOf } from './constraint.ts'

/** A unit where it stands: what a scope loads and an operation then works on. */
export interface PlacedUnit {
  readonly id: string
  readonly name: string
  readonly parent: string | null
  readonly lineage: readonly string[]
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly version: number
}

export async function loadUnit(db: Database, id: string): Promise<PlacedUnit | undefined> {
  const { rows } = await sql<PlacedUnit>`
    select id, name, parent_id as parent, lineage, valid_from::text as "validFrom", valid_until::text as "validUntil", version
      from org.unit where id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** For a scope of another domain: where the unit stands, by its id; undefined when there is no such unit. */
export async function unitScopeOf(db: Database, unit: string): Promise<{ unit: string; lineage: readonly string[] } | undefined> {
  const lineage = await lineageOf(db, unit)
  return lineage && { unit, lineage }
}

/** The ancestors from the root down, the unit itself last; undefined when there is no such unit. */
export async function lineageOf(db: Database, unitId: string): Promise<readonly string[] | undefined> {
  return (await loadUnit(db, unitId))?.lineage
}

/** The names of units by id; ids that do not exist are missing from the answer. The caller has decided that they may be seen. */
export async function unitNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org.unit where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/**
 * The ids of the units and of all below them, for lists of what stands there: given as values they tell the planner how much that is, which
 * no join does.
 */
export async function unitsBelow(db: Database, units: readonly string[]): Promise<readonly string[]> {
  if (units.length === 0) return []
  const { rows } = await sql<{ id: string }>`select id from org.unit where lineage && ${[...units]}::uuid[] order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Units below the given ones that are called exactly so on that day: by their full or their short name, or by the full name without
 * the place in front of 市, 县 or 区, as texts of their own area say it. A name that several bear is missing from the answer: nobody
 * guesses which is meant.
 */
export async function unitsCalled(
  db: Database, names: readonly string[], units: readonly string[], day: Day,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select called.name, min(unit.id::text) as id
      from unnest(${[...new Set(names)]}::text[]) as called (name)
      join org.unit on called.name in (unit.name, unit.short_name)
        or (called.name ~ '^[省市州县区]..' and unit.name ~ '^.{1,4}[省市州县区]' and right(unit.name, length(called.name)) = called.name)
     where unit.lineage && ${[...units]}::uuid[] and unit.valid_from <= ${day}::date
       and (unit.valid_until is null or unit.valid_until > ${day}::date)
     group by called.name having count(*) = 1`.execute(db)
  return new Map(rows.map(({ name, id }) => [name, id]))
}

export interface UnitRow {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly shortName: string | null
  readonly kind: UnitKind
  readonly ordinal: number
  readonly validFrom: Day
  readonly validUntil: Day | null
  readonly version: number
  /** Above the caller's scope: shown by name only, so that he sees where his units stand. */
  readonly context: boolean
  readonly mayKeep: boolean
}

export interface UnitListing { readonly units: readonly string[]; readonly keep: readonly string[]; readonly openOn: Day | null }

/** Parents before children, beside each other in their order; at most units_max + 1 rows, the last one meaning that there are more. */
export async function listUnits(db: Database, listing: UnitListing): Promise<readonly UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select id, parent_id as parent, name, short_name as "shortName", kind, ordinal, valid_from::text as "validFrom",
           valid_until::text as "validUntil", version, not lineage && ${[...listing.units]}::uuid[] as context,
           lineage && ${[...listing.keep]}::uuid[] as "mayKeep"
      from org.unit
     where (lineage && ${[...listing.units]}::uuid[]
            and (${listing.openOn}::date is null or valid_until is null or valid_until > ${listing.openOn}::date))
        or id in (select unnest(lineage) from org.unit where id = any(${[...listing.units]}::uuid[]))
     order by cardinality(lineage), ordinal, name, id
     limit ${orgLimits.units_max + 1}`.execute(db)
  return rows
}

export interface NewUnit {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly shortName: string | null
  readonly kind: UnitKind
  readonly ordinal: number
  readonly validFrom: Day
}

/** The lineage is written by the database itself. Raises org.unit-name-taken and org.unit-too-deep. */
export async function insertUnit(transaction: DatabaseTransaction, unit: NewUnit): Promise<void> {
  await refused(() => sql`
    insert into org.unit (id, parent_id, name, short_name, kind, ordinal, valid_from, lineage)
    values (${unit.id}::uuid, ${unit.parent}::uuid, ${unit.name}, ${unit.shortName}, ${unit.kind}, ${unit.ordinal},
            ${unit.validFrom}::date, '{}')`
    .execute(transaction))
}

export interface UnitChange {
  readonly id: string
  readonly version: number
  readonly name: string | undefined
  readonly shortName: string | null | undefined
  readonly kind: UnitKind | undefined
  readonly ordinal: number | undefined
  readonly parent: string | undefined
}

/** The new version, or undefined when somebody was faster. Lineages below follow by the database's own trigger. */
export async function updateUnit(transaction: DatabaseTransaction, change: UnitChange): Promise<number | undefined> {
  const { rows } = await refused(() => sql<{ version: number }>`
    update org.unit
       set name = coalesce(${change.name ?? null}, name),
           short_name = case when ${change.shortName === undefined}::boolean then short_name else ${change.shortName ?? null} end,
           kind = coalesce(${change.kind ?? null}, kind),
           ordinal = coalesce(${change.ordinal ?? null}::integer, ordinal),
           parent_id = coalesce(${change.parent ?? null}::uuid, parent_id),
           version = version + 1
     where id = ${change.id}::uuid and version = ${change.version}
    returning version`.execute(transaction))
  return rows[0]?.version
}

async function refused<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === 'unit_name_beside') throw orgErrors('unit-name-taken')
    if (constraint === 'unit_no_circle') throw orgErrors('unit-circle')
    if (constraint === 'unit_depth') throw orgErrors('unit-too-deep', { levels_max: orgLimits.tree_levels_max })
    throw error
  }
}

/** The same lock as the trigger takes, before the caller's rights on the old and the new place are looked at. */
export async function lockTree(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7300, 1)`.execute(transaction)
}

export interface UnitUse { readonly units: number; readonly people: number }

/** Open units directly below and active people: what keeps a unit from being closed. */
export async function useOfUnit(db: Database, id: string, day: Day): Promise<UnitUse> {
  const { rows } = await sql<UnitUse>`
    select (select count(*) from org.unit
             where parent_id = ${id}::uuid and (valid_until is null or valid_until > ${day}::date))::integer as units,
           (select count(*) from org.person where unit_id = ${id}::uuid and state = 'active')::integer as people`.execute(db)
  return rows[0]!
}

export async function closeUnit(
  transaction: DatabaseTransaction, id: string, version: number, validUntil: Day,
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update org.unit set valid_until = ${validUntil}::date, version = version + 1
     where id = ${id}::uuid and version = ${version} returning version`.execute(transaction)
  return rows[0]?.version
}
