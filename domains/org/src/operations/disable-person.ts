import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf } from '../model/day.ts'
import { PersonId, Version } from '../model/fields.ts'
import { personScope } from '../policy.ts'
import { endDeputiesOf } from '../queries/deputies.ts'
import { setPersonState } from '../queries/people.ts'
import { endSessions } from '../queries/sessions.ts'

/**
 * Closes an account at once: its sessions end with it, and nobody acts for him or he for anybody any longer.
 * What the person did stays under his name.
 */
export const disablePerson = command({
  name: 'org.disable-person',
  input: z.object({ person: PersonId, expectedVersion: Version }),
  output: z.object({ person: PersonId, version: Version }),
  allow: may('org.keep-people').on(personScope((input: { person: string }) => input.person)),
  journal: 'disabled',
  async run(context, { person, expectedVersion }) {
    if (person === context.actor.id) throw orgErrors('disable-self')
    expectVersion(context.target.version, expectedVersion)
    if (context.target.state === 'disabled') throw orgErrors('ended-already')
    const version = await setPersonState(context.db, person, expectedVersion, 'disabled')
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    await endSessions(context.db, person, context.clock.now())
    await endDeputiesOf(context.db, person, dayOf(context.clock.now()))
    context.subject({ kind: 'person', id: person })
    context.emit('org.person-disabled', { person })
    return { person, version }
  },
})
