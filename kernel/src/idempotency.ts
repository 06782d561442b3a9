// The second answer to the same key is the first answer. The row is written first, so that an equal call waits for it.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { kernelErrors, Refusal } from './errors.ts'
import type { RefusalKind } from './errors.ts'
import type { Database, DatabaseTransaction } from './ports.ts'

export interface KeptAnswer {
  readonly answer?: unknown
  /** `unstored`: parameters that are taken from the input of the repeated call, which is the same. */
  readonly refused?: { code: string; kind: RefusalKind; parameters: Record<string, string | number>; unstored?: readonly string[] }
}

export interface Claim {
  readonly actor: string
  readonly key: string
  readonly operation: string
  readonly digest: Buffer
  readonly now: Date
}

/**
 * Undefined when this call is the first; otherwise what was answered then. An equal call that still runs is waited for by the
 * unique index itself: the insert blocks until the other transaction ends.
 */
export async function claimKey(transaction: DatabaseTransaction, claim: Claim): Promise<KeptAnswer | undefined> {
  const inserted = await sql`
    insert into kernel.idempotency (actor, key, operation, input_digest, at)
    values (${claim.actor}, ${claim.key}, ${claim.operation}, ${claim.digest}, ${claim.now})
    on conflict (actor, key) do nothing`.execute(transaction)
  if (inserted.numAffectedRows === 1n) return undefined
  const { rows } = await sql<{ operation: string; input_digest: Buffer; answer: KeptAnswer }>`
    select operation, input_digest, answer from kernel.idempotency where actor = ${claim.actor} and key = ${claim.key}`.execute(transaction)
  const kept = rows[0]
  if (!kept || kept.operation !== claim.operation || !kept.input_digest.equals(claim.digest)) throw kernelErrors('idempotency-conflict')
  return kept.answer
}

export function answerOf(kept: KeptAnswer, input: unknown): unknown {
  if (!kept.refused) return kept.answer
  const { code, kind, parameters, unstored = [] } = kept.refused
  const given = input as Readonly<Record<string, string | number>>
  throw new Refusal(code, kind, { ...parameters, ...Object.fromEntries(unstored.map((field) => [field, given[field] ?? ''])) })
}

/** Takes away every kept answer that names one of the ids, since it may quote what they stood for. */
export async function forgetAnswers(transaction: DatabaseTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    delete from kernel.idempotency
     where exists (select 1 from unnest(${ids}::text[]) as given(id) where strpos(answer::text, given.id) > 0)`.execute(transaction)
}

export async function sweepKeys(db: Database, now: Date, days_kept: number): Promise<void> {
  const before = new Date(now.getTime() - days_kept * 86_400_000)
  await sql`delete from kernel.idempotency where at < ${before}`.execute(db)
}

/** SHA-256 over the operation's name and its input with sorted keys, secrets left out. */
export function inputDigest(operation: string, input: unknown, secrets: readonly string[] = []): Buffer {
  const hidden = new Set(secrets)
  const text = JSON.stringify(input, (key, value: unknown) => {
    if (hidden.has(key)) return undefined
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
  })
  return createHash('sha256').update(operation).update('\n').update(text ?? '').digest()
}
