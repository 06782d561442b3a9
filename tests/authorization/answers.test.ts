// What an answer tells beside the thing that was asked for is an answer too: marks of what one may, rows above, names, the trace.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { plantDocument } from '../operation/plant-document.ts'
import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { nameOf, plantCharge, plantFinding, plantPerson, signInNameOf } from './plant.ts'

describe('what an answer tells beside the thing itself', () => {
  let ground: Ground
  before(async () => { ground = await openGround() })
  after(() => ground.close())

  const ask = async <Answer>(operation: string, caller: Actor, input: Record<string, unknown> = {}): Promise<Answer> =>
    await ground.world.runtime.ask(operation, input, ground.world.call(caller)) as Answer
  const refusal = async (asked: Promise<unknown>): Promise<Refusal> => {
    try {
      await asked
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
    throw new Error('The call was expected to be refused and was not.')
  }

  it('org.list-units tells the units above only as the way up, and marks what may be kept', async () => {
    const { own, child, root } = ground.world.units
    interface Answer { units: { id: string; context: boolean; mayKeep: boolean }[] }
    for (const [role, keeps] of [['system-administrator', true], ['handler', false]] as const) {
      const { units } = await ask<Answer>('org.list-units', ground.holder(role))
      const told = units.map(({ id, context, mayKeep }) => ({ id, context, mayKeep }))
      assert.deepEqual(told, [
        { id: root, context: true, mayKeep: false },
        { id: own, context: false, mayKeep: keeps },
        { id: child, context: false, mayKeep: keeps },
      ])
    }
  })

  it('org.list-people, page by page and without any filter, tells nobody from outside', async () => {
    const { own, child } = ground.world.units
    for (const unit of Object.values(ground.world.units)) for (let count = 0; count < 4; count += 1) await plantPerson(ground.world, unit)
    interface Answer { people: { unit: { id: string } }[]; after: string | null }
    const found = new Map<string, number>()
    let page: Answer = { people: [], after: null }
    do {
      const input = { rows: 5, state: 'all', ...page.after ? { after: page.after } : {} }
      page = await ask<Answer>('org.list-people', ground.holder('handler'), input)
      for (const { unit } of page.people) found.set(unit.id, (found.get(unit.id) ?? 0) + 1)
    } while (page.after)
    assert.deepEqual([...found.keys()].sort(), [child, own].sort())
    assert.equal(found.get(child), 4)
  })

  it('org.list-people tells sign-in names to those who keep accounts or give roles, and to nobody else', async () => {
    const person = await plantPerson(ground.world, ground.world.units.own)
    const told = async (role: Parameters<Ground['holder']>[0]) => (
      await ask<{ people: { signInName: string | null }[] }>('org.list-people', ground.holder(role), { text: nameOf(person) })).people
    for (const role of ['system-administrator', 'security-administrator'] as const) {
      assert.deepEqual((await told(role)).map(({ signInName }) => signInName), [signInNameOf(person)])
    }
    for (const role of ['audit-administrator', 'head', 'handler'] as const) {
      assert.deepEqual((await told(role)).map(({ signInName }) => signInName), [null])
    }
  })

  it('reading marks what may be done only for those who may', async () => {
    const { document } = await plantDocument(ground.world, ground.world.units.child, '要抓好。')
    for (const [role, may] of [['supervision-officer', true], ['office-head', false]] as const) {
      const shown = await ask<{ mayMark: boolean }>('reading.show-document', ground.holder(role), { document })
      const listed = await ask<{ mayReceive: boolean }>('reading.list-documents', ground.holder(role))
      assert.deepEqual([shown.mayMark, listed.mayReceive], [may, may])
    }
  })

  it('reading.follow-sentence leaves out what stands elsewhere, without a gap to count', async () => {
    const { world } = ground
    const { sentence, finding } = await plantFinding(world, world.units.own)
    const inside = (await plantDocument(world, world.units.child, '要检查。')).document
    const outside = (await plantDocument(world, world.units.sibling, '要保密。')).document
    for (const [kind, id] of [['finding', finding], ['document', inside], ['document', outside]]) {
      await sql`insert into kernel.trace (source_kind, source_id, relation, target_kind, target_id, at)
        values ('sentence', ${sentence}, 'led-to', ${kind}, ${id}, now())`.execute(world.database.owner)
    }
    const { steps } = await ask<{ steps: { id: string }[] }>('reading.follow-sentence', ground.holder('handler'), { sentence })
    assert.deepEqual(steps.map(({ id }) => id), [finding, inside])
  })

  it('a leader reads what stands in the units in his charge; a charge without the role gives nothing', async () => {
    const { world } = ground
    const { own, sibling, other } = world.units
    const beside = (await plantDocument(world, sibling, '要抓好。')).document
    const abroad = (await plantDocument(world, other, '要抓好。')).document
    const charged = async (role: 'leader' | 'handler'): Promise<Actor> => {
      const person = await ground.person(own, [[role, own]])
      await plantCharge(world, person.id, sibling)
      return ground.again(person.id)
    }
    const leader = await charged('leader')
    const shown = await ask<{ document: { document: string } }>('reading.show-document', leader, { document: beside })
    assert.equal(shown.document.document, beside)
    assert.equal((await refusal(ask('reading.show-document', leader, { document: abroad }))).code, 'kernel.not-found')
    const handler = await charged('handler')
    assert.equal((await refusal(ask('reading.show-document', handler, { document: beside }))).code, 'kernel.not-found')
  })

  it('what one may not know of looks exactly like what is not there', async () => {
    const { world } = ground
    const hidden = (await plantDocument(world, world.units.other, '要抓好。')).document
    const [of_hidden, of_missing] = await Promise.all([hidden, world.parts.ids.next()].map((document) => (
      refusal(ask('reading.show-document', ground.holder('head'), { document })))))
    const told = ({ code, kind, parameters, fields }: Refusal) => ({ code, kind, parameters, fields })
    assert.deepEqual(told(of_hidden!), told(of_missing!))
    assert.deepEqual(told(of_hidden!), { code: 'kernel.not-found', kind: 'not-found', parameters: {}, fields: [] })
  })
})
