import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, endOf } from '../model/day.ts'
import { DayField } from '../model/fields.ts'
import { dutyScope } from '../policy.ts'
import { endDuty as endDutyRow } from '../queries/duties.ts'

/** Ends it today. */
export const endDuty = command({
  name: 'org.end-duty',
  input: z.object({ duty: z.uuid() }),
  output: z.object({ duty: z.uuid(), validUntil: DayField }),
  allow: may('org.keep-duties').on(dutyScope((input: { duty: string }) => input.duty)),
  journal: 'duty-ended',
  async run(context, { duty }) {
    const validUntil = endOf(context.target, dayOf(context.clock.now()))
    if (!await endDutyRow(context.db, duty, validUntil)) throw orgErrors('ended-already')
    context.subject({ kind: 'duty', id: duty })
    return { duty, validUntil }
  },
})
