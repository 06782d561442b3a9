import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, isReversed, overlap } from '../model/day.ts'
import { DayField, UnitId } from '../model/fields.ts'
import { unitScope } from '../policy.ts'
import { insertDuty, lockDuties } from '../queries/duties.ts'

/** Writes down what a unit is for; a changed duty is ended and set anew, so that the old one stays readable. */
export const setDuty = command({
  name: 'org.set-duty',
  input: z.object({
    unit: UnitId, text: z.string().trim().min(1).max(2000), validFrom: DayField.optional(), validUntil: DayField.nullable().default(null),
  }),
  output: z.object({ duty: z.uuid() }),
  allow: may('org.keep-duties').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'duty-set',
  async run(context, { unit, text, validFrom, validUntil }) {
    const next = { validFrom: validFrom ?? dayOf(context.clock.now()), validUntil }
    if (isReversed(next)) throw orgErrors('days-reversed')
    const held = await lockDuties(context.db, unit)
    if (held.some((one) => one.text === text && overlap(one, next))) throw orgErrors('duty-held-already')
    const duty = context.ids.next()
    await insertDuty(context.db, { id: duty, unit, text, ...next })
    context.subject({ kind: 'duty', id: duty })
    return { duty }
  },
})
