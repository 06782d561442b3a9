// Search through the runtime: what is found, what is shown of it, and that nothing leaves of what the caller may not see.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { followSearch } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

interface Answer {
  readonly results: readonly {
    readonly document: { document: string; name: string; cursor: number }
    readonly nameMarks: readonly { start: number; end: number }[]
    readonly hits: readonly {
      sentence: string; ordinal: number; text: string; marks: { start: number; end: number }[]; cutBefore: boolean; cutBehind: boolean
      findings: string[] }[]
    readonly hitCount: number
  }[]
  readonly more: boolean
  readonly count: number
  readonly countMore: boolean
  readonly building: boolean
}

describe('searching documents', () => {
  let world: World
  let officer: Actor
  let neighbour: Actor
  before(async () => {
    world = await openWorld()
    officer = await world.actor('supervision-officer', world.units.own)
    neighbour = await world.actor('supervision-officer', world.units.sibling)
  })
  after(() => world.close())

  async function search(input: Record<string, unknown>, actor = officer): Promise<Answer> {
    return await world.runtime.ask('reading.search-documents', input, world.call(actor)) as Answer
  }
  const follow = (): Promise<boolean> => followSearch(world.parts, world.parts.registry.search!)
  const names = (answer: Answer): string[] => answer.results.map(({ document }) => document.document)
  const change = (document: string, set: ReturnType<typeof sql>): Promise<unknown> =>
    sql`update reading.document set ${set} where id = ${document}`.execute(world.database.owner)

  it('finds a word in the sentence it stands in, however it is written', async () => {
    const one = await plantDocument(world, world.units.own, '各县区要新建公辦幼兒園40所。今年增加学位９６００个。')
    const two = await plantDocument(world, world.units.own, '办好每一所学校。')
    assert.equal((await search({ q: '幼儿园' })).building, true)
    await follow()
    const answer = await search({ q: '幼儿园' })
    const { count, countMore, more, building } = answer
    assert.deepEqual([names(answer), count, countMore, more, building], [[one.document], 1, false, false, false])
    assert.deepEqual(answer.results[0]!.hits, [{
      sentence: one.sentences[0], ordinal: 1, text: '各县区要新建公辦幼兒園40所。', marks: [{ start: 8, end: 11 }], cutBefore: false,
      cutBehind: false, findings: [],
    }])
    assert.deepEqual((await search({ q: '9600' })).results[0]!.hits.map(({ sentence }) => sentence), [one.sentences[1]])
    assert.deepEqual(names(await search({ q: '所' })), [two.document, one.document])
    assert.deepEqual(names(await search({ q: '学位 幼儿园' })), [one.document])
    assert.deepEqual(names(await search({ q: '学位 学校' })), [])
    assert.deepEqual(names(await search({ q: '试件' })), [two.document, one.document])
    assert.deepEqual((await search({ q: '试件' })).results[0]!.nameMarks, [{ start: 0, end: 2 }])
    // Not across two sentences.
    assert.deepEqual(names(await search({ q: '所今年' })), [])
  })

  it('tells, quotes and counts nothing of what the caller may not see', async () => {
    await plantDocument(world, world.units.sibling, '白鹭洲小学要迁建。')
    await follow()
    const seen = await search({ q: '白鹭洲' }, neighbour)
    assert.deepEqual([seen.count, seen.results.length], [1, 1])
    const { results, count, countMore, more } = await search({ q: '白鹭洲' })
    assert.deepEqual({ results, count, countMore, more }, { results: [], count: 0, countMore: false, more: false })
    const named = await search({ q: '白鹭洲', unit: world.units.sibling })
    assert.deepEqual([named.results, named.count], [[], 0])
  })

  it('looks into the database again where the index is behind: a document that has moved away is neither shown nor counted', async () => {
    const { document } = await plantDocument(world, world.units.own, '红旗渠精神要弘扬。')
    await follow()
    assert.equal((await search({ q: '红旗渠' })).count, 1)
    await change(document, sql`unit_id = ${world.units.sibling}`)
    const { results, count } = await search({ q: '红旗渠' })
    assert.deepEqual({ results, count }, { results: [], count: 0 })
    await follow()
    assert.equal((await search({ q: '红旗渠' }, neighbour)).count, 1)
  })

  it('goes on page by page, newest first, with the count of all', async () => {
    const planted: string[] = []
    for (let at = 0; at < 5; at += 1) planted.unshift((await plantDocument(world, world.units.child, `第${at}批渡槽要修缮。`)).document)
    await follow()
    const first = await search({ q: '渡槽', rows: 2 })
    const second = await search({ q: '渡槽', rows: 2, before: first.results.at(-1)!.document.cursor })
    const third = await search({ q: '渡槽', rows: 2, before: second.results.at(-1)!.document.cursor })
    assert.deepEqual([...names(first), ...names(second), ...names(third)], planted)
    assert.deepEqual([first, second, third].map(({ more, count }) => [more, count]), [[true, 5], [true, 5], [false, 5]])
  })

  it('keeps to the filters', async () => {
    const { document, sentences } = await plantDocument(world, world.units.child, '要办好夜校。')
    const other = await plantDocument(world, world.units.own, '夜校办得好。')
    await change(other.document, sql`received_at = '2024-02-29T23:30:00+08:00', state = 'received'`)
    const input = { sentence: sentences[0], kind: 'task', span: { start: 0, end: 2 } }
    await world.runtime.execute('reading.add-finding', input, world.call(officer))
    await follow()
    const cases: readonly (readonly [Record<string, unknown>, string[]])[] = [
      [{}, [other.document, document]], [{ unit: world.units.child }, [document]], [{ state: 'ready' }, [document]],
      [{ state: 'received' }, [other.document]], [{ findings: 'confirmed' }, [document]], [{ findings: 'waiting' }, []],
      [{ kind: 'task' }, [document]], [{ kind: 'figure' }, []], [{ media: 'text/plain' }, [other.document, document]],
      [{ media: 'application/pdf' }, []], [{ from: '2024-02-29', until: '2024-02-29' }, [other.document]],
      [{ until: '2024-02-28' }, []], [{ from: '2024-03-01' }, [document]], [{ until: '2025-12-31' }, [other.document]],
      [{ from: '2025-05-01', until: '2025-04-01' }, []],
    ]
    for (const [filter, expected] of cases) assert.deepEqual(names(await search({ q: '夜校', ...filter })), expected, JSON.stringify(filter))
    assert.deepEqual((await search({ q: '夜校', kind: 'task' })).results[0]!.hits[0]!.findings, ['task'])
    // Without a word the filters alone.
    assert.deepEqual(names(await search({ until: '2024-12-31' })), [other.document])
    const input2 = { finding: (await findingOf(document)), expectedVersion: 1 }
    await world.runtime.execute('reading.withdraw-finding', input2, world.call(officer))
    await follow()
    assert.deepEqual(names(await search({ q: '夜校', kind: 'task' })), [])
  })

  async function findingOf(document: string): Promise<string> {
    const { rows } = await sql<{ id: string }>`select id from reading.finding where document_id = ${document}`.execute(world.database.owner)
    return rows[0]!.id
  }

  it('cuts a long sentence around its first hit', async () => {
    await plantDocument(world, world.units.own, `${'这是一句很长的话，'.repeat(40)}其中说到望江亭，${'后面还有很多话，'.repeat(40)}完了。`)
    await follow()
    const [hit] = (await search({ q: '望江亭' })).results[0]!.hits
    assert.ok(hit && hit.text.length <= 121 && hit.cutBefore && hit.cutBehind)
    assert.deepEqual(hit.marks.map(({ start, end }) => hit.text.slice(start, end)), ['望江亭'])
  })

  it('has every change that is committed, in the order of commits, and none that is not', async () => {
    const early = await plantDocument(world, world.units.own, '早。')
    const late = await plantDocument(world, world.units.own, '晚。')
    await follow()
    // The one that began first commits last: its row has the lower seq and must not be passed over.
    await world.database.app.transaction().execute(async (holding) => {
      await sql`update reading.document set name = '采石矶甲.txt' where id = ${early.document}`.execute(holding)
      await change(late.document, sql`name = '采石矶乙.txt'`)
      await follow()
      assert.deepEqual(names(await search({ q: '采石矶' })), [late.document])
    })
    await follow()
    assert.deepEqual(names(await search({ q: '采石矶' })), [late.document, early.document])
    await world.database.app.transaction().execute(async (holding) => {
      await sql`update reading.document set name = '燕子矶.txt' where id = ${early.document}`.execute(holding)
      throw new Error('rolled back')
    }).catch(() => {})
    assert.equal(await follow(), false)
    assert.deepEqual(names(await search({ q: '燕子矶' })), [])
  })

  it('is built anew where changes were forgotten before it had taken them in', async () => {
    const { document } = await plantDocument(world, world.units.own, '丙。')
    await follow()
    for (const name of ['甲', '乙', '望夫石']) await change(document, sql`name = ${name}`)
    await sql`select reading.number_index_changes()`.execute(world.database.app)
    await sql`select reading.trim_index_changes(now() + interval '1 day')`.execute(world.database.app)
    await follow()
    assert.deepEqual(names(await search({ q: '望夫石' })), [document])
  })
})
