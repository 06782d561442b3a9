// The trace says what came from what. It is the kernel's so that no domain imports a later one to answer "what became of this".
import type { Actor } from './actor.ts'
import type { Permissions } from './permission.ts'
import type { Database } from './ports.ts'
import { sql } from 'kysely'

export interface TraceLink {
  readonly sourceKind: string
  readonly sourceId: string
  readonly relation: string
  readonly targetKind: string
  readonly targetId: string
}

export interface ResolvedThing { readonly id: string; readonly title: string; readonly state: string; readonly link: string }

export interface TraceStep extends ResolvedThing { readonly kind: string; readonly relation: string; readonly direction: 'to' | 'from' }

/** Each domain resolves its own kinds under its own policy: what the actor may not see is left out of the answer. */
export interface TraceResolver {
  readonly kind: string
  resolve(db: Database, ids: readonly string[], actor: Actor, permissions: Permissions): Promise<readonly ResolvedThing[]>
}

interface TraceRow { relation: string; kind: string; id: string; direction: 'to' | 'from' }

/** At most 500 neighbours of one thing, in the order they were written. */
export async function followTrace(
  db: Database, actor: Actor, permissions: Permissions, resolvers: ReadonlyMap<string, TraceResolver>, kind: string, id: string,
): Promise<readonly TraceStep[]> {
  const { rows } = await sql<TraceRow>`
    select relation, kind, id, direction from (
      select seq, relation, target_kind as kind, target_id as id, 'to' as direction
        from kernel.trace where source_kind = ${kind} and source_id = ${id}
      union all
      select seq, relation, source_kind, source_id, 'from'
        from kernel.trace where target_kind = ${kind} and target_id = ${id}
    ) as neighbour order by seq limit 500`.execute(db)
  const idsByKind = Map.groupBy(rows, (row) => row.kind)
  const known = new Map<string, ResolvedThing>()
  for (const [neighbourKind, found] of idsByKind) {
    const things = await resolvers.get(neighbourKind)?.resolve(db, found.map((row) => row.id), actor, permissions) ?? []
    for (const thing of things) known.set(`${neighbourKind} ${thing.id}`, thing)
  }
  return rows.flatMap((row) => {
    const thing = known.get(`${row.kind} ${row.id}`)
    return thing ? [{ ...thing, kind: row.kind, relation: row.relation, direction: row.direction }] : []
  })
}

export type Reached = ReadonlyMap<string, readonly (ResolvedThing & { readonly kind: string })[]>

interface ReachedRow { source: string; kind: string; id: string }

/**
 * What came of many things of one kind by one relation, told as followTrace tells it: one statement for the links and one for each kind of
 * thing reached, however many there are. A thing of which the actor may see nothing is missing from the answer.
 */
export async function followTraces(
  db: Database, actor: Actor, permissions: Permissions, resolvers: ReadonlyMap<string, TraceResolver>,
  { kind, ids, relation }: { readonly kind: string; readonly ids: readonly string[]; readonly relation: string },
): Promise<Reached> {
  const reached = new Map<string, (ResolvedThing & { readonly kind: string })[]>()
  if (ids.length === 0) return reached
  const { rows } = await sql<ReachedRow>`
    select source_id as source, target_kind as kind, target_id as id from kernel.trace
     where source_kind = ${kind} and source_id = any(${[...ids]}::text[]) and relation = ${relation} order by seq`.execute(db)
  for (const [targetKind, found] of Map.groupBy(rows, (row) => row.kind)) {
    const wanted = [...new Set(found.map((row) => row.id))]
    const things = await resolvers.get(targetKind)?.resolve(db, wanted, actor, permissions) ?? []
    const known = new Map(things.map((thing) => [thing.id, { ...thing, kind: targetKind }]))
    for (const { source, id } of found) {
      const thing = known.get(id)
      if (thing) reached.set(source, [...reached.get(source) ?? [], thing])
    }
  }
  return reached
}
