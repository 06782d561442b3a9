import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { translateNow } from '../language.ts'
import { notify } from '../notices.ts'
import { dropAllUnsaved } from '../pages/document/unsaved.ts'
import { execute, newKey } from './call.ts'
import { failureOf, isNotSignedIn, Refused } from './failure.ts'

/** Leaves for the sign-in page once the server has ended the session; a session that was over already is as good. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    try {
      await execute('org.sign-out', {}, newKey(), { unsigned: 'raise' })
    } catch (error) {
      if (!isNotSignedIn(error)) {
        const failure = failureOf(error)
        notify({ tone: 'bad', text: failure instanceof Refused ? failure.message : translateNow(`network.${failure.reason}`) })
        return
      }
    }
    dropAllUnsaved()
    await router.navigate({ to: '/sign-in', search: {} })
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'instance' })
  }
}
