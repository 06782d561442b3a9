import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { codeOf, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'

describe('roles and charges', () => {
  let instance: TestInstance
  let root: string, office: string, east: string, west: string
  let system: Actor, security: Actor, eastSecurity: Actor, handler: Actor
  let made = 0
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
    office = await instance.unit('局领导', 'section', root)
    east = await instance.unit('东坪区教育局', 'county-bureau', root)
    west = await instance.unit('云屏区教育局', 'county-bureau', root)
    await instance.person('sysadmin', { unit: root, roles: [['system-administrator', root]] })
    await instance.person('secadmin', { unit: root, roles: [['security-administrator', root]] })
    await instance.person('east-secadmin', { unit: east, roles: [['security-administrator', east]] })
    await instance.person('handler', { unit: east, roles: [['handler', east]] })
    system = await instance.actor('sysadmin')
    security = await instance.actor('secadmin')
    eastSecurity = await instance.actor('east-secadmin')
    handler = await instance.actor('handler')
  })
  after(() => instance.database.drop())

  const someone = (unit = east) => instance.person(`someone-${++made}`, { unit })
  const give = (person: string, role: string, unit: string, actor = security, days = {}) =>
    instance.execute('org.give-role', { person, role, unit, ...days }, actor) as Promise<{ holding: string }>

  it('are given and taken by the security administrator alone, with effect at once', async () => {
    const person = await someone()
    const name = `someone-${made}`
    assert.equal(await codeOf(give(person, 'liaison', east, system)), 'kernel.not-permitted')
    assert.equal(await codeOf(give(person, 'liaison', east, handler)), 'kernel.not-permitted')
    const { holding } = await give(person, 'liaison', east)
    assert.deepEqual((await instance.actor(name)).grants, [{ role: 'liaison', unit: east }])
    assert.equal(await instance.refused('org.take-role', { holding }, handler), 'kernel.not-permitted')
    assert.deepEqual(await instance.execute('org.take-role', { holding }, security), { holding, validUntil: '2025-06-11' })
    assert.deepEqual((await instance.actor(name)).grants, [])
    assert.equal(await instance.refused('org.take-role', { holding }, security), 'org.ended-already')
  })

  it('are never his own matter', async () => {
    assert.equal(await codeOf(give(security.id, 'security-administrator', east)), 'org.role-for-self')
    const { rows } = await sql<{ id: string }>`select id from org.role_holding where person_id = ${security.id}`.execute(instance.db)
    assert.equal(await instance.refused('org.take-role', { holding: rows[0]!.id }, security), 'org.role-for-self')
  })

  it('reach only within the giver\'s scope, by either of the two ids', async () => {
    const [near, far] = [await someone(east), await someone(west)]
    assert.equal(await codeOf(give(near, 'handler', west, eastSecurity)), 'kernel.not-found')
    assert.equal(await codeOf(give(near, 'handler', root, eastSecurity)), 'kernel.not-found')
    assert.equal(await codeOf(give(far, 'handler', east, eastSecurity)), 'kernel.not-found')
    assert.equal(await codeOf(give(instance.ids.next(), 'handler', east, eastSecurity)), 'kernel.not-found')
    assert.ok(await give(near, 'handler', east, eastSecurity))
    const { holding } = await give(far, 'handler', west)
    assert.equal(await instance.refused('org.take-role', { holding }, eastSecurity), 'kernel.not-found')
  })

  it('keep the three administrators apart', async () => {
    const person = await someone()
    await give(person, 'audit-administrator', east, security, { validUntil: '2025-09-01' })
    assert.equal(await codeOf(give(person, 'system-administrator', east)), 'org.roles-apart')
    assert.equal(await codeOf(give(person, 'reader', west)), 'org.roles-apart')
    assert.equal(await codeOf(give(person, 'audit-administrator', east, security, { validFrom: '2025-08-31' })), 'org.role-held-already')
    assert.ok(await give(person, 'handler', east, security, { validFrom: '2025-09-01' }))
    const reversed = { validFrom: '2025-09-02', validUntil: '2025-09-01' }
    assert.equal(await codeOf(give(person, 'handler', east, security, reversed)), 'org.days-reversed')
  })

  it('keep them apart in the database too, whoever writes, and by two gifts at once', async () => {
    const person = await someone()
    const insert = (role: string, from = '2025-01-01', until: string | null = null) => sql`
      insert into org.role_holding (id, person_id, role, unit_id, valid_from, valid_until)
      values (${instance.ids.next()}, ${person}, ${role}, ${east}, ${from}, ${until})`.execute(instance.database.owner)
    await insert('system-administrator', '2025-01-01', '2025-06-01')
    await assert.rejects(insert('handler', '2025-05-31'), /holds no second role/)
    await insert('handler', '2025-06-01', '2026-01-01')
    await assert.rejects(sql`update org.role_holding set valid_until = null where person_id = ${person} and role = 'system-administrator'`
      .execute(instance.database.owner), /holds no second role/)
    await assert.rejects(insert('handler', '2025-12-31'), /held once/)
    const both = await someone()
    const ends = await Promise.allSettled([give(both, 'system-administrator', east), give(both, 'security-administrator', east)])
    assert.deepEqual(ends.map((end) => end.status).sort(), ['fulfilled', 'rejected'])
  })

  it('are listed within the reader\'s scope', async () => {
    const person = await someone()
    const { holding } = await give(person, 'liaison', east, security, { validFrom: '2025-07-01' })
    await give(person, 'liaison', west)
    const list = await instance.ask('org.list-roles', { person }, handler)
    assert.deepEqual(list, {
      holdings: [{
        id: holding, role: 'liaison', person: { id: person, name: `人员 someone-${made}` }, unit: { id: east, name: '东坪区教育局' },
        validFrom: '2025-07-01', validUntil: null,
      }],
      more: false,
    })
  })

  it('charges go to leaders only and give the leader the unit at once', async () => {
    const leader = await instance.person('leader', { unit: office, roles: [['leader', office]] })
    const charge = (person: string, unit: string, actor = system, days = {}) =>
      instance.execute('org.set-charge', { person, unit, ...days }, actor) as Promise<{ charge: string }>
    assert.equal(await codeOf(charge(await someone(), east)), 'org.not-a-leader')
    assert.equal(await codeOf(charge(leader, east, security)), 'kernel.not-permitted')
    assert.equal(await codeOf(charge(leader, east, handler)), 'kernel.not-permitted')
    assert.equal(await codeOf(charge(leader, west, handler)), 'kernel.not-found')
    const set = await charge(leader, east)
    assert.equal(await codeOf(charge(leader, east, system, { validFrom: '2026-01-01' })), 'org.charge-held-already')
    const units = (await instance.actor('leader')).grants.map((grant) => grant.unit)
    assert.deepEqual(new Set(units), new Set([office, east]))
    const listed = await instance.ask('org.list-charges', {}, handler)
    assert.deepEqual(listed, {
      charges: [{
        id: set.charge, person: { id: leader, name: '人员 leader' }, unit: { id: east, name: '东坪区教育局' },
        validFrom: '2025-06-11', validUntil: null, state: 'now',
      }],
      more: false,
    })
    await instance.execute('org.end-charge', { charge: set.charge }, system)
    assert.deepEqual((await instance.actor('leader')).grants, [{ role: 'leader', unit: office }])
    assert.equal(await instance.refused('org.end-charge', { charge: set.charge }, system), 'org.ended-already')
    const { charges } = await instance.ask('org.list-charges', { state: 'all' }, handler) as { charges: { id: string; state: string }[] }
    assert.deepEqual(charges.map(({ id, state }) => [id, state]), [[set.charge, 'ended']])
  })
})
