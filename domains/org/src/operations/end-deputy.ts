import { command, kernelErrors, signedIn } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf, endOf } from '../model/day.ts'
import { DayField } from '../model/fields.ts'
import { personActing, requireAlso } from '../policy.ts'
import { endDeputy as endDeputyRow, loadDeputy } from '../queries/deputies.ts'

/** Ends it today: by either of the two, or by who keeps deputies where the represented person stands. */
export const endDeputy = command({
  name: 'org.end-deputy',
  input: z.object({ deputy: z.uuid() }),
  output: z.object({ deputy: z.uuid(), validUntil: DayField }),
  allow: signedIn(),
  journal: 'deputy-ended',
  async run(context, { deputy }) {
    const self = personActing(context.actor)
    const found = await loadDeputy(context.db, deputy)
    if (!found) throw kernelErrors('not-found')
    if (found.person !== self && found.deputy !== self) requireAlso(context, 'org.keep-deputies', 'org.read-people', found)
    const validUntil = endOf(found, dayOf(context.clock.now()))
    if (!await endDeputyRow(context.db, deputy, validUntil)) throw orgErrors('ended-already')
    context.subject({ kind: 'deputy', id: deputy, lineage: found.lineage })
    return { deputy, validUntil }
  },
})
