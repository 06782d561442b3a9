import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { PersonId, Version } from '../model/fields.ts'
import { personScope } from '../policy.ts'
import { setPersonState } from '../queries/people.ts'

/** Opens a disabled account again, with the secret it had; without it a wrong click on `disable` could never be mended. */
export const enablePerson = command({
  name: 'org.enable-person',
  input: z.object({ person: PersonId, expectedVersion: Version }),
  output: z.object({ person: PersonId, version: Version }),
  allow: may('org.keep-people').on(personScope((input: { person: string }) => input.person)),
  journal: 'enabled',
  async run(context, { person, expectedVersion }) {
    expectVersion(context.target.version, expectedVersion)
    const version = await setPersonState(context.db, person, expectedVersion, 'active')
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'person', id: person })
    return { person, version }
  },
})
