// The ground the table is measured on: a real world, and in it one person for every role, who holds that role at `own` and comes
// by his own session as every request does.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { anonymous, roles } from '@lantai/kernel'
import type { Actor, Role } from '@lantai/kernel'
import { actorOf, createSetUpLink, hashSecret } from '@lantai/org'
import { openWorld } from '../operation/world.ts'
import type { World } from '../operation/world.ts'
import { plantHolding, plantPerson, plantSession } from './plant.ts'
import type { PlantedSession } from './plant.ts'
import type { Place } from './read-table.ts'

/** Of every account that is planted with one. */
export const planted_secret = 'correct horse battery'

export class Ground {
  readonly world: World
  readonly secretHash: string
  readonly #live = new Map<Role, Actor>()
  readonly #expired = new Map<Role, string>()
  #empty: World | undefined

  constructor(world: World, secretHash: string) {
    this.world = world
    this.secretHash = secretHash
  }

  async prepare(): Promise<void> {
    for (const role of roles) {
      const person = await plantPerson(this.world, this.world.units.own)
      await plantHolding(this.world, person, role, this.world.units.own)
      this.#live.set(role, await this.#actorBy(await plantSession(this.world, person)))
      const past = await plantSession(this.world, person, -1)
      const before_its_end = new Date(this.world.parts.clock.now().getTime() - 5_400_000)
      assert.ok(await actorOf(this.world.database.app, past.token, before_its_end), 'The expired token must have been good once.')
      this.#expired.set(role, past.token)
    }
  }

  unit(place: Place): string { return this.world.units[place === 'parent' ? 'root' : place] }

  holder(role: Role): Actor { return this.#live.get(role)! }

  /** Who calls with a token of that role's person whose end has passed, as the server sees it. */
  async expired(role: Role): Promise<Actor> {
    return await actorOf(this.world.database.app, this.#expired.get(role)!, this.world.parts.clock.now()) ?? anonymous
  }

  /** A new person of the unit with the roles given, each on its unit, by a session of his own. */
  async person(unit: string, held: readonly (readonly [Role, string])[] = []): Promise<Actor> {
    const person = await plantPerson(this.world, unit, { secretHash: this.secretHash })
    for (const [role, at] of held) await plantHolding(this.world, person, role, at)
    return this.again(person)
  }

  /** The person by a new session, with what he may do by now. */
  async again(person: string): Promise<Actor> { return this.#actorBy(await plantSession(this.world, person)) }

  async #actorBy({ token }: PlantedSession): Promise<Actor> {
    const actor = await actorOf(this.world.database.app, token, this.world.parts.clock.now())
    assert.ok(actor, 'A session that has not ended carries its person.')
    return actor
  }

  /** An instance without any unit or person, with a set-up link; the same one, emptied, each time. */
  async emptyInstance(): Promise<{ world: World; setUpSecret: string }> {
    this.#empty ??= await this.#openEmpty()
    const { database, parts } = this.#empty
    for (const table of ['role_holding', 'person', 'unit', 'set_up']) await sql`delete from org.${sql.raw(table)}`.execute(database.owner)
    const setUpSecret = await createSetUpLink(database.owner, parts)
    assert.ok(setUpSecret, 'An empty instance can be set up.')
    return { world: this.#empty, setUpSecret }
  }

  async #openEmpty(): Promise<World> {
    const world = await openWorld()
    await sql`truncate org.unit cascade`.execute(world.database.owner)
    return world
  }

  /** How many journal rows stand under that operation. */
  async entries(operation: string): Promise<number> {
    let count = 0
    for (const world of [this.world, ...this.#empty ? [this.#empty] : []]) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from journal.entry where operation = ${operation}`.execute(world.database.owner)
      count += rows[0]!.count
    }
    return count
  }

  async close(): Promise<void> {
    await this.#empty?.close()
    await this.world.close()
  }
}

export async function openGround(): Promise<Ground> {
  const world = await openWorld()
  const ground = new Ground(world, await hashSecret(planted_secret, world.parts.random))
  try {
    await ground.prepare()
  } catch (error) {
    await ground.close()
    throw error
  }
  return ground
}
