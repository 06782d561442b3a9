// The engine's findings on the real database: equal ones are kept, others go, and what a person has said stands.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { cloneDatabase } from '@lantai/database/testing'
import type { TestDatabase } from '@lantai/database/testing'
import { systemClock, systemRandom, uuidSeven } from '@lantai/kernel'
import { migrationFolders } from '@lantai/server'
import { sql } from 'kysely'
import type { Details } from '../model/findings/details.ts'
import { confirmFinding, insertFinding, listFindings, restoreFinding, withdrawFinding } from './findings.ts'
import type { FindingRow } from './findings.ts'
import { beginOutline, findOutline, insertLabels, insertNodes } from './outlines.ts'
import { propose } from './proposals.ts'
import type { Proposal } from './proposals.ts'

const text = '各县区新建幼儿园20所。'
const lead: Details = { of: 'unit', role: 'lead' }

describe('proposals', () => {
  let database: TestDatabase
  const ids = uuidSeven(systemClock, systemRandom)
  const [unit, person, document, revision, sentence] = [ids.next(), ids.next(), ids.next(), ids.next(), ids.next()]
  const at = new Date('2025-06-11T01:00:00.000Z')

  before(async () => {
    database = await cloneDatabase({ folders: migrationFolders })
    const db = database.owner
    await sql`insert into org.unit (id, name, kind, lineage, ordinal, valid_from)
      values (${unit}, '市局', 'bureau', ${[unit]}::uuid[], 1, '2020-01-01')`.execute(db)
    await sql`insert into org.person (id, name, sign_in_name, unit_id, state)
      values (${person}, '苏景行', 'su-jingxing', ${unit}, 'active')`.execute(db)
    await sql`insert into reading.document (id, unit_id, name, origin, digest, size_bytes, media_type, state, received_by, received_at)
      values (${document}, ${unit}, '试件.txt', 'upload', ${'0'.repeat(64)}, 1, 'text/plain', 'received', ${person}, now())`.execute(db)
    await sql`insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
      values (${revision}, ${document}, 1, 'planted', 'utf-8', ${text}, '', '[]', now())`.execute(db)
    await sql`insert into reading.sentence
      (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text)
      values (${sentence}, ${document}, ${revision}, 1, 1, 0, ${text.length}, 0, 1, ${text})`.execute(db)
  })
  after(() => database.drop())

  const proposal = (kind: Proposal['kind'], words: string, details: Details | null, more: Partial<Proposal> = {}): Proposal => ({
    id: ids.next(), sentence, kind, start: text.indexOf(words), end: text.indexOf(words) + words.length, ordinal: 1, quote: words,
    confidence: 0.8, cues: [{ code: 'must', words: '要' }], details, ...more,
  })
  const run = (toolVersion: string, proposals: readonly Proposal[]): Promise<void> => database.app.transaction().execute(
    (transaction) => propose(transaction, { document, actor: 'system:worker', toolVersion, at }, proposals))
  const list = async (): Promise<FindingRow[]> => listFindings(database.app, {
    units: [unit], document, kind: undefined, state: undefined, after: 0, rows_max: 100,
  })
  const told = async (): Promise<string[]> => (await list()).map((row) => `${row.kind} ${row.quote} ${row.state} ${row.version}`)
  const decide = async (act: typeof confirmFinding, words: string): Promise<void> => {
    const { finding: id, version: expected } = (await list()).find(({ quote }) => quote === words)!
    assert.ok(await database.app.transaction().execute((transaction) => act(transaction, { id, expected, by: person, at })))
  }
  /** Everything is a proposal anew each time: an id that comes back is the older row's. */
  const all = (): Proposal[] => [
    proposal('task', '新建幼儿园20所', null), proposal('unit', '各县区', lead), proposal('unit', '各县', lead),
    proposal('task', '新建幼儿园20所', null, { ordinal: 2 }),
  ]

  it('stand with all that was read, and standing again are the same rows', async () => {
    await run('find-1', all())
    const first = await list()
    assert.deepEqual(first.map(({ kind, quote, details, confidence }) => [kind, quote, details, confidence]), [
      ['task', '新建幼儿园20所', null, 0.8], ['unit', '各县区', lead, 0.8], ['unit', '各县', lead, 0.8], ['task', '新建幼儿园20所', null, 0.8],
    ])
    assert.deepEqual(first[0]!.cues, [{ code: 'must', words: '要' }])
    await run('find-1', all())
    assert.deepEqual(await list(), first)
  })

  it('are kept as a person has left them, and do not double', async () => {
    await decide(confirmFinding, '新建幼儿园20所')
    await decide(withdrawFinding, '各县')
    const span = { start: 3, end: 8 }
    await database.app.transaction().execute((transaction) => insertFinding(
      transaction, { id: ids.next(), document, sentence, kind: 'figure', span, quote: '新建幼儿园', addedBy: person, at }))
    const before_run = await told()
    const figure: Details = {
      of: 'figure', value: 20, unit: '所', bound: '=', change: 'none', subject: '幼儿园', goal: true, relations: {},
    }
    await run('find-1', [...all(), proposal('figure', '新建幼儿园', figure)])
    assert.deepEqual(await told(), before_run)
    assert.deepEqual(before_run, [
      'task 新建幼儿园20所 confirmed 2', 'unit 各县区 proposed 1', 'task 新建幼儿园20所 proposed 1', 'figure 新建幼儿园 confirmed 1',
    ])
  })

  it('of a newer version replace what they find again and end what they do not', async () => {
    await run('find-2', [proposal('unit', '各县区', { of: 'unit', role: 'with' }), proposal('unit', '各县', lead)])
    assert.deepEqual(await told(), ['task 新建幼儿园20所 confirmed 2', 'unit 各县区 proposed 2', 'figure 新建幼儿园 confirmed 1'])
    assert.deepEqual((await list()).map(({ toolVersion }) => toolVersion), ['find-1', 'find-2', null])
    await run('find-3', all())
    assert.deepEqual(await told(), [
      'task 新建幼儿园20所 confirmed 2', 'unit 各县区 proposed 3', 'figure 新建幼儿园 confirmed 1', 'task 新建幼儿园20所 proposed 1',
    ])
  })

  it('become a person’s mark when he marks the same words, and come back when he takes his withdrawal back', async () => {
    const mark = { document, sentence, kind: 'unit', span: { start: 0, end: 3 }, quote: '各县区', addedBy: person, at } as const
    const marking = () => database.app.transaction().execute((transaction) => insertFinding(transaction, { ...mark, id: ids.next() }))
    const standing = await marking()
    assert.deepEqual(standing?.version, 4)
    assert.equal(await marking(), undefined)
    const row = (await list()).find(({ finding }) => finding === standing?.id)!
    assert.deepEqual([row.state, row.origin, row.details, row.confirmedBy], ['confirmed', 'engine', lead, '苏景行'])
    await decide(withdrawFinding, '各县区')
    const withdrawn = { id: row.finding, expected: 5 }
    const restored = await database.app.transaction().execute((transaction) => restoreFinding(transaction, withdrawn))
    assert.deepEqual(restored, { version: 6, state: 'confirmed' })
  })

  it('are never confirmed by anybody but a person, whoever writes the row', async () => {
    const confirmed = sql`update reading.finding set state = 'confirmed' where state = 'proposed'`
    await assert.rejects(confirmed.execute(database.owner), /finding_confirmed_check/)
    const bare = sql`update reading.finding set confidence = null where origin = 'engine'`
    await assert.rejects(bare.execute(database.owner), /finding_engine_check/)
    const other = sql`update reading.finding set details = '{"of": "figure"}' where kind = 'unit'`
    await assert.rejects(other.execute(database.owner), /finding_read_kind_check/)
  })

  it('stand beside an outline that a newer version replaces and an equal one leaves alone', async () => {
    const node = {
      ordinal: 1, part: 1, parent: null, level: 1, number: '一、', title: '任务', start: 0, end: 3, partEnd: text.length, sense: 'deploy',
      runIn: false,
    } as const
    const write = (toolVersion: string, titles: readonly string[]): Promise<boolean> => database.app.transaction().execute(async (db) => {
      if (!await beginOutline(db, { revision, toolVersion, warnings: [], at })) return false
      await insertNodes(db, revision, titles.map((title, index) => ({ ...node, title, ordinal: index + 1, parent: index || null })))
      await insertLabels(db, revision, [{ sentence, label: 'task', confidence: 0.9, cues: [], statement: null, node: 1 }])
      return true
    })
    assert.equal(await write('find-1', ['甲', '乙']), true)
    assert.equal(await write('find-1', ['丙']), false)
    const first = await findOutline(database.app, revision)
    assert.deepEqual(first?.nodes.map(({ title, parent, sense }) => [title, parent, sense]), [['甲', null, 'deploy'], ['乙', 1, 'deploy']])
    assert.equal(await write('find-2', ['丙']), true)
    const second = await findOutline(database.app, revision)
    assert.deepEqual([second?.toolVersion, second?.nodes.map(({ title }) => title)], ['find-2', ['丙']])
  })
})
