// What became of a document: how many of its tasks were confirmed and drafted, as far as the caller sees it, and what is to be measured.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

interface Outcome { document: string; tasks: number; confirmed: number; drafted: number; targets: number }

const figure = { of: 'figure', value: 26, unit: '所', bound: '=', change: 'none', subject: '学校', goal: true, relations: {} }

describe('what became of a document', () => {
  let world: World
  let officer: Actor
  before(async () => {
    world = await openWorld()
    officer = await world.actor('supervision-officer', world.units.root)
  })
  after(() => world.close())

  const execute = async (name: string, input: unknown): Promise<unknown> =>
    (await world.runtime.execute(name, input, world.call(officer))).answer
  const outcomes = async (input: object, actor = officer): Promise<Outcome[]> =>
    (await world.runtime.ask('reading.list-outcomes', input, world.call(actor)) as { outcomes: (Outcome & { cursor: number })[] }).outcomes
      .map(({ document, tasks, confirmed, drafted, targets }) => ({ document, tasks, confirmed, drafted, targets }))
  async function codeOf(call: Promise<unknown>): Promise<string> {
    return call.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)))
  }
  /** Two tasks that a person confirmed, one that the engine proposes, one withdrawn, and a figure that the engine proposes. */
  async function plantFindings(unit: string): Promise<{ document: string; findings: string[] }> {
    const { document, sentences } = await plantDocument(world, unit, '要抓好落实，新建学校26所。')
    const findings: string[] = []
    for (const [start, kind, state] of [
      [0, 'task', 'confirmed'], [1, 'task', 'confirmed'], [2, 'task', 'proposed'], [3, 'task', 'withdrawn'], [4, 'figure', 'proposed'],
    ] as const) {
      const id = world.parts.ids.next()
      const engine = state === 'proposed'
      await sql`
        insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at,
                                     confidence, cues, tool_version, details, withdrawn_by, withdrawn_at)
        values (${id}, ${document}, ${sentences[0]}, ${kind}, ${start}, ${start + 2}, '抓好', ${engine ? 'engine' : 'person'}, ${state},
                'system:planted', now(), ${engine ? 0.9 : null}, ${engine ? '[]' : null}::jsonb, ${engine ? 'planted' : null},
                ${kind === 'figure' ? JSON.stringify(figure) : null}::jsonb,
                ${state === 'withdrawn' ? 'system:planted' : null}, case when ${state} = 'withdrawn' then now() end)`
        .execute(world.database.owner)
      findings.push(id)
    }
    return { document, findings }
  }

  it('is told under the rights of who asks, for many documents at once', async () => {
    const [one, two] = [await plantFindings(world.units.own), await plantFindings(world.units.own)]
    const hidden = await plantFindings(world.units.other)
    await execute('work.draft-matters', { document: one.document, findings: [one.findings[0]] })
    const { drafted } = await execute('work.draft-matters', { document: two.document, findings: two.findings.slice(0, 2) }) as
      { drafted: { matter: string }[] }
    const counts = { tasks: 3, confirmed: 2, targets: 0 }
    assert.deepEqual(await outcomes({ rows: 2 }), [
      { document: two.document, ...counts, drafted: 2 }, { document: one.document, ...counts, drafted: 1 },
    ])
    assert.deepEqual(await outcomes({ document: hidden.document }), [])
    const handler = await world.actor('handler', world.units.own)
    assert.deepEqual(await outcomes({ document: two.document }, handler), [{ document: two.document, ...counts, drafted: 0 }],
      'who sees no drafts is not told how many there are')
    await execute('work.discard-draft', { matter: drafted[0]!.matter, expectedVersion: 1 })
    assert.equal((await outcomes({ document: two.document }))[0]!.drafted, 1, 'what was thrown away is none')
  })

  it('has what is to be measured, confirmed with the mark, and only figures and tasks', async () => {
    const { document, findings } = await plantFindings(world.units.own)
    const [task, , , withdrawn, number] = findings
    const call = (verb: 'mark' | 'unmark', finding: string, expectedVersion: number) =>
      execute(`reading.${verb}-target`, { finding, expectedVersion })
    await call('mark', number!, 1)
    await call('mark', task!, 1)
    const marked = async () => (await world.runtime.ask('reading.list-findings', { document, target: 'marked' }, world.call(officer)) as
      { findings: { finding: string; state: string; version: number; target: { by: string } | null }[] }).findings
    assert.deepEqual((await marked()).map(({ finding, state, version }) => [finding, state, version]), [
      [task, 'confirmed', 2], [number, 'confirmed', 2],
    ])
    assert.ok((await marked()).every(({ target }) => target?.by === `试${officer.id.slice(-4)}`))
    assert.equal((await outcomes({ document }))[0]!.targets, 2)
    assert.equal(await codeOf(call('mark', number!, 2)), 'reading.target-marked')
    assert.equal(await codeOf(call('unmark', number!, 1)), 'kernel.version-stale')
    assert.equal(await codeOf(call('mark', withdrawn!, 1)), 'reading.finding-withdrawn')
    await sql`update reading.finding set kind = 'problem' where id = ${findings[1]}`.execute(world.database.owner)
    assert.equal(await codeOf(call('mark', findings[1]!, 1)), 'reading.target-no-number')
    await call('unmark', task!, 2)
    assert.equal(await codeOf(call('unmark', task!, 3)), 'reading.target-not-marked')
    // A proposal again is no more marked: it may be read anew and go away.
    await execute('reading.reopen-findings', { document, findings: [{ finding: number, expectedVersion: 2 }] })
    assert.deepEqual(await marked(), [])
    const { rows } = await sql<{ state: string }>`select state from reading.finding where id = ${number}`.execute(world.database.owner)
    assert.deepEqual(rows, [{ state: 'proposed' }])
  })
})
