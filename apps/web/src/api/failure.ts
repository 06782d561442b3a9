// What can come back instead of an answer: a refusal in the server's own words, or no answer at all.
import type { ErrorAnswer } from '../generated/client.ts'

/** The server understood and said no; `message` is its sentence, in the language asked for. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly parameters: ErrorAnswer['parameters']
  readonly fields: ErrorAnswer['fields']

  constructor(status: number, answer: ErrorAnswer) {
    super(answer.message)
    this.name = 'Refused'
    this.status = status
    this.code = answer.code
    this.parameters = answer.parameters
    this.fields = answer.fields
  }

  /** True when the same call may well work a little later, with the same key. */
  get passing(): boolean { return this.status >= 500 }
}

/** No answer that could be read: the network, a proxy, a server that is restarting. Whether it was carried out is not known. */
export class Unanswered extends Error {
  readonly reason: 'unreachable' | 'unreadable' | 'slow'

  constructor(reason: Unanswered['reason'], cause?: unknown) {
    super(reason, { cause })
    this.name = 'Unanswered'
    this.reason = reason
  }
}

export type Failure = Refused | Unanswered

export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refused || thrown instanceof Unanswered) return thrown
  throw thrown
}

export function isNotSignedIn(thrown: unknown): thrown is Refused {
  return thrown instanceof Refused && thrown.code === 'kernel.not-signed-in'
}

/** Raises Unanswered('unreadable') for anything that is not an answer of this server, such as a page of a proxy. */
export function readRefusal(status: number, body: unknown): Refused {
  if (body === null || typeof body !== 'object') throw new Unanswered('unreadable')
  const { code, message, parameters, fields } = body as Partial<ErrorAnswer>
  if (typeof code !== 'string' || typeof message !== 'string') throw new Unanswered('unreadable')
  return new Refused(status, { code, message, parameters: parameters ?? {}, fields: fields ?? [] })
}
