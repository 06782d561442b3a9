// An uploaded file has a row before the upload is acknowledged; a command takes it over by its id, only from its owner.
import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import { kernelErrors } from './errors.ts'
import { forgetAnswers } from './idempotency.ts'
import { limits } from './limits.ts'
import type { Clock, Database, DatabaseTransaction, Ids, ObjectStore, PutStep } from './ports.ts'

export interface StoredBlob { readonly blob: string; readonly digest: string; readonly size_bytes: number }
export type ClaimedBlob = StoredBlob

const hour_ms = 3_600_000

interface BlobParts { readonly db: Database; readonly objects: ObjectStore; readonly clock: Clock; readonly ids: Ids }

/**
 * Streams bytes into the object store, then writes the row. Raises kernel.upload-empty for no byte at all and what the store
 * raises; on any failure there is no row, and bytes without a row are swept later.
 */
export async function storeBlob(
  parts: BlobParts, actor: Actor, source: AsyncIterable<Uint8Array>, onStep?: (step: PutStep) => void,
): Promise<StoredBlob> {
  const stored = await parts.objects.put(nonEmpty(source), { bytes_max: limits.upload_bytes_max, onStep })
  const id = parts.ids.next()
  const now = parts.clock.now()
  const expires = new Date(now.getTime() + limits.blob_hours_kept * hour_ms)
  await parts.db.transaction().execute(async (transaction) => {
    // The shared lock keeps a sweep from removing equal bytes between our look at the store and our row.
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${stored.digest}, 7))`.execute(transaction)
    if (await parts.objects.size(stored.digest) === undefined) throw kernelErrors('upload-cut')
    await sql`insert into kernel.blob (id, digest, size_bytes, owner, at, expires_at)
      values (${id}, ${stored.digest}, ${stored.size}, ${actor.id}, ${now}, ${expires})`.execute(transaction)
  })
  return { blob: id, digest: stored.digest, size_bytes: stored.size }
}

async function* nonEmpty(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let seen = false
  for await (const chunk of source) {
    seen ||= chunk.length > 0
    yield chunk
  }
  if (!seen) throw kernelErrors('upload-empty')
}

interface BlobRow { id: string; digest: string; size_bytes: number }

export async function claimBlob(transaction: DatabaseTransaction, actor: Actor, now: Date, id: string): Promise<ClaimedBlob> {
  const { rows } = await sql<BlobRow>`
    update kernel.blob set claimed_at = ${now}
     where id = ${id} and owner = ${actor.id} and claimed_at is null and expires_at > ${now}
    returning id, digest, size_bytes`.execute(transaction)
  const row = rows[0]
  if (!row) throw kernelErrors('blob-not-found')
  return { blob: row.id, digest: row.digest, size_bytes: Number(row.size_bytes) }
}

/** Looks at an upload without taking it over, for its owner only: what is not taken over is gone with the next sweep after its end. */
export async function findBlob(db: Database, actor: Actor, now: Date, id: string): Promise<StoredBlob> {
  const { rows } = await sql<BlobRow>`
    select id, digest, size_bytes from kernel.blob
     where id = ${id} and owner = ${actor.id} and claimed_at is null and expires_at > ${now}`.execute(db)
  const row = rows[0]
  if (!row) throw kernelErrors('blob-not-found')
  return { blob: row.id, digest: row.digest, size_bytes: Number(row.size_bytes) }
}

/**
 * Takes bytes that must not be kept away, whoever uploaded them, and the kept answers that name one of `things`. The object goes
 * before the commit: a kill in between leaves rows without bytes, never bytes that nobody knows of. The lock is the one that
 * an upload shares, so that equal bytes on their way find the object gone and are not acknowledged.
 */
export async function destroyOriginal(
  transaction: DatabaseTransaction, objects: ObjectStore, digest: string, things: readonly string[],
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 7))`.execute(transaction)
  await sql`delete from kernel.blob where digest = ${digest}`.execute(transaction)
  await forgetAnswers(transaction, things)
  await objects.remove(digest)
}

/**
 * Removes expired unclaimed rows, then every object older than an hour that no row names, object last. A kill at any moment
 * leaves at worst bytes without a row, which the next sweep finds. Answers how many objects went.
 */
export async function sweepBlobs(parts: Omit<BlobParts, 'ids'>): Promise<number> {
  const now = parts.clock.now()
  await sql`delete from kernel.blob where claimed_at is null and expires_at <= ${now}`.execute(parts.db)
  let removed = 0
  for await (const object of parts.objects.list()) {
    if (now.getTime() - object.stored_at.getTime() < hour_ms) continue
    if (await removeUnnamed(parts, object.digest)) removed += 1
  }
  return removed
}

async function removeUnnamed(parts: Omit<BlobParts, 'ids'>, digest: string): Promise<boolean> {
  return parts.db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${digest}, 7)) as locked`.execute(transaction)
    if (!rows[0]?.locked) return false
    const named = await sql`select 1 from kernel.blob where digest = ${digest} limit 1`.execute(transaction)
    if (named.rows.length > 0) return false
    await parts.objects.remove(digest)
    return true
  })
}
