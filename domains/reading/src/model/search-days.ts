// Days of the search, as moments: days are those of UTC+8 everywhere.
const day_ms = 86_400_000

/** The first moment of `2026-03-01`. */
export function dayStart(day: string): Date { return new Date(`${day}T00:00:00+08:00`) }

/** The first moment behind it. */
export function dayEnd(day: string): Date { return new Date(dayStart(day).getTime() + day_ms) }
