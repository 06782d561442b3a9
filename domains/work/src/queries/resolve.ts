// What work tells of its own kind when a trace is followed, under its own policy.
import { sql } from 'kysely'
import type { ResolvedThing, TraceResolver } from '@lantai/kernel'

export const matterResolver: TraceResolver = {
  kind: 'matter',
  async resolve(db, ids, actor, permissions) {
    const { rows } = await sql<ResolvedThing>`
      select matter.id::text as id, matter.title, matter.state, '/drafts?document=' || matter.document_id as link
        from work.matter join org.shared_unit as unit on unit.id = matter.unit_id
       where matter.id = any(${ids}::uuid[]) and matter.discarded_at is null
         and unit.lineage && ${permissions.units(actor, 'work.read')}::uuid[]`.execute(db)
    return rows
  },
}
