import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { lineageOf, loadUnit } from '../queries/units.ts'
import { codeOf, refusalOf, startInstance } from '../test-instance.ts'
import type { TestInstance } from '../test-instance.ts'

describe('the unit tree', () => {
  let instance: TestInstance
  let root: string, east: string, west: string, eastSchool: string, eastClass: string
  let system: Actor, eastSystem: Actor, handler: Actor
  before(async () => {
    instance = await startInstance()
    root = await instance.unit('临溪市教育局', 'bureau', null)
    east = await instance.unit('东坪区教育局', 'county-bureau', root, 1)
    west = await instance.unit('云屏区教育局', 'county-bureau', root, 2)
    eastSchool = await instance.unit('东坪区第一小学', 'school', east)
    eastClass = await instance.unit('东坪区第一小学教务处', 'section', eastSchool)
    await instance.person('sysadmin', { unit: root, roles: [['system-administrator', root]] })
    await instance.person('east-sysadmin', { unit: east, roles: [['system-administrator', east]] })
    await instance.person('handler', { unit: east, roles: [['handler', east]] })
    system = await instance.actor('sysadmin')
    eastSystem = await instance.actor('east-sysadmin')
    handler = await instance.actor('handler')
  })
  after(() => instance.database.drop())

  const versionOf = async (unit: string) => (await loadUnit(instance.db, unit))!.version
  const move = async (unit: string, parent: string, actor = system) =>
    instance.execute('org.change-unit', { unit, parent, expectedVersion: await versionOf(unit) }, actor)

  it('shows each his part, with the units above by name', async () => {
    const answer = await instance.ask('org.list-units', {}, handler) as { units: Record<string, unknown>[]; more: boolean }
    assert.deepEqual(answer.units.map((unit) => [unit['name'], unit['context'], unit['mayKeep']]), [
      ['临溪市教育局', true, false], ['东坪区教育局', false, false], ['东坪区第一小学', false, false], ['东坪区第一小学教务处', false, false],
    ])
    assert.equal(answer.more, false)
    const whole = await instance.ask('org.list-units', {}, system) as { units: { id: string; mayKeep: boolean }[] }
    assert.deepEqual(whole.units.map((unit) => unit.id), [root, east, west, eastSchool, eastClass])
    assert.ok(whole.units.every((unit) => unit.mayKeep))
  })

  it('moves a unit with everything below it, and back', async () => {
    await move(eastSchool, west)
    assert.deepEqual(await lineageOf(instance.db, eastClass), [root, west, eastSchool, eastClass])
    await move(west, east)
    assert.deepEqual(await lineageOf(instance.db, eastClass), [root, east, west, eastSchool, eastClass])
    await move(west, root)
    await move(eastSchool, east)
    assert.deepEqual(await lineageOf(instance.db, eastClass), [root, east, eastSchool, eastClass])
    const { rows } = await sql<{ name: string }>`select name from kernel.event where payload ->> 'unit' = ${west}`.execute(instance.db)
    assert.deepEqual(rows, [{ name: 'org.unit-moved' }, { name: 'org.unit-moved' }])
  })

  it('closes no circle, not even by two moves at once', async () => {
    assert.equal(await codeOf(move(east, east)), 'org.unit-circle')
    assert.equal(await codeOf(move(east, eastClass)), 'org.unit-circle')
    const ends = await Promise.allSettled([move(east, west), move(west, east)])
    assert.deepEqual(ends.map((end) => end.status).sort(), ['fulfilled', 'rejected'])
    const { rows } = await sql<{ whole: boolean }>`select bool_and(lineage[1] = ${root}::uuid) as whole from org.unit`.execute(instance.db)
    assert.deepEqual(rows, [{ whole: true }])
    await move(east, root)
    await move(west, root)
  })

  it('lets the database itself refuse a circle and a lineage of somebody\'s own', async () => {
    const circle = sql`update org.unit set parent_id = ${eastClass} where id = ${east}`
    await assert.rejects(circle.execute(instance.db), /cannot stand below itself/)
    await sql`update org.unit set lineage = ${[west, east]}::uuid[] where id = ${east}`.execute(instance.db)
    assert.deepEqual(await lineageOf(instance.db, east), [root, east])
  })

  it('asks for the right at the old place and at the new one', async () => {
    assert.equal(await codeOf(move(eastSchool, west, eastSystem)), 'kernel.not-found')
    assert.equal(await codeOf(move(east, west, eastSystem)), 'kernel.not-found')
    assert.equal(await codeOf(move(west, east, eastSystem)), 'kernel.not-found')
    assert.deepEqual(await lineageOf(instance.db, eastSchool), [root, east, eastSchool])
  })

  it('says 404 of what is not seen and 403 of what is', async () => {
    const rename = (unit: string) => instance.refused('org.change-unit', { unit, expectedVersion: 1, name: '新名' }, handler)
    assert.equal(await rename(west), 'kernel.not-found')
    assert.equal(await rename(eastSchool), 'kernel.not-permitted')
    assert.equal(await instance.refused('org.create-unit', { parent: root, name: '新', kind: 'school' }, eastSystem), 'kernel.not-found')
  })

  it('keeps what is left out, and refuses who looked too early', async () => {
    const version = await versionOf(east)
    const changed = await instance.execute('org.change-unit', { unit: east, expectedVersion: version, shortName: '东坪' }, eastSystem)
    assert.deepEqual(changed, { unit: east, version: version + 1 })
    await instance.execute('org.change-unit', { unit: east, expectedVersion: version + 1, ordinal: 7 }, eastSystem)
    const { rows } = await sql`select name, short_name, ordinal from org.unit where id = ${east}`.execute(instance.db)
    assert.deepEqual(rows, [{ name: '东坪区教育局', short_name: '东坪', ordinal: 7 }])
    const late = await refusalOf(instance.execute('org.change-unit', { unit: east, expectedVersion: version, ordinal: 8 }, eastSystem))
    assert.deepEqual([late.code, late.parameters], ['kernel.version-stale', { present: version + 2, expected: version }])
  })

  it('opens units below, with names of their own', async () => {
    const create = (name: string, parent = east) =>
      instance.execute('org.create-unit', { parent, name, kind: 'school' }, system) as Promise<{ unit: string }>
    const { unit } = await create(' 东坪区第二小学 ')
    assert.deepEqual(await lineageOf(instance.db, unit), [root, east, unit])
    assert.equal(await codeOf(create('东坪区第二小学')), 'org.unit-name-taken')
    assert.equal(await codeOf(create('a\u202eb')), 'kernel.input-invalid')
    let parent = unit
    for (let level = 4; level <= 12; level += 1) parent = (await create(`第 ${level} 级`, parent)).unit
    assert.equal(await codeOf(create('第 13 级', parent)), 'org.unit-too-deep')
  })

  it('closes only what is empty, once, and takes nothing new below it', async () => {
    const close = async (unit: string, validUntil?: string) =>
      instance.execute('org.close-unit', { unit, expectedVersion: await versionOf(unit), validUntil }, system)
    const used = await refusalOf(close(eastSchool))
    assert.deepEqual([used.code, used.parameters], ['org.unit-in-use', { units: 1, people: 0 }])
    assert.equal(await codeOf(close(eastClass, '2019-12-31')), 'org.days-reversed')
    assert.deepEqual(await close(eastClass), { unit: eastClass, version: await versionOf(eastClass), validUntil: '2025-06-11' })
    assert.equal(await codeOf(close(eastClass)), 'org.unit-closed')
    assert.equal(await instance.refused('org.create-unit', { parent: eastClass, name: '新', kind: 'section' }, system), 'org.unit-closed')
    assert.equal(await codeOf(move(west, eastClass)), 'org.unit-closed')
    const open = await instance.ask('org.list-units', {}, system) as { units: { id: string }[] }
    const all = await instance.ask('org.list-units', { state: 'all' }, system) as { units: { id: string; validUntil: string | null }[] }
    assert.ok(!open.units.some((unit) => unit.id === eastClass))
    assert.equal(all.units.find((unit) => unit.id === eastClass)?.validUntil, '2025-06-11')
  })

  it('keeps outside bodies within the scope of the unit that lists them', async () => {
    const body = { unit: east, name: '筑新建设有限公司', kind: 'enterprise' }
    const made = await instance.execute('org.create-outside-body', body, eastSystem) as { body: string }
    assert.equal(await instance.refused('org.create-outside-body', body, system), 'org.body-name-taken')
    assert.equal(await instance.refused('org.create-outside-body', { ...body, unit: west }, eastSystem), 'kernel.not-found')
    await instance.execute('org.change-outside-body', { body: made.body, expectedVersion: 1, address: '滨河路 88 号' }, system)
    const rename = (expectedVersion: number, actor: Actor) =>
      instance.refused('org.change-outside-body', { body: made.body, expectedVersion, name: '甲' }, actor)
    assert.equal(await rename(1, system), 'kernel.version-stale')
    assert.equal(await rename(2, handler), 'kernel.not-permitted')
    const list = await instance.ask('org.list-outside-bodies', {}, handler)
    assert.deepEqual(list, {
      bodies: [{
        id: made.body, name: '筑新建设有限公司', kind: 'enterprise', address: '滨河路 88 号', unit: { id: east, name: '东坪区教育局' },
        version: 2, mayKeep: false,
      }],
      more: false,
    })
    await instance.person('west-handler', { unit: west, roles: [['handler', west]] })
    assert.deepEqual(await instance.ask('org.list-outside-bodies', {}, await instance.actor('west-handler')), { bodies: [], more: false })
  })

  it('keeps duties with their days', async () => {
    const set = (unit: string, actor: Actor, days = {}) =>
      instance.execute('org.set-duty', { unit, text: '指导义务教育。', ...days }, actor) as Promise<{ duty: string }>
    assert.equal(await codeOf(set(west, eastSystem)), 'kernel.not-found')
    assert.equal(await codeOf(set(east, system, { validFrom: '2025-06-02', validUntil: '2025-06-01' })), 'org.days-reversed')
    const { duty } = await set(east, eastSystem)
    const listed = await instance.ask('org.list-duties', {}, handler)
    assert.deepEqual(listed, {
      duties: [{
        id: duty, unit: { id: east, name: '东坪区教育局' }, text: '指导义务教育。', validFrom: '2025-06-11', validUntil: null, state: 'now',
      }],
      more: false,
    })
    assert.equal(await codeOf(set(east, system, { validFrom: '2026-01-01' })), 'org.duty-held-already')
    assert.equal(await instance.refused('org.end-duty', { duty }, handler), 'kernel.not-permitted')
    assert.deepEqual(await instance.execute('org.end-duty', { duty }, system), { duty, validUntil: '2025-06-11' })
    assert.equal(await instance.refused('org.end-duty', { duty }, system), 'org.ended-already')
    assert.deepEqual(await instance.ask('org.list-duties', {}, handler), { duties: [], more: false })
    const { duties } = await instance.ask('org.list-duties', { state: 'all' }, handler) as { duties: { id: string; state: string }[] }
    assert.deepEqual(duties.map(({ id, state }) => [id, state]), [[duty, 'ended']])
  })
})
