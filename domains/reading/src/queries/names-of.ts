import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'

/** The names of people by their ids. */
export async function namesOf(db: Database, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from org.shared_person where id::text = any(${[...new Set(people)]}::text[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
