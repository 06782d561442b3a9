// From the zod schemas of the operations to JSON schema, once for the web client, OpenAPI and the command line's page.
import type { Operation, Registry, Schema } from '@lantai/kernel'
import { routedOperations } from './source.ts'

/** JSON schema 2020-12 as zod prints it; only the parts that the generators look at are named. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  not?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  $defs?: Record<string, JsonSchema>
  [other: string]: unknown
}

type Direction = 'input' | 'output'

export interface OperationShapes {
  readonly operation: Exclude<Operation, { kind: 'tool' }>
  readonly input: JsonSchema
  readonly output: JsonSchema
}

export interface Shapes {
  readonly operations: readonly OperationShapes[]
  /** Shapes with a name of their own (`.meta({ id })`), sorted; one that differs between request and answer stands twice. */
  readonly named: ReadonlyMap<string, JsonSchema>
}

const prefix = '#/$defs/'

/** Names in references are local to the answer: `#/$defs/DocumentId`. */
export function shapesOf(registry: Registry): Shapes {
  const found: Record<Direction, Map<string, JsonSchema>> = { input: new Map(), output: new Map() }
  const take = (schema: Schema, direction: Direction): JsonSchema => {
    const { $schema: _dialect, $defs, ...shape } = jsonSchemaOf(schema, direction)
    for (const [name, named] of Object.entries($defs ?? {})) keepNamed(found[direction], name, named)
    return shape
  }
  const operations = routedOperations(registry)
    .map((operation) => ({ operation, input: take(operation.input, 'input'), output: take(operation.output, 'output') }))
  const differing = differingNames(found.input, found.output)
  const renamed = (name: string): string => differing.has(name) ? `${name}Input` : name
  const named = new Map(found.output)
  for (const [name, shape] of found.input) named.set(renamed(name), renameReferences(shape, renamed))
  return {
    operations: operations.map((entry) => ({ ...entry, input: renameReferences(entry.input, renamed) })),
    named: new Map([...named].sort(([one], [other]) => one < other ? -1 : 1)),
  }
}

/** A tool has no route, so that its shapes need no place among the named ones of the interface. */
export function toolInputOf(operation: Operation): { readonly input: JsonSchema; readonly $defs: Record<string, JsonSchema> } {
  const { $schema: _dialect, $defs = {}, ...input } = jsonSchemaOf(operation.input, 'input')
  return { input, $defs }
}

/** A moment is a Date inside and an ISO 8601 string outside; zod alone cannot say so. */
function jsonSchemaOf(schema: Schema, io: Direction): JsonSchema {
  const printed = schema.toJSONSchema({
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod
      const moment = def.type === 'date' || (io === 'output' && def.type === 'pipe' && def.in._zod.def.type === 'date')
      if (!moment) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  }) as JsonSchema
  return io === 'output' ? withoutClosing(printed) : printed
}

/** Answers may gain fields later; callers must not be told otherwise. */
function withoutClosing(shape: JsonSchema): JsonSchema {
  return mapSchema(shape, (part) => {
    const { additionalProperties, ...rest } = part
    return additionalProperties === false ? rest : part
  })
}

function keepNamed(names: Map<string, JsonSchema>, name: string, shape: JsonSchema): void {
  const { $id: _id, id: _name, ...rest } = shape
  const before = names.get(name)
  if (before && JSON.stringify(before) !== JSON.stringify(rest)) throw new Error(`Two different shapes are called ${name}.`)
  names.set(name, rest)
}

/** Names whose request and answer are not the same, and every name whose request mentions one of those. */
function differingNames(input: ReadonlyMap<string, JsonSchema>, output: ReadonlyMap<string, JsonSchema>): ReadonlySet<string> {
  const differing = new Set<string>()
  for (const [name, shape] of input) {
    const answer = output.get(name)
    if (answer && JSON.stringify(answer) !== JSON.stringify(shape)) differing.add(name)
  }
  for (let before = -1; before !== differing.size;) {
    before = differing.size
    for (const [name, shape] of input) {
      if (output.has(name) && referencesOf(shape).some((reference) => differing.has(reference))) differing.add(name)
    }
  }
  return differing
}

function referencesOf(shape: JsonSchema): readonly string[] {
  const found: string[] = []
  mapSchema(shape, (part) => {
    if (part.$ref) found.push(nameOfReference(part.$ref))
    return part
  })
  return found
}

export function nameOfReference(reference: string): string {
  if (!reference.startsWith(prefix)) throw new Error(`The reference ${reference} does not name a shape.`)
  return reference.slice(prefix.length)
}

function renameReferences(shape: JsonSchema, renamed: (name: string) => string): JsonSchema {
  return mapSchema(shape, (part) => part.$ref ? { ...part, $ref: `${prefix}${renamed(nameOfReference(part.$ref))}` } : part)
}

/** A copy in which every part, innermost first, went through `change`. Values such as defaults and examples are left alone. */
export function mapSchema(shape: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const copy: JsonSchema = { ...shape }
  const inner = (part: JsonSchema): JsonSchema => mapSchema(part, change)
  for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const) {
    const parts = copy[key]
    if (parts) copy[key] = parts.map(inner)
  }
  for (const key of ['properties', '$defs'] as const) {
    const parts = copy[key]
    if (parts) copy[key] = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, inner(part)]))
  }
  for (const key of ['items', 'not'] as const) {
    const part = copy[key]
    if (part) copy[key] = inner(part)
  }
  if (typeof copy.additionalProperties === 'object') copy.additionalProperties = inner(copy.additionalProperties)
  return change(copy)
}
