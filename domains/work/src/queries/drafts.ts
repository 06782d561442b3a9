import { sql } from 'kysely'
import { plannedAnew } from '@lantai/kernel'
import { unitsBelow } from '@lantai/org'
import type { Database } from '@lantai/kernel'
import { workLimits } from '../limits.ts'
import type { DraftDueValue } from '../model/read-due.ts'
import { ownDue } from './write-drafts.ts'

export interface DraftUnitRow {
  assignment: string
  unit: string | null
  name: string | null
  text: string
  due: DraftDueValue | null
}

/** Another draft whose title begins or ends alike; whether it says the same is decided by its key. */
export interface ComparedDraft { matter: string; title: string; key: string; document: string }

export interface DraftRow {
  matter: string
  document: string
  sentence: string
  finding: string
  title: string
  requirement: string
  goal: string
  due: DraftDueValue
  lead: DraftUnitRow[]
  assist: DraftUnitRow[]
  supervisor: { id: string; name: string; called: string } | null
  key: string
  compared: ComparedDraft[]
  createdBy: string
  createdAt: Date
  discardedBy: string | null
  discardedAt: Date | null
  version: number
  cursor: number
}

export interface DraftsPage {
  readonly units: readonly string[]
  /** Where the caller sees people. */
  readonly people: readonly string[]
  readonly matter?: string
  readonly document?: string | undefined
  /** Of those to whom it is given. */
  readonly unit?: string | undefined
  /** Instead of those that stand: those that were thrown away since. */
  readonly discardedSince?: Date | undefined
  readonly after: number
  readonly rows_max: number
}

/** In the order they were drafted, keyset by seq; of all below the units, or of one document, unit or id. */
export async function listDrafts(db: Database, page: DraftsPage): Promise<DraftRow[]> {
  const units = await unitsBelow(db, page.units)
  const { rows } = await sql<DraftRow>`${sql.raw(plannedAnew)}
    with page as materialized (
      select matter.* from work.matter
       where matter.unit_id = any(${units}::uuid[])
             ${page.discardedSince === undefined
    ? sql`and matter.discarded_at is null` : sql`and matter.discarded_at >= ${page.discardedSince}`}
             ${page.matter === undefined ? sql`` : sql`and matter.id = ${page.matter}`}
             ${page.document === undefined ? sql`` : sql`and matter.document_id = ${page.document}`}
             ${page.unit === undefined ? sql`` : sql`and exists (
               select 1 from work.assignment as given where given.matter_id = matter.id and given.unit_id = ${page.unit})`}
         and matter.seq > ${page.after}
       order by matter.seq limit ${page.rows_max}
    )
    select matter.id as matter, matter.document_id as document, matter.sentence_id as sentence, matter.finding_id as finding,
           matter.title, matter.requirement, matter.goal,
           jsonb_build_object('state', matter.due_state, 'text', matter.due_text, 'date', matter.due_date,
                              'from', matter.due_from) as due,
           ${assigned('lead')} as lead, ${assigned('assist')} as assist,
           case when supervisor.id is not null then jsonb_build_object(
             'id', supervisor.id, 'name', supervisor.name, 'called', ${calledSupervisor(page.people)}) end as supervisor,
           matter.title_key as key, ${compared} as compared,
           coalesce(person.name, matter.created_by) as "createdBy", matter.created_at as "createdAt", matter.version,
           coalesce(discarder.name, matter.discarded_by) as "discardedBy", matter.discarded_at as "discardedAt",
           matter.seq as cursor
      from page as matter
      left join org.shared_person as person on person.id::text = matter.created_by
      left join org.shared_person as discarder on discarder.id::text = matter.discarded_by
      left join org.shared_person as supervisor on supervisor.id = matter.supervisor_id
      left join org.shared_unit as beside on beside.id = supervisor.unit_id
     order by matter.seq`.execute(db)
  return rows
}

/** His name, and where the caller sees another of that name, his unit with it. */
function calledSupervisor(people: readonly string[]) {
  return sql`supervisor.name || case when exists (
    select 1 from org.shared_person as other
     where other.name = supervisor.name and other.id <> supervisor.id and other.lineage && ${[...people]}::uuid[])
    then '（' || coalesce(beside.short_name, beside.name) || '）' else '' end`
}

/** Of the same unit, so that who sees the one sees the other; by the two indexes over how titles begin and end. */
const compared = sql`coalesce((
  select jsonb_agg(jsonb_build_object('matter', other.id, 'title', other.title, 'key', other.title_key, 'document', other.document_id)
                   order by other.title_key <> matter.title_key, other.seq)
    from (
      select head.* from (
        select * from work.matter as one
         where one.unit_id = matter.unit_id and left(one.title_key, 6) = left(matter.title_key, 6) and one.discarded_at is null
           and one.id <> matter.id
         order by one.title_key <> matter.title_key, one.seq limit ${workLimits.alike_compared_max}) as head
      union
      select tail.* from (
        select * from work.matter as one
         where one.unit_id = matter.unit_id and right(one.title_key, 6) = right(matter.title_key, 6) and one.discarded_at is null
           and one.id <> matter.id
         order by one.title_key <> matter.title_key, one.seq limit ${workLimits.alike_compared_max}) as tail
    ) as other
   where matter.discarded_at is null), '[]')`

function assigned(role: 'lead' | 'assist') {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object(
             'assignment', one.id, 'unit', one.unit_id, 'name', called.name, 'text', one.unit_text, 'due', ${ownDue}) order by one.ordinal)
      from work.assignment as one left join org.shared_unit as called on called.id = one.unit_id
     where one.matter_id = matter.id and one.role = ${role}), '[]')`
}
