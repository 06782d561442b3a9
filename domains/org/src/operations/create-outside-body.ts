import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { BodyKind, lineField, NameField, UnitId, Version } from '../model/fields.ts'
import { unitScope } from '../policy.ts'
import { insertBody } from '../queries/outside-bodies.ts'

/** Puts a body without an account on the list of a unit. */
export const createOutsideBody = command({
  name: 'org.create-outside-body',
  input: z.object({ unit: UnitId, name: NameField, kind: BodyKind, address: lineField(500).nullable().default(null) }),
  output: z.object({ body: z.uuid(), version: Version }),
  allow: may('org.keep-bodies').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'created',
  async run(context, input) {
    const body = context.ids.next()
    await insertBody(context.db, { id: body, ...input })
    context.subject({ kind: 'outside-body', id: body })
    return { body, version: 1 }
  },
})
