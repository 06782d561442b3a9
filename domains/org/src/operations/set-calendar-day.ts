import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { DayField, lineField, UnitId } from '../model/fields.ts'
import { unitScope } from '../policy.ts'
import { putCalendarDay } from '../queries/calendar-days.ts'

/** Arranges one day for the unit and everything below it; `working` null takes the arrangement back. */
export const setCalendarDay = command({
  name: 'org.set-calendar-day',
  input: z.object({ unit: UnitId, day: DayField, working: z.boolean().nullable(), note: lineField(100).nullable().default(null) }),
  output: z.object({ unit: UnitId, day: DayField, working: z.boolean().nullable() }),
  allow: may('org.keep-calendar').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'calendar-day-set',
  async run(context, { unit, day, working, note }) {
    if (day < '2000-01-01' || day > '2099-12-31') throw orgErrors('calendar-year')
    const change = { id: context.ids.next(), unit, day, working, note: working === null ? null : note }
    const id = await putCalendarDay(context.db, change)
    context.subject({ kind: 'calendar-day', id })
    return { unit, day, working }
  },
})
