import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import type { Day } from '../model/day.ts'
import type { EnteredDays } from '../model/working-days.ts'

export interface EnteredDay {
  readonly day: Day
  readonly working: boolean
  readonly note: string | null
  /** The unit that arranged it: the one asked for or one above it. */
  readonly unitId: string
  readonly unitName: string
}

/** What holds for a unit with that lineage, from the first day to the last: of several arrangements the nearest. */
export async function listEnteredDays(db: Database, lineage: readonly string[], from: Day, until: Day): Promise<readonly EnteredDay[]> {
  const { rows } = await sql<EnteredDay>`
    select distinct on (entered.day) entered.day::text as day, entered.working, entered.note, unit.id as "unitId", unit.name as "unitName"
      from org.calendar_day as entered join org.unit on unit.id = entered.unit_id
     where entered.unit_id = any(${[...lineage]}::uuid[]) and entered.working is not null
       and entered.day between ${from}::date and ${until}::date
     order by entered.day, cardinality(unit.lineage) desc`.execute(db)
  return rows
}

/** For whoever counts working days of a unit: what goes before the published years. */
export async function enteredDays(db: Database, lineage: readonly string[], from: Day, until: Day): Promise<EnteredDays> {
  const rows = await listEnteredDays(db, lineage, from, until)
  return new Map(rows.map(({ day, working }) => [day, working]))
}

export interface CalendarDayChange {
  readonly id: string
  readonly unit: string
  readonly day: Day
  readonly working: boolean | null
  readonly note: string | null
}

/** Answers the id of the row, which is the same for every change of the unit's day. */
export async function putCalendarDay(transaction: DatabaseTransaction, change: CalendarDayChange): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into org.calendar_day (id, unit_id, day, working, note)
    values (${change.id}::uuid, ${change.unit}::uuid, ${change.day}::date, ${change.working}::boolean, ${change.note})
    on conflict (unit_id, day) do update set working = excluded.working, note = excluded.note
    returning id`.execute(transaction)
  return rows[0]!.id
}
