// Ports are what the kernel and the domains need from outside; adapters implement them and compose joins them.
import type { Kysely, Transaction } from 'kysely'

/** The tables a caller works on are named by each domain's generated tables.ts; the kernel itself does not know them. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely needs an open table map where the owner of the tables is not known.
export type Database = Kysely<any>
// oxlint-disable-next-line typescript/no-explicit-any -- As above, for a transaction.
export type DatabaseTransaction = Transaction<any>

/** Time comes through a port so that tests can stand at any hour; the value is a moment, the calendar is the caller's. */
export interface Clock { now(): Date }

/** Identities are UUIDv7, so that they sort roughly by time; order that matters comes from a sequence, never from an id. */
export interface Ids { next(): string }

/** Cryptographically strong random bytes. */
export interface Random { bytes(count: number): Uint8Array }

/** Structured step lines for the operator: ids and digests only, never titles, names or text. */
export interface Log {
  info(step: string, fields?: Record<string, unknown>): void
  warn(step: string, fields?: Record<string, unknown>): void
  error(step: string, fields?: Record<string, unknown>): void
}

export interface StoredObject { readonly digest: string; readonly size: number }

/** How far a put has come; the operator's log shows these as step lines. */
export type PutStep = 'receiving' | 'temporary-written' | 'renamed' | 'already-stored'

/**
 * Bytes under their SHA-256, written once and never changed. Digests are 64 lower-case hexadecimal characters.
 * put: streams to a temporary file, fsync, rename, fsync of the folder; only then it answers. Bytes over `bytes_max` raise
 * `objects.too-large`, a full disk `objects.disk-full`; nothing is left behind in either case.
 * open and read raise `objects.missing` for a digest that is not stored.
 */
export interface ObjectStore {
  put(source: AsyncIterable<Uint8Array>, options: { bytes_max: number; onStep?: (step: PutStep) => void }): Promise<StoredObject>
  open(digest: string): Promise<AsyncIterable<Uint8Array>>
  read(digest: string, range?: { start: number; end: number }): Promise<Uint8Array>
  size(digest: string): Promise<number | undefined>
  remove(digest: string): Promise<void>
  /** `stored_at` is when the bytes were last put, so that a sweep can leave fresh ones alone. */
  list(): AsyncIterable<StoredObject & { readonly stored_at: Date }>
}

/** One unit of background work; `key` makes it unique while it waits or runs within its queue. */
export interface JobRequest { readonly queue: string; readonly key: string; readonly payload: Record<string, unknown> }

export interface QueueSettings {
  readonly name: string
  /** Tries after the first; waits double from one second. */
  readonly retries: number
  /** A run longer than this is given up and tried again. */
  readonly seconds_max: number
  /** How many jobs of this queue run at once in one process. */
  readonly concurrency: number
}

export interface RunningJob {
  readonly id: string
  readonly key: string
  readonly payload: Record<string, unknown>
  readonly attempt: number
  readonly last: boolean
}

/** Background work, at least once. Six verbs, so that another queue can take its place. */
export interface JobQueue {
  /**
   * Sends inside the caller's transaction: a rollback or a kill before commit leaves no job. A waiting or running equal key is
   * left alone.
   */
  send(transaction: DatabaseTransaction, jobs: readonly JobRequest[]): Promise<void>
  work(settings: QueueSettings, handler: (job: RunningJob) => Promise<void>): Promise<void>
  start(): Promise<void>
  /** Lets running jobs end (at most `seconds`), takes no new ones. */
  stop(seconds: number): Promise<void>
  /** How many jobs wait, run and have failed for good, per queue. */
  counts(): Promise<readonly { queue: string; waiting: number; running: number; failed: number }[]>
  /** Puts jobs that have failed for good back in line; answers how many. */
  retryFailed(queue: string): Promise<number>
}

/** A run of the map between text and original bytes; see @lantai/chinese, which owns the encoding of runs. */
export interface ExtractedText {
  readonly text: string
  /**
   * The anchor runs, encoded; every UTF-16 unit of `text` has its place in the original bytes, or, where the original is packed,
   * in those of the part that holds its text: word/document.xml of a .docx, followed by its footnotes and endnotes. Where there
   * are `locations`, it is its place in the characters of the original, one location after the other.
   */
  readonly anchors: Uint8Array
  readonly encoding: string
  /** What could not be read as it stands, all of it: code, byte offset, byte count. Originals stay as they are. */
  readonly notes: readonly ExtractionNote[]
  /** Of files whose places are no bytes. */
  readonly locations?: Locations
}

/** Where stretches of what the anchors count in stand in the original: in order, each from `at` up to the next one. */
export type Locations = {
  readonly kind: 'sheets'
  readonly sheets: readonly string[]
  /** `sheet` is a place in the list of names, rows and columns count from one; the name of a sheet stands at row 0, column 0. */
  readonly cells: readonly (readonly [at: number, sheet: number, row: number, column: number])[]
  /** Cells joined to one, which shows what the first of them holds; left out where there are none. */
  readonly merged?: readonly (readonly [sheet: number, row: number, column: number, lastRow: number, lastColumn: number])[]
} | {
  readonly kind: 'pages'
  /** Runs of glyphs; pages count from one, places are points from the left and the top of the page. */
  readonly boxes: readonly (readonly [at: number, page: number, left: number, top: number, width: number, height: number])[]
}

export interface ExtractionNote {
  readonly code: string
  readonly byte_start: number
  readonly byte_count: number
  readonly detail?: string
}

/** What can be read; everything else is refused when it is received. */
export const mediaTypes = [
  'text/plain', 'text/html', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf',
] as const
export type MediaType = typeof mediaTypes[number]

/** Turns original bytes into text with an anchor for every character, in a child process that can be killed. */
export interface Extractor {
  /** Names the tool and its version; a new version means a new revision. */
  readonly version: string
  extract(bytes: Uint8Array, media: MediaType): Promise<ExtractedText>
}
