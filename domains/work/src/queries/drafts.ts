import { sql } from 'kysely'
import type { Database } from '@lantai/kernel'
import type { DraftDueValue } from '../model/read-due.ts'

export interface DraftUnitRow { unit: string | null; text: string }

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
  alike: boolean
  createdBy: string
  createdAt: Date
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
  readonly after: number
  readonly rows_max: number
}

/** In the order they were drafted, keyset by seq; of all below the units, or of one document, unit or id. A discarded one is none. */
export async function listDrafts(db: Database, page: DraftsPage): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select matter.id as matter, matter.document_id as document, matter.sentence_id as sentence, matter.finding_id as finding,
           matter.title, matter.requirement, matter.goal,
           jsonb_build_object('state', matter.due_state, 'text', matter.due_text, 'date', matter.due_date) as due,
           ${assigned('lead')} as lead, ${assigned('assist')} as assist,
           case when supervisor.id is not null then jsonb_build_object(
             'id', supervisor.id, 'name', supervisor.name, 'called', ${calledSupervisor(page.people)}) end as supervisor,
           exists (select 1 from work.matter as other
                    where other.title_key = matter.title_key and other.unit_id = matter.unit_id and other.id <> matter.id
                      and other.discarded_at is null) as alike,
           coalesce(person.name, matter.created_by) as "createdBy", matter.created_at as "createdAt", matter.version,
           matter.seq as cursor
      from work.matter
      join org.shared_unit as unit on unit.id = matter.unit_id
      left join org.shared_person as person on person.id::text = matter.created_by
      left join org.shared_person as supervisor on supervisor.id = matter.supervisor_id
      left join org.shared_unit as beside on beside.id = supervisor.unit_id
     where unit.lineage && ${[...page.units]}::uuid[] and matter.discarded_at is null
       and (${page.matter ?? null}::uuid is null or matter.id = ${page.matter ?? null})
       and (${page.document ?? null}::uuid is null or matter.document_id = ${page.document ?? null})
       and (${page.unit ?? null}::uuid is null or exists (
         select 1 from work.assignment as given where given.matter_id = matter.id and given.unit_id = ${page.unit ?? null}))
       and matter.seq > ${page.after}
     order by matter.seq limit ${page.rows_max}`.execute(db)
  return rows
}

/** His name, and where the caller sees another of that name, his unit with it. */
function calledSupervisor(people: readonly string[]) {
  return sql`supervisor.name || case when exists (
    select 1 from org.shared_person as other
     where other.name = supervisor.name and other.id <> supervisor.id and other.lineage && ${[...people]}::uuid[])
    then '（' || coalesce(beside.short_name, beside.name) || '）' else '' end`
}

function assigned(role: 'lead' | 'assist') {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('unit', one.unit_id, 'text', one.unit_text) order by one.ordinal)
      from work.assignment as one where one.matter_id = matter.id and one.role = ${role}), '[]')`
}
