// docs/openapi.json: what the routes take and answer, for callers other than our own pages and command line.
import { facesOf, limits } from '@lantai/kernel'
import type { JsonSchema, OperationShapes } from './shapes.ts'
import { mapSchema, nameOfReference, shapesOf } from './shapes.ts'
import { notice } from './source.ts'
import type { Source } from './source.ts'

type Json = Record<string, unknown>

const idempotencyKey = {
  name: 'Idempotency-Key', in: 'header', required: true,
  description: 'Chosen by the caller; the same key with the same input is carried out once and answered alike for '
    + `${limits.idempotency_days_kept} days.`,
  schema: { type: 'string', minLength: limits.idempotency_key_characters_min, maxLength: limits.idempotency_key_characters_max },
}

const refusal = {
  type: 'object',
  properties: {
    code: { type: 'string', description: 'One of docs/errors.md.' },
    message: { type: 'string', description: 'For people, in the language of Accept-Language: zh-CN or en.' },
    parameters: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } }, required: ['field', 'message'] },
    },
  },
  required: ['code', 'message', 'parameters', 'fields'],
}

/** Uploads are no operation: one streaming endpoint whose answer a command then names. */
const upload = {
  post: {
    operationId: 'upload', summary: 'Bytes of one file', tags: ['upload'],
    description: 'Answers when the bytes are stored. The blob can be used once, by the same person, within '
      + `${limits.blob_hours_kept} hours. At most ${limits.upload_bytes_max} bytes.`,
    requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
    responses: {
      200: answer('The stored bytes', {
        type: 'object', required: ['blob', 'size_bytes'],
        properties: { blob: { type: 'string', format: 'uuid' }, size_bytes: { type: 'integer' } },
      }),
      default: { $ref: '#/components/responses/Refusal' },
    },
  },
}

export function printOpenApi(source: Pick<Source, 'registry' | 'messages' | 'version'>): string {
  const shapes = shapesOf(source.registry)
  const english = new Map(source.messages.flatMap((part) => Object.entries(part.en)))
  const paths = shapes.operations.map((entry) => {
    const { method, path } = facesOf(entry.operation)
    return [path, { [method.toLowerCase()]: describe(entry, english) }] as const
  })
  const document = {
    openapi: '3.1.0',
    info: { title: 'Lantai 兰台', version: source.version, description: notice },
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries([...paths, ['/api/upload', upload]]),
    components: {
      schemas: { ...Object.fromEntries([...shapes.named].map(([name, shape]) => [name, placed(shape)])), Refusal: refusal },
      responses: { Refusal: answer('The operation was refused and nothing was kept', { $ref: '#/components/schemas/Refusal' }) },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From org.sign-in with kind token; 12 hours, revocable.' },
        session: { type: 'apiKey', in: 'cookie', name: 'lantai', description: 'The browser session; __Host-lantai behind https.' },
      },
    },
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function describe({ operation, input, output }: OperationShapes, english: ReadonlyMap<string, string>): Json {
  const body = operation.kind === 'command'
    ? { parameters: [idempotencyKey], requestBody: { required: true, content: { 'application/json': { schema: placed(input) } } } }
    : { parameters: queryParameters(input) }
  return {
    operationId: operation.name,
    summary: english.get(`operation.${operation.name}`) ?? operation.name,
    tags: [operation.name.split('.')[0]],
    ...(operation.allow.kind === 'anyone' ? { security: [] } : {}),
    ...body,
    responses: { 200: answer('Done', placed(output)), default: { $ref: '#/components/responses/Refusal' } },
  }
}

function queryParameters(input: JsonSchema): Json[] {
  const required = new Set(input.required)
  const fields = Object.entries(input.properties ?? {})
  return fields.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema: placed(schema) }))
}

function answer(description: string, schema: JsonSchema | Json): Json {
  return { description, content: { 'application/json': { schema } } }
}

/** References point into the document's components. */
function placed(shape: JsonSchema): JsonSchema {
  return mapSchema(shape, (part) => part.$ref ? { ...part, $ref: `#/components/schemas/${nameOfReference(part.$ref)}` } : part)
}
