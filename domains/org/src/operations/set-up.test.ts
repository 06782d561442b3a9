import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { anonymous, roles, systemRandom } from '@lantai/kernel'
import type { Role } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDemoBureau } from '../demo/bureau.ts'
import { createSetUpLink, isSetUp } from '../queries/set-up.ts'
import { codeOf, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'

describe('an empty instance', () => {
  let instance: TestInstance
  beforeEach(async () => { instance = await startInstance() })
  afterEach(() => instance.database.drop())

  const link = () => createSetUpLink(instance.db, { clock: instance.clock, random: systemRandom })
  const setUp = (setUpSecret: string, auditName = 'auditor') => instance.execute('org.set-up', {
    setUpSecret, bureauName: '临溪市教育局',
    systemAdministrator: { name: '高立衡', signInName: 'sysadmin' },
    securityAdministrator: { name: '严守中', signInName: 'secadmin' },
    auditAdministrator: { name: '明察远', signInName: auditName },
  }, anonymous) as Promise<{ bureau: string; firstSecrets: Record<string, string> }>

  it('is set up once, by the present link: three administrators with first secrets', async () => {
    const [old, present] = [(await link())!, (await link())!]
    assert.equal(await isSetUp(instance.db), false)
    assert.equal(await codeOf(setUp('x')), 'org.set-up-refused')
    assert.equal(await codeOf(setUp(old)), 'org.set-up-refused')
    assert.equal(await codeOf(setUp(present, 'secadmin')), 'org.sign-in-names-equal')
    const ends = await Promise.allSettled([setUp(present), setUp(present)])
    assert.deepEqual(ends.map((end) => end.status).sort(), ['fulfilled', 'rejected'])
    const done = ends.find((end) => end.status === 'fulfilled')!.value
    assert.equal(await codeOf(setUp(present)), 'org.set-up-refused')
    assert.equal(await link(), undefined)
    assert.equal(await isSetUp(instance.db), true)
    const { rows } = await sql<{ role: string; unit: string }>`
      select role, unit_id as unit from org.role_holding order by role`.execute(instance.db)
    const three = ['audit-administrator', 'security-administrator', 'system-administrator']
    assert.deepEqual(rows, three.map((role) => ({ role, unit: done.bureau })))
    assert.ok(await instance.signIn('sysadmin', done.firstSecrets['systemAdministrator']))
    assert.ok(await instance.signIn('secadmin', done.firstSecrets['securityAdministrator']))
    assert.ok(await instance.signIn('auditor', done.firstSecrets['auditAdministrator']))
  })

  it('has a link that ends after a day', async () => {
    const secret = (await link())!
    instance.clock.forward(24 * 60)
    assert.equal(await codeOf(setUp(secret)), 'org.set-up-refused')
  })

  it('takes the sample bureau, with somebody in every role who may sign in', async () => {
    const plant = () => instance.db.transaction().execute((transaction) =>
      plantDemoBureau(transaction, { now: instance.clock.now(), random: systemRandom, ids: instance.ids }))
    const first = await plant()
    assert.deepEqual(new Set<Role>(first.flatMap((account) => account.roles)), new Set<Role>(roles))
    const second = await plant()
    assert.equal(second.length, first.length)
    const { rows } = await sql<{ units: number; people: number }>`
      select (select count(*) from org.unit) as units, (select count(*) from org.person) as people`.execute(instance.db)
    assert.deepEqual(rows, [{ units: 38, people: 46 }])
    const secretOf = (accounts: typeof first, name: string) => accounts.find((account) => account.signInName === name)!.secret
    assert.equal(await codeOf(instance.signIn('leader', secretOf(first, 'leader'))), 'org.sign-in-wrong')
    await instance.signIn('leader', secretOf(second, 'leader'))
    await instance.signIn('reader', secretOf(second, 'reader'))
  })
})
