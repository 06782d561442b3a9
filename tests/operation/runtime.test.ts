import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { openWorld } from './world.ts'
import type { World } from './world.ts'
import { plantDocument } from './plant-document.ts'

const codeOf = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'accepted'
}

describe('a command on the real database', () => {
  let world: World
  let officer: Actor
  let sentence: string
  before(async () => {
    world = await openWorld()
    officer = await world.actor('supervision-officer', world.units.own)
    sentence = (await plantDocument(world, world.units.own, '一要建设幼儿园40所。二要检查。')).sentences[0]!
  })
  after(() => world.close())

  const count = async (table: string): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(world.database.owner)).rows[0]!.n
  const countAll = async (): Promise<number[]> =>
    [await count('reading.finding'), await count('journal.entry'), await count('kernel.event'), await count('kernel.trace')]

  it('answers the second call of a key with the first answer and writes nothing again', async () => {
    const input = { sentence, kind: 'task', span: { start: 0, end: 4 } }
    const call = world.call(officer)
    const first = await world.runtime.execute('reading.add-finding', input, call)
    const rows = await countAll()
    const second = await world.runtime.execute('reading.add-finding', input, call)
    assert.equal(first.repeated, false)
    assert.equal(second.repeated, true)
    assert.deepEqual(second.answer, first.answer)
    assert.deepEqual(await countAll(), rows)
  })

  it('refuses a key that comes again with other input', async () => {
    const call = world.call(officer)
    await world.runtime.execute('reading.add-finding', { sentence, kind: 'figure', span: { start: 7, end: 9 } }, call)
    const other = world.runtime.execute('reading.add-finding', { sentence, kind: 'figure', span: { start: 7, end: 10 } }, call)
    assert.equal(await codeOf(other), 'kernel.idempotency-conflict')
  })

  it('lets twenty equal calls at once make one row, all with its answer', async () => {
    const call = world.call(officer)
    const input = { sentence, kind: 'unit', span: { start: 1, end: 2 } }
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.runtime.execute('reading.add-finding', input, call)))
    assert.equal(new Set(answers.map(({ answer }) => (answer as { finding: string }).finding)).size, 1)
    assert.equal(answers.filter(({ repeated }) => !repeated).length, 1)
  })

  it('keeps keys of two people apart', async () => {
    const second = await world.actor('supervision-officer', world.units.own)
    const key = 'the-same-key'
    const input = { sentence, kind: 'problem', span: { start: 0, end: 1 } }
    await world.runtime.execute('reading.add-finding', input, world.call(officer, key))
    assert.equal(await codeOf(world.runtime.execute('reading.add-finding', input, world.call(second, key))), 'reading.finding-exists')
  })

  it('leaves nothing behind when it refuses, so that the key may be used again', async () => {
    const call = world.call(officer)
    const before_entries = await count('journal.entry')
    const bad = world.runtime.execute('reading.add-finding', { sentence, kind: 'task', span: { start: 0, end: 999 } }, call)
    assert.equal(await codeOf(bad), 'reading.span-outside')
    assert.equal(await count('journal.entry'), before_entries)
    const good = await world.runtime.execute('reading.add-finding', { sentence, kind: 'task', span: { start: 0, end: 2 } }, call)
    assert.equal(good.repeated, false)
  })

  it('lists every field that does not fit, in the caller’s language', async () => {
    try {
      await world.runtime.execute('reading.add-finding', { sentence: 'x', kind: 'y', span: { start: -1, end: 0 } }, world.call(officer))
      assert.fail('accepted')
    } catch (error) {
      assert.ok(error instanceof Refusal)
      assert.equal(error.code, 'kernel.input-invalid')
      assert.deepEqual(error.fields.map(({ field }) => field).sort(), ['kind', 'sentence', 'span.end', 'span.start'])
      for (const { message } of error.fields) assert.match(message, /[\u4e00-\u9fff]/)
    }
  })

  it('writes a journal row with ids only', async () => {
    const { rows } = await sql<{ row: string }>`select to_jsonb(entry)::text as row from journal.entry as entry`
      .execute(world.database.owner)
    assert.ok(rows.length > 0)
    for (const { row } of rows) assert.doesNotMatch(row, /[\u4e00-\u9fff]/)
  })

  it('refuses UPDATE, DELETE and TRUNCATE on the journal to the role that serves', async () => {
    const attempts = [
      sql`update journal.entry set action = 'other'`, sql`delete from journal.entry`, sql`truncate journal.entry`,
    ]
    for (const attempt of attempts) {
      await assert.rejects(attempt.execute(world.database.app), (error: Error & { code?: string }) => error.code === '42501')
    }
  })

  it('needs a key of at least eight characters', async () => {
    const input = { sentence, kind: 'task', span: { start: 0, end: 3 } }
    const short = world.runtime.execute('reading.add-finding', input, world.call(officer, 'short'))
    assert.equal(await codeOf(short), 'kernel.idempotency-key-missing')
  })
})

describe('who may', () => {
  let world: World
  before(async () => { world = await openWorld() })
  after(() => world.close())

  it('tells not-found for what the caller may not know of and not-permitted for what he sees', async () => {
    const { units } = world
    const inside = (await plantDocument(world, units.child, '一要抓好。')).sentences[0]!
    const beside = (await plantDocument(world, units.sibling, '二要抓好。')).sentences[0]!
    const attempt = async (role: 'supervision-officer' | 'handler' | 'reader', sentence: string): Promise<string> => {
      const actor = await world.actor(role, units.own)
      const input = { sentence, kind: 'task', span: { start: 0, end: 2 } }
      return codeOf(world.runtime.execute('reading.add-finding', input, world.call(actor)))
    }
    assert.equal(await attempt('handler', inside), 'kernel.not-permitted')
    assert.equal(await attempt('reader', inside), 'kernel.not-found')
    assert.equal(await attempt('supervision-officer', beside), 'kernel.not-found')
    assert.equal(await attempt('supervision-officer', inside), 'accepted')
  })

  it('writes for whom a deputy acted, where none of his own roles was enough, and for nobody where one was', async () => {
    const { units } = world
    const represented = world.parts.ids.next()
    const deputy: Actor = {
      ...await world.actor('supervision-officer', units.sibling),
      grants: [{ role: 'supervision-officer', unit: units.sibling }, { role: 'supervision-officer', unit: units.own, for: represented }],
    }
    const added: unknown[] = []
    for (const unit of [units.child, units.sibling]) {
      const sentence = (await plantDocument(world, unit, '一要抓好。')).sentences[0]!
      const input = { sentence, kind: 'task', span: { start: 0, end: 2 } }
      added.push(((await world.runtime.execute('reading.add-finding', input, world.call(deputy))).answer as { finding: string }).finding)
    }
    const { rows } = await sql`
      select actor, acting_for as "actingFor" from journal.entry where subject_id = any(${added}::text[]) order by seq`
      .execute(world.database.owner)
    assert.deepEqual(rows, [{ actor: deputy.id, actingFor: represented }, { actor: deputy.id, actingFor: null }])
  })

  it('lists only what stands below the caller’s units, and nothing at all for nobody', async () => {
    const { units } = world
    const { document } = await plantDocument(world, units.other, '外局文件。')
    const head = await world.actor('head', units.root)
    const answer = await world.runtime.ask('reading.list-documents', { rows: 200 }, world.call(head))
    const listed = answer as { documents: { document: string }[] }
    assert.ok(listed.documents.length >= 2)
    assert.equal(listed.documents.some((row) => row.document === document), false)
    const nobody: Actor = { ...head, grants: [] }
    assert.equal(await codeOf(world.runtime.ask('reading.list-documents', {}, world.call(nobody))), 'kernel.not-permitted')
  })

  it('follows a sentence only to what the caller may see', async () => {
    const { units } = world
    const sentence = (await plantDocument(world, units.own, '三要抓实。')).sentences[0]!
    const officer = await world.actor('supervision-officer', units.own)
    await world.runtime.execute('reading.add-finding', { sentence, kind: 'task', span: { start: 0, end: 2 } }, world.call(officer))
    const answer = await world.runtime.ask('reading.follow-sentence', { sentence }, world.call(officer))
    const followed = answer as { steps: { kind: string; title: string }[] }
    assert.deepEqual(followed.steps.map(({ kind, title }) => ({ kind, title })), [{ kind: 'finding', title: '三要' }])
    const foreign = await world.actor('supervision-officer', units.sibling)
    assert.equal(await codeOf(world.runtime.ask('reading.follow-sentence', { sentence }, world.call(foreign))), 'kernel.not-found')
  })
})

describe('uploaded files', () => {
  let world: World
  before(async () => { world = await openWorld() })
  after(() => world.close())

  it('go to their owner only, and only once', async () => {
    const officer = await world.actor('supervision-officer', world.units.own)
    const other = await world.actor('supervision-officer', world.units.own)
    const blob = await world.upload(officer, Buffer.from('同志们：今年要抓好三件事。'))
    const receive = (actor: Actor) => world.runtime.execute('reading.receive-document', { blob, name: '讲话.txt' }, world.call(actor))
    assert.equal(await codeOf(receive(other)), 'kernel.blob-not-found')
    assert.equal(await codeOf(receive(officer)), 'accepted')
    assert.equal(await codeOf(receive(officer)), 'kernel.blob-not-found')
  })

  it('of equal bytes are answered as already received, but only to who may see the first', async () => {
    const officer = await world.actor('supervision-officer', world.units.own)
    const foreign = await world.actor('supervision-officer', world.units.other)
    const bytes = Buffer.from('同一份讲话。')
    const receive = async (actor: Actor) => {
      const blob = await world.upload(actor, bytes)
      const { answer } = await world.runtime.execute('reading.receive-document', { blob, name: '同一份.txt' }, world.call(actor))
      return answer as { outcome: string; document: { document: string } }
    }
    const first = await receive(officer)
    const second = await receive(officer)
    const third = await receive(foreign)
    assert.deepEqual([first.outcome, second.outcome, third.outcome], ['received', 'duplicate', 'received'])
    assert.equal(second.document.document, first.document.document)
    assert.notEqual(third.document.document, first.document.document)
  })

  it('that are not text, or are badly named, are refused in words and stay unclaimed', async () => {
    const officer = await world.actor('supervision-officer', world.units.own)
    const picture = await world.upload(officer, Buffer.from('GIF89a\u0001\u0002'))
    const receive = (blob: string, name: string) => world.runtime.execute('reading.receive-document', { blob, name }, world.call(officer))
    assert.equal(await codeOf(receive(picture, '讲话.txt')), 'reading.not-text')
    const old = await world.upload(officer, Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    assert.equal(await codeOf(receive(old, '讲话.doc')), 'reading.old-office')
    const folder = await world.upload(officer, Buffer.from('PK\x03\x04notes.txt'.padEnd(60, '\0'), 'latin1'))
    assert.equal(await codeOf(receive(folder, '讲话.docx')), 'reading.not-text')
    const text = await world.upload(officer, Buffer.from('可以读的文字。'))
    assert.equal(await codeOf(receive(text, '../讲话.txt')), 'reading.name-has-path')
    assert.equal(await codeOf(receive(text, '讲\u0001话.txt')), 'reading.name-has-control')
    assert.equal(await codeOf(receive(text, '字'.repeat(300))), 'kernel.input-invalid')
    assert.equal(await codeOf(receive(text, '讲话.txt')), 'accepted')
  })
})
