// The servers tests run on: our own, thrown away with the process, or one somebody else keeps.
import { spawn } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareBinaries } from './binaries.ts'
import { readPidFile, stopServer } from './postmaster.ts'
import { isAlive, worksOn } from './process-identity.ts'
import { default_roles } from './roles.ts'
import type { DatabaseRoles } from './roles.ts'
import { clientSettings, withDatabase, withUser } from './settings.ts'
import type { ConnectionSettings } from './settings.ts'
import { quoteName } from './sql-text.ts'
import { superviseDatabase } from './supervisor.ts'
import { databaseUser, obstacleFor } from './system-user.ts'

export interface TestCluster {
  /** The major version. */
  readonly major: number
  readonly roles: DatabaseRoles
  /** Whoever makes the databases. */
  readonly admin: ConnectionSettings
  /** What the names of this process's databases begin with. */
  readonly prefix: string
  nextName(): string
  settings(database: string, role: keyof DatabaseRoles): ConnectionSettings
  /** Makes a database owned by the owner role, empty or as a copy. */
  create(name: string, template?: string): Promise<void>
  drop(name: string): Promise<void>
  /** Ends it early; the process's end does it otherwise. */
  stop(): Promise<void>
}

interface ClusterGround {
  readonly admin: ConnectionSettings
  readonly prefix: string
  readonly roles: DatabaseRoles
  readonly passwords: DatabaseRoles
  readonly major: number
  readonly stop: () => Promise<void>
}

const fresh_locale = `encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'`

function clusterOver({ admin, prefix, roles, passwords, major, stop }: ClusterGround): TestCluster {
  // Idle connections must not keep the test process alive.
  const pool = new pg.Pool({ ...clientSettings(admin), max: 2, allowExitOnIdle: true, application_name: 'lantai test cluster' })
  pool.on('error', () => {})
  let count = 0
  return {
    major, roles, admin, prefix,
    nextName: () => `${prefix}${++count}`,
    settings: (database, role) => withUser(withDatabase(admin, database), roles[role], passwords[role]),
    async create(name, template = 'template0') {
      const [database, owner] = [quoteName(name), quoteName(roles.owner)]
      const locale = template === 'template0' ? fresh_locale : ''
      // Copying the files of a small database is three times as fast as writing it through the log.
      await pool.query(`create database ${database} owner ${owner} template ${quoteName(template)} strategy file_copy ${locale}`)
      const served = `${quoteName(roles.app)}, ${quoteName(roles.sequencer)}`
      await pool.query(`revoke all on database ${database} from public; grant connect on database ${database} to ${served}`)
    },
    async drop(name) {
      await pool.query(`drop database if exists ${quoteName(name)} with (force)`)
    },
    async stop() {
      await pool.end()
      await stop()
    },
  }
}

const folder_prefix = 'lantai-test-'

/** Ends clusters of test processes that died together with their watchdog. */
async function sweepTestFolders(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = new RegExp(`^${folder_prefix}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    const folder = join(base, name)
    for (const kept of await readdir(folder).catch(() => [])) {
      const running = /^pg\d+$/.test(kept) ? await readPidFile(join(folder, kept)) : undefined
      if (running !== undefined && worksOn(running.pid, join(folder, kept)) === true) await stopServer(running.pid, 5_000)
    }
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

/**
 * A shell that waits for its standard input to close, which happens when this process ends in whatever way, SIGKILL included;
 * then it stops the server at once and removes the folder.
 */
function watchOver(folder: string, data_folder: string): void {
  const script = `
    while read -r line; do :; done
    pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
    if [ -n "$pid" ]; then
      kill -QUIT "$pid" 2>/dev/null
      for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    fi
    rm -rf "$2"`
  const watchdog = spawn('/bin/sh', ['-c', script, 'lantai-test-watchdog', data_folder, folder], {
    detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.unref()
  ;(watchdog.stdin as unknown as { unref(): void }).unref()
  watchdog.stdin.on('error', () => {})
}

/** Starts a PostgreSQL with durability none in a temporary folder of this process. */
export async function startEmbeddedCluster(source?: string): Promise<TestCluster> {
  const binaries = await prepareBinaries({ source })
  const base = await obstacleFor(await databaseUser(), tmpdir()) === undefined ? tmpdir() : '/tmp'
  await sweepTestFolders(base)
  const folder = await mkdtemp(join(base, `${folder_prefix}${process.pid}-`))
  // mkdtemp closes the folder to everyone else; the database's user must pass.
  await chmod(folder, 0o711)
  watchOver(folder, join(folder, `pg${binaries.major}`))
  const server = await superviseDatabase({ folder, binaries, durability: 'none', log: { info() {}, warn() {}, error() {} } })
  const passwords = { owner: server.owner.password, app: server.app.password, sequencer: server.sequencer.password }
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return clusterOver({ admin: server.superuser, prefix: 'test_', roles: default_roles, passwords, major: binaries.major, stop })
}

/** Roles are the server's, not a database's: several test processes share them, so that names and passwords follow from the URL. */
async function makeSharedRoles(client: pg.Client, url: string): Promise<{ roles: DatabaseRoles; passwords: DatabaseRoles }> {
  const roles: DatabaseRoles = { owner: 'lantai_test_owner', app: 'lantai_test_app', sequencer: 'lantai_test_sequencer' }
  const passwordFor = (role: string): string => createHmac('sha256', url).update(role).digest('hex')
  const passwords: DatabaseRoles = { owner: passwordFor('owner'), app: passwordFor('app'), sequencer: passwordFor('sequencer') }
  await client.query('select pg_advisory_lock(7300002)')
  for (const role of ['owner', 'app', 'sequencer'] as const) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [roles[role]])
    const verb = rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role ${quoteName(roles[role])} login password ${pg.escapeLiteral(passwords[role])}`)
  }
  const { rows: [self] } = await client.query(`select rolsuper as super from pg_roles where rolname = current_user`)
  // Who is not a superuser must be a member to make databases for the owner, to copy them, and to end what is still connected to one
  // that is dropped.
  if (self.super !== true) {
    for (const role of Object.values(roles)) await client.query(`grant ${quoteName(role)} to current_user with inherit true, set true`)
  }
  await client.query('select pg_advisory_unlock(7300002)')
  return { roles, passwords }
}

/** Uses a server that is already there. Databases of dead processes of this machine are dropped first. */
export async function startExternalCluster(url: string): Promise<TestCluster> {
  const client = new pg.Client({ connectionString: url, application_name: 'lantai test cluster' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { roles, passwords } = await makeSharedRoles(client, url)
    const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 6)
    const pattern = `lantai\\_test\\_${machine}\\_%`
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [pattern])
    for (const { datname } of rows) {
      if (!isAlive(Number(datname.split('_')[3]))) await client.query(`drop database if exists ${quoteName(datname)} with (force)`)
    }
    const { rows: [version] } = await client.query<{ major: number }>(`select current_setting('server_version_num')::int / 10000 as major`)
    const prefix = `lantai_test_${machine}_${process.pid}_`
    return clusterOver({ admin: { url }, prefix, roles, passwords, major: version?.major ?? 0, stop: async () => {} })
  } finally {
    await client.end()
  }
}
