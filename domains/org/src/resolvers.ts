// What the trace tells of units and people, under this domain's own policy.
import { sql } from 'kysely'
import type { TraceResolver } from '@lantai/kernel'

interface ThingRow { id: string; title: string; state: string }

export const unitResolver: TraceResolver = {
  kind: 'unit',
  async resolve(db, ids, actor, permissions) {
    const units = permissions.units(actor, 'org.read')
    const { rows } = await sql<ThingRow>`
      select id, name as title, case when valid_until is null then 'open' else 'closed' end as state
        from org.unit where id = any(${[...ids]}::uuid[]) and lineage && ${[...units]}::uuid[]`.execute(db)
    return rows.map((row) => ({ ...row, link: '/units?tab=units' }))
  },
}

export const personResolver: TraceResolver = {
  kind: 'person',
  async resolve(db, ids, actor, permissions) {
    const units = permissions.units(actor, 'org.read-people')
    const { rows } = await sql<ThingRow>`
      select person.id, person.name as title, person.state
        from org.person join org.unit on unit.id = person.unit_id
       where person.id = any(${[...ids]}::uuid[]) and unit.lineage && ${[...units]}::uuid[]`.execute(db)
    return rows.map((row) => ({ ...row, link: '/units?tab=people' }))
  },
}
