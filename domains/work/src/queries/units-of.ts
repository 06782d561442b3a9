import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import { dayOf, expandUnitGroup, unitsCalled } from '@lantai/org'
import type { GroupUnit } from '@lantai/org'
import { workLimits } from '../limits.ts'

/** A unit of ours, or words alone. */
export interface CalledUnit { readonly unit: string | null; readonly text: string }

interface Asking { readonly db: Database; readonly clock: { now(): Date }; unitsFor(permission: string): readonly string[] }

/**
 * Names as units of ours where exactly one unit the caller sees is called so, or where they name a group of those he sees (各县（市）区); else
 * as words; `of` is the unit whose text it is. Who has typed a name learns nothing of units he does not see.
 */
export async function unitsOf(
  context: Asking, names: readonly string[], of: string,
): Promise<(name: string) => readonly CalledUnit[]> {
  if (names.length === 0) return () => []
  const [seen, day] = [context.unitsFor('org.read'), dayOf(context.clock.now())]
  const ids = await unitsCalled(context.db, names, seen, day)
  const groups = names.filter((name) => !ids.has(name) && name.includes('各'))
  const tree = groups.length === 0 ? [] : await groupUnits(context.db, seen, day)
  const expanded = new Map(groups.map((name) => [name, expandUnitGroup(name, tree, of)?.map(({ id }) => id) ?? []] as const))
  return (text) => {
    const group = expanded.get(text)
    if (group && group.length > 0 && group.length <= workLimits.units_of_group_max) return group.map((unit) => ({ unit, text }))
    return [{ unit: ids.get(text) ?? null, text }]
  }
}

/** Each unit once: who is named and in a group as well is named. */
export function eachOnce(units: readonly CalledUnit[]): CalledUnit[] {
  return [...new Map(units.map((one) => [one.unit ?? `text ${one.text}`, one] as const).reverse()).values()].reverse()
}

/** What the caller sees on that day, beside each other in their order. */
async function groupUnits(db: Database, units: readonly string[], day: string): Promise<readonly GroupUnit[]> {
  const { rows } = await sql<GroupUnit>`
    select id, name, kind, parent_id as parent from org.shared_unit
     where lineage && ${[...units]}::uuid[] and valid_from <= ${day}::date and (valid_until is null or valid_until > ${day}::date)
     order by cardinality(lineage), ordinal, name, id`.execute(db)
  return rows
}
