// Days are 'YYYY-MM-DD' in Asia/Shanghai, which has stood at UTC+8 without summer time since 1992; periods are half-open.
export type Day = string

export interface Period { readonly validFrom: Day; readonly validUntil: Day | null }

const shanghai_offset_ms = 8 * 3_600_000

function inShanghai(moment: Date): string {
  return new Date(moment.getTime() + shanghai_offset_ms).toISOString()
}

export function dayOf(moment: Date): Day { return inShanghai(moment).slice(0, 10) }

/** 'HH:mm', for sentences that say when something ends today. */
export function clockTimeOf(moment: Date): string { return inShanghai(moment).slice(11, 16) }

/** True on the first day and before the day of the end. */
export function holdsOn(period: Period, day: Day): boolean {
  return period.validFrom <= day && (period.validUntil === null || day < period.validUntil)
}

/** Whether it is still to come, holds today, or has ended; what was taken back on its first day has ended. */
export function stateOn(period: Period, day: Day): 'coming' | 'now' | 'ended' {
  if (period.validUntil !== null && (period.validUntil <= day || period.validUntil === period.validFrom)) return 'ended'
  return period.validFrom > day ? 'coming' : 'now'
}

export function isReversed(period: Period): boolean {
  return period.validUntil !== null && period.validUntil < period.validFrom
}

/** An empty period (taken back on its first day) meets nothing. */
export function overlap(one: Period, other: Period): boolean {
  if (one.validFrom === one.validUntil || other.validFrom === other.validUntil) return false
  return (other.validUntil === null || one.validFrom < other.validUntil) && (one.validUntil === null || other.validFrom < one.validUntil)
}

/** What ends today ends at once; what has not begun ends before it begins. */
export function endOf(period: Period, today: Day): Day {
  return period.validFrom > today ? period.validFrom : today
}
