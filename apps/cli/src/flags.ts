// Flags of an operation, derived from its input: expectedVersion → --expected-version, span.start → --span.start.
import { z } from 'zod'
import type { Operation } from '@lantai/kernel'
import { Complaint } from './ask-server.ts'
import { wordsOf } from './words.ts'

export interface Flag {
  /** Without the dashes. */
  readonly name: string
  /** Where the value goes in the input. */
  readonly path: readonly string[]
  readonly type: 'text' | 'number' | 'truth' | 'list' | 'file'
  readonly required: boolean
  readonly values?: readonly string[]
}

interface Property {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, Property>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Property[]
  readonly $ref?: string
}

interface Shape extends Property { readonly $defs?: Readonly<Record<string, Property>> }

/** An input named `blob` is an uploaded file and becomes --file; the file's own name is taken for `name` where none is given. */
export function flagsOf(operation: Operation): readonly Flag[] {
  const shape = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Shape
  return flagsIn(shape, shape, [])
}

function flagsIn(whole: Shape, part: Property, above: readonly string[]): Flag[] {
  return Object.entries(part.properties ?? {}).flatMap(([key, given]) => {
    const property = resolve(whole, given)
    const path = [...above, key]
    if (property.type === 'object' && property.properties) return flagsIn(whole, property, path)
    const name = path.map((word) => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).join('.')
    const required = part.required?.includes(key) ?? false
    if (key === 'blob' && above.length === 0) return [{ name: 'file', path, type: 'file' as const, required }]
    return [{ name, path, type: typeOf(property), required, values: property.enum }]
  })
}

function resolve(whole: Shape, property: Property): Property {
  const named = property.$ref ? whole.$defs?.[property.$ref.replace('#/$defs/', '')] : undefined
  const chosen = named ?? property
  return chosen.anyOf ? resolve(whole, chosen.anyOf.find((one) => one.type !== 'null') ?? {}) : chosen
}

function typeOf(property: Property): Flag['type'] {
  if (property.type === 'integer' || property.type === 'number') return 'number'
  if (property.type === 'boolean') return 'truth'
  return property.type === 'array' ? 'list' : 'text'
}

export interface ParsedFlags { readonly input: Record<string, unknown>; readonly file?: string; readonly json: boolean }

export function parseFlags(command: string, flags: readonly Flag[], words: readonly string[]): ParsedFlags {
  const input: Record<string, unknown> = {}
  let file: string | undefined
  let json = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    if (!word.startsWith('--')) throw new Complaint(wordsOf().unexpected(word), 2)
    const [name, ...glued] = word.slice(2).split('=')
    if (name === 'json') {
      json = true
      continue
    }
    const flag = flags.find((one) => one.name === name)
    if (!flag) throw new Complaint(wordsOf().unknownFlag(`--${name}`, command), 2)
    const value = glued.length > 0 ? glued.join('=') : flag.type === 'truth' ? 'true' : words[at += 1]
    if (value === undefined) throw new Complaint(wordsOf().flagNeedsValue(`--${name}`), 2)
    if (flag.type === 'file') file = value
    else place(input, flag.path, convert(flag, value), flag.type === 'list')
  }
  return { input, file, json }
}

function convert(flag: Flag, value: string): unknown {
  if (flag.type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (flag.type === 'truth') return value === 'true'
  if (flag.type === 'list' && value.startsWith('[')) return JSON.parse(value)
  return value
}

function place(input: Record<string, unknown>, path: readonly string[], value: unknown, list: boolean): void {
  const [key, ...below] = path as [string, ...string[]]
  if (below.length > 0) {
    input[key] ??= {}
    place(input[key] as Record<string, unknown>, below, value, list)
    return
  }
  input[key] = list && !Array.isArray(value) ? [...(input[key] as unknown[] | undefined ?? []), value] : value
}
