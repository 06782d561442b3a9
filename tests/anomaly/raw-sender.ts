// A sender that keeps to no rule: bytes on a socket, in the order and at the pace a test wants.
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from './caller.ts'

export interface RawAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- Whatever the server said; a wrong field fails the test.
  readonly body: any
  /** Everything that came, further answers on the same connection included. */
  readonly text: string
  /** Whether the server ended the connection; false when it was still open after the time given. */
  readonly ended: boolean
}

export interface RawRequest {
  readonly path?: string
  readonly headers: Readonly<Record<string, string | number>>
  /** Writes the body; what is not ended or destroyed here stays open. */
  send(socket: Socket): Promise<void> | void
  readonly seconds_max?: number
}

/** Never rejects for what the network does: a broken connection is one of the answers. */
export async function sendRaw(caller: Caller, request: RawRequest): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(caller.address)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  let text = ''
  let ended = false
  socket.setEncoding('utf8').on('data', (piece: string) => { text += piece }).on('error', () => { ended = true })
  const closed = new Promise<void>((resolve) => {
    for (const event of ['end', 'close']) {
      socket.once(event, () => {
        ended = true
        resolve()
      })
    }
  })
  const headers = { Host: host, 'Content-Type': 'application/octet-stream', ...caller.headers(), ...request.headers }
  const head = [`POST ${request.path ?? '/api/upload'} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await request.send(socket)
  await Promise.race([closed, wait((request.seconds_max ?? 20) * 1000, undefined, { ref: false })])
  socket.destroy()
  return { ...parse(text), text, ended }
}

/** The first answer of a connection. */
function parse(text: string): { status: number; body: unknown } {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
  const head_end = text.indexOf('\r\n\r\n')
  const length_bytes = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head_end))?.[1] ?? Number.NaN)
  const body = Buffer.from(text.slice(head_end + 4)).subarray(0, Number.isNaN(length_bytes) ? undefined : length_bytes).toString('utf8')
  try {
    return { status, body: JSON.parse(body) }
  } catch {
    return { status, body }
  }
}
