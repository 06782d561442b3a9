// A year of the working calendar as twelve leaves, weeks beginning on Monday, and as the list of its holidays.
import type { OutputOf } from '../../generated/client.ts'

export type CalendarDay = OutputOf<'org.list-calendar'>['days'][number]

export interface CalendarMonth {
  readonly month: number
  readonly worked: number
  /** Seven a week; null where the week belongs to another month. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[]
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayAt(day: string): number { return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 }

export function monthsOf(days: readonly CalendarDay[]): readonly CalendarMonth[] {
  return Array.from({ length: 12 }, (_, at) => at + 1).map((month) => {
    const own = days.filter(({ day }) => Number(day.slice(5, 7)) === month)
    const cells: (CalendarDay | null)[] = [...Array<null>(own[0] ? weekdayAt(own[0].day) : 0).fill(null), ...own]
    while (cells.length % 7 !== 0) cells.push(null)
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
    return { month, worked: own.filter(({ working }) => working).length, weeks }
  })
}

export interface Holiday { readonly name: string; readonly off: readonly string[]; readonly worked: readonly string[] }

/** What is published, by the name of the holiday, in the order of the year. */
export function holidaysOf(days: readonly CalendarDay[]): readonly Holiday[] {
  const found = new Map<string, { name: string; off: string[]; worked: string[] }>()
  for (const { day, name, origin, working } of days) {
    if (name === null || origin !== 'published') continue
    const holiday = found.get(name) ?? { name, off: [], worked: [] }
    found.set(name, holiday)
    holiday[working ? 'worked' : 'off'].push(day)
  }
  return [...found.values()]
}

/** 休 and 班 are how printed calendars mark what the week does not say; null for an ordinary day. */
export function markOf({ day, working, origin }: CalendarDay): 'off' | 'worked' | null {
  if (origin === 'week') return null
  if (working) return weekdayAt(day) > 4 || origin === 'entered' ? 'worked' : null
  return 'off'
}
