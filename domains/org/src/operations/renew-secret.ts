import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { PersonId } from '../model/fields.ts'
import { firstSecret, hashSecret } from '../model/secret.ts'
import { personScope } from '../policy.ts'
import { setSecret } from '../queries/people.ts'
import { endSessions } from '../queries/sessions.ts'

/** For a forgotten secret: a new one-time secret, shown this once; it opens a locked account and ends every session. */
export const renewSecret = command({
  name: 'org.renew-secret',
  input: z.object({ person: PersonId }),
  output: z.object({ person: PersonId, firstSecret: z.string() }),
  allow: may('org.keep-people').on(personScope((input: { person: string }) => input.person)),
  journal: 'secret-renewed',
  secrets: ['firstSecret'],
  async run(context, { person }) {
    if (context.target.state === 'disabled') throw orgErrors('enable-first')
    const secret = firstSecret(context.random)
    await setSecret(context.db, person, await hashSecret(secret, context.random), true)
    await endSessions(context.db, person, context.clock.now())
    context.subject({ kind: 'person', id: person })
    return { person, firstSecret: secret }
  },
})
