import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Draft } from '../../api/asking.ts'
import { execute, newKey } from '../../api/call.ts'
import { failureOf, Refused } from '../../api/failure.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'

type Named = Pick<Draft, 'matter' | 'title' | 'version'>

/** Thrown away at once, with ten seconds to say no; afterwards it is in the list of those thrown away. */
export function useDiscarding(): (draft: Named) => void {
  const client = useQueryClient()
  const [discard] = useState(() => (draft: Named): void => void discardNow(client, draft))
  return discard
}

export function useRestoring(): (draft: Named) => void {
  const client = useQueryClient()
  const [restore] = useState(() => (draft: Named): void => void restoreNow(client, draft))
  return restore
}

async function discardNow(client: QueryClient, { matter, title, version: expectedVersion }: Named): Promise<void> {
  await told(client, async () => {
    const { version } = await execute('work.discard-draft', { matter, expectedVersion }, newKey())
    notify({
      tone: 'good', text: translateNow('drafts.discarded', { title }),
      action: { label: translateNow('drafts.undo'), run: () => void restoreNow(client, { matter, title, version }) },
    })
  })
}

async function restoreNow(client: QueryClient, { matter, title, version: expectedVersion }: Named): Promise<void> {
  await told(client, async () => {
    await execute('work.restore-draft', { matter, expectedVersion }, newKey())
    notify({ tone: 'good', text: translateNow('drafts.restored', { title }) })
  })
}

async function told(client: QueryClient, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const failure = failureOf(error)
    notify({ tone: 'bad', text: failure instanceof Refused ? failure.message : translateNow(`network.${failure.reason}`) })
  } finally {
    await client.invalidateQueries({ queryKey: ['work.list-drafts'] })
  }
}
