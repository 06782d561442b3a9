// A durable database in a temporary folder, one officer, and many sentences to mark.
import { migrate, openDatabase, superviseDatabase } from '@lantai/database'
import { installJobs } from '@lantai/jobs'
import { queuesOf } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { actorOf } from '@lantai/org'
import { compose, createHttp, migrationFolders, plantDemo, registry } from '@lantai/server'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Composed } from '@lantai/server'

export interface BenchWorld {
  readonly address: string
  readonly composed: Composed
  readonly token: string
  readonly actor: Actor
  readonly pool: import('pg').Pool
  /** One call with a mark nobody has made yet. */
  addFinding(): Promise<void>
  /** The input of the next mark, for callers that go another way. */
  nextMark(): BenchMark
  takeSentences(count: number): string[]
  close(): Promise<void>
}

export interface BenchMark {
  readonly document: string
  readonly sentence: string
  readonly kind: string
  readonly span: { start: number; end: number }
}

const quiet = { info() {}, warn() {}, error() {} }
const kinds = ['task', 'result', 'problem', 'figure', 'deadline', 'unit']
const sentence_text = '年底前，全市再新建改扩建公办幼儿园四十所，其中城区十二所，由基础教育科牵头，各县区教育局配合。'

export async function openBenchWorld(folder: string, connections: number): Promise<BenchWorld> {
  const database = await superviseDatabase({ folder, log: quiet, durability: 'full' })
  const { roles } = await migrate({ connection: database.owner, folders: migrationFolders, roles: { app: database.app.user } })
  await installJobs(database.owner, { app: roles.app, queues: queuesOf(registry) })
  const composed = compose({ folder, app: database.app, log: quiet, poolSize: connections })
  const accounts = await plantDemo(folder, composed)
  const officer = accounts.find((account) => account.roles.includes('supervision-officer'))!
  const { answer } = await composed.runtime.execute('org.sign-in', { name: officer.signInName, secret: officer.secret, kind: 'token' }, {
    actor: { kind: 'anonymous', id: 'anonymous', grants: [] }, address: '127.0.0.1', language: 'zh-CN', key: 'bench-sign-in',
  })
  const { token } = answer as { token: string }
  const actor = (await actorOf(composed.database.db, token, new Date()))!
  const owner = openDatabase({ ...database.owner, log: quiet, poolSize: 1 })
  const sentences = await plantSentences(owner.db, actor, 6_000)
  await owner.close()
  const http = await createHttp({
    composed, facts: async () => ({ kind: 'demo', version: '0', setUp: false }), https: false, storageLow: () => false,
  })
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  const own = sentences.splice(0, 3_000)
  let at = 0
  const nextMark = (): BenchMark => {
    const turn = at++
    const start = Math.floor(turn / (own.length * kinds.length))
    const { document, id: sentence } = own[turn % own.length]!
    return { document, sentence, kind: kinds[Math.floor(turn / own.length) % kinds.length]!, span: { start, end: start + 2 } }
  }
  return {
    address, composed, token, actor, nextMark,
    pool: composed.database.pool,
    takeSentences: (count) => sentences.splice(0, count).map((one) => one.id),
    async addFinding() {
      const { sentence, kind, span } = nextMark()
      await composed.runtime.execute('reading.add-finding', { sentence, kind, span }, {
        actor, address: '127.0.0.1', language: 'zh-CN', key: composed.parts.ids.next(),
      })
    },
    async close() {
      await http.close()
      await composed.close()
      await database.stop()
    },
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- The bench writes tables of several owners.
async function plantSentences(db: Kysely<any>, actor: Actor, count: number): Promise<{ id: string; document: string }[]> {
  const documents = 60
  await sql`
    with document as (
      insert into reading.document (id, unit_id, name, origin, digest, size_bytes, media_type, state, received_by, received_at)
      select gen_random_uuid(), ${actor.grants[0]!.unit}::uuid, 'bench ' || n, 'upload', repeat('0', 64), 1, 'text/plain', 'received',
             ${actor.id}::uuid, now()
        from generate_series(1, ${documents}) as n returning id
    )
    insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
    select gen_random_uuid(), id, 1, 'bench', 'utf-8', ${sentence_text}, '', '[]', now() from document`.execute(db)
  await sql`update reading.document set state = 'ready', revision_id = revision.id
    from reading.revision where revision.document_id = document.id and revision.tool_version = 'bench'`.execute(db)
  const { rows } = await sql<{ id: string; document: string }>`
    insert into reading.sentence (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
    select gen_random_uuid(), revision.document_id, revision.id, n, 1, 0, ${sentence_text.length}, 0, 1, ${sentence_text}
      from reading.revision, generate_series(1, ${Math.ceil(count / documents)}) as n where revision.tool_version = 'bench'
    returning id, document_id as document`.execute(db)
  await sql`analyze`.execute(db)
  return rows
}
