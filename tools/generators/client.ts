// The web's view of the server: types and names only, so that nothing of the server is bundled into a page.
import type { JsonSchema } from './shapes.ts'
import { nameOfReference, shapesOf } from './shapes.ts'
import { notice } from './source.ts'
import type { Source } from './source.ts'

/** apps/web/src/generated/client.ts */
export function printClient(source: Pick<Source, 'registry'>): string {
  const shapes = shapesOf(source.registry)
  const names = (kind: 'command' | 'query'): string[] => shapes.operations
    .filter(({ operation }) => operation.kind === kind).map(({ operation }) => `  '${operation.name}',`)
  return [
    `// ${notice}`,
    '',
    ...[...shapes.named].map(([name, shape]) => `export type ${name} = ${printType(shape, '')}\n`),
    '/** Every refusal: a code, the sentence for people, its parameters and the fields that do not fit. */',
    'export interface ErrorAnswer {',
    '  code: string',
    '  message: string',
    '  parameters: Record<string, string | number>',
    '  fields: { field: string; message: string }[]',
    '}',
    '',
    'export interface Operations {',
    ...shapes.operations.flatMap(({ operation, input, output }) => [
      `  '${operation.name}': {`,
      `    kind: '${operation.kind}'`,
      `    input: ${printType(input, '    ')}`,
      `    output: ${printType(output, '    ')}`,
      '  }',
    ]),
    '}',
    '',
    'export const commands = [', ...names('command'), '] as const',
    'export const queries = [', ...names('query'), '] as const',
    '',
    'export type CommandName = (typeof commands)[number]',
    'export type QueryName = (typeof queries)[number]',
    'export type OperationName = CommandName | QueryName',
    'export type InputOf<Name extends OperationName> = Operations[Name][\'input\']',
    'export type OutputOf<Name extends OperationName> = Operations[Name][\'output\']',
    '',
  ].join('\n')
}

/** A JSON schema as a TypeScript type; what JSON schema says beyond the shape (limits, patterns) is left out. */
export function printType(shape: JsonSchema, indent: string): string {
  if (shape.$ref) return nameOfReference(shape.$ref)
  if (shape.const !== undefined) return printLiteral(shape.const)
  if (shape.enum) return shape.enum.map(printLiteral).join(' | ')
  const union = shape.anyOf ?? shape.oneOf
  if (union) return unique(union.map((part) => printType(part, indent))).join(' | ')
  if (shape.allOf) return shape.allOf.map((part) => inBrackets(part, printType(part, indent))).join(' & ')
  if (shape.not && Object.keys(shape.not).length === 0) return 'never'
  if (Array.isArray(shape.type)) return unique(shape.type.map((type) => printType({ ...shape, type }, indent))).join(' | ')
  switch (shape.type) {
    case 'string': return 'string'
    case 'integer': case 'number': return 'number'
    case 'boolean': return 'boolean'
    case 'null': return 'null'
    case 'array': return printArray(shape, indent)
    case 'object': return printObject(shape, indent)
    case undefined: return 'unknown'
    default: throw new Error(`JSON schema type ${shape.type} has no TypeScript type.`)
  }
}

function printArray(shape: JsonSchema, indent: string): string {
  if (shape.prefixItems) return `[${shape.prefixItems.map((part) => printType(part, indent)).join(', ')}]`
  const { items = {} } = shape
  return `${inBrackets(items, printType(items, indent))}[]`
}

function printObject(shape: JsonSchema, indent: string): string {
  const entries = Object.entries(shape.properties ?? {})
  const { additionalProperties } = shape
  const open = typeof additionalProperties === 'object' ? printType(additionalProperties, indent) : undefined
  if (entries.length === 0) return `Record<string, ${open ?? (additionalProperties === true ? 'unknown' : 'never')}>`
  const required = new Set(shape.required)
  const inner = `${indent}  `
  const lines = entries.map(([name, part]) => `${inner}${printKey(name)}${required.has(name) ? '' : '?'}: ${printType(part, inner)}`)
  return ['{', ...lines, `${indent}}`].join('\n') + (open ? ` & Record<string, ${open}>` : '')
}

/** A union or intersection in an array or an intersection needs brackets of its own. */
function inBrackets(shape: JsonSchema, type: string): string {
  const several = (shape.enum?.length ?? 0) > 1 || Array.isArray(shape.type)
  const joined = shape.anyOf !== undefined || shape.oneOf !== undefined || shape.allOf !== undefined
  const extended = shape.properties !== undefined && typeof shape.additionalProperties === 'object'
  return shape.$ref === undefined && (several || joined || extended) ? `(${type})` : type
}

function printKey(name: string): string { return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printLiteral(name) }

function printLiteral(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'')}'`
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`A literal of type ${typeof value} has no TypeScript type.`)
}

function unique(types: readonly string[]): string[] { return [...new Set(types)] }
