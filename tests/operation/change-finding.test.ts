// Values that a person gives a finding: they hold from then on, beside what was read, for the page, for drafts and for the second of two.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

const sentence = '各县区年底前新建幼儿园20所。'
const read = {
  of: 'task', action: '新建', object: '幼儿园', lead: ['各县区'], leadFrom: 'sentence', assist: [], due: { state: 'relative', text: '年底前' },
  every: null, perUnit: true, onlyIf: null, strength: 'must', commitment: false, universal: false,
  goals: [{ text: '20所', value: 20, unit: '所', bound: '=', change: 'none', subject: '幼儿园' }],
}
const { leadFrom: _from, ...given } = { ...read, due: '年底前', title: '' }

interface Row {
  state: string; version: number; details: unknown; correction: { by: string; from: unknown } | null; confirmedBy: string | null
}

describe('changed values of a finding', () => {
  let world: World
  let [first, second] = [] as unknown as [Actor, Actor]
  before(async () => {
    world = await openWorld({ now: () => new Date('2026-11-24T02:00:00Z') })
    first = await world.actor('supervision-officer', world.units.root)
    second = await world.actor('supervision-officer', world.units.root)
  })
  after(() => world.close())

  interface Planting { readonly kind?: string; readonly details?: unknown; readonly start?: number; readonly end?: number }
  async function planted({ kind = 'task', details = read, start = 6, end = 14 }: Planting = {}) {
    const { document, sentences } = await plantDocument(world, world.units.own, sentence)
    const finding = world.parts.ids.next()
    await sql`
      insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at,
                                   confidence, cues, tool_version, details)
      values (${finding}, ${document}, ${sentences[0]}, ${kind}, ${start}, ${end}, ${sentence.slice(start, end)}, 'engine', 'proposed',
              'system:planted', now(), 0.9, '[]', 'planted', ${details === null ? null : JSON.stringify(details)}::jsonb)`
      .execute(world.database.owner)
    return { document, finding, sentence: sentences[0]! }
  }
  const execute = async (actor: Actor, name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> =>
    (await world.runtime.execute(name, input, world.call(actor))).answer as Record<string, unknown>
  const change = (actor: Actor, finding: string, expectedVersion: number, values: unknown) =>
    execute(actor, 'reading.change-finding', { finding, expectedVersion, values })
  const refusalOf = async (asked: Promise<unknown>): Promise<Refusal> => asked.then(
    () => assert.fail('It was accepted.'), (error: unknown) => { if (error instanceof Refusal) return error; throw error })
  const row = async (document: string): Promise<Row> => (
    (await world.runtime.ask('reading.list-findings', { document }, world.call(first))) as { findings: Row[] }).findings[0]!
  const nameOf = async ({ id }: Actor): Promise<string> => (await sql<{ name: string }>`
    select name from org.person where id = ${id}`.execute(world.database.owner)).rows[0]!.name

  it('hold beside what was read, confirm it, and are what is drafted', async () => {
    const { document, finding } = await planted()
    await change(first, finding, 1, { ...given, title: '新建公办幼儿园', lead: ['人事科', '办公室', '人事科'], due: '下月底' })
    const { state, details, correction, confirmedBy } = await row(document)
    const changed = {
      ...read, title: '新建公办幼儿园', lead: ['人事科', '办公室'], due: { state: 'resolved', by: '2026-12-31', text: '下月底' },
    }
    assert.deepEqual([state, details, correction?.from], ['confirmed', changed, read])
    assert.deepEqual([correction?.by, confirmedBy], [await nameOf(first), await nameOf(first)])
    const { drafted } = await execute(first, 'work.draft-matters', { document, findings: [finding] }) as { drafted: { matter: string }[] }
    const { draft } = await world.runtime.ask('work.show-draft', { matter: drafted[0]!.matter }, world.call(first)) as {
      draft: { title: string; due: { date: string }; lead: { unit: string | null; text: string }[] }
    }
    assert.deepEqual([draft.title, draft.due.date], ['新建公办幼儿园', '2026-12-31'])
    assert.deepEqual(draft.lead.map(({ unit, text }) => ({ unit, text })), [
      { unit: world.units.sibling, text: '人事科' }, { unit: world.units.own, text: '办公室' },
    ])
  })

  it('go back to what was read, each version kept with who and when', async () => {
    const { document, finding } = await planted()
    await change(first, finding, 1, { ...given, object: '公办园' })
    await change(second, finding, 2, { ...given, object: '普惠园' })
    await change(first, finding, 3, null)
    assert.deepEqual(await row(document).then(({ details, correction, state }) => [details, correction, state]), [read, null, 'confirmed'])
    const { rows } = await sql<{ ordinal: number; object: string | null; by: string }>`
      select ordinal, details ->> 'object' as object, by from reading.correction where finding_id = ${finding} order by ordinal`
      .execute(world.database.owner)
    assert.deepEqual(rows, [
      { ordinal: 1, object: '公办园', by: first.id }, { ordinal: 2, object: '普惠园', by: second.id }, { ordinal: 3, object: null, by: first.id },
    ])
  })

  it('that are those that were read change nothing but confirm', async () => {
    const { document, finding } = await planted()
    const answer = await change(first, finding, 1, given)
    assert.equal(answer['changed'], false)
    assert.deepEqual(await row(document).then(({ details, correction, state }) => [details, correction, state]), [read, null, 'confirmed'])
  })

  it('are gone when the finding is a proposal again', async () => {
    const { document, finding } = await planted()
    await change(first, finding, 1, { ...given, object: '公办园' })
    await execute(first, 'reading.reopen-findings', { document, findings: [{ finding, expectedVersion: 2 }] })
    assert.deepEqual(await row(document).then(({ details, correction, state }) => [details, correction, state]), [read, null, 'proposed'])
  })

  it('are given once by two at the same moment, and the second is told who was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { document, finding } = await planted()
      const both = [first, second].map((actor, at) => change(actor, finding, 1, { ...given, object: `园${at}` }))
      const answers = await Promise.allSettled(both)
      const won = answers.findIndex(({ status }) => status === 'fulfilled')
      const { reason } = answers.find((answer) => answer.status === 'rejected')!
      assert.ok(reason instanceof Refusal, String(reason))
      assert.deepEqual([reason.code, reason.parameters], ['reading.finding-changed', { who: await nameOf([first, second][won]!) }])
      assert.equal((await row(document)).version, 2)
      const { rows } = await sql`select 1 from reading.correction where finding_id = ${finding}`.execute(world.database.owner)
      assert.equal(rows.length, 1)
    }
  })

  it('of figures, deadlines and units are those of their kind', async () => {
    const figure = { of: 'figure', value: 20, unit: '所', bound: '=', change: 'none', subject: '幼儿园', goal: true }
    const of_figure = await planted({ kind: 'figure', details: { ...figure, relations: { comparedWith: '较上年' } } })
    await change(first, of_figure.finding, 1, { ...figure, value: 22, subject: '公办园' })
    assert.deepEqual((await row(of_figure.document)).details, { ...figure, value: 22, subject: '公办园', relations: { comparedWith: '较上年' } })
    const deadline = { of: 'deadline', kind: 'by', due: read.due, every: null }
    const of_deadline = await planted({ kind: 'deadline', details: deadline, start: 3, end: 6 })
    await change(first, of_deadline.finding, 1, { of: 'deadline', kind: 'by', due: '三季度末', every: 'month' })
    assert.deepEqual((await row(of_deadline.document)).details,
      { of: 'deadline', kind: 'by', due: { state: 'resolved', by: '2026-09-30', text: '三季度末' }, every: 'month' })
    const of_unit = await planted({ kind: 'unit', details: { of: 'unit', role: 'lead' }, start: 0, end: 3 })
    await change(first, of_unit.finding, 1, { of: 'unit', role: 'with' })
    assert.deepEqual((await row(of_unit.document)).details, { of: 'unit', role: 'with' })
  })

  it('are refused in words that name what is wrong, and nothing is written', async () => {
    const { document, finding } = await planted()
    const refused = async (values: unknown) => {
      const { code, parameters } = await refusalOf(change(first, finding, 1, values))
      return [code, parameters]
    }
    assert.deepEqual(await refused({ ...given, due: '2026-02-30' }), ['reading.due-no-day', { text: '2026-02-30' }])
    assert.deepEqual(await refused({ of: 'unit', role: 'lead' }), ['reading.values-of-kind', {}])
    assert.equal((await refused({ ...given, title: '长'.repeat(501) }))[0], 'kernel.input-invalid')
    assert.equal((await refused({ ...given, lead: Array.from({ length: 51 }, (_none, at) => `第${at}科`) }))[0], 'kernel.input-invalid')
    assert.equal((await refused({ ...given, goals: [{ ...read.goals[0], value: '' }] }))[0], 'kernel.input-invalid')
    assert.deepEqual(await row(document).then(({ state, version }) => [state, version]), ['proposed', 1])
    const result = await planted({ kind: 'result', details: null })
    assert.equal((await refusalOf(change(first, result.finding, 1, { of: 'unit', role: 'lead' }))).code, 'reading.values-of-kind')
  })

  it('say which day a due date means where the finding stands', async () => {
    const { document, finding } = await planted()
    const asked = async (words: string): Promise<unknown> => (
      await world.runtime.ask('reading.read-due', { finding, words }, world.call(first)) as { due: unknown }).due
    assert.deepEqual(await asked('年底前'), { state: 'resolved', by: '2026-12-31', text: '年底前' })
    // A document of another year: its title says so.
    await sql`update reading.revision set source_id = id, edits = '[]', places = '[]', furniture = '[]', parts = ${JSON.stringify([
      { start: 0, end: 100, title: { value: '2025年工作要点', start: 0, end: 1 }, date: { value: '2025-01-10', start: 0, end: 1 } },
    ])}::jsonb where document_id = ${document}`.execute(world.database.owner)
    assert.deepEqual(await asked('年底前'), { state: 'resolved', by: '2025-12-31', text: '年底前' })
    assert.deepEqual(await asked('下月底'), { state: 'resolved', by: '2025-02-28', text: '下月底' })
    assert.equal((await refusalOf(asked('2月30日'))).code, 'reading.due-no-day')
  })
})
