// Generated from the database by `npm run generate`; not to be edited.
import type { Generated, GeneratedAlways } from 'kysely'

/** A row some of whose columns the database fills in. */
type Filled<Row, Made> = Omit<Row, keyof Made> & Made

export interface OrgCalendarDay {
  id: string
  unit_id: string
  day: string
  working: boolean | null
  note: string | null
}

export interface OrgCharge {
  id: string
  person_id: string
  unit_id: string
  valid_from: string
  valid_until: string | null
}

export interface OrgDeputy {
  id: string
  person_id: string
  deputy_id: string
  roles: string[] | null
  note: string | null
  valid_from: string
  valid_until: string
  set_by: string
}

export interface OrgDuty {
  id: string
  unit_id: string
  text: string
  valid_from: string
  valid_until: string | null
}

export interface OrgOutsideBody {
  id: string
  unit_id: string
  name: string
  kind: string
  address: string | null
  version: number
}

export interface OrgPerson {
  id: string
  name: string
  sign_in_name: string
  unit_id: string
  title: string | null
  state: string
  secret_hash: string | null
  must_change_secret: boolean
  failed_count: number
  locked_until: Date | null
  version: number
}

export interface OrgRoleHolding {
  id: string
  person_id: string
  role: string
  unit_id: string
  valid_from: string
  valid_until: string | null
  given_by: string | null
}

export interface OrgSession {
  id: string
  person_id: string
  kind: string
  secret_digest: Buffer
  created: Date
  last_seen: Date
  idle_expires: Date
  expires: Date
  ended_at: Date | null
  label: string | null
}

export interface OrgSetUp {
  id: number
  secret_digest: Buffer
  expires: Date
  used_at: Date | null
}

export interface OrgSharedPerson {
  id: string | null
  name: string | null
  title: string | null
  unit_id: string | null
  lineage: string[] | null
}

export interface OrgSharedUnit {
  id: string | null
  name: string | null
  short_name: string | null
  kind: string | null
  parent_id: string | null
  lineage: string[] | null
  ordinal: number | null
  valid_from: string | null
  valid_until: string | null
}

export interface OrgUnit {
  id: string
  name: string
  short_name: string | null
  kind: string
  parent_id: string | null
  lineage: string[]
  ordinal: number
  valid_from: string
  valid_until: string | null
  version: number
}

export interface OrgTables {
  'org.calendar_day': OrgCalendarDay
  'org.charge': OrgCharge
  'org.deputy': OrgDeputy
  'org.duty': OrgDuty
  'org.outside_body': Filled<OrgOutsideBody, {
    version: Generated<OrgOutsideBody['version']>
  }>
  'org.person': Filled<OrgPerson, {
    state: Generated<OrgPerson['state']>
    must_change_secret: Generated<OrgPerson['must_change_secret']>
    failed_count: Generated<OrgPerson['failed_count']>
    version: Generated<OrgPerson['version']>
  }>
  'org.role_holding': OrgRoleHolding
  'org.session': OrgSession
  'org.set_up': Filled<OrgSetUp, {
    id: GeneratedAlways<OrgSetUp['id']>
  }>
  'org.shared_person': OrgSharedPerson
  'org.shared_unit': OrgSharedUnit
  'org.unit': Filled<OrgUnit, {
    ordinal: Generated<OrgUnit['ordinal']>
    version: Generated<OrgUnit['version']>
  }>
}
