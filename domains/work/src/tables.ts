// Generated from the database by `npm run generate`; not to be edited.
import type { Generated, GeneratedAlways } from 'kysely'

/** A row some of whose columns the database fills in. */
type Filled<Row, Made> = Omit<Row, keyof Made> & Made

export interface WorkAssignment {
  id: string
  matter_id: string
  role: string
  ordinal: number
  unit_id: string | null
  unit_text: string
  state: string
  due_state: string | null
  due_text: string | null
  due_date: string | null
  due_from: string | null
}

export interface WorkMatter {
  id: string
  seq: number
  unit_id: string
  state: string
  title: string
  title_key: string
  requirement: string
  goal: string
  due_state: string
  due_text: string
  due_date: string | null
  supervisor_id: string | null
  document_id: string
  sentence_id: string
  finding_id: string
  created_by: string
  created_at: Date
  discarded_by: string | null
  discarded_at: Date | null
  version: number
  due_from: string | null
}

export interface WorkTables {
  'work.assignment': WorkAssignment
  'work.matter': Filled<WorkMatter, {
    seq: GeneratedAlways<WorkMatter['seq']>
    version: Generated<WorkMatter['version']>
  }>
}
