import { command, kernelErrors, signedIn } from '@lantai/kernel'
import { z } from 'zod'
import { personActing } from '../policy.ts'
import { endSession } from '../queries/sessions.ts'

/** Ends the session that carried the call. */
export const signOut = command({
  name: 'org.sign-out',
  input: z.object({}),
  output: z.object({}),
  allow: signedIn(),
  journal: 'signed-out',
  async run(context) {
    const person = personActing(context.actor)
    const { session } = context.actor
    const lineage = session ? await endSession(context.db, session, person, context.clock.now()) : undefined
    if (!session || !lineage) throw kernelErrors('not-signed-in')
    context.subject({ kind: 'session', id: session, lineage })
    return {}
  },
})
