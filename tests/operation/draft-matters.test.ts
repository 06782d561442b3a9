// From chosen tasks to draft matters, on the real database: what is taken over, what a second call makes, what a block of cells changes.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

interface Made { drafted: { matter: string; finding: string }[]; existing: { matter: string; finding: string }[] }
interface Due { state: string; text: string; date: string | null; from: string | null }
interface Given { assignment?: string; unit: string | null; name?: string | null; text: string; due?: Due | null }
interface Draft {
  matter: string; title: string; requirement: string; goal: string; due: Due
  lead: Given[]; assist: Given[]; alike: { matter: string; same: boolean }[]
  supervisor: { id: string; called: string } | null; warnings: string[]; version: number; sentence: string; documentName: string
}

const words = '办公室牵头，人事科、市财政局配合，2026年6月底前新建幼儿园26所以上。推进改革。'
const task = {
  of: 'task', object: '', leadFrom: 'sentence', every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false,
  universal: false, assist: [], goals: [],
}
/** Two read out of the first sentence, one marked by hand in the second. */
const tasks = [
  {
    sentence: 0, quote: '新建幼儿园26所以上', start: 0,
    details: {
      ...task, action: '新建', lead: ['办公室'], assist: ['人事科', '市财政局'],
      due: { state: 'resolved', by: '2026-06-30', text: '2026年6月底前' },
      goals: [{ text: '26所以上', value: 26, unit: '所', bound: '>=', change: 'none', subject: '幼儿园' }],
    },
  },
  {
    sentence: 0, quote: '推进改革，', start: 1,
    details: { ...task, action: '推进', lead: ['市教育局'], due: { state: 'relative', text: '年底前' } },
  },
  { sentence: 1, quote: '推进改革', start: 0, details: null },
]

describe('draft matters', () => {
  let world: World
  let now = Date.parse('2026-03-02T10:00:00+08:00')
  let officer: Actor
  before(async () => {
    world = await openWorld({ now: () => new Date(now) })
    officer = await world.actor('supervision-officer', world.units.root)
  })
  after(() => world.close())

  async function plantTasks(): Promise<{ document: string; sentences: readonly string[]; findings: string[] }> {
    const { document, sentences } = await plantDocument(world, world.units.own, words)
    const findings: string[] = []
    for (const { sentence, quote, start, details } of tasks) {
      const id = world.parts.ids.next()
      findings.push(id)
      await sql`
        insert into reading.finding
          (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at, details)
        values (${id}, ${document}, ${sentences[sentence]}, 'task', ${start}, ${start + 2}, ${quote}, 'person', 'confirmed',
                'system:planted', now(), ${details ? JSON.stringify(details) : null}::jsonb)`.execute(world.database.owner)
    }
    return { document, sentences, findings }
  }
  const execute = async (name: string, input: unknown, actor = officer): Promise<unknown> =>
    (await world.runtime.execute(name, input, world.call(actor))).answer
  const draft = async (document: string, findings: string[]): Promise<Made> =>
    await execute('work.draft-matters', { document, findings }) as Made
  const listWhole = async (document: string, more = {}): Promise<Draft[]> =>
    (await world.runtime.ask('work.list-drafts', { document, ...more }, world.call(officer)) as { drafts: Draft[] }).drafts
  /** Of whom it is given to, only who that is. */
  const list = async (document: string, more = {}): Promise<Draft[]> => (await listWhole(document, more)).map((one) => ({
    ...one, lead: one.lead.map(({ unit, text }) => ({ unit, text })), assist: one.assist.map(({ unit, text }) => ({ unit, text })),
  }))
  async function person(unit: string, name: string): Promise<string> {
    const id = world.parts.ids.next()
    await sql`insert into org.person (id, name, sign_in_name, unit_id) values (${id}, ${name}, ${`p${id}`}, ${unit})`
      .execute(world.database.owner)
    return id
  }
  async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
    try {
      await call
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
    throw new Error('The call was expected to be refused and was not.')
  }

  it('take over the words, the units called so, goals and dates, and the trace', async () => {
    const { document, sentences, findings } = await plantTasks()
    const { drafted, existing } = await draft(document, findings)
    assert.deepEqual(existing, [])
    assert.deepEqual(drafted.map(({ finding }) => finding), findings)
    const [first, second, third] = await list(document)
    assert.equal(first!.title, '新建幼儿园26所以上')
    assert.equal(first!.goal, '幼儿园 26所以上')
    assert.deepEqual(first!.due, { state: 'resolved', text: '2026年6月底前', date: '2026-06-30', from: 'words' })
    assert.deepEqual(first!.lead, [{ unit: world.units.own, text: '办公室' }])
    assert.deepEqual(first!.assist, [{ unit: world.units.sibling, text: '人事科' }, { unit: null, text: '市财政局' }])
    assert.deepEqual(first!.warnings, [])
    assert.deepEqual(second!.due, { state: 'relative', text: '年底前', date: null, from: null })
    assert.deepEqual(second!.warnings, ['no-unit', 'no-date', 'alike'])
    assert.deepEqual(third!.warnings, ['no-unit', 'no-date', 'alike'])
    assert.deepEqual((await list(document, { unit: world.units.sibling })).map(({ matter }) => matter), [first!.matter])
    const shown = await world.runtime.ask('work.show-draft', { matter: first!.matter }, world.call(officer)) as
      { draft: Draft; sentence: { text: string; ordinal: number } }
    assert.equal(shown.sentence.text, words.split(/(?<=。)/)[0])
    const followed = await world.runtime.ask('reading.follow-sentence', { sentence: sentences[1] }, world.call(officer)) as
      { steps: { kind: string; id: string; state: string }[] }
    assert.deepEqual(followed.steps.map(({ kind, id, state }) => [kind, id, state]), [['matter', third!.matter, 'drafted']])
    const handler = await world.actor('handler', world.units.own)
    const unseen = await world.runtime.ask('reading.follow-sentence', { sentence: sentences[1] }, world.call(handler)) as
      { steps: unknown[] }
    assert.deepEqual(unseen.steps, [], 'a unit sees nothing of a draft')
  })

  it('know a unit by its name without the place in front of 市, and none by less', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const centre = world.parts.ids.next()
    await sql`insert into org.unit (id, name, kind, parent_id, lineage, ordinal, valid_from)
      values (${centre}, '青澜市招生考试中心', 'section', ${world.units.root}, ${[world.units.root, centre]}::uuid[], 1, '2020-01-01')`
      .execute(world.database.owner)
    await execute('work.change-draft', { matter: drafted[0]!.matter, expectedVersion: 1, lead: '市招生考试中心、考试中心' })
    const [first] = await list(document)
    assert.deepEqual(first!.lead, [{ unit: centre, text: '市招生考试中心' }, { unit: null, text: '考试中心' }])
  })

  it('take for a task marked by hand what was read out of the same words', async () => {
    const { document, sentences } = await plantTasks()
    const marked = world.parts.ids.next()
    await sql`
      insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
      values (${marked}, ${document}, ${sentences[0]}, 'task', 0, 3, '新建幼儿园26所', 'person', 'confirmed', 'system:planted', now())`
      .execute(world.database.owner)
    await draft(document, [marked])
    const [first] = await list(document)
    assert.equal(first!.title, '新建幼儿园26所')
    assert.deepEqual(first!.due, { state: 'resolved', text: '2026年6月底前', date: '2026-06-30', from: 'words' })
    assert.deepEqual(first!.lead, [{ unit: world.units.own, text: '办公室' }])
  })

  it('are made once, also when two ask at the same moment', async () => {
    const { document, findings } = await plantTasks()
    const both = await Promise.all([draft(document, findings), draft(document, findings)])
    assert.equal(both.flatMap(({ drafted }) => drafted).length, 3)
    assert.equal(both.flatMap(({ existing }) => existing).length, 3)
    assert.equal((await list(document)).length, 3)
    const { drafted, existing } = await draft(document, findings)
    assert.deepEqual([drafted.length, existing.length], [0, 3])
  })

  it('are not made of what is no task, withdrawn or elsewhere, and then none is', async () => {
    const { document, findings } = await plantTasks()
    const other = await plantTasks()
    assert.equal((await refusalOf(draft(document, [...findings, other.findings[0]!]))).code, 'work.finding-elsewhere')
    const set = (column: 'kind' | 'state', value: string) =>
      sql`update reading.finding set ${sql.ref(column)} = ${value} where id = ${findings[2]}`.execute(world.database.owner)
    await set('state', 'withdrawn')
    assert.equal((await refusalOf(draft(document, findings))).code, 'work.task-withdrawn')
    await set('state', 'confirmed')
    await set('kind', 'problem')
    const refused = await refusalOf(draft(document, findings))
    assert.deepEqual([refused.code, refused.parameters], ['work.not-a-task', { quote: '推进改革' }])
    assert.deepEqual(await list(document), [])
  })

  it('are changed field by field, and whoever was slower is told', async () => {
    const { document, findings } = await plantTasks()
    await draft(document, findings)
    const { matter } = (await list(document))[1]!
    const change = (input: object) => execute('work.change-draft', { matter, expectedVersion: 1, ...input })
    assert.equal((await refusalOf(change({ title: ' ' }))).code, 'work.title-empty')
    assert.equal((await refusalOf(change({ due: '2026-02-30' }))).code, 'work.due-no-day')
    assert.equal((await refusalOf(change({ goal: '多'.repeat(1_001) }))).code, 'work.text-too-long')
    await change({ title: '深化改革', lead: '人事科，外局；督查组', due: '2026年9月15日前', supervisor: officer.id })
    assert.equal((await refusalOf(change({ title: '别的' }))).code, 'kernel.version-stale')
    const changed = (await list(document))[1]!
    assert.deepEqual([changed.title, changed.version, changed.supervisor?.id], ['深化改革', 2, officer.id])
    // 外局 is a bureau that the officer does not see: it stays words.
    assert.deepEqual(changed.lead, [
      { unit: world.units.sibling, text: '人事科' }, { unit: null, text: '外局' }, { unit: world.units.child, text: '督查组' },
    ])
    assert.deepEqual(changed.due, { state: 'resolved', text: '2026年9月15日前', date: '2026-09-15', from: 'words' })
    assert.deepEqual(changed.warnings, [])
  })

  it('take a block of cells at once or not at all, and tell every cell that cannot be written', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const cell = (at: number, field: string, text: string, expectedVersion = 1) => (
      { matter: drafted[at]!.matter, expectedVersion, field, text })
    const refused = await refusalOf(execute('work.change-drafts', { document, cells: [
      cell(0, 'title', '甲'), cell(1, 'due', '2026-13-01'), cell(2, 'title', ''), cell(2, 'goal', '一', 7),
    ] }))
    assert.equal(refused.code, 'work.cells-refused')
    assert.deepEqual(refused.fields, [
      { field: 'cells.1', message: 'due-no-day' }, { field: 'cells.2', message: 'title-empty' },
      { field: 'cells.3', message: 'draft-changed' },
    ])
    assert.deepEqual(refused.parameters, { count: 3, number: 2, text: '2026-13-01' })
    assert.ok((await list(document)).every(({ version }) => version === 1), 'nothing was written')
    const { drafts } = await execute('work.change-drafts', { document, cells: [
      cell(0, 'title', '甲'), cell(0, 'lead', '督查组'), cell(1, 'due', '年底前'), cell(2, 'assist', ''),
    ] }) as { drafts: { version: number }[] }
    assert.deepEqual(drafts.map(({ version }) => version), [2, 2, 2])
    const [first] = await list(document)
    assert.deepEqual([first!.title, first!.lead], ['甲', [{ unit: world.units.child, text: '督查组' }]])
    const elsewhere = await plantTasks()
    const moved = await refusalOf(execute('work.change-drafts', { document: elsewhere.document, cells: [cell(0, 'title', '乙', 2)] }))
    assert.deepEqual(moved.fields, [{ field: 'cells.0', message: 'draft-gone' }], 'a draft of another document is none of this one')
  })

  it('have a supervisor who is called by his name, with his unit where two bear it, and nobody else', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const one = await person(world.units.own, '关山月')
    await person(world.units.child, '云中鹤')
    const other = await person(world.units.sibling, '云中鹤')
    await person(world.units.other, '雁门秋')
    const cell = (at: number, text: string, expectedVersion = 1) => (
      { matter: drafted[at]!.matter, expectedVersion, field: 'supervisor', text })
    const refused = await refusalOf(execute('work.change-drafts', { document, cells: [
      cell(0, '雁门秋'), cell(1, '云中鹤'), cell(2, '关山月、云中鹤'),
    ] }))
    assert.deepEqual(refused.fields, [
      { field: 'cells.0', message: 'supervisor-unknown' }, { field: 'cells.1', message: 'supervisor-ambiguous' },
      { field: 'cells.2', message: 'supervisor-several' },
    ], 'who stands where the officer does not see him is as unknown as nobody')
    await execute('work.change-drafts', { document, cells: [cell(0, '关山月'), cell(1, '云中鹤（人事科）')] })
    const called = async () => (await list(document)).map(({ supervisor }) => supervisor && [supervisor.id, supervisor.called])
    assert.deepEqual(await called(), [[one, '关山月'], [other, '云中鹤（人事科）'], null])
    await execute('work.change-drafts', { document, cells: [cell(0, '', 2), cell(1, '人事科 云中鹤', 2), cell(2, '云中鹤(督查组)')] })
    assert.deepEqual((await called()).map((one_called) => one_called?.[1]), [undefined, '云中鹤（人事科）', '云中鹤（督查组）'])
  })

  it('have for a group of units all of them, under its one name, and for each of them its own date', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const { matter } = drafted[0]!
    const county = async (name: string): Promise<string> => {
      const id = world.parts.ids.next()
      await sql`insert into org.unit (id, name, short_name, kind, parent_id, lineage, ordinal, valid_from)
        values (${id}, ${`${name}教育局`}, ${name}, 'county-bureau', ${world.units.root}, ${[world.units.root, id]}::uuid[], 1, '2020-01-01')`
        .execute(world.database.owner)
      return id
    }
    const counties = [await county('安县'), await county('平县')]
    await execute('work.change-draft', { matter, expectedVersion: 1, lead: '各县（市、区）教育局、人事科' })
    const [first] = await listWhole(document)
    assert.deepEqual(first!.lead.map(({ unit, name, text, due }) => [unit, name, text, due]), [
      [counties[0], '安县教育局', '各县（市、区）教育局', null], [counties[1], '平县教育局', '各县（市、区）教育局', null],
      [world.units.sibling, '人事科', '人事科', null],
    ])
    const own = (at: number, due: string) => ({ assignment: first!.lead[at]!.assignment, due })
    const refused = await refusalOf(execute('work.change-assignments', {
      matter, expectedVersion: 2, assignments: [own(0, '5月底前'), own(1, '2026-02-30')],
    }))
    assert.deepEqual(refused.fields, [{ field: 'assignments.1', message: 'due-no-day' }])
    assert.equal((await list(document))[0]!.version, 2, 'nothing was written')
    await execute('work.change-assignments', { matter, expectedVersion: 2, assignments: [own(1, '5月底前'), own(2, '2026-04-30')] })
    // The group goes on leading, the section no longer does: what stays keeps its date.
    await execute('work.change-draft', { matter, expectedVersion: 3, lead: '办公室、各县（市、区）教育局' })
    const [changed] = await listWhole(document)
    assert.deepEqual(changed!.lead.map(({ name, due }) => [name, due]), [
      ['办公室', null], ['安县教育局', null],
      ['平县教育局', { state: 'resolved', text: '5月底前', date: '2026-05-31', from: 'clock' }],
    ])
    const table = await world.runtime.ask('work.export-drafts', { document }, world.call(officer)) as { rows: { lead: string }[] }
    assert.equal(table.rows[0]!.lead, '办公室、各县（市、区）教育局（其中平县教育局5月底前）')
    const [mine, other] = [drafted[0]!.matter, drafted[1]!.matter]
    await execute('work.change-assignments', {
      matter: mine, expectedVersion: 4, assignments: [{ assignment: changed!.lead[2]!.assignment, due: '' }],
    })
    assert.equal((await listWhole(document))[0]!.lead[2]!.due, null)
    const foreign = await refusalOf(execute('work.change-assignments', {
      matter: other, expectedVersion: 1, assignments: [{ assignment: changed!.lead[0]!.assignment, due: '5月底前' }],
    }))
    assert.deepEqual(foreign.fields, [{ field: 'assignments.0', message: 'assignment-gone' }])
  })

  it('read a date without a year in that of the document', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const { matter } = drafted[0]!
    await execute('work.change-draft', { matter, expectedVersion: 1, due: '6月底前' })
    /** That other tests have drafted the same says nothing of the day. */
    const due = async () => {
      const [{ due: shown, warnings }] = await list(document) as [Draft]
      return [shown.date, warnings.filter((warning) => warning !== 'alike')]
    }
    assert.deepEqual(await due(), ['2026-06-30', ['day-by-clock']])
    await sql`update reading.document set name = '2025年工作要点.txt' where id = ${document}`.execute(world.database.owner)
    const again = await plantTasks()
    await sql`update reading.document set name = '2025年工作要点.txt' where id = ${again.document}`.execute(world.database.owner)
    await draft(again.document, again.findings)
    assert.deepEqual((await list(again.document))[1]!.due, { state: 'resolved', text: '年底前', date: '2025-12-31', from: 'document' })
    await execute('work.change-draft', { matter, expectedVersion: 2, due: '6月底前' })
    assert.deepEqual(await due(), ['2025-06-30', ['past-date']])
    // What the head of the text says counts before what the file is called.
    const parts = [{ start: 0, end: 9, title: { value: '讲话', start: 0, end: 2 }, date: { value: '2027-01-04', start: 3, end: 9 } }]
    await sql`
      update reading.revision set source_id = id, edits = '[]', places = '[]', furniture = '[]', parts = ${JSON.stringify(parts)}::jsonb
       where document_id = ${document}`.execute(world.database.owner)
    await execute('work.change-draft', { matter, expectedVersion: 3, due: '6月底前' })
    assert.deepEqual(await due(), ['2027-06-30', []])
  })

  it('tell which others say the same, of their unit alone', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const title = (at: number, words: string) => (
      { matter: drafted[at]!.matter, expectedVersion: 1, field: 'title', text: words })
    await execute('work.change-drafts', { document, cells: [
      title(0, '全面开展防汛物资储备检查'), title(1, '开展防汛物资储备检查。'), title(2, '开展防汛物资储备 检查'),
    ] })
    const alike = async () => (await list(document)).map((one) => one.alike.map(({ matter, same }) => [matter, same]))
    const [one, two, three] = drafted.map(({ matter }) => matter)
    assert.deepEqual(await alike(), [[[two, false], [three, false]], [[three, true], [one, false]], [[two, true], [one, false]]])
    await sql`update work.matter set unit_id = ${world.units.other} where id = ${two}`.execute(world.database.owner)
    assert.deepEqual((await alike())[0], [[three, false]], 'nothing is told of a unit that the officer does not see')
  })

  it('are brought back for thirty days, unless their task was drafted anew', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const [one, two] = [drafted[0]!, drafted[1]!]
    const discard = ({ matter }: { matter: string }, expectedVersion: number) => execute('work.discard-draft', { matter, expectedVersion })
    const restore = ({ matter }: { matter: string }, expectedVersion: number) => execute('work.restore-draft', { matter, expectedVersion })
    const thrown = async () => (await list(document, { state: 'discarded' })).map(({ matter }) => matter)
    assert.equal((await refusalOf(restore(one, 1))).code, 'work.draft-not-discarded')
    await discard(one, 1)
    await discard(two, 1)
    assert.deepEqual(await thrown(), [one.matter, two.matter])
    assert.deepEqual((await list(document)).length, 1)
    assert.equal((await refusalOf(restore(one, 1))).code, 'kernel.version-stale')
    await restore(one, 2)
    assert.deepEqual((await list(document)).map(({ matter, version }) => [matter, version])[0], [one.matter, 3])
    assert.deepEqual(await thrown(), [two.matter])
    await draft(document, findings)
    assert.equal((await refusalOf(restore(two, 2))).code, 'work.task-drafted-anew')
    await discard(one, 3)
    now += 30 * 86_400_000 - 1_000
    assert.deepEqual(await thrown(), [one.matter, two.matter])
    now += 2_000
    assert.deepEqual(await thrown(), [])
    assert.equal((await refusalOf(restore(one, 4))).code, 'work.discarded-too-long')
  })

  it('are discarded, are drafted anew from their task, and are exported as one table', async () => {
    const { document, findings } = await plantTasks()
    const { drafted } = await draft(document, findings)
    const [, { matter }] = drafted as [unknown, { matter: string }]
    await execute('work.discard-draft', { matter, expectedVersion: 1 })
    assert.equal((await refusalOf(execute('work.discard-draft', { matter, expectedVersion: 2 }))).code, 'work.draft-discarded')
    assert.equal((await list(document)).length, 2)
    const again = await draft(document, findings)
    assert.deepEqual([again.drafted.length, again.existing.length], [1, 2])
    const table = await world.runtime.ask('work.export-drafts', { document }, world.call(officer)) as
      { title: string; columns: { heading: string }[]; rows: Record<string, unknown>[] }
    assert.equal(table.title, '《试件》任务分解表')
    assert.deepEqual(table.columns.map(({ heading }) => heading), [
      '序号', '工作任务', '办理要求', '目标', '牵头单位', '配合单位', '完成时限', '督办人', '来源',
    ])
    assert.deepEqual(table.rows[0], {
      kind: 'task', number: 1, task: '新建幼儿园26所以上', requirement: words.split(/(?<=。)/)[0], goal: '幼儿园 26所以上', lead: '办公室',
      assist: '人事科、市财政局', due: '2026年6月底前', supervisor: '', remark: '', source: '第1句',
    })
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from journal.entry where operation = 'work.export-drafts' and subject_id = ${document}`
      .execute(world.database.owner)
    assert.deepEqual(rows, [{ count: 1 }], 'what leaves the house is journaled')
  })
})
