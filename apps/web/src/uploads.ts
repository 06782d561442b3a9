// Files on their way in. They live outside the pages, so that an upload goes on while its sender reads something else.
import type { QueryClient } from '@tanstack/react-query'
import { execute, newKey } from './api/call.ts'
import type { DocumentSummary } from './api/asking.ts'
import { failureOf, Refused } from './api/failure.ts'
import type { Failure } from './api/failure.ts'
import { sendFile } from './api/send-file.ts'
import { signedIn } from './api/session-end.ts'
import { createStore, useStore } from './store.ts'

/** The server's own limit; told here as well, because a browser learns of the server's refusal only after sending. */
export const upload_bytes_max = 100 * 1024 * 1024
const name_characters_max = 200
const sending_at_once_max = 2

export type UploadState =
  | { readonly step: 'waiting' }
  | { readonly step: 'sending'; readonly share: number }
  | { readonly step: 'taking-in' }
  | { readonly step: 'received' | 'duplicate'; readonly document: DocumentSummary }
  | { readonly step: 'refused-here'; readonly reason: 'too-large' | 'name-too-long' | 'empty' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'cancelled' }

export interface Upload {
  readonly id: string
  readonly name: string
  readonly state: UploadState
}

interface Job {
  readonly file: Blob
  readonly name: string
  readonly origin: 'upload' | 'paste'
  readonly unit: string | undefined
  /** Kept over retries after a lost answer, so that a file is not taken in twice. */
  key: string
  blob?: string
  stop: AbortController
}

const uploads = createStore<readonly Upload[]>([])
const jobs = new Map<string, Job>()
let sending = 0

export function useUploads(): readonly Upload[] { return useStore(uploads) }

export function addUploads(client: QueryClient, files: readonly File[], unit: string | undefined): void {
  for (const file of files) addUpload(client, { file, name: file.name, origin: 'upload', unit })
}

export function addPaste(client: QueryClient, name: string, text: string, unit: string | undefined): void {
  addUpload(client, { file: new Blob([text], { type: 'text/plain' }), name, origin: 'paste', unit })
}

function addUpload(client: QueryClient, given: Pick<Job, 'file' | 'name' | 'origin' | 'unit'>): void {
  const id = newKey()
  const reason = refusedHere(given)
  uploads.set([{ id, name: given.name, state: reason ? { step: 'refused-here', reason } : { step: 'waiting' } }, ...uploads.get()])
  if (reason) return
  jobs.set(id, { ...given, key: newKey(), stop: new AbortController() })
  void runNext(client)
}

function refusedHere({ file, name }: Pick<Job, 'file' | 'name'>): 'too-large' | 'name-too-long' | 'empty' | undefined {
  if (file.size > upload_bytes_max) return 'too-large'
  if (file.size === 0) return 'empty'
  return name.length > name_characters_max ? 'name-too-long' : undefined
}

export function cancelUpload(id: string): void {
  jobs.get(id)?.stop.abort()
  const upload = uploads.get().find((one) => one.id === id)
  if (upload?.state.step === 'waiting') move(id, { step: 'cancelled' })
}

export function retryUpload(client: QueryClient, id: string): void {
  const job = jobs.get(id)
  if (!job) return
  job.stop = new AbortController()
  move(id, { step: 'waiting' })
  void runNext(client)
}

/** Takes the verdicts that have been read off the page; what is still on its way stays. */
export function clearUploads(): void { uploads.set(uploads.get().filter((upload) => isUnderWay(upload.state))) }

export function isUnderWay(state: UploadState): boolean {
  return state.step === 'waiting' || state.step === 'sending' || state.step === 'taking-in'
}

function move(id: string, state: UploadState): void {
  uploads.set(uploads.get().map((upload) => upload.id === id ? { ...upload, state } : upload))
  const left = uploads.get().some((upload) => isUnderWay(upload.state))
  window.onbeforeunload = left ? (event) => event.preventDefault() : null
}

async function runNext(client: QueryClient): Promise<void> {
  const next = uploads.get().findLast((upload) => upload.state.step === 'waiting')
  const job = next && jobs.get(next.id)
  if (!next || !job || sending >= sending_at_once_max) return
  sending += 1
  try {
    await run(client, next.id, job)
  } catch (error) {
    move(next.id, job.stop.signal.aborted ? { step: 'cancelled' } : { step: 'failed', failure: failureOf(error) })
    if (error instanceof Refused && !error.passing) {
      job.key = newKey()
      if (error.code === 'kernel.blob-not-found') job.blob = undefined
    }
  } finally {
    sending -= 1
  }
  await runNext(client)
}

async function run(client: QueryClient, id: string, job: Job): Promise<void> {
  const { signal } = job.stop
  if (job.blob === undefined) {
    move(id, { step: 'sending', share: 0 })
    job.blob = await signedIn({}, () => sendFile(job.file, { signal, onProgress: (share) => move(id, { step: 'sending', share }) }))
  }
  move(id, { step: 'taking-in' })
  const { name, origin, unit, blob, key } = job
  const { outcome, document } = await execute('reading.receive-document', { blob, name, origin, unit }, key)
  move(id, { step: outcome, document })
  jobs.delete(id)
  await client.invalidateQueries({ queryKey: ['reading.list-documents'] })
}
