import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { codeOf, morning, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'

// The clock stands at 2025-06-11, 09:00, unless a test moves it.
const day_minutes = 24 * 60

describe('deputies', () => {
  let instance: TestInstance
  let root: string, office: string, east: string, west: string
  let system: Actor, security: Actor
  let made = 0
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
    office = await instance.unit('办公室', 'section', root)
    east = await instance.unit('东坪区教育局', 'county-bureau', root)
    west = await instance.unit('云屏区教育局', 'county-bureau', root)
    await instance.person('sysadmin', { unit: root, roles: [['system-administrator', root]] })
    await instance.person('secadmin', { unit: root, roles: [['security-administrator', root]] })
    system = await instance.actor('sysadmin')
    security = await instance.actor('secadmin')
  })
  after(() => instance.database.drop())

  type Held = NonNullable<Parameters<TestInstance['person']>[1]['roles']>
  const someone = async (roles: Held = [], unit = office): Promise<{ name: string; actor: Actor }> => {
    const name = `someone-${++made}`
    await instance.person(name, { unit, roles })
    return { name, actor: await instance.actor(name) }
  }
  const handler = (): Promise<{ name: string; actor: Actor }> => someone([['handler', office]])
  const liaison = (): Promise<{ name: string; actor: Actor }> => someone([['liaison', east]], east)
  const name = (by: Actor, deputy: Actor, more: Record<string, unknown> = {}) => instance.execute(
    'org.set-deputy', { deputy: deputy.id, validUntil: '2025-06-20', ...more }, by) as Promise<{ deputy: string }>
  const grantsOf = async (who: string): Promise<readonly string[]> => (
    (await instance.actor(who)).grants.map((grant) => `${grant.role} ${grant.unit} ${grant.for ?? ''}`.trim()).sort())

  it('have the roles of whom they act for, with their reach and the units in charge, and no longer than the days hold', async () => {
    const leader = await someone([['leader', office], ['head', root, '2025-06-15']])
    await instance.execute('org.set-charge', { person: leader.actor.id, unit: east, validFrom: '2025-06-11' }, system)
    const deputy = await handler()
    await name(leader.actor, deputy.actor, { validFrom: '2025-06-12' })
    const own = `handler ${office}`
    const { id } = leader.actor
    assert.deepEqual(await grantsOf(deputy.name), [own])
    instance.clock.forward(day_minutes)
    assert.deepEqual(await grantsOf(deputy.name), [own, `leader ${east} ${id}`, `leader ${office} ${id}`].sort())
    instance.clock.set('2025-06-19T15:59:00.000Z')
    assert.deepEqual(await grantsOf(deputy.name), [own, `head ${root} ${id}`, `leader ${east} ${id}`, `leader ${office} ${id}`].sort())
    instance.clock.forward(1)
    assert.deepEqual(await grantsOf(deputy.name), [own], 'midnight in Shanghai')
    instance.clock.set(morning)
  })

  it('have the named roles alone where some are named, and none that is not held', async () => {
    const both = await someone([['unit-head', office], ['liaison', office]])
    const deputy = await handler()
    assert.equal(await codeOf(name(both.actor, deputy.actor, { roles: ['head'] })), 'org.deputy-without-role')
    await name(both.actor, deputy.actor, { roles: ['liaison'] })
    assert.deepEqual(await grantsOf(deputy.name), [`handler ${office}`, `liaison ${office} ${both.actor.id}`])
    const [bare, keeper] = [await someone([['reader', root]]), await someone([['office-head', root]])]
    assert.equal(await codeOf(name(keeper.actor, deputy.actor, { person: bare.actor.id })), 'org.deputy-without-role')
    const other = { person: both.actor.id }
    assert.equal(await codeOf(name(keeper.actor, keeper.actor, other)), 'org.deputy-keeper')
    assert.equal(await codeOf(name(system, deputy.actor, other)), 'kernel.not-permitted')
  })

  it('see what they saw, may end it themselves, and do nothing in another name', async () => {
    const keeper = await someone([['office-head', root]])
    const deputy = await handler()
    const row = await name(keeper.actor, deputy.actor)
    const acting = await instance.actor(deputy.name)
    await liaison()
    // Who heads the office reads people of the whole bureau, its handler those of the office alone.
    assert.equal((await instance.ask('org.list-people', { unit: east }, acting) as { people: unknown[] }).people.length > 0, true)
    const another = await instance.execute('org.end-deputy', row, acting)
    assert.deepEqual(another, { deputy: row.deputy, validUntil: '2025-06-11' })
    const { rows } = await sql`
      select actor, acting_for as "actingFor" from journal.entry where subject_id = ${row.deputy} order by seq`.execute(instance.db)
    assert.deepEqual(rows, [{ actor: keeper.actor.id, actingFor: null }, { actor: deputy.actor.id, actingFor: null }])
    assert.deepEqual(await grantsOf(deputy.name), [`handler ${office}`])
  })

  it('are named by the person himself or by who keeps deputies there, not by a deputy of his', async () => {
    const person = await liaison()
    const deputy = await someone([['handler', east]], east)
    const stranger = await someone([['unit-head', west]], west)
    const other = { person: person.actor.id }
    assert.equal(await codeOf(name(stranger.actor, deputy.actor, other)), 'kernel.not-found')
    assert.equal(await codeOf(name(deputy.actor, deputy.actor, other)), 'kernel.not-permitted')
    const keeper = await someone([['office-head', root]])
    const inPlace = await handler()
    await name(keeper.actor, inPlace.actor)
    const acting = await instance.actor(inPlace.name)
    assert.equal(await codeOf(name(acting, deputy.actor, other)), 'kernel.not-permitted')
    assert.equal(await codeOf(name(person.actor, stranger.actor)), 'kernel.not-found', 'who is out of sight is not named')
    const { deputy: row } = await name(keeper.actor, deputy.actor, other)
    assert.equal(await instance.refused('org.end-deputy', { deputy: row }, stranger.actor), 'kernel.not-found')
    assert.equal(await instance.refused('org.end-deputy', { deputy: row }, system), 'kernel.not-permitted')
    await instance.execute('org.end-deputy', { deputy: row }, keeper.actor)
    assert.equal(await instance.refused('org.end-deputy', { deputy: row }, keeper.actor), 'org.ended-already')
  })

  it('have no deputies, and who is represented acts for nobody, in either order and at once', async () => {
    const [one, two, three] = [await handler(), await handler(), await handler()]
    await name(one.actor, two.actor)
    assert.equal(await codeOf(name(two.actor, three.actor)), 'org.deputy-chain')
    assert.equal(await codeOf(name(three.actor, one.actor)), 'org.deputy-chain')
    const again = name(one.actor, two.actor, { validFrom: '2025-06-19', validUntil: '2025-06-30' })
    assert.equal(await codeOf(again), 'org.deputy-named-already')
    await name(two.actor, three.actor, { validFrom: '2025-06-20', validUntil: '2025-06-30' })
    const [four, five] = [await handler(), await handler()]
    const outcomes = await Promise.all([name(four.actor, five.actor), name(five.actor, four.actor)]
      .map((call) => call.then(() => 'done', () => 'refused')))
    assert.deepEqual(outcomes.sort(), ['done', 'refused'])
  })

  it('are never administrators, nor are the represented, and neither becomes one meanwhile', async () => {
    const [one, two] = [await someone([['handler', root]], root), await handler()]
    assert.equal(await codeOf(name(one.actor, security)), 'org.deputy-administrator')
    assert.equal(await codeOf(name(system, one.actor)), 'org.deputy-without-role')
    await name(one.actor, two.actor)
    await sql`update org.role_holding set valid_until = '2025-06-11' where person_id = any(${[one.actor.id, two.actor.id]}::uuid[])`
      .execute(instance.db)
    for (const person of [one.actor.id, two.actor.id]) {
      const give = { person, role: 'audit-administrator', unit: root }
      assert.equal(await instance.refused('org.give-role', give, security), 'org.deputy-administrator')
      await instance.execute('org.give-role', { ...give, validFrom: '2025-06-20', validUntil: '2025-06-21' }, security)
    }
  })

  it('are refused for oneself, for the past, without end and beyond a year', async () => {
    const [one, two] = [await handler(), await handler()]
    assert.equal(await codeOf(name(one.actor, one.actor)), 'org.deputy-self')
    assert.equal(await codeOf(name(one.actor, two.actor, { validFrom: '2025-06-10' })), 'org.deputy-past')
    assert.equal(await codeOf(name(one.actor, two.actor, { validUntil: '2025-06-11' })), 'org.days-reversed')
    assert.equal(await codeOf(name(one.actor, two.actor, { validUntil: '2026-06-13' })), 'org.deputy-long')
    assert.equal(await codeOf(name(one.actor, two.actor, { validUntil: undefined })), 'kernel.input-invalid')
  })

  it('end with the disabling of either, and do not come back with the account', async () => {
    const [one, two] = [await someone([['unit-head', office]]), await handler()]
    await name(one.actor, two.actor)
    await instance.execute('org.disable-person', { person: one.actor.id, expectedVersion: 1 }, system)
    assert.deepEqual(await grantsOf(two.name), [`handler ${office}`])
    await instance.execute('org.enable-person', { person: one.actor.id, expectedVersion: 2 }, system)
    assert.deepEqual(await grantsOf(two.name), [`handler ${office}`])
    await instance.execute('org.disable-person', { person: two.actor.id, expectedVersion: 1 }, system)
    assert.equal(await codeOf(name(await instance.actor(one.name), two.actor)), 'org.deputy-disabled')
  })

  it('are listed where the represented stand and to both, with what has ended on request', async () => {
    const [one, two, keeper] = [await liaison(), await handler(), await someone([['office-head', root]])]
    const { deputy } = await name(keeper.actor, two.actor, { person: one.actor.id, note: '赴省委党校学习' })
    const seen = async (actor: Actor, state = 'open'): Promise<readonly string[]> => {
      const { deputies } = await instance.ask('org.list-deputies', { state }, actor) as { deputies: { id: string; mayEnd: boolean }[] }
      return deputies.filter(({ id }) => id === deputy).map(({ mayEnd }) => String(mayEnd))
    }
    const [neighbour, stranger] = [await liaison(), await someone([['handler', west]], west)]
    const everybody = [one.actor, two.actor, keeper.actor, neighbour.actor, stranger.actor]
    assert.deepEqual(await Promise.all(everybody.map((actor) => seen(actor))), [['true'], ['true'], ['true'], ['false'], []])
    await instance.execute('org.end-deputy', { deputy }, one.actor)
    assert.deepEqual([await seen(keeper.actor), await seen(keeper.actor, 'all')], [[], ['false']])
  })
})
