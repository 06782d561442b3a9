import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@lantai/kernel'
import { enteredDays } from '../queries/calendar-days.ts'
import { lineageOf } from '../queries/units.ts'
import { codeOf, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'

interface Listed {
  years: { year: number; notice: string | null }[]
  days: { day: string; working: boolean; origin: string; name: string | null; note: string | null; unit: { name: string } | null }[]
  mayKeep: boolean
}

describe('the working calendar', () => {
  let instance: TestInstance
  let root: string, school: string
  let system: Actor, schoolSystem: Actor, handler: Actor
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
    school = await instance.unit('临溪一中', 'school', root)
    await instance.person('sysadmin', { unit: root, roles: [['system-administrator', root]] })
    await instance.person('school-sysadmin', { unit: school, roles: [['system-administrator', school]] })
    await instance.person('handler', { unit: school, roles: [['handler', school]] })
    system = await instance.actor('sysadmin')
    schoolSystem = await instance.actor('school-sysadmin')
    handler = await instance.actor('handler')
  })
  after(() => instance.database.drop())

  const list = (from: string, until: string, unit = school, actor = handler) =>
    instance.ask('org.list-calendar', { unit, from, until }, actor) as Promise<Listed>
  const set = (unit: string, day: string, working: boolean | null, note: string | null, actor: Actor) =>
    instance.execute('org.set-calendar-day', { unit, day, working, note }, actor)

  it('tells of every day whether it is worked, and by which notice', async () => {
    const february = await list('2026-02-13', '2026-02-16')
    assert.deepEqual(february.years, [{ year: 2026, notice: '国办发明电〔2025〕7号' }])
    assert.deepEqual(february.days.map(({ day, working, origin, name }) => [day, working, origin, name]), [
      ['2026-02-13', true, 'week', null], ['2026-02-14', true, 'published', '春节'], ['2026-02-15', false, 'published', '春节'],
      ['2026-02-16', false, 'published', '春节'],
    ])
    const turn = await list('2026-12-31', '2027-01-01')
    assert.deepEqual(turn.years.map(({ notice }) => notice), ['国办发明电〔2025〕7号', null])
    assert.equal(february.mayKeep, false)
  })

  it('holds what a unit arranges for itself and all below it; the nearest counts, and it can be taken back', async () => {
    await set(root, '2026-06-17', false, '局里统一安排', system)
    await set(school, '2026-06-17', true, null, schoolSystem)
    await set(school, '2026-06-18', false, '校庆', schoolSystem)
    const days = async (unit: string, actor: Actor) => (await list('2026-06-17', '2026-06-18', unit, actor)).days
      .map((day) => [day.working, day.note, day.unit?.name ?? null])
    assert.deepEqual(await days(school, handler), [[true, null, '临溪一中'], [false, '校庆', '临溪一中']])
    assert.deepEqual(await days(root, system), [[false, '局里统一安排', '临溪市教育局'], [true, null, null]])
    await set(school, '2026-06-17', null, '不再保留', schoolSystem)
    assert.deepEqual((await days(school, handler))[0], [false, '局里统一安排', '临溪市教育局'])
    const lineage = await lineageOf(instance.db, school)
    const entered = await enteredDays(instance.db, lineage!, '2026-06-01', '2026-06-30')
    assert.deepEqual(entered, new Map([['2026-06-17', false], ['2026-06-18', false]]))
  })

  it('is kept by the system administrator in his reach only', async () => {
    assert.equal(await codeOf(set(school, '2026-06-19', true, null, handler)), 'kernel.not-permitted')
    assert.equal(await codeOf(set(root, '2026-06-19', true, null, schoolSystem)), 'kernel.not-found')
    assert.equal(await codeOf(list('2026-06-19', '2026-06-19', root)), 'kernel.not-found')
  })

  it('refuses what is no day, too many days, and days the wrong way round', async () => {
    assert.equal(await codeOf(set(school, '2026-02-30', true, null, schoolSystem)), 'kernel.input-invalid')
    assert.equal(await codeOf(set(school, '1999-12-31', true, null, schoolSystem)), 'org.calendar-year')
    assert.equal(await codeOf(list('2026-02-01', '2026-01-01')), 'org.days-reversed')
    assert.equal(await codeOf(list('2025-01-01', '2026-01-02')), 'org.calendar-range')
    assert.equal((await list('2024-01-01', '2024-12-31')).days.length, 366)
    assert.equal(await codeOf(list('2099-12-31', '2100-01-01')), 'org.calendar-year')
  })
})
