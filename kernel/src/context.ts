// What an operation's run() is given. Clock, randomness, ids and I/O come only from here.
import type { Actor } from './actor.ts'
import type { ClaimedBlob, StoredBlob } from './blob.ts'
import type { JobDefinition } from './job.ts'
import type { Clock, Database, DatabaseTransaction, Extractor, Ids, Log, ObjectStore, Random } from './ports.ts'
import type { Language } from './runtime.ts'
import type { SearchIndex } from './search.ts'
import type { Reached, TraceLink, TraceStep } from './trace.ts'

/**
 * What a journal row is about. `lineage` is where it stood then (root first), so that readers of the journal can be scoped;
 * left out, it is that of the target which `allow` authorized.
 */
export interface JournalSubject { readonly kind: string; readonly id: string; readonly lineage?: readonly string[] }

interface SharedContext<Target> {
  readonly actor: Actor
  readonly clock: Clock
  readonly random: Random
  readonly objects: ObjectStore
  /** Reads a file before it is taken in, and says by which version; a transaction waits for it, so never of more than is needed. */
  readonly extractor: Extractor
  readonly log: Log
  /** Where to look; every answer of it is looked up again in the database, under the caller's scope. */
  readonly search: Pick<SearchIndex, 'find' | 'position'>
  /** What the scope of `allow` loaded and authorized; undefined for `within`, `signed-in` and `anyone`. */
  readonly target: Target
  /** For `within`: the units below which the actor holds the permission. An empty list is nothing, never everything. */
  readonly units: readonly string[]
  /**
   * The units below which the actor holds another permission, for what the answer says he may do; `own` leaves out what he has as a
   * deputy.
   */
  unitsFor(permission: string, whose?: 'own'): readonly string[]
  /** Every permission the actor holds for some unit, so that a page can show only what works. */
  permissionsHeld(): readonly string[]
  /** Where the call came from, for rate limits and sessions; never journaled in full. */
  readonly address: string
  /** In which the caller reads, for sentences that stand in the answer itself. */
  readonly language: Language
  /** An upload of the caller's own, looked at and left to the sweep. Raises kernel.blob-not-found. */
  ownBlob(id: string): Promise<StoredBlob>
}

export interface QueryContext<Target = undefined> extends SharedContext<Target> {
  readonly db: Database
  /** What became of a thing, told by the resolvers of the domains; what the actor may not see is neither shown nor counted. */
  follow(kind: string, id: string): Promise<readonly TraceStep[]>
  /** The same of many things at once, by one relation: for lists, which must not ask row by row. */
  followAll(kind: string, ids: readonly string[], relation: string): Promise<Reached>
  /** For queries that reveal: what the journal row is about. */
  subject(subject: JournalSubject): void
}

export interface CommandContext<Target = undefined> extends SharedContext<Target> {
  readonly db: DatabaseTransaction
  readonly ids: Ids
  /** Exactly once in every command: what was changed. */
  subject(subject: JournalSubject): void
  trace(link: TraceLink): void
  emit(event: string, payload: Record<string, string | number | boolean>): void
  enqueue<Payload extends Record<string, unknown>>(job: JobDefinition<Payload>, payload: Payload): void
  /** Takes an uploaded file over, from its owner only; after the commit it is no longer swept. */
  claimBlob(id: string): Promise<ClaimedBlob>
  /**
   * Takes bytes that must not be here away: every upload of them, the kept answers that name one of `things`, and the object
   * itself. The last thing a command does, because bytes do not come back when the transaction is rolled back.
   */
  destroyOriginal(digest: string, things: readonly string[]): Promise<void>
}

/** Tools work on files alone. */
export interface ToolContext { readonly clock: Clock; readonly random: Random }
