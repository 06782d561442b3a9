// A small real world for operation tests: a cloned database, a folder of objects, real jobs, two bureaus that know nothing of
// each other, and people in them.
import { cloneDatabase, silent_log } from '@lantai/database/testing'
import type { TestDatabase } from '@lantai/database/testing'
import { childExtractor } from '@lantai/extract'
import { installJobs, pgBossJobs } from '@lantai/jobs'
import { createRuntime, queuesOf, storeBlob, systemClock, systemRandom, uuidSeven } from '@lantai/kernel'
import type { Actor, Call, Clock, JobQueue, Role, Runtime, RuntimeParts } from '@lantai/kernel'
import { folderObjects } from '@lantai/objects'
import { sqliteSearch } from '@lantai/search'
import { migrationFolders, registry } from '@lantai/server'
import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface World {
  readonly database: TestDatabase
  readonly parts: RuntimeParts & { readonly jobs: JobQueue }
  readonly runtime: Runtime
  readonly folder: string
  /** root → own → child; sibling beside own; other is another root. */
  readonly units: Readonly<Record<'root' | 'own' | 'child' | 'sibling' | 'other', string>>
  actor(role: Role, unit: string): Promise<Actor>
  call(actor: Actor, key?: string): Call
  upload(actor: Actor, bytes: Uint8Array): Promise<string>
  close(): Promise<void>
}

const installQueues = async (owner: Parameters<typeof installJobs>[0]): Promise<void> => {
  await installJobs(owner, { app: 'lantai_app', queues: queuesOf(registry) })
}

export async function openWorld(clock: Clock = systemClock): Promise<World> {
  const database = await cloneDatabase({ folders: migrationFolders, afterMigrate: installQueues })
  const folder = mkdtempSync(join(tmpdir(), 'lantai-world-'))
  const objects = folderObjects({ folder: join(folder, 'objects') })
  const jobs = pgBossJobs({ settings: database.settings.app, db: database.app, log: silent_log })
  const ids = uuidSeven(clock, systemRandom)
  const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  const search = sqliteSearch({ folder: join(folder, 'search') })
  const parts = { registry, db: database.app, objects, extractor, jobs, search, clock, ids, random: systemRandom, log: silent_log }
  const units = { root: ids.next(), own: ids.next(), child: ids.next(), sibling: ids.next(), other: ids.next() }
  await plantUnits(database, units)
  return {
    database, parts, folder, units,
    runtime: createRuntime(parts),
    async actor(role, unit) {
      const id = ids.next()
      await sql`insert into org.person (id, name, sign_in_name, unit_id, title, state)
        values (${id}, ${`试${id.slice(-4)}`}, ${`t${id}`}, ${unit}, null, 'active')`.execute(database.owner)
      return { kind: 'person', id, grants: [{ role, unit }] }
    },
    call: (actor, key = ids.next()) => ({ actor, address: '127.0.0.1', language: 'zh-CN', key }),
    async upload(actor, bytes) {
      return (await storeBlob(parts, actor, (async function* () { yield bytes })())).blob
    },
    async close() {
      await jobs.stop(5)
      await extractor.close()
      await search.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function plantUnits(database: TestDatabase, units: World['units']): Promise<void> {
  const rows: [string, string | null, string[], string][] = [
    [units.root, null, [units.root], '市局'], [units.own, units.root, [units.root, units.own], '办公室'],
    [units.child, units.own, [units.root, units.own, units.child], '督查组'], [units.sibling, units.root, [units.root, units.sibling], '人事科'],
    [units.other, null, [units.other], '外局'],
  ]
  for (const [id, parent, lineage, name] of rows) {
    await sql`insert into org.unit (id, name, kind, parent_id, lineage, ordinal, valid_from)
      values (${id}, ${name}, ${parent ? 'section' : 'bureau'}, ${parent}, ${lineage}::uuid[], 1, '2020-01-01')`.execute(database.owner)
  }
}
