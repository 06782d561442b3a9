import { sql } from 'kysely'
import type { DatabaseTransaction } from '@lantai/kernel'
import { workErrors } from '../errors.ts'
import type { DraftDueValue } from '../model/read-due.ts'
import type { CalledUnit } from './units-of.ts'

export interface NewDraft {
  readonly id: string
  readonly finding: string
  readonly sentence: string
  readonly title: string
  readonly titleKey: string
  readonly requirement: string
  readonly goal: string
  readonly due: DraftDueValue
}

export interface Drafting { readonly unit: string; readonly document: string; readonly by: string; readonly at: Date }

/** The ids of those that were written: a task that has a draft already gets no second one, whoever is drafting at the same moment. */
export async function insertDrafts(db: DatabaseTransaction, drafts: readonly NewDraft[], of: Drafting): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into work.matter (id, unit_id, state, title, title_key, requirement, goal, due_state, due_text, due_date, due_from,
                             document_id, sentence_id, finding_id, created_by, created_at)
    select draft.id, ${of.unit}, 'drafted', draft.title, draft."titleKey", draft.requirement, draft.goal, draft.due ->> 'state',
           draft.due ->> 'text', (draft.due ->> 'date')::date, draft.due ->> 'from', ${of.document},
           draft.sentence, draft.finding, ${of.by}, ${of.at}
      from rows from (jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as (
             id uuid, finding uuid, sentence uuid, title text, "titleKey" text, requirement text, goal text, due jsonb
           )) with ordinality as draft
     order by draft.ordinality
    on conflict (finding_id) where discarded_at is null do nothing
    returning id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** The drafts that stand of these findings. */
export async function draftsOfFindings(
  db: DatabaseTransaction, findings: readonly string[],
): Promise<readonly { matter: string; finding: string }[]> {
  const { rows } = await sql<{ matter: string; finding: string }>`
    select id as matter, finding_id as finding from work.matter
     where finding_id = any(${[...findings]}::uuid[]) and discarded_at is null order by seq`.execute(db)
  return rows
}

export type AssignedRole = 'lead' | 'assist'

export interface NewAssignment extends CalledUnit {
  readonly id: string
  readonly matter: string
  readonly role: AssignedRole
  readonly ordinal: number
  /** Left out where that of the matter holds. */
  readonly due?: DraftDueValue | null
}

export async function insertAssignments(db: DatabaseTransaction, assignments: readonly NewAssignment[]): Promise<void> {
  if (assignments.length === 0) return
  await sql`
    insert into work.assignment (
      id, matter_id, role, ordinal, unit_id, unit_text, state, due_state, due_text, due_date, due_from)
    select one.id, one.matter, one.role, one.ordinal, one.unit, one.text, 'prepared', one.due ->> 'state', one.due ->> 'text',
           (one.due ->> 'date')::date, one.due ->> 'from'
      from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as one (
        id uuid, matter uuid, role text, ordinal smallint, unit uuid, text text, due jsonb)`.execute(db)
}

export interface RemovedAssignment extends CalledUnit { readonly id: string; readonly due: DraftDueValue | null }

/** Those that were removed, so that what stays of them keeps its date. */
export async function removeAssignments(
  db: DatabaseTransaction, matter: string, role: AssignedRole,
): Promise<readonly RemovedAssignment[]> {
  const { rows } = await sql<RemovedAssignment>`
    delete from work.assignment as one where matter_id = ${matter} and role = ${role}
    returning id, unit_id as unit, unit_text as text, ${ownDue} as due`.execute(db)
  return rows
}

/** Of `one`, an assignment: its own date, or null. */
export const ownDue = sql`case when one.due_state is not null then jsonb_build_object(
  'state', one.due_state, 'text', one.due_text, 'date', one.due_date, 'from', one.due_from) end`

/** False when the matter has no such assignment. */
export async function setDueOf(db: DatabaseTransaction, matter: string, assignment: string, due: DraftDueValue): Promise<boolean> {
  const own = due.state === 'none' ? null : due
  const { rows } = await sql`
    update work.assignment set due_state = ${own?.state ?? null}, due_text = ${own?.text ?? null}, due_date = ${own?.date ?? null}::date,
           due_from = ${own?.from ?? null}
     where id = ${assignment} and matter_id = ${matter} returning id`.execute(db)
  return rows.length > 0
}

export interface LockedDraft { readonly matter: string; readonly version: number }

/** Those of the ids that stand in the document, held until the transaction ends; in one order, so that two calls do not block for ever. */
export async function lockDrafts(db: DatabaseTransaction, document: string, matters: readonly string[]): Promise<readonly LockedDraft[]> {
  const { rows } = await sql<LockedDraft>`
    select id as matter, version from work.matter
     where id = any(${[...matters]}::uuid[]) and document_id = ${document} and discarded_at is null order by id for update`.execute(db)
  return rows
}

export interface DraftUpdate {
  readonly matter: string
  readonly version: number
  readonly title?: { readonly text: string; readonly key: string }
  readonly requirement?: string | undefined
  readonly goal?: string | undefined
  readonly due?: DraftDueValue | undefined
  /** Null takes the supervisor away; undefined leaves him. */
  readonly supervisor?: string | null | undefined
}

/** The new version, or undefined when somebody was faster. */
export async function updateDraft(db: DatabaseTransaction, change: DraftUpdate): Promise<number | undefined> {
  const { title, due, supervisor } = change
  const { rows } = await sql<{ version: number }>`
    update work.matter
       set title = coalesce(${title?.text ?? null}, title), title_key = coalesce(${title?.key ?? null}, title_key),
           requirement = coalesce(${change.requirement ?? null}, requirement), goal = coalesce(${change.goal ?? null}, goal),
           due_state = coalesce(${due?.state ?? null}, due_state), due_text = coalesce(${due?.text ?? null}, due_text),
           due_date = case when ${due === undefined}::boolean then due_date else ${due?.date ?? null}::date end,
           due_from = case when ${due === undefined}::boolean then due_from else ${due?.from ?? null} end,
           supervisor_id = case when ${supervisor === undefined}::boolean then supervisor_id else ${supervisor ?? null}::uuid end,
           version = version + 1
     where id = ${change.matter} and version = ${change.version} and discarded_at is null returning version`.execute(db)
  return rows[0]?.version
}

export interface Discarding { readonly matter: string; readonly version: number; readonly by: string; readonly at: Date }

/** As updateDraft. */
export async function discardDraft(db: DatabaseTransaction, { matter, version, by, at }: Discarding): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update work.matter set discarded_by = ${by}, discarded_at = ${at}, version = version + 1
     where id = ${matter} and version = ${version} and discarded_at is null returning version`.execute(db)
  return rows[0]?.version
}

/** As updateDraft; raises work.task-drafted-anew when its task has another draft by now. */
export async function restoreDraft(db: DatabaseTransaction, matter: string, version: number): Promise<number | undefined> {
  try {
    const { rows } = await sql<{ version: number }>`
      update work.matter set discarded_by = null, discarded_at = null, version = version + 1
       where id = ${matter} and version = ${version} and discarded_at is not null returning version`.execute(db)
    return rows[0]?.version
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'matter_finding') throw workErrors('task-drafted-anew')
    throw error
  }
}

/** A change of what belongs to it; the new version, or undefined when somebody was faster. */
export async function touchDraft(db: DatabaseTransaction, matter: string, version: number): Promise<number | undefined> {
  return updateDraft(db, { matter, version })
}
