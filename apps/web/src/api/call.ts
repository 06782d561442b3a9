// Every call of the server goes through here, except uploads, which need progress.
import { getDisplay } from '../display.ts'
import type { CommandName, InputOf, OutputOf, QueryName } from '../generated/client.ts'
import { readRefusal, Refused, Unanswered } from './failure.ts'
import { signedIn } from './session-end.ts'

/** Longer than any operation is allowed to take on the server; after it the answer is not worth waiting for. */
const answer_seconds_max = 45

export interface CallSettings {
  readonly signal?: AbortSignal
  /** `wait` holds the call until the person has signed in again; `raise` is for the pages before sign-in. */
  readonly unsigned?: 'wait' | 'raise'
}

/** Raises Refused or Unanswered. */
export async function ask<Name extends QueryName>(name: Name, input: InputOf<Name>, settings: CallSettings = {}): Promise<OutputOf<Name>> {
  const given = Object.entries(input).filter((entry) => entry[1] !== undefined).map(([field, value]) => [field, String(value)])
  const parameters = new URLSearchParams(given)
  const address = given.length > 0 ? `${addressOf(name)}?${parameters}` : addressOf(name)
  return await signedIn(settings, () => fetchAnswer(address, { method: 'GET', signal: settings.signal })) as OutputOf<Name>
}

/** Raises Refused or Unanswered. The same key with the same input is carried out once, however often it is sent. */
export async function execute<Name extends CommandName>(
  name: Name, input: InputOf<Name>, key: string, settings: CallSettings = {},
): Promise<OutputOf<Name>> {
  return await signedIn(settings, () => fetchAnswer(addressOf(name), {
    method: 'POST', signal: settings.signal, body: JSON.stringify(input),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  })) as OutputOf<Name>
}

export function addressOf(name: CommandName | QueryName): string { return `/api/${name.replace('.', '/')}` }

/** 128 random bits; crypto.randomUUID does not exist on a page served by plain http inside an office network. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function fetchAnswer(address: string, request: RequestInit): Promise<unknown> {
  // Not AbortSignal.any: browsers of the last years in offices do not have it yet.
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort('slow'), answer_seconds_max * 1000)
  const leave = (): void => stop.abort('left')
  request.signal?.addEventListener('abort', leave)
  try {
    const headers = { 'Accept-Language': getDisplay().language, ...request.headers }
    const answer = await fetch(address, { ...request, signal: stop.signal, headers })
    const body = await readBody(answer)
    if (!answer.ok) throw readRefusal(answer.status, body)
    return body
  } catch (error) {
    if (request.signal?.aborted || error instanceof Refused || error instanceof Unanswered) throw error
    throw new Unanswered(stop.signal.aborted ? 'slow' : 'unreachable', error)
  } finally {
    clearTimeout(timer)
    request.signal?.removeEventListener('abort', leave)
  }
}

/** A body that breaks off is a network failure; one that is no JSON comes from something between us and the server. */
async function readBody(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unanswered('unreadable', error)
  }
}
