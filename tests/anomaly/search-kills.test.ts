// A search index whose process is killed while it follows holds in the end what one holds that was built anew.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { silent_log } from '@lantai/database/testing'
import { followSearch } from '@lantai/kernel'
import { sqliteSearch } from '@lantai/search'
import { sql } from 'kysely'
import { plantDocument } from '../operation/plant-document.ts'
import { openWorld } from '../operation/world.ts'
import type { World } from '../operation/world.ts'
import { drawFrom } from './seeded.ts'

const seed = 20_261_125
const rounds = 7
const within_min = 5
const words = ['幼儿园', '学位', '食堂', '校舍', '教师', '經費', '２０２６年', 'GB/T 22239', '整改', '督查', '年底前', '各县区']

describe('a search index whose process is killed while it follows', () => {
  let world: World
  let folder: string
  const draw = drawFrom(seed)
  const documents: string[] = []
  before(async () => {
    world = await openWorld()
    folder = mkdtempSync(join(tmpdir(), 'lantai-follow-'))
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await world.close()
  })

  const pick = <Item>(items: readonly Item[]): Item => items[draw.whole(0, items.length - 1)]!
  const sentence = (): string => `${Array.from({ length: 120 }, () => pick(words)).join('')}。`

  /** New documents, other names, other texts, findings, and some destroyed. */
  async function change(): Promise<void> {
    for (let at = 0; at < 8; at += 1) {
      const text = Array.from({ length: 4 }, sentence).join('')
      documents.push((await plantDocument(world, pick([world.units.own, world.units.child]), text)).document)
    }
    const db = world.database.owner
    for (let at = 0; at < 20; at += 1) {
      await sql`update reading.document set name = ${sentence().slice(0, 20)} where id = ${pick(documents)}`.execute(db)
    }
    await readAnew(pick(documents))
    const gone = documents.splice(draw.whole(0, documents.length - 1), 1)[0]!
    await sql`update reading.document set state = 'received', revision_id = null where id = ${gone}`.execute(db)
    await sql`delete from reading.sentence where document_id = ${gone}`.execute(db)
    await sql`delete from reading.revision where document_id = ${gone}`.execute(db)
    await sql`delete from reading.document where id = ${gone}`.execute(db)
  }

  /** Another text, of one sentence. */
  async function readAnew(document: string): Promise<void> {
    const [revision, text, db] = [world.parts.ids.next(), sentence(), world.database.owner]
    await sql`insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
      select ${revision}, ${document}, max(ordinal) + 1, ${revision}, 'utf-8', ${text}, '', '[]', now()
        from reading.revision where document_id = ${document}`.execute(db)
    await sql`insert into reading.sentence
        (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
      values (${world.parts.ids.next()}, ${document}, ${revision}, 1, 1, 0, ${text.length}, 0, 1, ${text})`.execute(db)
    await sql`update reading.document set revision_id = ${revision} where id = ${document}`.execute(db)
  }

  interface Killed {
    /** The position it began with. */
    readonly began: string
    /** Whether it had something to do when it was killed. */
    readonly within: boolean
  }

  /** Killed at the so-many-th step, somewhere within it. */
  async function followAndKill(steps: number, wait_ms: number): Promise<Killed> {
    const orders = JSON.stringify({ app: world.database.settings.app, folder })
    const child = spawn(process.execPath, [join(import.meta.dirname, 'follow-process.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LANTAI_FOLLOW_PROCESS: orders },
    })
    const ended = once(child, 'exit')
    let began = ''
    let [left, within] = [steps, true]
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('position ')) began = line.slice(9)
      else if (line.startsWith('apply ')) left -= 1
      else within = false
      if (left === 0 || !within) break
    }
    await new Promise((resolve) => setTimeout(resolve, wait_ms))
    child.kill('SIGKILL')
    const [, signal] = await ended
    assert.equal(signal, 'SIGKILL')
    return { began, within }
  }

  /** Every token with its document, column and place, and what is kept beside. */
  async function contentOf(place: string): Promise<unknown[]> {
    const db = new DatabaseSync(join(place, 'index-1.sqlite'))
    try {
      db.exec('create virtual table temp.token using fts5vocab(main, words, instance)')
      const tokens = db.prepare('select term, doc, col, "offset" as place from temp.token order by doc, col, "offset", term').all()
      const entries = db.prepare('select id, stamp from entry order by id').all()
      assert.ok(tokens.length > 10_000 && entries.length === documents.length)
      return [...tokens, ...entries].map((row) => Object.values(row).join(' '))
    } finally {
      db.close()
    }
  }

  async function followToEnd(place: string): Promise<void> {
    const search = sqliteSearch({ folder: place })
    await followSearch({ db: world.database.app, search, log: silent_log }, world.parts.registry.search!)
    await search.close()
  }

  it(`holds what one holds that is built anew (${rounds} kills, seed ${seed})`, async () => {
    const killed: Killed[] = []
    for (let round = 0; round < rounds; round += 1) {
      await change()
      killed.push(await followAndKill(draw.whole(1, 2), draw.share() * 30))
      if (round === 1) await followToEnd(folder)
    }
    // From where it was built on, no kill has taken what was taken in before.
    const began = killed.map((one) => one.began)
    const positions = began.slice(2).map(Number)
    assert.ok(positions.every((position, at) => position > 0 && position >= (positions[at - 1] ?? 0)), began.join())
    assert.ok(killed.filter(({ within }) => within).length >= within_min)
    await change()
    await followToEnd(folder)
    const anew = mkdtempSync(join(tmpdir(), 'lantai-follow-'))
    try {
      await followToEnd(anew)
      assert.deepEqual(await contentOf(folder), await contentOf(anew))
    } finally {
      rmSync(anew, { recursive: true, force: true })
    }
  })
})
