// The index in one SQLite file, as the worker holds it.
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import type { IndexChanges, SearchQuestion } from '@lantai/kernel'
import { entryTokens, wordExpression } from './tokens.ts'

/** Another form of what is stored means that every index is built anew. */
const form = 1
const cache_kib = 8_000
/** Written at once while segments are merged; some milliseconds. */
const merged_pages = 500

export class IndexFile {
  readonly path: string
  #db: DatabaseSync
  #statements = new Map<string, StatementSync>()

  /** Raises SQLite's `database is locked` where another process holds the file. */
  constructor(path: string) {
    this.path = path
    this.#db = openFile(path)
    this.#settle()
  }

  position(): number | undefined { return this.#kept('position') }

  stamps(ids: readonly number[]): Map<number, string> {
    const found = this.#get('select id, stamp from entry where id in (select value from json_each(?))').all(JSON.stringify(ids))
    return new Map(found.map(({ id, stamp }) => [Number(id), String(stamp)]))
  }

  /** Something that was removed is left in the file until `purge` has answered. */
  apply({ put, removed, position }: IndexChanges): void {
    this.#inTransaction(() => {
      for (const id of removed) this.#remove(id)
      for (const entry of put) {
        this.#remove(entry.id)
        const { title, text, characters } = entryTokens(entry.title, entry.texts)
        this.#get('insert into words (rowid, title, text, characters, marks) values (?, ?, ?, ?, ?)')
          .run(entry.id, title, text, characters, entry.marks.join(' '))
        this.#get('insert into entry (id, stamp) values (?, ?)').run(entry.id, entry.stamp)
      }
      if (position !== undefined) this.#keep('position', position)
      if (removed.length > 0) this.#keep('purging', 1)
    })
  }

  reset(): void {
    this.#close()
    removeFiles(this.path)
    this.#db = openFile(this.path)
    this.#settle()
  }

  find({ words, marks, before, rows_max }: SearchQuestion): number[] {
    const expression = [
      ...words.map(wordExpression),
      ...marks.map((group) => `marks : (${group.map((mark) => `"${mark}"`).join(' OR ')})`),
    ].map((part) => `(${part})`).join(' AND ')
    const under = before ?? Number.MAX_SAFE_INTEGER
    const rows = expression === ''
      ? this.#get('select id from entry where id < ? order by id desc limit ?').all(under, rows_max)
      : this.#get('select rowid as id from words where words match ? and rowid < ? order by rowid desc limit ?')
        .all(expression, under, rows_max)
    return rows.map(({ id }) => Number(id))
  }

  close(): void {
    if (this.#db.isOpen) this.#db.exec('pragma wal_checkpoint(truncate)')
    this.#close()
  }

  #close(): void {
    this.#statements.clear()
    if (this.#db.isOpen) this.#db.close()
  }

  /** A new file gets its tables; one that another form wrote, or that was killed before it was built, begins anew. */
  #settle(): void {
    const { user_version: found } = this.#db.prepare('pragma user_version').get() as { user_version: number }
    if (found === form) {
      if (this.#kept('purging') === undefined) return
      this.#db.exec(`insert into words (words) values ('optimize')`)
      this.#endPurge()
      return
    }
    if (found !== 0) {
      this.reset()
      return
    }
    this.#db.exec(`
      begin immediate;
      create virtual table words using fts5 (
        title, text, characters, marks, content = '', contentless_delete = 1, tokenize = 'ascii');
      create table entry (id integer primary key, stamp text not null) strict;
      create table kept (name text primary key, value integer not null) strict, without rowid;
      pragma user_version = ${form};
      commit`)
  }

  #remove(id: number): void {
    const { changes } = this.#get('delete from entry where id = ?').run(id)
    if (changes > 0) this.#get('delete from words where rowid = ?').run(id)
  }

  /**
   * A deleted row stays in the segments of FTS5 until they are merged, and their pages in the log until it is cut. Written down before,
   * so that a purge that was killed is done when the file is opened again. In steps, between which others may search.
   */
  async purge(pause: () => Promise<unknown>): Promise<void> {
    // A negative count takes all segments, also those that would not be merged yet; less than two changes say that it is done.
    for (let pages = -merged_pages; this.#merge(pages) >= 2 || pages < 0; pages = merged_pages) await pause()
    this.#endPurge()
  }

  #merge(pages: number): number {
    const total = (): number => Number(this.#get('select total_changes() as total').get()!['total'])
    const before = total()
    this.#get('insert into words (words, rank) values (?, ?)').run('merge', pages)
    return total() - before
  }

  #endPurge(): void {
    this.#db.exec('pragma wal_checkpoint(truncate)')
    this.#get('delete from kept where name = ?').run('purging')
    this.#db.exec('pragma wal_checkpoint(truncate)')
  }

  #inTransaction(run: () => void): void {
    this.#db.exec('begin immediate')
    try {
      run()
      this.#db.exec('commit')
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw error
    }
  }

  #kept(name: string): number | undefined {
    const row = this.#get('select value from kept where name = ?').get(name)
    return row === undefined ? undefined : Number(row['value'])
  }

  #keep(name: string, value: number): void {
    this.#get('insert into kept (name, value) values (?, ?) on conflict (name) do update set value = excluded.value').run(name, value)
  }

  #get(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, statement = this.#db.prepare(sql))
    return statement
  }
}

/** Its own process alone may open it: what two processes wrote would be the copy of neither. */
function openFile(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  try {
    db.exec(`
      pragma locking_mode = exclusive;
      pragma journal_mode = wal;
      pragma synchronous = normal;
      pragma secure_delete = on;
      pragma temp_store = memory;
      pragma cache_size = -${cache_kib};
      begin exclusive; commit`)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

export function removeFiles(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
}

/** SQLite's codes for a file that is damaged, or is none of its own. */
export function isDamaged(error: unknown): boolean { return [11, 26].includes(codeOf(error)) }

export function isLocked(error: unknown): boolean { return [5, 6].includes(codeOf(error)) }

function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
}
