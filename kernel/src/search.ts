// Search is a derived index, never the truth: it says where to look, and whoever answers looks there again in the database.
import type { Database, Log } from './ports.ts'

/** One thing as the index holds it. */
export interface SearchEntry {
  /** Newer things have greater ones. */
  readonly id: number
  /** Differs where anything of the entry does. */
  readonly stamp: string
  readonly title: string
  /** Words are not found across two texts. */
  readonly texts: readonly string[]
  /** What can be asked for exactly: small letters and digits each. */
  readonly marks: readonly string[]
}

export interface SearchQuestion {
  /** Each stands in the title or in one of the texts, folded by @lantai/chinese; none asks for everything. */
  readonly words: readonly string[]
  /** Of each group at least one. */
  readonly marks: readonly (readonly string[])[]
  /** Only smaller ids. */
  readonly before?: number | undefined
  readonly rows_max: number
}

export interface IndexChanges {
  readonly put: readonly SearchEntry[]
  readonly removed: readonly number[]
  /** Left out, it stays as it is: none while the index is built, which is then begun anew when it is opened again. */
  readonly position?: number | undefined
}

/**
 * A copy of its own for each process. `apply` is one transaction, with the position: killed at any moment, the index stands as after
 * one of the calls. When it answers, nothing of what was removed is left in any file. What is damaged is as if it had never been.
 */
export interface SearchIndex {
  /** The last change taken in; undefined where the index has to be built. */
  position(): Promise<number | undefined>
  /** Of those of the ids that stand in it. */
  stamps(ids: readonly number[]): Promise<ReadonlyMap<number, string>>
  apply(changes: IndexChanges): Promise<void>
  /** Empty and without a position. */
  reset(): Promise<void>
  /** Newest first. */
  find(question: SearchQuestion): Promise<readonly number[]>
  close(): Promise<void>
}

export interface ListedChanges { readonly ids: readonly number[]; readonly position: number }

/** What a domain has to be searched: its rows, and which of them have changed. */
export interface SearchSource {
  /** The last position of what is committed. */
  lastPosition(db: Database): Promise<number>
  /** What has changed after a position, in its order; undefined where some of it is no longer known. */
  listChanges(db: Database, after: number, rows_max: number): Promise<ListedChanges | undefined>
  /** Everything there is, by id. */
  listIds(db: Database, after: number, rows_max: number): Promise<readonly number[]>
  /** As they stand now; what is no longer there is left out. */
  listStamps(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, string>>
  listEntries(db: Database, ids: readonly number[]): Promise<readonly SearchEntry[]>
  /** Forgets changes that were made before. */
  trim(db: Database, before: Date): Promise<void>
}

export interface FollowParts { readonly db: Database; readonly search: SearchIndex; readonly log: Log }

const changes_rows_max = 500
/** Read and written at once; the longest text is some megabytes. */
const entries_max = 4
/** While an index is built: more of them as long as they are short, and fewer again. */
const short_entries_max = 400
const batch_units = 200_000

/** Takes in what has changed, all of it, or builds the index; answers whether there was anything. */
export async function followSearch(parts: FollowParts, source: SearchSource): Promise<boolean> {
  const { db, search } = parts
  const end = await source.lastPosition(db)
  let position = await search.position()
  if (position !== undefined && position > end) position = undefined
  if (position === undefined) {
    await build(parts, source, end)
    return true
  }
  const began = position
  while (position < end) {
    const changes = await source.listChanges(db, position, changes_rows_max)
    if (!changes) {
      await build(parts, source, end)
      return true
    }
    await takeIn(parts, source, changes)
    position = changes.position
  }
  return position > began
}

/** What changes meanwhile has a position behind `end` and is taken in next. */
async function build({ db, search, log }: FollowParts, source: SearchSource, end: number): Promise<void> {
  log.info('search index build started')
  await search.reset()
  let count = 0
  for (let after = 0, rows_max = entries_max; ;) {
    const ids = await source.listIds(db, after, rows_max)
    if (ids.length === 0) break
    const entries = await source.listEntries(db, ids)
    await search.apply({ put: entries, removed: [] })
    after = ids.at(-1)!
    count += ids.length
    rows_max = unitsOf(entries) < batch_units ? Math.min(short_entries_max, rows_max * 2) : Math.max(1, rows_max >> 1)
  }
  await search.apply({ put: [], removed: [], position: end })
  log.info('search index built', { count, position: end })
}

function unitsOf(entries: readonly SearchEntry[]): number {
  return entries.reduce((sum, { texts }) => texts.reduce((units, text) => units + text.length, sum), 0)
}

async function takeIn(
  { db, search }: FollowParts, source: SearchSource, changes: ListedChanges,
): Promise<void> {
  const ids = [...new Set(changes.ids)]
  const [stands, indexed] = [await source.listStamps(db, ids), await search.stamps(ids)]
  const changed = ids.filter((id) => stands.has(id) && stands.get(id) !== indexed.get(id))
  const put: SearchEntry[] = []
  for (let at = 0; at < changed.length; at += entries_max) {
    put.push(...await source.listEntries(db, changed.slice(at, at + entries_max)))
    // Many texts go in several transactions; each may be taken in twice.
    if (at + entries_max < changed.length) await search.apply({ put: put.splice(0), removed: [] })
  }
  await search.apply({ put, removed: ids.filter((id) => !stands.has(id) && indexed.has(id)), position: changes.position })
}
