import { workLimits } from '../limits.ts'

const day_ms = 86_400_000

/** What was thrown away before is not brought back any more. */
export function trashBegins(now: Date): Date { return new Date(now.getTime() - workLimits.trash_days_max * day_ms) }
