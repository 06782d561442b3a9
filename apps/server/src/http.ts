// HTTP: one route an operation, all from the registry; uploads and the page shell beside them.
import cookie from '@fastify/cookie'
import { Refusal, kernelErrors, limits } from '@lantai/kernel'
import type { Operation } from '@lantai/kernel'
import { facesOf } from '@lantai/kernel'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerError } from './answer-errors.ts'
import { brokenRequests } from './broken-requests.ts'
import { callerOf, languageOf, requireOwnPage, setSession } from './caller.ts'
import type { Composed } from './compose.ts'
import { drainRequest } from './drain-request.ts'
import { registry } from './registry.ts'
import { securityHeaders } from './security-headers.ts'
import { servePages } from './serve-pages.ts'
import { guardRate, uploadRate } from './slow-senders.ts'
import type { InstanceFacts } from './instance-facts.ts'
import { serveExport } from './serve-export.ts'
import { serveRegister } from './serve-register.ts'
import { serveUpload } from './upload.ts'
import { flatQuery } from './flat-query.ts'
import { Readable } from 'node:stream'

export interface HttpOptions {
  readonly composed: Composed
  readonly facts: () => Promise<InstanceFacts>
  /** The folder with the built pages; undefined serves the interface alone. */
  readonly webFolder?: string
  /** Whether browsers reach this server by https, behind a proxy. */
  readonly https: boolean
  /** True when free space is below the reserve: nothing new is taken in. */
  readonly storageLow: () => boolean
}

const fastify_errors: ReadonlyMap<string, 'request-unreadable' | 'upload-too-large'> = new Map([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'upload-too-large'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'request-unreadable'],
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'request-unreadable'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'request-unreadable'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'request-unreadable'],
  ['FST_ERR_BAD_URL', 'request-unreadable'],
])

export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const broken = brokenRequests()
  const app = Fastify({
    logger: false, bodyLimit: limits.request_body_bytes_max, trustProxy: options.https ? 'loopback' : false, requestTimeout: 0,
    clientErrorHandler: (error, socket) => broken.answer(error, socket),
  })
  broken.watch(app.server)
  await app.register(cookie)
  app.addHook('onRequest', securityHeaders(options.https))
  app.addHook('preParsing', guardBody)
  app.setErrorHandler((error, request, reply) => answer(options, error, request, reply))
  for (const operation of registry.operations()) serveOperation(app, options, operation)
  serveUpload(app, options)
  serveExport(app, options)
  serveRegister(app, options)
  app.get('/api/instance', async () => options.facts())
  app.get('/healthz', async () => ({ ready: true }))
  app.all('/api/*', async (request) => { throw kernelErrors('operation-unknown', { name: request.url.slice(0, 100) }) })
  if (options.webFolder) await servePages(app, options.webFolder)
  return app
}

function serveOperation(app: FastifyInstance, options: HttpOptions, operation: Operation): void {
  if (operation.kind === 'tool') return
  const { method, path } = facesOf(operation)
  const read = operation.kind === 'query' ? flatQuery(operation.input) : undefined
  app.route({
    method,
    url: path,
    handler: async (request, reply) => {
      const { actor, byCookie } = await callerOf(options.composed, request)
      const call = { actor, address: request.ip, language: languageOf(request) }
      if (read) return options.composed.runtime.ask(operation.name, read(request.query as Record<string, unknown>), call)
      requireOwnPage(request, byCookie)
      if (options.storageLow() && operation.name === 'reading.receive-document') throw kernelErrors('storage-full')
      const key = request.headers['idempotency-key']
      const { answer: answered, repeated } = await options.composed.runtime.execute(operation.name, request.body ?? {}, {
        ...call, key: typeof key === 'string' ? key : undefined,
      })
      if (repeated) reply.header('Idempotency-Repeated', 'true')
      return setSession(options.https, operation.name, answered, reply)
    },
  })
}

/** Bodies other than uploads are held to the same slowest rate, within half a minute. */
async function guardBody(request: FastifyRequest, _reply: FastifyReply, payload: NodeJS.ReadableStream): Promise<NodeJS.ReadableStream> {
  if (request.method === 'GET' || request.url.startsWith('/api/upload')) return payload
  const source = payload as unknown as AsyncIterable<Uint8Array>
  const guarded = Readable.from(guardRate(source, { ...uploadRate, seconds_max: limits.request_seconds_max }), { objectMode: false })
  return Object.assign(guarded, { receivedEncodedLength: 0 })
}

function answer(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof Error && 'code' in error ? fastify_errors.get(String(error.code)) : undefined
  const megabytes_max = limits.request_body_bytes_max / 1024 / 1024
  const thrown = known && !(error instanceof Refusal) ? kernelErrors(known, { megabytes_max }) : error
  const { status, retry_after_seconds, body } = answerError(thrown, languageOf(request), options.composed.parts.log)
  if (retry_after_seconds) reply.header('Retry-After', String(retry_after_seconds))
  // Who is too slow is not waited for any longer; whoever else is still sending is heard out, so that he sees the sentence.
  if (!request.raw.complete && status === 408) {
    reply.header('Connection', 'close')
  } else {
    // Fastify asks for the connection to be closed when a body is over its limit; the sender would then see only a broken pipe.
    reply.removeHeader('connection')
    drainRequest(request.raw)
  }
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}
