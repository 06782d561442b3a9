// Which days are worked: by the week, by what is published for the year, by what a unit has arranged for itself; the later goes first.
import type { Day } from './day.ts'
import { publishedYears } from './published-years.ts'
import type { PublishedYear } from './published-years.ts'

export type DayOrigin = 'week' | 'published' | 'entered'

export interface CalendarDay {
  readonly working: boolean
  readonly origin: DayOrigin
  /** The holiday the day belongs to, or is worked for; null for a day as any other of its week. */
  readonly name: string | null
}

/** What a unit, or one above it, has arranged for itself. A day that is not in it is as published. */
export type EnteredDays = ReadonlyMap<Day, boolean>

export const no_entered_days: EnteredDays = new Map()

const day_ms = 86_400_000

function momentOf(day: Day): number { return Date.parse(`${day}T00:00:00Z`) }

export function dayAfter(day: Day, days = 1): Day { return new Date(momentOf(day) + days * day_ms).toISOString().slice(0, 10) }

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number { return new Date(momentOf(day)).getUTCDay() || 7 }

export function isWeekend(day: Day): boolean { return weekdayOf(day) > 5 }

interface PublishedDay { readonly working: boolean; readonly name: string }

function daysOf(years: readonly PublishedYear[]): ReadonlyMap<Day, PublishedDay> {
  const days = new Map<Day, PublishedDay>()
  for (const { name, off: [first, last], worked } of years.flatMap(({ holidays }) => holidays)) {
    for (let day = first; day <= last; day = dayAfter(day)) days.set(day, { working: false, name })
    for (const day of worked) days.set(day, { working: true, name })
  }
  return days
}

const published = daysOf(publishedYears)

/** The number of the notice for the year; undefined while none has been published, or none is known to this version. */
export function noticeFor(year: number): string | undefined { return publishedYears.find((each) => each.year === year)?.number }

export function calendarDay(day: Day, entered: EnteredDays = no_entered_days): CalendarDay {
  const given = published.get(day)
  const own = entered.get(day)
  if (own !== undefined) return { working: own, origin: 'entered', name: given?.name ?? null }
  if (given) return { working: given.working, origin: 'published', name: given.name }
  return { working: !isWeekend(day), origin: 'week', name: null }
}

export function isWorkingDay(day: Day, entered: EnteredDays = no_entered_days): boolean { return calendarDay(day, entered).working }

/** The day itself when it is worked, otherwise the first one after it that is: where 顺延 leads. */
export function nextWorkingDay(day: Day, entered: EnteredDays = no_entered_days): Day {
  let at = day
  while (!isWorkingDay(at, entered)) at = dayAfter(at)
  return at
}

/**
 * The n-th working day after the day, which is not counted itself (期间开始之日不计算在内); a negative n goes back, 0 leaves the day as
 * it is, worked or not.
 */
export function addWorkingDays(day: Day, count: number, entered: EnteredDays = no_entered_days): Day {
  const step = count < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(count); left > 0;) {
    at = dayAfter(at, step)
    if (isWorkingDay(at, entered)) left -= 1
  }
  return at
}

/**
 * How many working days come after `from` up to and with `until`, so that addWorkingDays(from, n) is n working days away. Negative when
 * `until` lies before: then those from `until` on, `from` left out.
 */
export function workingDaysBetween(from: Day, until: Day, entered: EnteredDays = no_entered_days): number {
  if (until < from) return -countFrom(until, from, entered)
  return countFrom(dayAfter(from), dayAfter(until), entered)
}

/** Half-open, as periods are. */
function countFrom(first: Day, end: Day, entered: EnteredDays): number {
  let count = 0
  for (let day = first; day < end; day = dayAfter(day)) if (isWorkingDay(day, entered)) count += 1
  return count
}
