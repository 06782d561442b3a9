// Somebody who calls a server over HTTP: one connection a call, so that nothing is kept open to a server that has been killed.
import { randomUUID } from 'node:crypto'
import { request as openRequest } from 'node:http'
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http'

export interface Answer {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- The shapes are those of the operations; a wrong field fails the test.
  readonly body: any
  readonly headers: IncomingHttpHeaders
}

export interface UploadOptions {
  /** Announced as Content-Length; left out, the body is sent in chunks of unknown number. */
  readonly announced_bytes?: number
  readonly media?: string
}

/** The server's refusal of something that a test took for granted. */
export class Unexpected extends Error {
  readonly answer: Answer
  constructor(what: string, answer: Answer) {
    super(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    this.answer = answer
  }
}

const answer_seconds_max = 120

export class Caller {
  readonly address: string
  readonly token: string | undefined

  constructor(address: string, token?: string) {
    this.address = address
    this.token = token
  }

  async signIn(name: string, secret: string): Promise<Caller> {
    const { body } = await this.execute('org.sign-in', { name, secret, kind: 'token' })
    return new Caller(this.address, body.token as string)
  }

  /** A query; rejects when it is refused. */
  async ask(operation: string, input: Record<string, string | number> = {}): Promise<Answer['body']> {
    const answer = await this.tryAsk(operation, input)
    if (answer.status !== 200) throw new Unexpected(operation, answer)
    return answer.body
  }

  tryAsk(operation: string, input: Record<string, string | number> = {}): Promise<Answer> {
    const query = new URLSearchParams(Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]))
    return this.send('GET', `/api/${operation.replace('.', '/')}?${query}`)
  }

  /** A command; rejects when it is refused. */
  async execute(operation: string, input: object, key: string = randomUUID()): Promise<Answer> {
    const answer = await this.tryExecute(operation, input, key)
    if (answer.status !== 200) throw new Unexpected(operation, answer)
    return answer
  }

  tryExecute(operation: string, input: object, key: string = randomUUID()): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(input))
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, 'Idempotency-Key': key }
    return this.send('POST', `/api/${operation.replace('.', '/')}`, headers, [body])
  }

  tryUpload(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, options: UploadOptions = {}): Promise<Answer> {
    const length: Record<string, string | number> = options.announced_bytes === undefined
      ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': options.announced_bytes }
    return this.send('POST', '/api/upload', { 'Content-Type': options.media ?? 'application/octet-stream', ...length }, pieces)
  }

  /** The id to receive it by; rejects when it is refused. */
  async upload(bytes: Uint8Array): Promise<string> {
    const answer = await this.tryUpload([bytes], { announced_bytes: bytes.length })
    if (answer.status !== 200) throw new Unexpected('upload', answer)
    return answer.body.blob as string
  }

  headers(): Record<string, string> {
    return { 'Accept-Language': 'zh-CN', ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}) }
  }

  /** Rejects only when no answer came. An answer that comes before the body has been sent whole is taken. */
  send(
    method: string, path: string, headers: Record<string, string | number> = {},
    body: Iterable<Uint8Array> | AsyncIterable<Uint8Array> = [],
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // As browsers do it: with "close" the server would hang up on a body that it has refused half-way.
      const kept = { Connection: 'keep-alive', ...this.headers(), ...headers }
      const request = openRequest(new URL(path, this.address), { method, agent: false, headers: kept })
      let answered = false
      request.setTimeout(answer_seconds_max * 1000, () => request.destroy(new Error('no answer in time')))
      request.on('response', (response) => {
        answered = true
        collect(response).then(resolve, reject).finally(() => request.destroy())
      })
      request.on('error', (error) => { if (!answered) reject(error) })
      write(request, body, () => answered).catch((error: unknown) => request.destroy(error as Error))
    })
  }
}

async function collect(response: IncomingMessage): Promise<Answer> {
  const pieces: Buffer[] = []
  for await (const piece of response) pieces.push(piece as Buffer)
  const text = Buffer.concat(pieces).toString('utf8')
  const isJson = /json/.test(response.headers['content-type'] ?? '')
  return { status: response.statusCode ?? 0, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

async function write(
  request: ClientRequest, body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, isAnswered: () => boolean,
): Promise<void> {
  for await (const piece of body) {
    if (isAnswered() || request.destroyed) return
    if (request.write(piece)) continue
    await whenFree(request)
  }
  request.end()
}

/** Resolves when more may be written or nothing need be. */
function whenFree(request: ClientRequest): Promise<void> {
  const events = ['drain', 'close', 'response']
  return new Promise((resolve) => {
    const free = (): void => {
      for (const event of events) request.off(event, free)
      resolve()
    }
    for (const event of events) request.on(event, free)
  })
}
