import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { BodyKind, lineField, NameField, Version } from '../model/fields.ts'
import { bodyScope } from '../policy.ts'
import { updateBody } from '../queries/outside-bodies.ts'

/** What is left out stays. */
export const changeOutsideBody = command({
  name: 'org.change-outside-body',
  input: z.object({
    body: z.uuid(),
    expectedVersion: Version,
    name: NameField.optional(),
    kind: BodyKind.optional(),
    address: lineField(500).nullable().optional(),
  }),
  output: z.object({ body: z.uuid(), version: Version }),
  allow: may('org.keep-bodies').on(bodyScope((input: { body: string }) => input.body)),
  journal: 'changed',
  async run(context, { body, expectedVersion, name, kind, address }) {
    expectVersion(context.target.version, expectedVersion)
    const version = await updateBody(context.db, { id: body, version: expectedVersion, name, kind, address })
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'outside-body', id: body })
    return { body, version }
  },
})
