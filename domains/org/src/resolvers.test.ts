import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Permissions } from '@lantai/kernel'
import type { Role } from '@lantai/kernel'
import { orgPermissions } from './policy.ts'
import { personResolver, unitResolver } from './resolvers.ts'
import { startInstance } from './test-instance.ts'
import type { TestInstance } from './test-instance.ts'

describe('the trace tells of units and people', () => {
  let instance: TestInstance
  before(async () => { instance = await startInstance() })
  after(() => instance.database.drop())

  it('only what the actor may see', async () => {
    const permissions = new Permissions([orgPermissions])
    const root = await instance.unit('临溪市教育局', 'bureau', null)
    const east = await instance.unit('东坪区教育局', 'county-bureau', root)
    const [above, here] = [await instance.person('above', { unit: root }), await instance.person('here', { unit: east })]
    const seenBy = async (...grants: { role: Role; unit: string }[]) => {
      const actor = { kind: 'person' as const, id: here, grants }
      const units = await unitResolver.resolve(instance.db, [root, east], actor, permissions)
      const people = await personResolver.resolve(instance.db, [above, here], actor, permissions)
      return [...units, ...people].map((thing) => `${thing.title} ${thing.state} ${thing.link}`)
    }
    const eastUnit = '东坪区教育局 open /units?tab=units'
    assert.deepEqual(await seenBy({ role: 'handler', unit: east }), [eastUnit, '人员 here active /units?tab=people'])
    assert.deepEqual(await seenBy({ role: 'reader', unit: east }), [eastUnit])
    assert.deepEqual(await seenBy(), [])
  })
})
