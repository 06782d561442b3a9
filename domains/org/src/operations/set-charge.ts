import { command, may } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, holdsOn, isReversed, overlap } from '../model/day.ts'
import { DayField, PersonId, UnitId } from '../model/fields.ts'
import { requireAlso, unitScope } from '../policy.ts'
import { insertCharge, lockCharges } from '../queries/charges.ts'
import { loadPerson } from '../queries/people.ts'
import { lockHoldings } from '../queries/roles.ts'

/**
 * Puts a unit in a leader's charge. The role is not given here: without a holding of `leader` a charge gives nothing, so that
 * whoever keeps charges cannot make anybody a leader.
 */
export const setCharge = command({
  name: 'org.set-charge',
  input: z.object({ person: PersonId, unit: UnitId, validFrom: DayField.optional(), validUntil: DayField.nullable().default(null) }),
  output: z.object({ charge: z.uuid() }),
  allow: may('org.keep-charges').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'charge-set',
  async run(context, input) {
    const { person, unit, validUntil } = input
    requireAlso(context, 'org.keep-charges', 'org.read-people', await loadPerson(context.db, person))
    const next = { validFrom: input.validFrom ?? dayOf(context.clock.now()), validUntil }
    if (isReversed(next)) throw orgErrors('days-reversed')
    const held = await lockHoldings(context.db, person)
    if (!held.some((holding) => holding.role === 'leader' && holdsOn(holding, next.validFrom))) throw orgErrors('not-a-leader')
    const charges = await lockCharges(context.db, person, unit)
    if (charges.some((charge) => overlap(charge, next))) throw orgErrors('charge-held-already')
    const charge = context.ids.next()
    await insertCharge(context.db, { id: charge, person, unit, ...next })
    context.subject({ kind: 'charge', id: charge })
    return { charge }
  },
})
