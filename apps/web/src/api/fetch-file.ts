// A file that the server writes: its bytes, under the name it gives.
import { getDisplay } from '../display.ts'
import { readRefusal, Refused, Unanswered } from './failure.ts'
import { signedIn } from './session-end.ts'

export interface FetchedFile { readonly name: string; readonly bytes: Blob }

/** Raises Refused or Unanswered. */
export function fetchFile(address: string): Promise<FetchedFile> {
  return signedIn({}, async () => {
    try {
      const answer = await fetch(address, { headers: { 'Accept-Language': getDisplay().language } })
      if (!answer.ok) throw readRefusal(answer.status, await answer.json())
      const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? ''
      return { name: decodeURIComponent(name), bytes: await answer.blob() }
    } catch (error) {
      if (error instanceof Refused || error instanceof Unanswered) throw error
      throw new Unanswered('unreachable', error)
    }
  })
}
