// What others decide appears without being asked for: while the page can be seen it asks what has changed, again and again.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { asking, findingsOf } from '../../api/asking.ts'
import type { DocumentPage, Finding } from '../../api/asking.ts'
import { ask } from '../../api/call.ts'
import { withFollowed } from './followed.ts'

/** With the way of the answer well below two seconds. */
const asked_every_ms = 1_200
const after_failure_ms = 10_000

export function useFollowing({ document: { document }, follow, revision }: DocumentPage): void {
  const client = useQueryClient()
  const present = revision?.revision
  useEffect(() => {
    const stop = new AbortController()
    const { queryKey } = findingsOf(document)
    let after = follow
    /** Where the list was asked for anew; until others are done with what they write at this moment, the answers stay long. */
    let refreshed = -1

    async function look(): Promise<void> {
      const answer = await ask('reading.follow-findings', { document, after }, { signal: stop.signal, unsigned: 'raise' })
      // The list itself is still on its way: it is asked again from the same place.
      const known = client.getQueryData<Finding[]>(queryKey)
      if (known === undefined) return
      if (answer.more && refreshed !== answer.next) {
        refreshed = answer.next
        await client.invalidateQueries({ queryKey })
      }
      const merged = withFollowed(known, answer)
      if (merged !== known) client.setQueryData<Finding[]>(queryKey, (now = []) => [...withFollowed(now, answer)])
      if (answer.revision !== null && answer.revision !== present) await readAnew()
      after = answer.next
    }

    async function readAnew(): Promise<void> {
      await client.invalidateQueries({ queryKey: asking('reading.show-document', { document }).queryKey })
      await client.invalidateQueries({ queryKey })
    }

    async function run(): Promise<void> {
      while (!stop.signal.aborted) {
        await untilSeen(stop.signal)
        const waited_ms = await look().then(() => asked_every_ms, () => after_failure_ms)
        await new Promise((resolve) => { setTimeout(resolve, waited_ms) })
      }
    }
    void run()
    return () => stop.abort()
  }, [client, document, follow, present])
}

/** At once where the page can be seen. */
async function untilSeen(stop: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !stop.aborted) {
    await new Promise<void>((resolve) => {
      document.addEventListener('visibilitychange', () => resolve(), { once: true })
      stop.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}
