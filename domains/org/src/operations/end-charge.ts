import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, endOf } from '../model/day.ts'
import { DayField } from '../model/fields.ts'
import { chargeScope } from '../policy.ts'
import { endCharge as endChargeRow } from '../queries/charges.ts'

/** Ends it today. */
export const endCharge = command({
  name: 'org.end-charge',
  input: z.object({ charge: z.uuid() }),
  output: z.object({ charge: z.uuid(), validUntil: DayField }),
  allow: may('org.keep-charges').on(chargeScope((input: { charge: string }) => input.charge)),
  journal: 'charge-ended',
  async run(context, { charge }) {
    const validUntil = endOf(context.target, dayOf(context.clock.now()))
    if (!await endChargeRow(context.db, charge, validUntil)) throw orgErrors('ended-already')
    context.subject({ kind: 'charge', id: charge })
    return { charge, validUntil }
  },
})
