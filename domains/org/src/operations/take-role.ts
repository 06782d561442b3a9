import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, endOf } from '../model/day.ts'
import { DayField } from '../model/fields.ts'
import { holdingScope } from '../policy.ts'
import { endHolding } from '../queries/roles.ts'

/** Ends it today; the next request of the person is without it. */
export const takeRole = command({
  name: 'org.take-role',
  input: z.object({ holding: z.uuid() }),
  output: z.object({ holding: z.uuid(), validUntil: DayField }),
  allow: may('org.give-roles').on(holdingScope((input: { holding: string }) => input.holding)),
  journal: 'role-taken',
  async run(context, { holding }) {
    const { target } = context
    if (target.person === context.actor.id) throw orgErrors('role-for-self')
    const validUntil = endOf(target, dayOf(context.clock.now()))
    if (!await endHolding(context.db, holding, validUntil)) throw orgErrors('ended-already')
    context.subject({ kind: 'role-holding', id: holding })
    return { holding, validUntil }
  },
})
