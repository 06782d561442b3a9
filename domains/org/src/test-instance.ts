// A small bureau on a real PostgreSQL for this domain's tests: real registry, real runtime, a clock that is moved by hand.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime, Refusal, Registry, systemRandom, uuidSeven } from '@lantai/kernel'
import type { Actor, Extractor, ObjectStore, Role, Runtime, SearchIndex } from '@lantai/kernel'
import { cloneDatabase, silent_log } from '@lantai/database/testing'
import type { TestDatabase } from '@lantai/database/testing'
import { org } from './index.ts'
import { hashSecret } from './model/secret.ts'
import { insertPerson } from './queries/people.ts'
import { insertHolding } from './queries/roles.ts'
import { actorOf } from './queries/sessions.ts'
import { insertUnit } from './queries/units.ts'
import type { UnitKind } from './model/fields.ts'

const domains_folder = dirname(dirname(import.meta.dirname))

/** Those of every domain: their numbers are one sequence, in which this domain's alone would leave gaps. */
export const migrationFolders = [
  fileURLToPath(new URL('../migrations', import.meta.resolve('@lantai/kernel'))),
  ...readdirSync(domains_folder).map((domain) => join(domains_folder, domain, 'migrations')).filter((folder) => existsSync(folder)),
]

/** Wednesday morning, 09:00 in Asia/Shanghai. */
export const morning = '2025-06-11T01:00:00.000Z'

export class TestClock {
  #at = new Date(morning)
  now(): Date { return new Date(this.#at) }
  forward(minutes: number): void { this.#at = new Date(this.#at.getTime() + minutes * 60_000) }
  set(moment: string): void { this.#at = new Date(moment) }
}

const unreachable = new Proxy({}, { get: () => { throw new Error('This domain stores no files.') } }) as ObjectStore
const unsearched = new Proxy({}, { get: () => { throw new Error('This domain searches nothing.') } }) as SearchIndex
const unread: Extractor = { version: 'none', extract() { throw new Error('This domain reads no files.') } }
export const goodSecret = 'correct horse battery'

export interface PersonWanted {
  readonly unit: string
  readonly roles?: readonly (readonly [Role, string, string?, string?])[]
  readonly secret?: string
  readonly mustChange?: boolean
}

export class TestInstance {
  readonly database: TestDatabase
  readonly clock = new TestClock()
  readonly ids = uuidSeven({ now: () => new Date() }, systemRandom)
  readonly runtime: Runtime
  #calls = 0

  constructor(database: TestDatabase) {
    this.database = database
    this.runtime = createRuntime({
      registry: new Registry([org]), db: database.app, objects: unreachable, extractor: unread, clock: this.clock, ids: this.ids,
      random: systemRandom, log: silent_log, search: unsearched,
      jobs: { send() { throw new Error('Nothing handles the events of this domain.') } },
    })
  }

  get db() { return this.database.app }

  async unit(name: string, kind: UnitKind, parent: string | null, ordinal = 0): Promise<string> {
    const id = this.ids.next()
    await this.db.transaction().execute((transaction) =>
      insertUnit(transaction, { id, name, kind, parent, ordinal, shortName: null, validFrom: '2020-01-01' }))
    return id
  }

  async person(signInName: string, wanted: PersonWanted): Promise<string> {
    const id = this.ids.next()
    const secretHash = await hashSecret(wanted.secret ?? goodSecret, systemRandom)
    await this.db.transaction().execute(async (transaction) => {
      await insertPerson(transaction, {
        id, name: `人员 ${signInName}`, signInName, unit: wanted.unit, title: null, secretHash,
        mustChangeSecret: wanted.mustChange ?? false,
      })
      for (const [role, unit, validFrom = '2020-01-01', validUntil = null] of wanted.roles ?? []) {
        await insertHolding(transaction, { id: this.ids.next(), person: id, role, unit, validFrom, validUntil, givenBy: null })
      }
    })
    return id
  }

  execute(name: string, input: unknown, actor: Actor, key = `call-${++this.#calls}-0000`): Promise<unknown> {
    return this.runtime.execute(name, input, { actor, address: '127.0.0.1', language: 'zh-CN', key }).then((done) => done.answer)
  }

  ask(name: string, input: unknown, actor: Actor): Promise<unknown> {
    return this.runtime.ask(name, input, { actor, address: '127.0.0.1', language: 'zh-CN' })
  }

  /** The code of the refusal with which the command ends. */
  refused(name: string, input: unknown, actor: Actor): Promise<string> { return codeOf(this.execute(name, input, actor)) }

  async signIn(name: string, secret = goodSecret, kind: 'browser' | 'token' = 'browser'): Promise<string> {
    const answer = await this.execute('org.sign-in', { name, secret, kind }, { kind: 'anonymous', id: 'anonymous', grants: [] })
    return (answer as { token: string }).token
  }

  async actor(name: string): Promise<Actor> {
    const actor = await actorOf(this.db, await this.signIn(name), this.clock.now())
    if (!actor) throw new Error(`${name} has no live session.`)
    return actor
  }
}

export async function startInstance(): Promise<TestInstance> {
  return new TestInstance(await cloneDatabase({ folders: migrationFolders }))
}

/** The refusal's code; anything but a refusal fails the test. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await refusalOf(call)).code
}

export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('The call was expected to be refused and was not.')
}
