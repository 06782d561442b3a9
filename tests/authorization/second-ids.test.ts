import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@lantai/kernel'
import { registry } from '@lantai/server'
import { callOnce } from './carry-out.ts'
import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { plantHolding, plantPerson, plantUnit } from './plant.ts'
import { carryOutSecondId, second_ids } from './second-ids.ts'

describe('the second thing a call names', () => {
  let ground: Ground
  before(async () => { ground = await openGround() })
  after(() => ground.close())

  const call = (operation: string, caller: Actor, input: Record<string, unknown>): Promise<string> =>
    callOnce({ registry, operation, planted: { input }, caller, world: ground.world })

  for (const one of second_ids) {
    it(`${one.operation}: ${one.second}`, async () => assert.deepEqual(await carryOutSecondId(ground, registry, one), []))
  }

  it('org.change-unit: the place a unit leaves must be kept as well', async () => {
    const { world } = ground
    const apart = await plantUnit(world, world.units.root)
    const keeper = await ground.person(world.units.own, [['system-administrator', world.units.own], ['system-administrator', apart]])
    const below = await plantUnit(world, apart)
    const move = (unit: string) => call('org.change-unit', keeper, { unit, expectedVersion: 1, parent: world.units.own })
    assert.equal(await move(apart), 'not-found')
    assert.equal(await move(below), 'allowed')
  })

  it('reading.receive-document: a unit the officer only sees is forbidden, one he does not see is not there', async () => {
    const { world } = ground
    const { own, sibling, other } = world.units
    const officer = await ground.person(own, [['supervision-officer', own], ['handler', sibling]])
    const receive = async (unit: string): Promise<string> => {
      const blob = await world.upload(officer, Buffer.from(`${world.parts.ids.next()}：要检查。`))
      return call('reading.receive-document', officer, { blob, name: '来文.txt', unit })
    }
    assert.deepEqual([await receive(own), await receive(sibling), await receive(other)], ['allowed', 'forbidden', 'not-found'])
  })

  it('reading.receive-document: without a unit the only one the officer receives for is meant, and of two none', async () => {
    const { world } = ground
    const { own, sibling } = world.units
    const receive = async (officer: Actor): Promise<string> => {
      const blob = await world.upload(officer, Buffer.from(`${world.parts.ids.next()}：要落实。`))
      return call('reading.receive-document', officer, { blob, name: '来文.txt' })
    }
    assert.equal(await receive(ground.holder('supervision-officer')), 'allowed')
    assert.equal(await receive(await ground.person(own, [['supervision-officer', own], ['supervision-officer', sibling]])), 'not-found')
  })

  it('oneself: nobody gives himself a role, takes one from himself or closes his own account', async () => {
    const { world } = ground
    const { own } = world.units
    const giver = await ground.person(own, [['security-administrator', own]])
    assert.equal(await call('org.give-role', giver, { person: giver.id, role: 'head', unit: own }), 'org.role-for-self')
    const holding = await plantHolding(world, giver.id, 'security-administrator', world.units.child)
    assert.equal(await call('org.take-role', giver, { holding }), 'org.role-for-self')
    const keeper = ground.holder('system-administrator')
    assert.equal(await call('org.disable-person', keeper, { person: keeper.id, expectedVersion: 1 }), 'org.disable-self')
  })

  it('三员分立: no administrator gets a second role from whoever gives roles', async () => {
    const { world } = ground
    const giver = ground.holder('security-administrator')
    const { own } = world.units
    for (const held of ['system-administrator', 'security-administrator', 'audit-administrator'] as const) {
      const person = await plantPerson(world, own)
      await plantHolding(world, person, held, own)
      for (const role of ['system-administrator', 'security-administrator', 'audit-administrator', 'handler'] as const) {
        if (role === held) continue
        assert.equal(await call('org.give-role', giver, { person, role, unit: own }), 'org.roles-apart', `${held} and ${role}`)
      }
    }
  })
})
