import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { anonymous } from '@lantai/kernel'
import { sql } from 'kysely'
import { goodSecret, codeOf, refusalOf, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'
import { actorOf } from '../queries/sessions.ts'

describe('org.sign-in', () => {
  let instance: TestInstance
  let root: string
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
  })
  after(() => instance.database.drop())

  const tryIn = (name: string, secret: string) => instance.execute('org.sign-in', { name, secret, kind: 'browser' }, anonymous)

  it('answers a token of 256 bits whose digest alone is stored', async () => {
    const id = await instance.person('plain', { unit: root, roles: [['handler', root]] })
    const answer = await instance.execute(
      'org.sign-in', { name: ' Plain ', secret: goodSecret, kind: 'token', label: '办公室电脑' }, anonymous) as Record<string, unknown>
    assert.equal(String(answer['token']).length, 43)
    assert.deepEqual(answer['person'], { id, name: '人员 plain' })
    assert.equal(answer['expires'], '2025-06-11T13:00:00.000Z')
    assert.equal(answer['mustChangeSecret'], false)
    const { rows } = await sql<{ kept: string }>`
      select session::text || (select string_agg(answer::text, '') from kernel.idempotency) as kept from org.session`.execute(instance.db)
    assert.equal(rows.length, 1)
    assert.ok(!rows[0]!.kept.includes(String(answer['token'])))
    assert.ok(!rows[0]!.kept.includes(goodSecret))
    const actor = await actorOf(instance.db, String(answer['token']), instance.clock.now())
    assert.equal(actor?.id, id)
    assert.deepEqual(actor?.grants, [{ role: 'handler', unit: root }])
  })

  it('refuses an unknown name and a wrong secret alike and journals both', async () => {
    const id = await instance.person('wrong', { unit: root })
    assert.equal(await codeOf(tryIn('wrong', 'not the secret')), 'org.sign-in-wrong')
    assert.equal(await codeOf(tryIn('nobody', 'not the secret')), 'org.sign-in-wrong')
    const { rows } = await sql<{ subject_kind: string; subject_id: string; action: string }>`
      select subject_kind, subject_id, action from journal.entry order by seq desc limit 2`.execute(instance.db)
    assert.deepEqual([rows[1]?.subject_kind, rows[1]?.subject_id, rows[1]?.action], ['person', id, 'refused'])
    assert.deepEqual([rows[0]?.subject_kind, rows[0]?.action], ['sign-in', 'refused'])
  })

  it('lets nobody in whose account never got a secret', async () => {
    const id = await instance.person('unsecret', { unit: root })
    await sql`update org.person set secret_hash = null where id = ${id}`.execute(instance.db)
    assert.equal(await codeOf(tryIn('unsecret', goodSecret)), 'org.sign-in-wrong')
  })

  it('locks at the fifth wrong secret, says until when, and opens again by itself', async () => {
    await instance.person('locked', { unit: root })
    for (const _ of [1, 2, 3, 4]) assert.equal(await codeOf(tryIn('locked', 'wrong wrong')), 'org.sign-in-wrong')
    const fifth = await refusalOf(tryIn('locked', 'wrong wrong'))
    assert.equal(fifth.code, 'org.locked')
    assert.deepEqual(fifth.parameters, { until: '09:15', seconds: 900 })
    instance.clock.forward(14)
    const early = await refusalOf(tryIn('locked', goodSecret))
    assert.deepEqual([early.code, early.parameters['seconds']], ['org.locked', 60])
    instance.clock.forward(1)
    assert.equal(await codeOf(tryIn('locked', 'wrong wrong')), 'org.sign-in-wrong')
    await instance.signIn('locked')
    const { rows } = await sql`select failed_count, locked_until from org.person where sign_in_name = 'locked'`.execute(instance.db)
    assert.deepEqual(rows, [{ failed_count: 0, locked_until: null }])
  })

  it('counts twenty wrong secrets at once as five, and refuses the right one after them', async () => {
    await instance.person('crowd', { unit: root })
    const codes = await Promise.all(Array.from({ length: 20 }, (_, index) => codeOf(tryIn('crowd', `wrong secret ${index}`))))
    assert.equal(codes.filter((code) => code === 'org.sign-in-wrong').length, 4)
    assert.equal(codes.filter((code) => code === 'org.locked').length, 16)
    const { rows } = await sql`select failed_count from org.person where sign_in_name = 'crowd'`.execute(instance.db)
    assert.deepEqual(rows, [{ failed_count: 5 }])
    assert.equal(await codeOf(tryIn('crowd', goodSecret)), 'org.locked')
  })

  it('tells a disabled person so only after the right secret', async () => {
    const id = await instance.person('gone', { unit: root })
    await sql`update org.person set state = 'disabled' where id = ${id}`.execute(instance.db)
    assert.equal(await codeOf(tryIn('gone', 'wrong wrong')), 'org.sign-in-wrong')
    assert.equal(await codeOf(tryIn('gone', goodSecret)), 'org.person-disabled')
  })

  it('does not hand the token out a second time for the same submission', async () => {
    await instance.person('twice', { unit: root })
    const input = { name: 'twice', secret: goodSecret, kind: 'browser' }
    const first = await instance.execute('org.sign-in', input, anonymous, 'same-key-0001') as Record<string, unknown>
    const second = await instance.execute('org.sign-in', input, anonymous, 'same-key-0001') as Record<string, unknown>
    assert.ok('token' in first)
    assert.ok(!('token' in second))
    assert.deepEqual(second['person'], first['person'])
  })
})
