// Two people at the same findings: one decision for both, the second is told who was first, and every decision has a way back.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

const sentence = '各县区要抓好落实。'

interface Row { state: string; version: number; confirmed_by: string | null }

describe('findings under review', () => {
  let world: World
  let [first, second] = [] as unknown as [Actor, Actor]
  before(async () => {
    world = await openWorld()
    first = await world.actor('supervision-officer', world.units.own)
    second = await world.actor('supervision-officer', world.units.own)
  })
  after(() => world.close())

  /** A document with as many proposals as wanted, all on words of one sentence. */
  async function planted(count: number): Promise<{ document: string; findings: string[] }> {
    const { document, sentences } = await plantDocument(world, world.units.own, sentence)
    const findings: string[] = []
    for (let at = 0; at < count; at += 1) {
      const finding = world.parts.ids.next()
      await sql`
        insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at,
                                     confidence, cues, tool_version)
        values (${finding}, ${document}, ${sentences[0]}, 'task', ${at}, ${at + 2}, ${sentence.slice(at, at + 2)}, 'engine', 'proposed',
                'system:planted', now(), 0.9, '[]', 'planted')`.execute(world.database.owner)
      findings.push(finding)
    }
    return { document, findings }
  }
  const execute = async (actor: Actor, name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> =>
    (await world.runtime.execute(name, input, world.call(actor))).answer as Record<string, unknown>
  const refusalOf = async (asked: Promise<unknown>): Promise<Refusal> => asked.then(
    () => assert.fail('It was accepted.'), (error: unknown) => { if (error instanceof Refusal) return error; throw error })
  const row = async (finding: string): Promise<Row> => (await sql<Row>`
    select state, version, confirmed_by from reading.finding where id = ${finding}`.execute(world.database.owner)).rows[0]!
  const nameOf = async ({ id }: Actor): Promise<string> => (await sql<{ name: string }>`
    select name from org.person where id = ${id}`.execute(world.database.owner)).rows[0]!.name
  const seen = (findings: readonly string[], expectedVersion = 1) => findings.map((finding) => ({ finding, expectedVersion }))
  const actionsOf = async (subject: string): Promise<string[]> => (await sql<{ action: string }>`
    select action from journal.entry where subject_id = ${subject} order by seq`.execute(world.database.owner))
    .rows.map(({ action }) => action)

  it('are decided once when two decide at the same moment, and the second is told who was first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { findings: [finding] } = await planted(1)
      const input = { finding, expectedVersion: 1 }
      const answers = await Promise.allSettled([first, second].map((actor) => execute(actor, 'reading.confirm-finding', input)))
      const [won] = answers.flatMap(({ status }, at) => (status === 'fulfilled' ? [[first, second][at]!] : []))
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
      const { reason } = answers.find((answer) => answer.status === 'rejected')!
      assert.ok(reason instanceof Refusal, String(reason))
      assert.deepEqual([reason.code, reason.parameters], ['reading.finding-confirmed', { who: await nameOf(won!) }])
      assert.deepEqual(await row(finding!), { state: 'confirmed', version: 2, confirmed_by: won!.id })
      assert.deepEqual(await actionsOf(finding!), ['confirmed'])
    }
  })

  it('name the first also when one rejects and the other confirms', async () => {
    const { findings: [one, other] } = await planted(2)
    await execute(first, 'reading.withdraw-finding', { finding: one, expectedVersion: 1 })
    const confirming = await refusalOf(execute(second, 'reading.confirm-finding', { finding: one, expectedVersion: 1 }))
    assert.deepEqual([confirming.code, confirming.parameters], ['reading.finding-withdrawn', { who: await nameOf(first) }])
    await execute(first, 'reading.confirm-finding', { finding: other, expectedVersion: 1 })
    const rejecting = await refusalOf(execute(second, 'reading.withdraw-finding', { finding: other, expectedVersion: 1 }))
    assert.deepEqual([rejecting.code, rejecting.parameters], ['reading.finding-confirmed', { who: await nameOf(first) }])
    // He who has seen the confirmation may take it back all the same.
    await execute(second, 'reading.withdraw-finding', { finding: other, expectedVersion: 2 })
    assert.equal((await row(other!)).state, 'withdrawn')
  })

  it('are no longer read out when nobody has withdrawn them', async () => {
    const { findings: [finding] } = await planted(1)
    await sql`update reading.finding set state = 'withdrawn', version = 2 where id = ${finding}`.execute(world.database.owner)
    const refused = await refusalOf(execute(first, 'reading.confirm-finding', { finding, expectedVersion: 1 }))
    assert.equal(refused.code, 'reading.finding-gone')
  })

  it('are confirmed together, what others have decided stays, and one undo takes all back', async () => {
    const { document, findings } = await planted(5)
    await execute(second, 'reading.withdraw-finding', { finding: findings[1], expectedVersion: 1 })
    await execute(second, 'reading.confirm-finding', { finding: findings[2], expectedVersion: 1 })
    const answer = await execute(first, 'reading.confirm-findings', { document, findings: seen(findings) })
    const [mine, theirs] = [[findings[0]!, findings[3]!, findings[4]!], [findings[1]!, findings[2]!]]
    const confirmed = answer['confirmed'] as { finding: string; version: number }[]
    assert.deepEqual(new Set(confirmed.map(({ finding }) => finding)), new Set(mine))
    assert.equal(answer['left'], 2)
    for (const finding of mine) assert.deepEqual(await row(finding), { state: 'confirmed', version: 2, confirmed_by: first.id })
    assert.deepEqual((await row(theirs[0]!)).state, 'withdrawn')
    assert.deepEqual((await row(theirs[1]!)).confirmed_by, second.id)
    assert.deepEqual(await actionsOf(document), ['confirmed'])

    // One of them is decided anew before the undo: it stays as it was decided.
    await execute(second, 'reading.withdraw-finding', { finding: mine[0], expectedVersion: 2 })
    const undone = await execute(first, 'reading.reopen-findings', { document, findings: seen(mine, 2) })
    assert.equal(undone['left'], 1)
    assert.equal((await row(mine[0]!)).state, 'withdrawn')
    for (const finding of mine.slice(1)) assert.deepEqual(await row(finding), { state: 'proposed', version: 3, confirmed_by: null })
    assert.deepEqual(await actionsOf(document), ['confirmed', 'reopened'])
    const again = await execute(first, 'reading.confirm-findings', { document, findings: seen(mine.slice(1), 3) })
    assert.equal((again['confirmed'] as unknown[]).length, 2)
  })

  it('are confirmed together by one of two who do so at the same moment', async () => {
    const { document, findings } = await planted(6)
    const orders = [findings, findings.toReversed()]
    const answers = await Promise.all([first, second].map((actor, at) => (
      execute(actor, 'reading.confirm-findings', { document, findings: seen(orders[at]!) }))))
    const counts = answers.map((answer) => (answer['confirmed'] as unknown[]).length)
    assert.equal(counts[0]! + counts[1]!, 6)
    for (const finding of findings) assert.equal((await row(finding)).version, 2)
  })

  it('of another document are refused with all the others, and none is decided', async () => {
    const [{ document, findings }, other] = [await planted(2), await planted(1)]
    const all = seen([...findings, ...other.findings])
    const refused = await refusalOf(execute(first, 'reading.confirm-findings', { document, findings: all }))
    assert.deepEqual([refused.code, refused.parameters], ['reading.finding-elsewhere', { count: 1 }])
    for (const finding of [...findings, ...other.findings]) assert.equal((await row(finding)).state, 'proposed')
    const none = await refusalOf(execute(first, 'reading.confirm-findings', { document, findings: [] }))
    assert.equal(none.code, 'kernel.input-invalid')
  })

  it('that a person marked by hand are not put back', async () => {
    const { document, sentences } = await plantDocument(world, world.units.own, sentence)
    const { finding } = await execute(first, 'reading.add-finding', { sentence: sentences[0], kind: 'task', span: { start: 0, end: 3 } })
    const answer = await execute(first, 'reading.reopen-findings', { document, findings: seen([String(finding)]) })
    assert.deepEqual([answer['reopened'], answer['left']], [[], 1])
  })
})
