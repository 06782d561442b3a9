// The one place where a kind of refusal becomes an HTTP status and a sentence.
import { databaseErrors, isDiskFull, isUnavailable } from '@lantai/database'
import { kernelErrors, Refusal, sentenceFor } from '@lantai/kernel'
import type { Language, Log, RefusalKind } from '@lantai/kernel'
import { randomBytes } from 'node:crypto'
import { catalogues } from './registry.ts'

const statusOf: Readonly<Record<RefusalKind, number>> = {
  'unauthenticated': 401, 'forbidden': 403, 'not-found': 404, 'too-slow': 408, 'conflict': 409, 'too-large': 413,
  'invalid': 422, 'too-many': 429, 'unavailable': 503,
}

/** The HTTP status of a refusal. A broken invariant is 500: it is ours, and calling again will not help as it would after a 503. */
export function statusFor(code: string, kind: RefusalKind): number {
  return code === 'kernel.internal' ? 500 : statusOf[kind]
}

export interface ErrorAnswer {
  readonly status: number
  readonly retry_after_seconds?: number
  readonly body: {
    code: string
    message: string
    parameters: Record<string, string | number>
    fields: { field: string; message: string }[]
  }
}

/** Whatever was thrown, as an answer. What is no refusal is logged with a reference and told without any detail. */
export function answerError(thrown: unknown, language: Language, log: Log): ErrorAnswer {
  const refusal = refusalOf(thrown, log)
  const status = statusFor(refusal.code, refusal.kind)
  return {
    status,
    ...(status === 503 ? { retry_after_seconds: 5 } : {}),
    body: {
      code: refusal.code,
      message: sentenceFor(catalogues, language, refusal),
      parameters: { ...refusal.parameters },
      fields: refusal.fields.map((field) => ({ ...field })),
    },
  }
}

function refusalOf(thrown: unknown, log: Log): Refusal {
  if (thrown instanceof Refusal && !thrown.code.startsWith('database.')) {
    return thrown.code === 'objects.disk-full' ? kernelErrors('storage-full') : thrown
  }
  if (isDiskFull(thrown)) return kernelErrors('storage-full')
  const refusedByDatabase = thrown instanceof Refusal && databaseErrors.definitions.has(thrown.code)
  if (refusedByDatabase || isUnavailable(thrown)) return kernelErrors('database-unavailable')
  const reference = randomBytes(4).toString('hex')
  log.error('internal error', { reference, error: thrown instanceof Error ? thrown.stack : String(thrown) })
  return kernelErrors('internal', { reference })
}
