// What Node's own parser refuses never reaches a route: a body that ends early, a chunk that is no chunk, a head that is no
// HTTP. Whoever is still listening gets a sentence all the same.
import { kernelErrors, sentenceFor } from '@lantai/kernel'
import type { Language } from '@lantai/kernel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { statusFor } from './answer-errors.ts'
import { languageOf } from './caller.ts'
import { catalogues } from './registry.ts'

interface Underway { readonly request: IncomingMessage; readonly response: ServerResponse }

const statuses: ReadonlyMap<string, number> = new Map([['HPE_HEADER_OVERFLOW', 431], ['ERR_HTTP_REQUEST_TIMEOUT', 408]])

export interface BrokenRequests {
  /** Remembers which request a connection is at. */
  watch(server: Pick<Server, 'on'>): void
  /** For Fastify's clientErrorHandler. */
  answer(error: NodeJS.ErrnoException, socket: Duplex): void
}

export function brokenRequests(): BrokenRequests {
  const underway = new WeakMap<Duplex, Underway>()
  return {
    watch: (server) => {
      server.on('request', (request, response) => { underway.set(request.socket, { request, response }) })
    },
    answer(error, socket) {
      const { request, response } = underway.get(socket) ?? {}
      const isUnanswered = response === undefined || !response.headersSent || response.writableFinished
      if (error.code !== 'ECONNRESET' && socket.writable && isUnanswered) {
        const isUpload = request?.url?.startsWith('/api/upload') === true && response?.writableFinished === false
        socket.write(rawAnswer(isUpload ? 'upload-cut' : 'request-unreadable', error.code ?? '', languageOf(request ?? { headers: {} })))
      }
      socket.destroy(error)
    },
  }
}

function rawAnswer(name: 'upload-cut' | 'request-unreadable', cause: string, language: Language): string {
  const refusal = kernelErrors(name)
  const status = statuses.get(cause) ?? statusFor(refusal.code, refusal.kind)
  const body = JSON.stringify({ code: refusal.code, message: sentenceFor(catalogues, language, refusal), parameters: {}, fields: [] })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`, "Content-Security-Policy: default-src 'none'", 'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store', 'Connection: close', '', body,
  ].join('\r\n')
}
