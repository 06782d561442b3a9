import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { NameField, PersonId, SignInNameField, TitleField, UnitId, Version } from '../model/fields.ts'
import { firstSecret, hashSecret } from '../model/secret.ts'
import { unitScope } from '../policy.ts'
import { insertPerson } from '../queries/people.ts'

/** An account without any role; its first secret is shown this once and must be changed at the first sign-in. */
export const createPerson = command({
  name: 'org.create-person',
  input: z.object({ unit: UnitId, name: NameField, signInName: SignInNameField, title: TitleField.nullable().default(null) }),
  output: z.object({ person: PersonId, version: Version, firstSecret: z.string() }),
  allow: may('org.keep-people').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'created',
  secrets: ['firstSecret'],
  async run(context, input) {
    const person = context.ids.next()
    const secret = firstSecret(context.random)
    const secretHash = await hashSecret(secret, context.random)
    await insertPerson(context.db, { id: person, ...input, secretHash, mustChangeSecret: true })
    context.subject({ kind: 'person', id: person })
    return { person, version: 1, firstSecret: secret }
  },
})
