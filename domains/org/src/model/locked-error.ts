import type { Refusal } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { clockTimeOf } from './day.ts'

/** Says when the lock ends: the time of day in Asia/Shanghai, and the seconds left for whoever counts. */
export function lockedError(lockedUntil: Date | null, now: Date): Refusal {
  const end = lockedUntil ?? now
  return orgErrors('locked', { until: clockTimeOf(end), seconds: Math.ceil((end.getTime() - now.getTime()) / 1000) })
}
