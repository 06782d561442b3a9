// Brings a database to the state this program knows: numbered SQL files, each in one transaction, once, in order, by one process at a time.
import pg from 'pg'
import type { Log } from '@lantai/kernel'
import { databaseErrors } from './errors.ts'
import { isDiskFull, isUnavailable } from './failures.ts'
import { readMigrations } from './migration-files.ts'
import type { MigrationFile } from './migration-files.ts'
import { default_roles } from './roles.ts'
import type { DatabaseRoles } from './roles.ts'
import { clientSettings } from './settings.ts'
import type { ConnectionSettings } from './settings.ts'
import { replaceNames } from './sql-text.ts'

export const server_major_min = 17

export interface MigrateOptions {
  /** As the owner. */
  readonly connection: ConnectionSettings
  readonly folders: readonly string[]
  /** With one URL only, leave `app` and `sequencer` out: all three are then who connects. */
  readonly roles?: Partial<Omit<DatabaseRoles, 'owner'>>
  readonly log?: Log
}

export interface MigrateResult {
  /** Names of the files applied by this run. */
  readonly applied: readonly string[]
  readonly number: number
  readonly roles: DatabaseRoles
  /** False when the serving role could change or delete journal entries: then 日志未受数据库保护 is said. */
  readonly journalProtected: boolean
}

/** Any fixed number; it keeps two runs apart on the same database. */
const lock_key = 7_300_001

/** Raises `database.server-too-old`. */
async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  )
  const found = rows[0]
  if (found === undefined || found.number < server_major_min * 10_000) {
    throw databaseErrors('server-too-old', { found: found?.version ?? '', needed: String(server_major_min) })
  }
}

/** Raises `database.role-missing`. */
async function resolveRoles(
  client: pg.Client, given: MigrateOptions['roles'],
): Promise<{ roles: DatabaseRoles; journalProtected: boolean }> {
  const { rows: [self] } = await client.query<{ name: string }>('select current_user as name')
  const owner = self?.name ?? ''
  const roles = { owner, app: given?.app ?? owner, sequencer: given?.sequencer ?? given?.app ?? owner }
  for (const role of [roles.app, roles.sequencer]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount === 0) throw databaseErrors('role-missing', { role })
  }
  // A member of the owner, or a superuser, may do what the owner may.
  const { rows: [reach] } = await client.query<{ reaches: boolean }>(`select pg_has_role($1, $2, 'member') as reaches`, [roles.app, owner])
  return { roles, journalProtected: reach?.reaches === false }
}

async function readApplied(client: pg.Client): Promise<{ number: number; name: string; sha256: string }[]> {
  await client.query('create schema if not exists lantai_meta')
  await client.query(`create table if not exists lantai_meta.migration (
    number integer primary key, name text collate "C" not null, sha256 text collate "C" not null, at timestamptz not null default now())`)
  const { rows } = await client.query('select number, name, sha256 from lantai_meta.migration order by number')
  return rows as { number: number; name: string; sha256: string }[]
}

/** Raises `database.migration-newer` or `migration-changed`. */
function compare(applied: readonly { number: number; name: string; sha256: string }[], files: readonly MigrationFile[]): void {
  const last = applied.at(-1)
  if (last !== undefined && last.number > files.length) {
    throw databaseErrors('migration-newer', { found: last.name, known: files.at(-1)?.name ?? '—' })
  }
  for (const row of applied) {
    const file = files[row.number - 1]
    if (file?.sha256 !== row.sha256) throw databaseErrors('migration-changed', { file: row.name })
  }
}

/** Raises `database.migration-failed` with the line PostgreSQL points at. */
async function apply(client: pg.Client, file: MigrationFile, roles: DatabaseRoles): Promise<void> {
  const names = new Map([[default_roles.owner, roles.owner], [default_roles.app, roles.app], [default_roles.sequencer, roles.sequencer]])
  const text = replaceNames(file.text, names)
  await client.query('begin')
  try {
    await client.query(text)
    const row = [file.number, file.name, file.sha256]
    await client.query('insert into lantai_meta.migration (number, name, sha256) values ($1, $2, $3)', row)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (isUnavailable(error)) throw error
    if (isDiskFull(error)) throw Object.assign(databaseErrors('disk-full'), { cause: error })
    const { message, position } = error as { message: string; position?: string }
    const line = text.slice(0, Math.max(0, Number(position ?? 1) - 1)).split('\n').length
    throw Object.assign(databaseErrors('migration-failed', { file: file.name, line, reason: message }), { cause: error })
  }
}

async function applyPending(
  client: pg.Client, files: readonly MigrationFile[], roles: DatabaseRoles, log: Log | undefined,
): Promise<string[]> {
  const before = await readApplied(client)
  compare(before, files)
  const pending = files.slice(before.length)
  for (const file of pending) {
    await apply(client, file, roles)
    log?.info('database.migrated', { file: file.name })
  }
  return pending.map((file) => file.name)
}

/**
 * Applies what is missing, as the owner. `lantai_owner`, `lantai_app`, `lantai_sequencer` in the files stand for the given roles.
 * Any number of processes may call at once: one works, the others wait and find nothing left to do.
 * Raises `database.server-too-old`, `role-missing`, `migration-*`, `unavailable`.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const files = await readMigrations(options.folders)
  const client = new pg.Client({
    ...clientSettings(options.connection), application_name: 'lantai migrate', connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await requireVersion(client)
    const { roles, journalProtected } = await resolveRoles(client, options.roles)
    // Kept by the session, so that it is free again the moment this process dies.
    await client.query('select pg_advisory_lock($1)', [lock_key])
    const applied = await applyPending(client, files, roles, options.log)
    await client.query('select pg_advisory_unlock($1)', [lock_key])
    return { applied, number: files.length, roles, journalProtected }
  } catch (error) {
    if (isUnavailable(error)) throw Object.assign(databaseErrors('unavailable'), { cause: error })
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}
