// Rules about the second thing of a call, about oneself and about administrators that are no row of a table.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { registry } from '@lantai/server'
import type { Told } from './answers.ts'
import { callOnce } from './carry-out.ts'
import type { Ground } from './ground.ts'
import { plantDraft, plantHolding, plantPerson, plantUnit } from './plant.ts'

function calling(ground: Ground) {
  return (operation: string, caller: Actor, input: Record<string, unknown>): Promise<string> =>
    callOnce({ registry, operation, planted: { input }, caller, world: ground.world })
}

export const rules: readonly Told[] = [
  {
    says: 'org.change-unit: the place a unit leaves must be kept as well',
    async check(ground) {
      const call = calling(ground)
      const { world } = ground
      const apart = await plantUnit(world, world.units.root)
      const keeper = await ground.person(world.units.own, [['system-administrator', world.units.own], ['system-administrator', apart]])
      const below = await plantUnit(world, apart)
      const move = (unit: string) => call('org.change-unit', keeper, { unit, expectedVersion: 1, parent: world.units.own })
      assert.equal(await move(apart), 'not-found')
      assert.equal(await move(below), 'allowed')
    },
  },
  {
    says: 'reading.receive-document: a unit the officer only sees is forbidden, one he does not see is not there',
    async check(ground) {
      const call = calling(ground)
      const { world } = ground
      const { own, sibling, other } = world.units
      const officer = await ground.person(own, [['supervision-officer', own], ['handler', sibling]])
      const receive = async (unit: string): Promise<string> => {
        const blob = await world.upload(officer, Buffer.from(`${world.parts.ids.next()}：要检查。`))
        return call('reading.receive-document', officer, { blob, name: '来文.txt', unit })
      }
      assert.deepEqual([await receive(own), await receive(sibling), await receive(other)], ['allowed', 'forbidden', 'not-found'])
    },
  },
  {
    says: 'reading.receive-document: without a unit the only one the officer receives for is meant, and of two none',
    async check(ground) {
      const call = calling(ground)
      const { world } = ground
      const { own, sibling } = world.units
      const receive = async (officer: Actor): Promise<string> => {
        const blob = await world.upload(officer, Buffer.from(`${world.parts.ids.next()}：要落实。`))
        return call('reading.receive-document', officer, { blob, name: '来文.txt' })
      }
      assert.equal(await receive(ground.holder('supervision-officer')), 'allowed')
      assert.equal(await receive(await ground.person(own, [['supervision-officer', own], ['supervision-officer', sibling]])), 'not-found')
    },
  },
  {
    says: 'oneself: nobody gives himself a role, takes one from himself or closes his own account',
    async check(ground) {
      const call = calling(ground)
      const { world } = ground
      const { own } = world.units
      const giver = await ground.person(own, [['security-administrator', own]])
      assert.equal(await call('org.give-role', giver, { person: giver.id, role: 'head', unit: own }), 'org.role-for-self')
      const holding = await plantHolding(world, giver.id, 'security-administrator', world.units.child)
      assert.equal(await call('org.take-role', giver, { holding }), 'org.role-for-self')
      const keeper = ground.holder('system-administrator')
      assert.equal(await call('org.disable-person', keeper, { person: keeper.id, expectedVersion: 1 }), 'org.disable-self')
    },
  },
  {
    says: '三员分立: no administrator gets a second role from whoever gives roles',
    async check(ground) {
      const call = calling(ground)
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
    },
  },
  {
    says: 'the second thing: nobody of that id is not there',
    async check(ground) {
      const input = { person: ground.world.parts.ids.next(), role: 'handler', unit: ground.world.units.own }
      assert.equal(await calling(ground)('org.give-role', ground.holder('security-administrator'), input), 'not-found')
    },
  },
  {
    says: 'work.change-draft: a name is taken for a unit of ours only where the caller sees the unit',
    async check(ground) {
      const { world } = ground
      const { matter } = await plantDraft(world, world.units.own)
      const named = async (parent: string): Promise<string> => {
        const unit = await plantUnit(world, parent)
        return (await sql<{ name: string }>`select name from org.unit where id = ${unit}`.execute(world.database.owner)).rows[0]!.name
      }
      const lead = `${await named(world.units.own)}、${await named(world.units.other)}`
      const officer = ground.holder('supervision-officer')
      assert.equal(await calling(ground)('work.change-draft', officer, { matter, expectedVersion: 1, lead }), 'allowed')
      interface Shown { draft: { lead: { unit: string | null }[] } }
      const { draft } = await world.runtime.ask('work.show-draft', { matter }, world.call(officer)) as Shown
      assert.deepEqual(draft.lead.map(({ unit }) => unit !== null), [true, false])
    },
  },
]
