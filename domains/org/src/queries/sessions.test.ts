import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { codeOf, goodSecret, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'
import { actorOf } from './sessions.ts'

describe('a session', () => {
  let instance: TestInstance
  let root: string
  let office: string
  let county: string
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
    office = await instance.unit('局领导', 'section', root)
    county = await instance.unit('清禾区教育局', 'county-bureau', root)
  })
  after(() => instance.database.drop())

  const actor = (token: string) => actorOf(instance.db, token, instance.clock.now())

  it('is carried by its token alone', async () => {
    await instance.person('alone', { unit: root })
    assert.equal((await actor(await instance.signIn('alone')))?.kind, 'person')
    for (const token of ['', 'x', 'A'.repeat(43), 'A'.repeat(5000)]) assert.equal(await actor(token), undefined)
  })

  it('of a browser ends after two idle hours and, however busy, after twelve', async () => {
    await instance.person('idle', { unit: root })
    const left = await instance.signIn('idle')
    instance.clock.forward(119)
    assert.ok(await actor(left))
    instance.clock.forward(119)
    assert.ok(await actor(left))
    instance.clock.forward(120)
    assert.equal(await actor(left), undefined)
    const busy = await instance.signIn('idle')
    for (let hour = 1; hour < 12; hour += 1) {
      instance.clock.forward(60)
      assert.ok(await actor(busy), `hour ${hour}`)
    }
    instance.clock.forward(60)
    assert.equal(await actor(busy), undefined)
  })

  it('of a command line lives twelve hours without being used', async () => {
    await instance.person('token', { unit: root })
    const token = await instance.signIn('token', goodSecret, 'token')
    instance.clock.forward(719)
    assert.ok(await actor(token))
    instance.clock.forward(1)
    assert.equal(await actor(token), undefined)
  })

  it('is marked as seen once a minute at most', async () => {
    await instance.person('seen', { unit: root })
    const token = await instance.signIn('seen')
    const seen = async () => (await sql<{ at: Date }>`
      select last_seen as at from org.session join org.person on person.id = person_id
       where sign_in_name = 'seen'`.execute(instance.db)).rows[0]!.at
    const first = await seen()
    instance.clock.forward(0.9)
    await actor(token)
    assert.deepEqual(await seen(), first)
    instance.clock.forward(0.1)
    await actor(token)
    assert.deepEqual((await seen()).getTime(), first.getTime() + 60_000)
  })

  it('carries the roles that hold today and no others', async () => {
    instance.clock.set('2025-06-30T15:59:00.000Z')
    await instance.person('dated', {
      unit: root,
      roles: [
        ['handler', root, '2025-01-01', '2025-07-01'], ['liaison', county, '2025-07-01'], ['assessor', root, '2024-01-01', '2024-12-31'],
      ],
    })
    const token = await instance.signIn('dated')
    assert.deepEqual((await actor(token))?.grants, [{ role: 'handler', unit: root }])
    instance.clock.forward(1)
    assert.deepEqual((await actor(token))?.grants, [{ role: 'liaison', unit: county }])
  })

  it('of a leader reaches his own unit and what is in his charge today', async () => {
    const charge = (person: string, from: string, until: string | null) => sql`
      insert into org.charge (id, person_id, unit_id, valid_from, valid_until)
      values (${instance.ids.next()}, ${person}, ${county}, ${from}, ${until})`.execute(instance.db)
    instance.clock.set('2025-06-11T01:00:00.000Z')
    const leader = await instance.person('leader', { unit: office, roles: [['leader', office]] })
    await charge(leader, '2025-01-01', null)
    const found = await instance.actor('leader')
    assert.deepEqual(new Set(found.grants.map((grant) => `${grant.role} ${grant.unit}`)), new Set([`leader ${office}`, `leader ${county}`]))
    const past = await instance.person('past', { unit: office, roles: [['leader', office]] })
    await charge(past, '2024-01-01', '2025-06-11')
    assert.deepEqual((await instance.actor('past')).grants, [{ role: 'leader', unit: office }])
    const noLeader = await instance.person('no-leader', { unit: office, roles: [['handler', office]] })
    await charge(noLeader, '2025-01-01', null)
    assert.deepEqual((await instance.actor('no-leader')).grants, [{ role: 'handler', unit: office }])
  })

  it('carries nothing until the first secret is changed', async () => {
    await instance.person('first', { unit: root, roles: [['handler', root]], mustChange: true })
    const token = await instance.signIn('first')
    const before = await actor(token)
    assert.deepEqual(before?.grants, [])
    assert.equal(await codeOf(instance.ask('org.list-units', {}, before!)), 'kernel.not-permitted')
    const me = await instance.ask('org.show-me', {}, before!) as Record<string, unknown>
    assert.equal(me['mustChangeSecret'], true)
    assert.deepEqual(me['permissions'], [])
    await instance.execute('org.change-secret', { oldSecret: goodSecret, newSecret: 'another good secret' }, before!)
    assert.deepEqual((await actor(token))?.grants, [{ role: 'handler', unit: root }])
  })

  it('ends by signing out, by its owner, and by nobody else', async () => {
    await instance.person('owner', { unit: root })
    await instance.person('stranger', { unit: root })
    const [one, other] = [await instance.signIn('owner'), await instance.signIn('owner')]
    const owner = (await actor(one))!
    const otherSession = (await actor(other))!.session
    const stranger = await instance.actor('stranger')
    assert.equal(await instance.refused('org.end-session', { session: otherSession }, stranger), 'kernel.not-found')
    assert.ok(await actor(other))
    await instance.execute('org.end-session', { session: otherSession }, owner)
    assert.equal(await actor(other), undefined)
    const me = await instance.ask('org.show-me', {}, owner) as { sessions: { id: string; current: boolean }[] }
    assert.deepEqual(me.sessions.map(({ id, current }) => ({ id, current })), [{ id: owner.session, current: true }])
    await instance.execute('org.sign-out', {}, owner)
    assert.equal(await actor(one), undefined)
  })

  it('ends everywhere else when the secret is changed; a wrong present secret counts', async () => {
    await instance.person('changer', { unit: root })
    const [here, elsewhere] = [await instance.signIn('changer'), await instance.signIn('changer')]
    const me = (await actor(here))!
    const change = (oldSecret: string, newSecret: string) => codeOf(instance.execute('org.change-secret', { oldSecret, newSecret }, me))
    assert.equal(await change(goodSecret, 'changer1234'), 'org.secret-weak')
    assert.equal(await change(goodSecret, goodSecret), 'org.secret-weak')
    for (const _ of [1, 2, 3, 4]) assert.equal(await change('wrong wrong', 'another good secret'), 'org.secret-wrong')
    assert.equal(await change('wrong wrong', 'another good secret'), 'org.locked')
    instance.clock.forward(15)
    await instance.execute('org.change-secret', { oldSecret: goodSecret, newSecret: 'another good secret' }, me)
    assert.ok(await actor(here))
    assert.equal(await actor(elsewhere), undefined)
    assert.ok(await instance.signIn('changer', 'another good secret'))
  })
})
