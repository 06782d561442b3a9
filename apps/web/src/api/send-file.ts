// An upload with progress: XMLHttpRequest, because fetch cannot tell how much has been sent.
import { getDisplay } from '../display.ts'
import { readRefusal, Unanswered } from './failure.ts'

export interface SendSettings {
  readonly signal: AbortSignal
  /** Share sent so far, 0–1. */
  readonly onProgress: (share: number) => void
}

/** The id of the upload for a command to take over. Raises Refused or Unanswered; an aborted one raises the signal's reason. */
export function sendFile(bytes: Blob, settings: SendSettings): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = (): void => request.abort()
    const end = (outcome: () => void): void => {
      settings.signal.removeEventListener('abort', stop)
      outcome()
    }
    request.open('POST', '/api/upload')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', getDisplay().language)
    request.upload.onprogress = (event) => { if (event.lengthComputable) settings.onProgress(event.loaded / event.total) }
    request.onload = () => end(() => {
      try {
        resolve(readBlob(request))
      } catch (error) {
        reject(error instanceof Error ? error : new Unanswered('unreadable', error))
      }
    })
    request.onerror = () => end(() => reject(new Unanswered('unreachable')))
    request.onabort = () => end(() => reject(new DOMException('The upload was cancelled.', 'AbortError')))
    settings.signal.addEventListener('abort', stop)
    if (settings.signal.aborted) return end(() => reject(new DOMException('The upload was cancelled.', 'AbortError')))
    request.send(bytes)
  })
}

function readBlob(request: XMLHttpRequest): string {
  const body = parsed(request.responseText)
  if (request.status < 200 || request.status > 299) throw readRefusal(request.status, body)
  const { blob } = body as { blob?: unknown }
  if (typeof blob !== 'string') throw new Unanswered('unreadable')
  return blob
}

function parsed(text: string): object {
  try {
    const body: unknown = JSON.parse(text)
    if (body !== null && typeof body === 'object') return body
  } catch (error) {
    throw new Unanswered('unreadable', error)
  }
  throw new Unanswered('unreadable')
}
