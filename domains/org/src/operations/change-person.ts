import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { NameField, PersonId, SignInNameField, TitleField, UnitId, Version } from '../model/fields.ts'
import { personScope, requireAlso } from '../policy.ts'
import { updatePerson } from '../queries/people.ts'
import { loadUnit } from '../queries/units.ts'

/** What is left out stays. The caller must keep people in the old unit and in the new one; roles do not move with the person. */
export const changePerson = command({
  name: 'org.change-person',
  input: z.object({
    person: PersonId,
    expectedVersion: Version,
    name: NameField.optional(),
    signInName: SignInNameField.optional(),
    title: TitleField.nullable().optional(),
    unit: UnitId.optional(),
  }),
  output: z.object({ person: PersonId, version: Version }),
  allow: may('org.keep-people').on(personScope((input: { person: string }) => input.person)),
  journal: 'changed',
  async run(context, { person, expectedVersion, name, signInName, title, unit }) {
    expectVersion(context.target.version, expectedVersion)
    if (unit !== undefined) requireAlso(context, 'org.keep-people', 'org.read', await loadUnit(context.db, unit))
    const version = await updatePerson(context.db, { id: person, version: expectedVersion, name, signInName, title, unit })
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'person', id: person })
    return { person, version }
  },
})
