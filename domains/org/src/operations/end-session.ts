import { command, kernelErrors, signedIn } from '@lantai/kernel'
import { z } from 'zod'
import { personActing } from '../policy.ts'
import { endSession } from '../queries/sessions.ts'

/** Ends one of the caller's own sessions; another person's looks as if it were not there. */
export const endOwnSession = command({
  name: 'org.end-session',
  input: z.object({ session: z.uuid() }),
  output: z.object({}),
  allow: signedIn(),
  journal: 'session-ended',
  async run(context, input) {
    const person = personActing(context.actor)
    const lineage = await endSession(context.db, input.session, person, context.clock.now())
    if (!lineage) throw kernelErrors('not-found')
    context.subject({ kind: 'session', id: input.session, lineage })
    return {}
  },
})
