// Which failures of PostgreSQL, the socket or the pool mean "not now" and which mean "the disk is full".

/** Server says: shutting down, crashed, starting up, database going away, too many connections. */
const states_away = new Set(['57P01', '57P02', '57P03', '53300', '25P03', '57P05'])
const system_away = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
])
/** What `pg` and its pool say without a code. */
const words_away = [
  'Connection terminated', 'timeout exceeded when trying to connect', 'timeout expired', 'Client has encountered a connection error',
  'Client was closed and is not queryable', 'Cannot use a pool after calling end on the pool',
]

function codesOf(error: unknown): { code: string; message: string; syscall?: string } {
  const found = error as { code?: unknown; message?: unknown; syscall?: unknown } | null | undefined
  return { code: String(found?.code ?? ''), message: String(found?.message ?? ''), syscall: found?.syscall as string | undefined }
}

function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? (error as { cause?: unknown }).cause : undefined
}

/**
 * Whether a failure means that the database cannot be reached just now, so that the same call may be made again later.
 * A statement that was cut off counts too: whether it was done is not known, which is what idempotency keys are for.
 */
export function isUnavailable(error: unknown): boolean {
  const { code, message, syscall } = codesOf(error)
  if (code === 'database.unavailable' || states_away.has(code) || /^08[0-9A-Z]{3}$/.test(code)) return true
  // ENOENT is also what a missing file says: only that of a socket counts.
  if (system_away.has(code) && (code !== 'ENOENT' || syscall === 'connect')) return true
  if (words_away.some((words) => message.startsWith(words))) return true
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true
  const cause = causeOf(error)
  return cause !== undefined && isUnavailable(cause)
}

/** Whether a failure means that PostgreSQL, or a file of ours, has no room left. */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = codesOf(error)
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'database.disk-full') return true
  if (/No space left on device/.test(message)) return true
  const cause = causeOf(error)
  return cause !== undefined && isDiskFull(cause)
}
