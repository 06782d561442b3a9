import { may, query } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import { DayField, UnitId, UnitNamed } from '../model/fields.ts'
import { calendarDay, dayAfter, noticeFor } from '../model/working-days.ts'
import { reaches, unitScope } from '../policy.ts'
import { listEnteredDays } from '../queries/calendar-days.ts'
import type { EnteredDay } from '../queries/calendar-days.ts'

/**
 * Every day from the first to the last, worked or not, as it holds for the unit: what it or a unit above it has arranged, then what is
 * published, then the week. `notice` is the number of the year's notice; null says that the year is counted by its weekends.
 */
export const listCalendar = query({
  name: 'org.list-calendar',
  input: z.object({ unit: UnitId, from: DayField, until: DayField }),
  output: z.object({
    years: z.array(z.object({ year: z.int(), notice: z.string().nullable() })),
    days: z.array(z.object({
      day: DayField,
      working: z.boolean(),
      origin: z.enum(['week', 'published', 'entered']),
      name: z.string().nullable(),
      note: z.string().nullable(),
      /** Who arranged it; null for what nobody has. */
      unit: UnitNamed.nullable(),
    })),
    mayKeep: z.boolean(),
  }),
  allow: may('org.read').on(unitScope((input: { unit: string }) => input.unit)),
  async run(context, { from, until }) {
    if (until < from) throw orgErrors('days-reversed')
    if (from < '2000-01-01' || until > '2099-12-31') throw orgErrors('calendar-year')
    if (dayAfter(from, orgLimits.calendar_days_max) <= until) throw orgErrors('calendar-range', { days_max: orgLimits.calendar_days_max })
    const rows = await listEnteredDays(context.db, context.target.lineage, from, until)
    const entered = new Map(rows.map((row) => [row.day, row]))
    return {
      years: yearsOf(from, until).map((year) => ({ year, notice: noticeFor(year) ?? null })),
      days: daysOf(from, until).map((day) => dayOut(day, entered.get(day))),
      mayKeep: reaches(context, 'org.keep-calendar', context.target),
    }
  },
})

function dayOut(day: string, row: EnteredDay | undefined) {
  const told = calendarDay(day, new Map(row ? [[day, row.working]] : []))
  return { day, ...told, note: row?.note ?? null, unit: row ? { id: row.unitId, name: row.unitName } : null }
}

function daysOf(from: string, until: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = dayAfter(day)) days.push(day)
  return days
}

function yearsOf(from: string, until: string): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
