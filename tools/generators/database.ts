// schema.sql and each domain's tables.ts, from a database that was migrated a moment ago.
import { printSchema, printTables } from '@lantai/database'
import type { DatabaseRoles } from '@lantai/database'
import { cloneDatabase, testCluster } from '@lantai/database/testing'
import type { Database } from '@lantai/kernel'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders } from './packages.ts'

export interface Schemas {
  /** All of the product's own, sorted. */
  readonly all: readonly string[]
  /** Of these the ones of a domain, which the compiler is told the tables of. */
  readonly domains: readonly string[]
}

/** Path from the root → content. */
export async function printDatabase(db: Database, schemas: Schemas, roles?: DatabaseRoles): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['schema.sql', await printSchema(db, schemas.all, roles)]])
  for (const domain of schemas.domains) files.set(`domains/${domain}/src/tables.ts`, await printTables(db, domain))
  return files
}

/** Starts a database of its own, migrates it, prints it and takes it away again. */
export async function printMigrated(root: string): Promise<ReadonlyMap<string, string>> {
  const folders = packageFolders(root).map((folder) => join(root, folder, 'migrations')).filter((folder) => existsSync(folder))
  const cluster = await testCluster()
  try {
    const database = await cloneDatabase({ folders })
    try {
      return await printDatabase(database.owner, schemasOf(root, folders), database.roles)
    } finally {
      await database.drop()
    }
  } finally {
    await cluster.stop()
  }
}

/** As the migrations create them; a domain's schema has the name of its folder. */
function schemasOf(root: string, folders: readonly string[]): Schemas {
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.sql')).map((name) => join(folder, name)))
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const all = texts.flatMap((text) => [...text.matchAll(/^create schema (\w+)/gm)].map((match) => match[1] ?? '')).sort()
  return { all, domains: all.filter((name) => existsSync(join(root, 'domains', name))) }
}
