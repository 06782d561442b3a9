// What others decide, asked for again and again: nothing is left out, whoever commits when, and a question costs an index.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

interface Followed {
  next: number; revision: string | null; more: boolean
  findings: { finding: string; state: string; version: number; confirmedBy: string | null }[]
  gone: { finding: string; version: number; by: string | null; successors: string[] }[]
}

const sentence = '各县区要抓好落实。'

describe('findings that are followed', () => {
  let world: World
  let officer: Actor
  before(async () => {
    world = await openWorld()
    officer = await world.actor('supervision-officer', world.units.own)
  })
  after(() => world.close())

  async function planted(count: number): Promise<{ document: string; findings: string[] }> {
    const { document, sentences } = await plantDocument(world, world.units.own, sentence)
    const ids = Array.from({ length: count }, () => world.parts.ids.next())
    await sql`
      insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, ordinal, quote, origin, state, added_by,
                                   added_at, confidence, cues, tool_version)
      select id, ${document}, ${sentences[0]}, 'task', 0, 2, ordinality, '各县', 'engine', 'proposed', 'system:planted', now(), 0.9, '[]',
             'planted'
        from unnest(${ids}::uuid[]) with ordinality as given(id, ordinality)`.execute(world.database.owner)
    return { document, findings: ids }
  }
  const begin = async (document: string): Promise<number> =>
    (await world.runtime.ask('reading.show-document', { document }, world.call(officer)) as { follow: number }).follow
  const follow = async (document: string, from: number): Promise<Followed> =>
    await world.runtime.ask('reading.follow-findings', { document, after: from }, world.call(officer)) as Followed
  const execute = (name: string, input: Record<string, unknown>) => world.runtime.execute(name, input, world.call(officer))

  it('are told once they are decided, with who, and nothing else', async () => {
    const { document, findings: [first, second] } = await planted(3)
    const from = await begin(document)
    await execute('reading.confirm-finding', { finding: first, expectedVersion: 1 })
    await execute('reading.withdraw-finding', { finding: second, expectedVersion: 1 })
    const told = await follow(document, from)
    const { rows: [{ name } = { name: '' }] } = await sql<{ name: string }>`
      select name from org.person where id = ${officer.id}`.execute(world.database.owner)
    assert.deepEqual(told.findings.map(({ finding, state, version, confirmedBy }) => [finding, state, version, confirmedBy]),
      [[first, 'confirmed', 2, name]])
    assert.deepEqual(told.gone, [{ finding: second, version: 2, by: name, successors: [] }])
    const later = await follow(document, told.next)
    assert.deepEqual([later.findings, later.gone, later.more], [[], [], false])
  })

  it('are not left out when they were begun before and committed after the question', async () => {
    const { document, findings: [slow, quick] } = await planted(2)
    let from = await begin(document)
    const seen = new Set<string>()
    const look = async (): Promise<void> => {
      const told = await follow(document, from)
      for (const { finding } of told.findings) seen.add(finding)
      from = told.next
    }
    await world.database.owner.transaction().execute(async (transaction) => {
      await sql`update reading.finding set state = 'confirmed', confirmed_by = 'x', confirmed_at = now(), version = 2 where id = ${slow}`
        .execute(transaction)
      await execute('reading.confirm-finding', { finding: quick, expectedVersion: 1 })
      await look()
      await look()
      assert.deepEqual([...seen], [quick])
    })
    await look()
    assert.deepEqual([...seen], [quick, slow])
  })

  it('are asked for as a list where too many have changed at once', async () => {
    const { document, findings } = await planted(501)
    const from = await begin(document)
    await execute('reading.confirm-findings', { document, findings: findings.map((finding) => ({ finding, expectedVersion: 1 })) })
    const told = await follow(document, from)
    assert.deepEqual([told.more, told.findings, told.gone], [true, [], []])
    assert.equal((await follow(document, told.next)).more, false)
  })

  it('cost an index, not the table', async () => {
    const { document } = await planted(400)
    await sql`analyze reading.finding`.execute(world.database.owner)
    const from = await begin(document)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from reading.finding where document_id = ${document} and written_in >= ${from}`.execute(world.database.owner)
    assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /finding_written/)
  })
})
