// Five wrong secrets in a row close an account for fifteen minutes. The rule is pure; sign-in holds the person's row while it applies it.
import { orgLimits } from '../limits.ts'

export interface Attempts { readonly failedCount: number; readonly lockedUntil: Date | null }

export interface Judgement extends Attempts { readonly outcome: 'right' | 'wrong' | 'locked' }

export function isLocked(attempts: Attempts, now: Date): boolean {
  return attempts.lockedUntil !== null && attempts.lockedUntil > now
}

/** While it is locked nothing counts, not even the right secret; a lock that has run out starts the count anew. */
export function judge(attempts: Attempts, right: boolean, now: Date): Judgement {
  if (isLocked(attempts, now)) return { ...attempts, outcome: 'locked' }
  if (right) return { outcome: 'right', failedCount: 0, lockedUntil: null }
  const failedCount = (attempts.lockedUntil === null ? attempts.failedCount : 0) + 1
  if (failedCount < orgLimits.failed_sign_ins_max) return { outcome: 'wrong', failedCount, lockedUntil: null }
  return { outcome: 'locked', failedCount, lockedUntil: new Date(now.getTime() + orgLimits.lock_minutes * 60_000) }
}
