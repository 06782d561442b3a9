// docs/commands.md: the command line as it follows from the registry; `lantai` itself reads the registry when it runs.
import { facesOf } from '@lantai/kernel'
import type { Operation, Registry } from '@lantai/kernel'
import type { JsonSchema } from './shapes.ts'
import { nameOfReference, shapesOf, toolInputOf } from './shapes.ts'
import { byName, notice } from './source.ts'
import type { Source } from './source.ts'

export function printCommands(source: Pick<Source, 'registry' | 'messages'>): string {
  const chinese = new Map(source.messages.flatMap((part) => Object.entries(part['zh-CN'])))
  const english = new Map(source.messages.flatMap((part) => Object.entries(part.en)))
  const { named, inputs } = inputsOf(source.registry)
  const lines = inputs.flatMap(({ operation, input }) => {
    const key = `operation.${operation.name}`
    const flags = flagsOf(input, named)
    const offline = operation.kind === 'tool' ? ' · works on files, without a server' : ''
    return [
      `### ${facesOf(operation).words.join(' ')}`, '',
      `${chinese.get(key) ?? operation.name} · ${english.get(key) ?? operation.name}${offline}`, '',
      '```sh', [`lantai ${facesOf(operation).words.join(' ')}`, ...flags.map(printFlag)].join(' '), '```', '',
    ]
  })
  return [
    `<!-- ${notice} -->`, '# Commands 命令行', '',
    'Every operation is a command: `lantai <domain> <verb-object>`. It calls a running server (`LANTAI_URL`, `LANTAI_TOKEN`, or what',
    '`lantai sign-in` has kept). Flags in square brackets may be left out; a field of a field is written with a point,',
    'and `--json` prints the answer as it came.', '',
    ...lines,
  ].join('\n')
}

interface Inputs {
  readonly named: ReadonlyMap<string, JsonSchema>
  readonly inputs: readonly { operation: Operation; input: JsonSchema }[]
}

function inputsOf(registry: Registry): Inputs {
  const shapes = shapesOf(registry)
  const named = new Map(shapes.named)
  const tools = registry.operations().filter((operation) => operation.kind === 'tool').map((operation) => {
    const { input, $defs } = toolInputOf(operation)
    for (const [name, shape] of Object.entries($defs)) named.set(name, shape)
    return { operation, input }
  })
  const inputs = [...shapes.operations.map(({ operation, input }) => ({ operation: operation as Operation, input })), ...tools]
  return { named, inputs: inputs.sort((one, other) => byName(one.operation, other.operation)) }
}

export interface Flag { readonly name: string; readonly value: string; readonly required: boolean; readonly repeated: boolean }

/**
 * Fields in the order they were declared: expectedVersion → --expected-version; objects become one flag a field, span.start →
 * --span.start; `blob` is uploaded by the command line and becomes --file, whose own name is taken where a name is asked for.
 */
export function flagsOf(input: JsonSchema, named: ReadonlyMap<string, JsonSchema>): readonly Flag[] {
  const required = new Set(input.required)
  return Object.entries(input.properties ?? {}).flatMap(([name, field]): readonly Flag[] => {
    const shape = followed(field, named)
    const optional = !required.has(name) || (name === 'name' && input.properties?.['blob'] !== undefined)
    if (name === 'blob') return [{ name: 'file', value: 'FILE', required: !optional, repeated: false }]
    if (shape.type === 'object' && shape.properties) {
      const inside = flagsOf(shape, named)
      return inside.map((inner) => ({ ...inner, name: `${hyphened(name)}.${inner.name}`, required: inner.required && !optional }))
    }
    const repeated = shape.type === 'array'
    const value = valueOf(repeated ? shape.items ?? {} : field, named)
    return [{ name: hyphened(name), value, required: !optional, repeated }]
  })
}

function hyphened(name: string): string { return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) }

/** What a name stands for; what may be nothing is written like what it is otherwise. */
function followed(field: JsonSchema, named: ReadonlyMap<string, JsonSchema>): JsonSchema {
  if (field.$ref) return followed(named.get(nameOfReference(field.$ref)) ?? {}, named)
  if (Array.isArray(field.type)) return { ...field, type: field.type.find((type) => type !== 'null') }
  const something = field.anyOf?.filter((part) => part.type !== 'null') ?? []
  return something.length === 1 ? followed(something[0] ?? {}, named) : field
}

function valueOf(field: JsonSchema, named: ReadonlyMap<string, JsonSchema>): string {
  const shape = followed(field, named)
  if (shape.enum) return shape.enum.map(String).join('|')
  if (shape.type === 'boolean') return ''
  if (field.$ref) return nameOfReference(field.$ref)
  if (shape.type === 'integer' || shape.type === 'number') return 'NUMBER'
  return shape.format === 'uuid' ? 'ID' : shape.format === 'date' ? 'YYYY-MM-DD' : shape.type === 'string' ? 'TEXT' : 'JSON'
}

function printFlag({ name, value, required, repeated }: Flag): string {
  const flag = `--${name}${value === '' ? '' : ` ${value}`}${repeated ? ' …' : ''}`
  return required ? flag : `[${flag}]`
}
