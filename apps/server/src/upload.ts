// One streaming endpoint: bytes → object → row, and only then the answer.
import { kernelErrors, limits, Refusal, storeBlob } from '@lantai/kernel'
import type { PutStep } from '@lantai/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf, requireOwnPage } from './caller.ts'
import type { HttpOptions } from './http.ts'
import { guardRate, uploadRate } from './slow-senders.ts'

const megabytes_max = limits.upload_bytes_max / 1024 / 1024

export function serveUpload(app: FastifyInstance, options: HttpOptions): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body stays a stream; nothing of it is held in memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post('/api/upload', { bodyLimit: limits.upload_bytes_max + 1 }, async (request) => receive(options, request))
  })
}

async function receive(options: HttpOptions, request: FastifyRequest): Promise<unknown> {
  try {
    const { actor, byCookie } = await callerOf(options.composed, request)
    if (actor.kind === 'anonymous') throw kernelErrors('not-signed-in')
    requireOwnPage(request, byCookie)
    if (options.storageLow()) throw kernelErrors('storage-full')
    const announced_bytes = Number(request.headers['content-length'] ?? Number.NaN)
    if (announced_bytes === 0) throw kernelErrors('upload-empty')
    if (announced_bytes > limits.upload_bytes_max) throw kernelErrors('upload-too-large', { megabytes_max })
    const { log } = options.composed.parts
    const onStep = (step: PutStep): void => log.info(`upload ${step}`, { request: request.id })
    const stored = await storeBlob(options.composed.parts, actor, body(request), onStep)
    return { blob: stored.blob, size_bytes: stored.size_bytes }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'objects.too-large') throw kernelErrors('upload-too-large', { megabytes_max })
    throw error
  }
}

async function* body(request: FastifyRequest): AsyncIterable<Uint8Array> {
  if (!(request.body instanceof Object) || !(Symbol.asyncIterator in request.body)) throw kernelErrors('upload-empty')
  try {
    yield* guardRate(request.raw.iterator({ destroyOnReturn: false }), uploadRate)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw kernelErrors('upload-cut')
  }
  if (!request.raw.complete) throw kernelErrors('upload-cut')
}
