// One declaration, many faces: from these objects come HTTP routes, the command line, OpenAPI, the permission table, journal
// actions and translation keys. The set of fields is closed; there are no decorators, no container, no classes to inherit from.
import type { z } from 'zod'
import type { CommandContext, QueryContext, ToolContext } from './context.ts'
import type { Allow, PermissionTable } from './permission.ts'
import { Permissions } from './permission.ts'
import type { ErrorDefinition } from './errors.ts'
import type { EventHandler } from './event.ts'
import type { JobDefinition } from './job.ts'
import type { SearchSource } from './search.ts'
import type { TraceResolver } from './trace.ts'

/** `<domain>.<verb-object>`, lower case with hyphens, the same word everywhere. */
const namePattern = /^[a-z]+\.[a-z]+(-[a-z]+)+$/

export type Schema = z.ZodType

interface Declared<Input extends Schema, Output extends Schema> {
  readonly name: string
  readonly input: Input
  readonly output: Output
}

export interface CommandDefinition<Input extends Schema, Output extends Schema, Target> extends Declared<Input, Output> {
  readonly allow: Allow<z.output<Input>, Target>
  /** What the journal calls it, in the past: `issued`. */
  readonly journal: string
  /** Fields of input and output that are secrets: in no digest, and not in the kept answer of the idempotency key. */
  readonly secrets?: readonly string[]
  readonly limits?: OperationLimits
  run(context: CommandContext<Target>, input: z.output<Input>): Promise<z.input<Output>>
}

export interface QueryDefinition<Input extends Schema, Output extends Schema, Target> extends Declared<Input, Output> {
  readonly allow: Allow<z.output<Input>, Target>
  /** Set where reading itself must be journaled: unmasked personal data, controlled items, exports, downloads. */
  readonly reveals?: string
  readonly limits?: OperationLimits
  run(context: QueryContext<Target>, input: z.output<Input>): Promise<z.input<Output>>
}

export interface ToolDefinition<Input extends Schema, Output extends Schema> extends Declared<Input, Output> {
  run(context: ToolContext, input: z.output<Input>): Promise<z.input<Output>>
}

export interface OperationLimits {
  /** The longest one statement of the operation may take before it is given up. */
  readonly seconds_max?: number
}

export interface Command<Input extends Schema = Schema, Output extends Schema = Schema, Target = unknown>
  extends CommandDefinition<Input, Output, Target> { readonly kind: 'command' }
export interface Query<Input extends Schema = Schema, Output extends Schema = Schema, Target = unknown>
  extends QueryDefinition<Input, Output, Target> { readonly kind: 'query' }
export interface Tool<Input extends Schema = Schema, Output extends Schema = Schema>
  extends ToolDefinition<Input, Output> { readonly kind: 'tool' }

/** Changes rows: POST, idempotency key, journal row, events, all in one transaction. */
export function command<Input extends Schema, Output extends Schema, Target>(
  definition: CommandDefinition<Input, Output, Target>,
): Command<Input, Output, Target> {
  return { ...definition, kind: 'command' }
}

/** Reads rows: GET, one read-only transaction. */
export function query<Input extends Schema, Output extends Schema, Target>(
  definition: QueryDefinition<Input, Output, Target>,
): Query<Input, Output, Target> {
  return { ...definition, kind: 'query' }
}

/** Works offline on files: no actor, no route. */
export function tool<Input extends Schema, Output extends Schema>(definition: ToolDefinition<Input, Output>): Tool<Input, Output> {
  return { ...definition, kind: 'tool' }
}

// The registry holds operations of every shape; their own types were checked where they were declared.
// oxlint-disable-next-line typescript/no-explicit-any -- A heterogeneous list has no common type parameter.
export type AnyCommand = Command<any, any, any>
// oxlint-disable-next-line typescript/no-explicit-any -- As above.
export type AnyQuery = Query<any, any, any>
// oxlint-disable-next-line typescript/no-explicit-any -- As above.
export type AnyTool = Tool<any, any>
export type Operation = AnyCommand | AnyQuery | AnyTool

/** Messages of one language: key → text with {parameters}. */
export type Messages = Readonly<Record<string, string>>

/** What a domain hands to compose, all through its door. */
export interface Domain {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly permissions: PermissionTable
  readonly errors: ReadonlyMap<string, ErrorDefinition>
  readonly events: readonly string[]
  readonly jobs: readonly JobDefinition[]
  readonly handlers: readonly EventHandler[]
  readonly resolvers: readonly TraceResolver[]
  /** What can be searched; one domain has it. */
  readonly search?: SearchSource
  readonly messages: { readonly 'zh-CN': Messages; readonly en: Messages }
}

export class Registry {
  readonly domains: readonly Domain[]
  readonly permissions: Permissions
  readonly jobs: ReadonlyMap<string, JobDefinition>
  readonly handlers: readonly EventHandler[]
  readonly resolvers: ReadonlyMap<string, TraceResolver>
  readonly search: SearchSource | undefined
  readonly #operations = new Map<string, Operation>()

  /** Refuses, when the program starts, whatever does not hang together: a doubled name, an unknown permission, event or job. */
  constructor(domains: readonly Domain[]) {
    this.domains = domains
    this.permissions = new Permissions(domains.map((domain) => domain.permissions))
    for (const domain of domains) for (const operation of domain.operations) this.#add(domain, operation)
    this.jobs = unique('Job', domains.flatMap((domain) => domain.jobs), (job) => job.name)
    this.handlers = domains.flatMap((domain) => domain.handlers)
    unique('Event handler', this.handlers, (handler) => handler.name)
    const events = unique('Event', domains.flatMap((domain) => domain.events), (event) => event)
    for (const handler of this.handlers) {
      if (!events.has(handler.event)) throw new Error(`Handler ${handler.name} waits for the undeclared event ${handler.event}.`)
    }
    this.resolvers = unique('Trace resolver', domains.flatMap((domain) => domain.resolvers), (resolver) => resolver.kind)
    const sources = domains.flatMap((domain) => domain.search ?? [])
    if (sources.length > 1) throw new Error('The search index takes from one domain.')
    this.search = sources[0]
  }

  #add(domain: Domain, operation: Operation): void {
    const { name } = operation
    if (!namePattern.test(name)) throw new Error(`Operation name ${name} is not <domain>.<verb-object>.`)
    if (!name.startsWith(`${domain.name}.`)) throw new Error(`Operation ${name} stands in the domain ${domain.name}.`)
    if (this.#operations.has(name)) throw new Error(`Operation ${name} is declared twice.`)
    if (operation.kind !== 'tool') {
      const { allow } = operation
      if (allow.kind === 'within' || allow.kind === 'on') this.permissions.holders(allow.permission)
      if (allow.kind === 'on') this.permissions.holders(allow.scope.view)
    }
    this.#operations.set(name, operation)
  }

  operations(): readonly Operation[] { return [...this.#operations.values()] }

  find(name: string): Operation | undefined { return this.#operations.get(name) }

  errors(): ReadonlyMap<string, ErrorDefinition> {
    return new Map(this.domains.flatMap((domain) => [...domain.errors]))
  }

  events(): ReadonlySet<string> { return new Set(this.domains.flatMap((domain) => domain.events)) }
}

function unique<Item>(what: string, items: readonly Item[], nameOf: (item: Item) => string): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) {
    const name = nameOf(item)
    if (found.has(name)) throw new Error(`${what} ${name} is declared twice.`)
    found.set(name, item)
  }
  return found
}

/** Route, command line and file name of an operation, all derived from its one name. */
export function facesOf(operation: Operation): { method: 'GET' | 'POST'; path: string; words: readonly [string, string] } {
  const [domain, verb] = operation.name.split('.') as [string, string]
  return { method: operation.kind === 'command' ? 'POST' : 'GET', path: `/api/${domain}/${verb}`, words: [domain, verb] }
}
