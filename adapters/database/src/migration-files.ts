// The one global sequence of migrations, read from every package's folder.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseErrors } from './errors.ts'
import { lineOfStatement } from './sql-text.ts'

export interface MigrationFile {
  readonly number: number
  /** '0042_work_matter.sql' */
  readonly name: string
  readonly text: string
  /** Of the text with line ends as \n, so that a checkout on another system agrees. */
  readonly sha256: string
}

/** A migration runs in one transaction; `begin atomic` of an SQL function is never the first word of a statement. */
const transaction_words = ['begin', 'start', 'commit', 'end', 'rollback', 'abort', 'savepoint', 'prepare']

function written(number: number): string {
  return String(number).padStart(4, '0')
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const number = /^(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/.exec(name)?.[1]
  if (number === undefined) throw databaseErrors('migration-name', { file: name })
  const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  const line = lineOfStatement(text, transaction_words)
  if (line !== undefined) throw databaseErrors('migration-transaction', { file: name, line })
  return { number: Number(number), name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

/**
 * All migrations of the folders in order; numbers run from 1 without a gap over all of them. Other kinds of files are passed over.
 * Raises `database.migration-name`, `migration-number-clash`, `migration-number-gap`, `migration-transaction`.
 */
export async function readMigrations(folders: readonly string[]): Promise<MigrationFile[]> {
  const files: MigrationFile[] = []
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
    for (const name of names) files.push(await readMigration(folder, name))
  }
  files.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1))
  for (const [at, file] of files.entries()) {
    const before = files[at - 1]
    if (before?.number === file.number) {
      throw databaseErrors('migration-number-clash', { number: written(file.number), first: before.name, second: file.name })
    }
    if (file.number !== at + 1) throw databaseErrors('migration-number-gap', { number: written(at + 1) })
  }
  return files
}
