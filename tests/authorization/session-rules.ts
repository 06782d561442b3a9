// Who carries a session, and what he may by it today; whose sessions are told and ended.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { actorOf } from '@lantai/org'
import { registry } from '@lantai/server'
import type { Told } from './answers.ts'
import { callOnce } from './carry-out.ts'
import { planted_secret } from './ground.ts'
import type { Ground } from './ground.ts'
import { plantCharge, plantHolding, plantPerson, plantSession } from './plant.ts'
import type { PlantedSession } from './plant.ts'

function carrying({ world }: Ground, { token }: PlantedSession): Promise<Actor | undefined> {
  return actorOf(world.database.app, token, world.parts.clock.now())
}

/** `what` is a piece of SQL by which one row of a table of org is changed. */
async function change({ world }: Ground, table: 'session' | 'person' | 'role_holding' | 'charge', id: string, what: string): Promise<void> {
  await sql`update org.${sql.raw(table)} set ${sql.raw(what)} where id = ${id}`.execute(world.database.owner)
}

async function isEnded({ world }: Ground, { session }: PlantedSession): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select ended_at is not null as ended from org.session where id = ${session}`
    .execute(world.database.owner)
  return rows[0]!.ended
}

const past = 'now() - interval \'1 hour\''

/** Each way in which a session is over, as SQL on its row. */
const endings = [
  `ended_at = ${past}`, `idle_expires = ${past}`, `created = now() - interval '3 hours', expires = ${past}, idle_expires = ${past}`,
] as const

/** Each way in which a role or a charge does not hold today. */
const not_today = [
  'valid_from = current_date - 9, valid_until = current_date - 2', 'valid_from = current_date + 2, valid_until = null',
] as const

function calling(ground: Ground) {
  return (operation: string, caller: Actor, input: Record<string, unknown>): Promise<string> =>
    callOnce({ registry, operation, planted: { input }, caller, world: ground.world })
}

export const session_rules: readonly Told[] = [
  {
    says: 'a session carries nobody once it is ended, idle too long, too old, or of a closed account',
    async check(ground) {
      const person = await plantPerson(ground.world, ground.world.units.own)
      for (const ending of endings) {
        const session = await plantSession(ground.world, person)
        assert.equal((await carrying(ground, session))?.id, person)
        await change(ground, 'session', session.session, ending)
        assert.equal(await carrying(ground, session), undefined, ending)
      }
      const session = await plantSession(ground.world, person)
      await change(ground, 'person', person, "state = 'disabled'")
      assert.equal(await carrying(ground, session), undefined)
    },
  },
  {
    says: 'a session carries the roles and charges that hold today, and nothing before the first secret is changed',
    async check(ground) {
      const { world } = ground
      const { own, sibling } = world.units
      const person = await plantPerson(world, own)
      const session = await plantSession(world, person)
      const held = async () => (await carrying(ground, session))?.grants.map(({ role, unit }) => `${role} ${unit}`).toSorted()
      const holding = await plantHolding(world, person, 'leader', own)
      const charge = await plantCharge(world, person, sibling)
      const both = [`leader ${own}`, `leader ${sibling}`].toSorted()
      assert.deepEqual(await held(), both)
      await change(ground, 'person', person, 'must_change_secret = true')
      assert.deepEqual(await held(), [])
      await change(ground, 'person', person, 'must_change_secret = false')
      for (const days of not_today) {
        await change(ground, 'charge', charge, days)
        assert.deepEqual(await held(), [`leader ${own}`], days)
      }
      await change(ground, 'charge', charge, 'valid_from = current_date - 9, valid_until = null')
      for (const days of not_today) {
        await change(ground, 'role_holding', holding, days)
        assert.deepEqual(await held(), [], days)
      }
    },
  },
  {
    says: 'org.show-me tells one’s own live sessions and no others, and what one may',
    async check(ground) {
      const { world } = ground
      const caller = await ground.person(world.units.own, [['audit-administrator', world.units.own]])
      const other = await plantSession(world, caller.id)
      for (const ending of endings) await change(ground, 'session', (await plantSession(world, caller.id)).session, ending)
      await plantSession(world, await plantPerson(world, world.units.own))
      const me = await world.runtime.ask('org.show-me', {}, world.call(caller)) as { sessions: { id: string }[]; permissions: string[] }
      assert.ok(caller.kind === 'person')
      assert.deepEqual(me.sessions.map(({ id }) => id).toSorted(), [caller.session!, other.session].toSorted())
      assert.deepEqual(me.permissions.toSorted(), ['journal.read', 'org.read', 'org.read-people'])
    },
  },
  {
    says: 'a session that is used is marked as seen; one that has ended meanwhile signs nobody out',
    async check(ground) {
      const { world } = ground
      const caller = await ground.person(world.units.own)
      const used = await plantSession(world, caller.id)
      await change(ground, 'session', used.session, `last_seen = ${past}`)
      await carrying(ground, used)
      const { rows } = await sql<{ seen: boolean }>`
        select last_seen > now() - interval '10 minutes' as seen from org.session where id = ${used.session}`.execute(world.database.owner)
      assert.deepEqual(rows, [{ seen: true }])
      const call = calling(ground)
      assert.deepEqual([await call('org.sign-out', caller, {}), await call('org.sign-out', caller, {})], ['allowed', 'sign-in'])
    },
  },
  {
    says: 'org.end-session: one that is over already is not there',
    async check(ground) {
      const { world } = ground
      const caller = await ground.person(world.units.own)
      for (const ending of [endings[0], endings[2]]) {
        const { session } = await plantSession(world, caller.id)
        await change(ground, 'session', session, ending)
        assert.equal(await calling(ground)('org.end-session', caller, { session }), 'not-found', ending)
      }
    },
  },
  {
    says: 'a changed secret and a closed account end the sessions of that person, the present one aside, and nobody else’s',
    async check(ground) {
      const { world } = ground
      const call = calling(ground)
      const caller = await ground.person(world.units.own)
      const [others, stranger] = [await plantSession(world, caller.id), await plantPerson(world, world.units.own)]
      const strange = await plantSession(world, stranger)
      assert.equal(await call('org.change-secret', caller, { oldSecret: planted_secret, newSecret: 'another horse battery' }), 'allowed')
      assert.ok(caller.kind === 'person')
      const present = { session: caller.session!, token: '' }
      const ended = await Promise.all([others, present, strange].map((one) => isEnded(ground, one)))
      assert.deepEqual(ended, [true, false, false])
      const keeper = ground.holder('system-administrator')
      assert.equal(await call('org.disable-person', keeper, { person: stranger, expectedVersion: 1 }), 'allowed')
      assert.deepEqual([await isEnded(ground, strange), await isEnded(ground, present)], [true, false])
    },
  },
]
