// The count beside a document, where one count waits for another: it must not bring back what it saw before it waited.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { childExtractor } from '@lantai/extract'
import { startWorker } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument } from './plant-document.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

describe('the count of a document\'s findings', () => {
  let world: World
  const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  before(async () => {
    world = await openWorld()
    await startWorker({ ...world.parts, extractor })
  })
  after(async () => {
    await world.close()
    await extractor.close()
  })

  async function until(condition: () => Promise<boolean>): Promise<void> {
    while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  async function somebodyWaits(): Promise<boolean> {
    const { rows } = await sql`
      select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple')`.execute(world.database.owner)
    return rows.length > 0
  }

  it('holds what was added while it waited', async () => {
    const { document, sentences } = await plantDocument(world, world.units.own, '各县区要抓好落实。')
    const officer = await world.actor('supervision-officer', world.units.own)
    await world.database.owner.transaction().execute(async (holder) => {
      await sql`update reading.document set version = version where id = ${document}`.execute(holder)
      const input = { sentence: sentences[0], kind: 'task', span: { start: 0, end: 2 } }
      await world.runtime.execute('reading.add-finding', input, world.call(officer))
      await until(somebodyWaits)
      // By plain SQL, so that no second count follows and sets right what the first got wrong.
      await sql`
        insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
        select ${world.parts.ids.next()}, document_id, sentence_id, 'figure', span_start, span_end, quote, origin, state, added_by, added_at
          from reading.finding where document_id = ${document}`.execute(world.database.owner)
    })
    await until(async () => (await world.parts.jobs.counts()).every(({ waiting, running }) => waiting + running === 0))
    const { rows } = await sql<{ count: number }>`select finding_count as count from reading.document where id = ${document}`
      .execute(world.database.owner)
    assert.deepEqual(rows, [{ count: 2 }])
  })
})
