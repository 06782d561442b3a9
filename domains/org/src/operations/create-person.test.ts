import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { personNames } from '../queries/people.ts'
import { actorOf } from '../queries/sessions.ts'
import { codeOf, goodSecret, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'

interface Listed { people: { id: string; name: string; signInName: string | null }[]; after: string | null }

describe('people', () => {
  let instance: TestInstance
  let root: string, east: string, west: string
  let system: Actor, eastSystem: Actor, handler: Actor
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
    east = await instance.unit('东坪区教育局', 'county-bureau', root)
    west = await instance.unit('云屏区教育局', 'county-bureau', root)
    await instance.person('sysadmin', { unit: root, roles: [['system-administrator', root]] })
    await instance.person('east-sysadmin', { unit: east, roles: [['system-administrator', east]] })
    await instance.person('handler', { unit: east, roles: [['handler', east]] })
    system = await instance.actor('sysadmin')
    eastSystem = await instance.actor('east-sysadmin')
    handler = await instance.actor('handler')
  })
  after(() => instance.database.drop())

  const create = (signInName: string, unit = east, actor = eastSystem, key?: string) =>
    instance.execute('org.create-person', { unit, name: '梁思远', signInName, title: '科员' }, actor, key) as
      Promise<{ person: string; version: number; firstSecret: string }>

  it('get a first secret that is told once, must be changed, and comes without any role', async () => {
    const made = await create('first', east, eastSystem, 'create-first-1')
    assert.match(made.firstSecret, /^.{4}-.{4}-.{4}-.{4}$/)
    const again = await create('first', east, eastSystem, 'create-first-1')
    assert.deepEqual(again, { person: made.person, version: 1 })
    const { rows } = await sql<{ kept: string }>`select string_agg(answer::text, '') as kept from kernel.idempotency`.execute(instance.db)
    assert.ok(!rows[0]!.kept.includes(made.firstSecret))
    const actor = await actorOf(instance.db, await instance.signIn('first', made.firstSecret), instance.clock.now())
    assert.deepEqual(actor?.grants, [])
    assert.equal(await codeOf(create('first')), 'org.sign-in-name-taken')
  })

  it('are kept within the scope of the old unit and of the new one', async () => {
    assert.equal(await codeOf(create('elsewhere', west)), 'kernel.not-found')
    assert.equal(await codeOf(create('handler-made', east, handler)), 'kernel.not-permitted')
    const { person } = await create('mover')
    const change = (input: object, actor = eastSystem) => instance.execute('org.change-person', { person, ...input }, actor)
    assert.equal(await codeOf(change({ expectedVersion: 1, unit: west })), 'kernel.not-found')
    assert.deepEqual(await change({ expectedVersion: 1, unit: west }, system), { person, version: 2 })
    assert.equal(await codeOf(change({ expectedVersion: 2, title: null })), 'kernel.not-found')
    assert.equal(await codeOf(change({ expectedVersion: 1, title: null }, system)), 'kernel.version-stale')
    await change({ expectedVersion: 2, name: '梁远' }, system)
    const { rows } = await sql`select name, title, sign_in_name, unit_id from org.person where id = ${person}`.execute(instance.db)
    assert.deepEqual(rows, [{ name: '梁远', title: '科员', sign_in_name: 'mover', unit_id: west }])
    assert.equal(await codeOf(change({ expectedVersion: 3, signInName: 'handler' }, system)), 'org.sign-in-name-taken')
  })

  it('lose every session when disabled, and come back when enabled', async () => {
    const person = await instance.person('leaver', { unit: east })
    const token = await instance.signIn('leaver')
    assert.equal(await instance.refused('org.disable-person', { person, expectedVersion: 1 }, handler), 'kernel.not-permitted')
    const self = { person: eastSystem.id, expectedVersion: 1 }
    assert.equal(await instance.refused('org.disable-person', self, eastSystem), 'org.disable-self')
    await instance.execute('org.disable-person', { person, expectedVersion: 1 }, eastSystem)
    assert.equal(await actorOf(instance.db, token, instance.clock.now()), undefined)
    assert.equal(await codeOf(instance.signIn('leaver')), 'org.person-disabled')
    assert.equal(await instance.refused('org.renew-secret', { person }, eastSystem), 'org.enable-first')
    await instance.execute('org.enable-person', { person, expectedVersion: 2 }, eastSystem)
    assert.equal(await actorOf(instance.db, token, instance.clock.now()), undefined)
    assert.ok(await instance.signIn('leaver'))
  })

  it('get a new secret when they forgot theirs; it opens the lock and ends the sessions', async () => {
    const person = await instance.person('forgetful', { unit: east })
    const token = await instance.signIn('forgetful')
    for (const _ of [1, 2, 3, 4, 5]) await codeOf(instance.signIn('forgetful', 'wrong wrong'))
    const { firstSecret } = await instance.execute('org.renew-secret', { person }, eastSystem) as { firstSecret: string }
    assert.equal(await actorOf(instance.db, token, instance.clock.now()), undefined)
    assert.equal(await codeOf(instance.signIn('forgetful', goodSecret)), 'org.sign-in-wrong')
    assert.ok(await instance.signIn('forgetful', firstSecret))
  })

  it('are listed page by page within the scope, sign-in names for their keepers only', async () => {
    const far = await instance.unit('石埠县教育局', 'county-bureau', root)
    for (const letter of ['c', 'a', 'b']) await instance.person(`far-${letter}`, { unit: far })
    await instance.person('far-handler', { unit: far, roles: [['handler', far]] })
    const list = (input: object, actor: Actor) => instance.ask('org.list-people', input, actor) as Promise<Listed>
    const farHandler = await instance.actor('far-handler')
    const first = await list({ rows: 3 }, farHandler)
    assert.deepEqual(first.people.map((person) => person.name), ['人员 far-a', '人员 far-b', '人员 far-c'])
    const second = await list({ rows: 3, after: first.after }, farHandler)
    assert.deepEqual(second.people.map((person) => person.name), ['人员 far-handler'])
    assert.equal(second.after, null)
    assert.ok(first.people.every((person) => person.signInName === null))
    const kept = await list({ unit: far, text: 'far-b' }, system)
    assert.deepEqual(kept.people.map((person) => person.signInName), ['far-b'])
    assert.deepEqual(await list({ unit: far }, handler), { people: [], after: null })
    const reader = await instance.person('reader', { unit: far, roles: [['reader', far]] })
    assert.equal(await codeOf(list({}, await instance.actor('reader'))), 'kernel.not-permitted')
    assert.deepEqual(await personNames(instance.db, [reader, instance.ids.next()]), new Map([[reader, '人员 reader']]))
  })
})
