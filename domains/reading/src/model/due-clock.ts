import { latestYear } from './findings/read-findings.ts'
import type { DueClock } from './read-due.ts'

interface Around { readonly titles: readonly string[]; readonly date: string | null }

/** What a due date of a document counts from: the year its headings name, or that of its date, or else this year; the day likewise. */
export function dueClock({ titles, date }: Around, today: string): { readonly [Part in keyof DueClock]-?: NonNullable<DueClock[Part]> } {
  const named = titles.map(latestYear).find((year) => year !== undefined)
  const day = date !== null && date.length === 10 ? date : today
  return { year: named ?? (date === null ? Number(today.slice(0, 4)) : Number(date.slice(0, 4))), today: day }
}
