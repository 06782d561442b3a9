// The one place where the command line talks to a server.
import { randomUUID } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import process from 'node:process'
import { Readable } from 'node:stream'
import { facesOf, limits } from '@lantai/kernel'
import type { Operation } from '@lantai/kernel'
import { say, language, wordsOf } from './words.ts'

export interface Server { readonly url: string; readonly token?: string }

/** What the server refused, as it said it. */
export class Refused extends Error {
  readonly code: string
  readonly fields: readonly { field: string; message: string }[]
  constructor(body: { code: string; message: string; fields?: readonly { field: string; message: string }[] }) {
    super(body.message)
    this.code = body.code
    this.fields = body.fields ?? []
  }
}

/** A complaint of the command line's own, with its exit code: 2 for wrong words, 3 for a server that does not answer. */
export class Complaint extends Error {
  readonly exit_code: number
  constructor(message: string, exit_code: number) {
    super(message)
    this.exit_code = exit_code
  }
}

export async function callServer(server: Server, operation: Operation, input: Record<string, unknown>): Promise<unknown> {
  const { method, path } = facesOf(operation)
  if (method === 'POST') return send(server, path, { method, body: JSON.stringify(input), headers: { 'Content-Type': 'application/json' } })
  const pairs = Object.entries(input).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]))
  const query = new URLSearchParams(pairs)
  return send(server, query.size > 0 ? `${path}?${query}` : path, { method })
}

/** Streams a file, or standard input for `-`, to the upload endpoint; answers the blob's id. */
export async function uploadFile(server: Server, path: string): Promise<string> {
  const answer = await send(server, '/api/upload', {
    method: 'POST', body: Readable.toWeb(Readable.from(bytesOf(path))) as ReadableStream, duplex: 'half',
    headers: { 'Content-Type': 'application/octet-stream', ...lengthOf(path) },
  })
  return (answer as { blob: string }).blob
}

function lengthOf(path: string): Record<string, string> {
  if (path === '-') return {}
  const { size } = statFile(path)
  const megabytes_max = limits.upload_bytes_max / 1024 / 1024
  if (size > limits.upload_bytes_max) throw new Complaint(wordsOf().fileTooLarge(path, megabytes_max), 1)
  return {}
}

function statFile(path: string): { size: number } {
  try {
    const found = statSync(path)
    if (!found.isFile()) throw Object.assign(new Error(), { code: 'EISDIR' })
    return found
  } catch (error) {
    throw new Complaint(wordsOf().fileUnreadable(path, String((error as NodeJS.ErrnoException).code)), 1)
  }
}

async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  const size_bytes = path === '-' ? 0 : statFile(path).size
  let sent_bytes = 0
  let told = -1
  for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
    sent_bytes += (chunk as Uint8Array).length
    const share = size_bytes > 0 ? Math.floor((sent_bytes / size_bytes) * 100) : 0
    const moved = size_bytes > 0 && share !== told
    if (process.stderr.isTTY && moved) process.stderr.write(`\r${wordsOf().uploading(share)}${share === 100 ? '\n' : ''}`)
    told = share
    yield chunk as Uint8Array
  }
}

async function send(server: Server, path: string, request: RequestInit & { duplex?: 'half' }): Promise<unknown> {
  const headers = {
    ...request.headers as Record<string, string>,
    'Accept-Language': language(),
    'Idempotency-Key': randomUUID(),
    ...(server.token ? { Authorization: `Bearer ${server.token}` } : {}),
  }
  let response: Response
  try {
    response = await fetch(new URL(path, server.url), { ...request, headers })
  } catch (error) {
    if (error instanceof Complaint) throw error
    if (error instanceof Error && error.cause instanceof Complaint) throw error.cause
    throw new Complaint(wordsOf().unreachable(server.url), 3)
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body
  if (body !== null && typeof body === 'object' && 'code' in body && 'message' in body) throw new Refused(body as unknown as Refused)
  say(`${response.status} ${response.statusText}`)
  throw new Complaint(wordsOf().unreachable(server.url), 3)
}
