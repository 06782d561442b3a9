// A query's input travels as flat parameters of the address, so that a link can be kept and sent; the declared shape says
// which of them are numbers, truth values or lists. What does not convert is left as it came and refused by the shape.
import { z } from 'zod'

interface Property { readonly type?: string; readonly anyOf?: readonly Property[] }

export function flatQuery(schema: z.ZodType): (query: Record<string, unknown>) => Record<string, unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Property> }
  const types = new Map(Object.entries(shape.properties ?? {}).map(([name, property]) => [name, typeOf(property)]))
  return (query) => Object.fromEntries(Object.entries(query).map(([name, value]) => [name, convert(value, types.get(name))]))
}

function typeOf(property: Property): string | undefined {
  return property.type ?? property.anyOf?.find((one) => one.type !== 'null')?.type
}

function convert(value: unknown, type: string | undefined): unknown {
  if (type === 'array') return Array.isArray(value) ? value : [value]
  if (typeof value !== 'string') return value
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
