// How a declared operation runs: parse → authorize → run → record, in one transaction. Nothing else calls an operation's run().
import { locales } from 'zod'
import type { z } from 'zod'
import { ownPart } from './actor.ts'
import type { Actor } from './actor.ts'
import { claimBlob, destroyOriginal, findBlob } from './blob.ts'
import type { CommandContext, JournalSubject, QueryContext } from './context.ts'
import { kernelErrors, Refusal } from './errors.ts'
import type { FieldProblem } from './errors.ts'
import { eventQueue } from './event.ts'
import { answerOf, claimKey, inputDigest } from './idempotency.ts'
import type { KeptAnswer } from './idempotency.ts'
import { writeRecord } from './journal.ts'
import type { PendingEvent } from './journal.ts'
import { limits } from './limits.ts'
import type { Placed } from './permission.ts'
import type { Clock, Database, DatabaseTransaction, Extractor, Ids, JobQueue, JobRequest, Log, ObjectStore, Random } from './ports.ts'
import type { AnyCommand, AnyQuery, Registry } from './registry.ts'
import type { SearchIndex } from './search.ts'
import { followTrace, followTraces } from './trace.ts'
import type { TraceLink } from './trace.ts'
import { sql } from 'kysely'

export interface RuntimeParts {
  readonly registry: Registry
  readonly db: Database
  readonly objects: ObjectStore
  readonly extractor: Extractor
  readonly jobs: Pick<JobQueue, 'send'>
  readonly search: SearchIndex
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly log: Log
}

export type Language = 'zh-CN' | 'en'

export interface Call {
  readonly actor: Actor
  readonly address: string
  readonly language: Language
  /** Commands only: 8 to 100 characters chosen by the caller. */
  readonly key?: string
}

export interface CommandAnswer { readonly answer: unknown; readonly repeated: boolean }

export interface Runtime {
  /** Raises a Refusal for every expected failure; anything else is a broken invariant. */
  execute(name: string, input: unknown, call: Call): Promise<CommandAnswer>
  ask(name: string, input: unknown, call: Call): Promise<unknown>
}

export function createRuntime(parts: RuntimeParts): Runtime {
  return {
    async execute(name, input, call) {
      const operation = parts.registry.find(name)
      if (operation?.kind !== 'command') throw kernelErrors('operation-unknown', { name })
      requirePerson(operation, call.actor)
      const key = requireKey(call.key)
      const parsed = parseInput(operation.input, input, call.language)
      return retried(() => runCommand(parts, operation, parsed, call, key))
    },
    async ask(name, input, call) {
      const operation = parts.registry.find(name)
      if (operation?.kind !== 'query') throw kernelErrors('operation-unknown', { name })
      requirePerson(operation, call.actor)
      return runQuery(parts, operation, parseInput(operation.input, input, call.language), call)
    },
  }
}

async function runCommand(parts: RuntimeParts, operation: AnyCommand, input: unknown, call: Call, key: string): Promise<CommandAnswer> {
  const digest = inputDigest(operation.name, input, operation.secrets)
  const now = parts.clock.now()
  let refused: Refusal | undefined
  const done = await parts.db.transaction().execute(async (transaction): Promise<CommandAnswer> => {
    await limitStatements(transaction, operation.limits?.seconds_max)
    // Sent together, run one after the other: the target is loaded after an equal call that still ran has ended.
    const [kept, found] = await Promise.all([
      claimKey(transaction, { actor: call.actor.id, key, operation: operation.name, digest, now }),
      loadTarget(operation, transaction, input, call.actor),
    ])
    if (kept) return { answer: answerOf(kept, input), repeated: true }
    const target = authorize(parts, operation, found, call.actor)
    const pending = new Pending(target)
    let answer: unknown
    try {
      answer = present(operation, await operation.run(commandContext(parts, operation, transaction, call, target, pending), input))
    } catch (error) {
      if (!(error instanceof Refusal) || !error.kept) throw error
      refused = error
    }
    await pending.write(parts, transaction, {
      actor: call.actor.id, actingFor: actingFor(parts, operation, call.actor, target), operation: operation.name,
      action: refused ? 'refused' : operation.journal, digest, now, key,
      kept: keptAnswer(operation, answer, refused),
    })
    return { answer, repeated: false }
  })
  if (refused) throw refused
  return done
}

async function runQuery(parts: RuntimeParts, operation: AnyQuery, input: unknown, call: Call): Promise<unknown> {
  const transaction = operation.reveals
    ? parts.db.transaction()
    : parts.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return transaction.execute(async (db) => {
    await limitStatements(db, operation.limits?.seconds_max)
    const target = authorize(parts, operation, await loadTarget(operation, db, input, call.actor), call.actor)
    const pending = new Pending(target)
    const context: QueryContext<unknown> = {
      ...sharedContext(parts, operation, { db, call, target }),
      db,
      follow: (kind, id) => followTrace(db, call.actor, parts.registry.permissions, parts.registry.resolvers, kind, id),
      followAll: (kind, ids, relation) => followTraces(
        db, call.actor, parts.registry.permissions, parts.registry.resolvers, { kind, ids, relation }),
      subject: (subject) => pending.setSubject(subject),
    }
    const answer = present(operation, await operation.run(context, input))
    if (operation.reveals) {
      const digest = inputDigest(operation.name, input)
      await pending.write(parts, db, {
        actor: call.actor.id, actingFor: actingFor(parts, operation, call.actor, target), operation: operation.name,
        action: operation.reveals, digest, now: parts.clock.now(),
      })
    }
    return answer
  })
}

function isPlaced(target: unknown): target is Placed {
  return typeof target === 'object' && target !== null && 'lineage' in target && Array.isArray(target.lineage)
}

interface RecordHead {
  readonly actor: string
  readonly actingFor?: string | undefined
  readonly operation: string
  readonly action: string
  readonly digest: Buffer
  readonly now: Date
  readonly key?: string
  readonly kept?: KeptAnswer
}

/** What a command wants written with its rows, gathered while it runs and written in one go at its end. */
export class Pending {
  readonly #lineage: readonly string[]
  readonly links: TraceLink[] = []
  readonly events: PendingEvent[] = []
  readonly jobs: JobRequest[] = []
  #subject: JournalSubject | undefined

  constructor(target?: unknown) {
    this.#lineage = isPlaced(target) ? target.lineage : []
  }

  setSubject(subject: JournalSubject): void {
    if (this.#subject) throw new Error('An operation names its journal subject once.')
    this.#subject = { lineage: this.#lineage, ...subject }
  }

  emit(parts: Pick<RuntimeParts, 'registry' | 'ids'>, name: string, payload: Record<string, string | number | boolean>): void {
    if (!parts.registry.events().has(name)) throw new Error(`Event ${name} is not declared by any domain.`)
    const id = parts.ids.next()
    this.events.push({ id, name, payload })
    for (const handler of parts.registry.handlers) {
      if (handler.event !== name) continue
      this.jobs.push({ queue: eventQueue.name, key: `${id} ${handler.name}`, payload: { event: id, handler: handler.name } })
    }
  }

  async write(parts: Pick<RuntimeParts, 'jobs'>, transaction: DatabaseTransaction, head: RecordHead): Promise<void> {
    if (!this.#subject) throw new Error(`${head.operation} ended without naming its journal subject.`)
    // Sent together; should the first fail, PostgreSQL refuses the second and the transaction is rolled back.
    await Promise.all([
      writeRecord(transaction, { ...head, subject: this.#subject, links: this.links, events: this.events }),
      this.jobs.length > 0 ? parts.jobs.send(transaction, this.jobs) : undefined,
    ])
  }
}

function commandContext(
  parts: RuntimeParts, operation: AnyCommand, transaction: DatabaseTransaction, call: Call, target: unknown, pending: Pending,
): CommandContext<unknown> {
  return {
    ...sharedContext(parts, operation, { db: transaction, call, target }),
    db: transaction,
    ids: parts.ids,
    subject: (subject) => pending.setSubject(subject),
    trace: (link) => { pending.links.push(link) },
    emit: (name, payload) => pending.emit(parts, name, payload),
    enqueue: (job, payload) => { pending.jobs.push({ queue: job.name, key: job.key(payload), payload }) },
    claimBlob: (id) => claimBlob(transaction, call.actor, parts.clock.now(), id),
    destroyOriginal: (digest, things) => destroyOriginal(transaction, parts.objects, digest, things),
  }
}

interface Asked { readonly db: Database; readonly call: Call; readonly target: unknown }

function sharedContext(parts: RuntimeParts, operation: AnyCommand | AnyQuery, { db, call, target }: Asked) {
  const { permissions } = parts.registry
  return {
    actor: call.actor,
    clock: parts.clock,
    random: parts.random,
    objects: parts.objects,
    extractor: parts.extractor,
    search: parts.search,
    log: parts.log,
    target,
    units: operation.allow.kind === 'within' ? permissions.units(call.actor, operation.allow.permission) : [],
    unitsFor: (permission: string, whose?: 'own') => permissions.units(whose === 'own' ? ownPart(call.actor) : call.actor, permission),
    permissionsHeld: () => permissions.held(call.actor),
    address: call.address,
    language: call.language,
    ownBlob: (id: string) => findBlob(db, call.actor, parts.clock.now(), id),
  }
}

async function loadTarget(operation: AnyCommand | AnyQuery, db: Database, input: unknown, actor: Actor): Promise<Placed | undefined> {
  return operation.allow.kind === 'on' ? operation.allow.scope.load(db, input, actor) : undefined
}

/** Answers the target, or raises not-found for what the actor may not know of and not-permitted for what he may not do. */
function authorize(parts: RuntimeParts, operation: AnyCommand | AnyQuery, target: Placed | undefined, actor: Actor): Placed | undefined {
  const { allow } = operation
  const { permissions } = parts.registry
  if (allow.kind === 'within' && permissions.units(actor, allow.permission).length === 0) throw kernelErrors('not-permitted')
  if (allow.kind === 'on') permissions.require(actor, allow.permission, allow.scope.view, target)
  return target
}

function actingFor(parts: RuntimeParts, operation: AnyCommand | AnyQuery, actor: Actor, target: Placed | undefined): string | undefined {
  const { allow } = operation
  if (allow.kind !== 'on' && allow.kind !== 'within') return undefined
  return parts.registry.permissions.actingFor(actor, allow.permission, allow.kind === 'on' ? target : undefined)
}

function requirePerson(operation: AnyCommand | AnyQuery, actor: Actor): void {
  if (operation.allow.kind !== 'anyone' && actor.kind === 'anonymous') throw kernelErrors('not-signed-in')
}

function requireKey(key: string | undefined): string {
  const length = key?.length ?? 0
  if (!key || length < limits.idempotency_key_characters_min || length > limits.idempotency_key_characters_max) {
    throw kernelErrors('idempotency-key-missing')
  }
  return key
}

const localeErrors = { 'zh-CN': locales.zhCN().localeError, en: locales.en().localeError }

/** Raises kernel.input-invalid with every field that does not fit, all at once, in the caller's language. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, language: Language): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: localeErrors[language] })
  if (parsed.success) return parsed.data
  const fields: FieldProblem[] = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  throw kernelErrors('input-invalid', { fields: fields.map((field) => field.field).join(', ') }, fields)
}

/** Answers are cut to their schema, so that no extra column ever leaves; one that breaks it is a broken invariant. */
function present(operation: AnyCommand | AnyQuery, answer: unknown): unknown {
  return operation.output.parse(answer)
}

function keptAnswer(operation: AnyCommand, answer: unknown, refused: Refusal | undefined): KeptAnswer {
  if (refused) {
    const { code, kind, unstored } = refused
    const stored = Object.entries(refused.parameters).filter(([name]) => !unstored.includes(name))
    return { refused: { code, kind, parameters: Object.fromEntries(stored), ...(unstored.length > 0 ? { unstored } : {}) } }
  }
  if (!operation.secrets || answer === null || typeof answer !== 'object') return { answer }
  const told = Object.entries(answer).filter(([field]) => !operation.secrets?.includes(field))
  return { answer: Object.fromEntries(told) }
}

async function limitStatements(db: Database, seconds_max: number | undefined): Promise<void> {
  if (seconds_max === undefined) return
  await sql`select set_config('statement_timeout', ${`${seconds_max}s`}, true)`.execute(db)
}

const retryable = new Set(['40001', '40P01'])

/** A deadlock or a serialization failure is nobody's fault; the whole transaction is tried again, three times at most. */
export async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries_left = 3; ; tries_left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (tries_left === 0 || !retryable.has(code)) throw error
    }
  }
}

/** Raises kernel.version-stale when the thing has moved on since the caller looked at it. */
export function expectVersion(present: number, expected: number): void {
  if (present !== expected) throw kernelErrors('version-stale', { present, expected })
}
