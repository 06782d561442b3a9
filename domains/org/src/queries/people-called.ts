import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'

/** A person as somebody writes him: by his name, and where several bear it by his unit or his title beside it. */
export interface CalledPerson { readonly name: string; readonly beside: string | null }

/**
 * For each of the called, in their order, the active people below the units who bear that name; more than one means that the name alone
 * does not say who.
 */
export async function peopleCalled(
  db: Database, called: readonly CalledPerson[], units: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ ordinal: number; id: string }>`
    select called.ordinality::int as ordinal, person.id
      from rows from (jsonb_to_recordset(${JSON.stringify(called)}::jsonb) as (name text, beside text)) with ordinality as called
      join org.person on person.name = called.name and person.state = 'active'
      join org.unit on unit.id = person.unit_id
     where unit.lineage && ${[...units]}::uuid[]
       and (called.beside is null or called.beside in (unit.name, unit.short_name, person.title))
     order by person.id`.execute(db)
  return called.map((_one, at) => rows.filter(({ ordinal }) => ordinal === at + 1).map(({ id }) => id))
}
