// What reading tells of its own kinds when a trace is followed, under its own policy.
import { sql } from 'kysely'
import type { ResolvedThing, TraceResolver } from '@lantai/kernel'

export const documentResolver: TraceResolver = {
  kind: 'document',
  async resolve(db, ids, actor, permissions) {
    const { rows } = await sql<ResolvedThing>`
      select document.id::text as id, document.name as title, document.state, '/documents/' || document.id as link
        from reading.document join org.shared_unit as unit on unit.id = document.unit_id
       where document.id = any(${ids}::uuid[]) and unit.lineage && ${permissions.units(actor, 'reading.read')}::uuid[]`.execute(db)
    return rows
  },
}

/** One that was split or merged is shown withdrawn, and leads to what came of it. */
export const findingResolver: TraceResolver = {
  kind: 'finding',
  async resolve(db, ids, actor, permissions) {
    const { rows } = await sql<ResolvedThing>`
      select finding.id::text as id, finding.quote as title, finding.state,
             '/documents/' || document.id || '?finding=' || coalesce(successor.id, finding.id) as link
        from reading.finding
        join reading.document on document.id = finding.document_id
        join org.shared_unit as unit on unit.id = document.unit_id
        left join lateral (
          select newer.id from reading.succession join reading.finding as newer on newer.id = succession.newer_id
           where succession.older_id = finding.id and finding.state = 'withdrawn' and newer.state <> 'withdrawn'
           order by newer.seq limit 1
        ) as successor on true
       where finding.id = any(${ids}::uuid[]) and (finding.state <> 'withdrawn' or successor.id is not null)
         and unit.lineage && ${permissions.units(actor, 'reading.read')}::uuid[]`.execute(db)
    return rows
  },
}
