import { command, kernelErrors, signedIn } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import { dayOf, isReversed } from '../model/day.ts'
import { rolesToActIn } from '../model/deputies.ts'
import { DayField, lineField, PersonId, RoleField } from '../model/fields.ts'
import { personActing, requireAlso } from '../policy.ts'
import { insertDeputy } from '../queries/deputies.ts'
import { loadPerson } from '../queries/people.ts'
import type { PlacedPerson } from '../queries/people.ts'
import { lockHoldings } from '../queries/roles.ts'

const day_ms = 86_400_000

/**
 * Names who acts for a person in his absence: the person himself, or who keeps deputies where he stands. The deputy gets the roles with
 * their reach while the days hold, acts in his own name, and the journal says for whom. A deputy's own deputy is refused, also by
 * whoever keeps deputies only as one.
 */
export const setDeputy = command({
  name: 'org.set-deputy',
  input: z.object({
    /** The caller himself unless told. */
    person: PersonId.optional(),
    deputy: PersonId,
    /** All of his roles unless named. */
    roles: z.array(RoleField).min(1).max(15).nullable().default(null),
    note: lineField(200).nullable().default(null),
    validFrom: DayField.optional(),
    /** The first day on which it no longer holds. */
    validUntil: DayField,
  }),
  output: z.object({ deputy: z.uuid() }),
  allow: signedIn(),
  journal: 'deputy-set',
  async run(context, input) {
    const self = personActing(context.actor)
    const person = await requireRepresented(context, input.person ?? self, self)
    const other = await loadPerson(context.db, input.deputy)
    requireAlso(context, 'org.read-people', 'org.read-people', other)
    if (other.id === person.id) throw orgErrors('deputy-self')
    // Who keeps the deputies of others would otherwise take the roles of any of them.
    if (person.id !== self && other.id === self) throw orgErrors('deputy-keeper')
    const today = dayOf(context.clock.now())
    const next = { validFrom: input.validFrom ?? today, validUntil: input.validUntil }
    if (isReversed(next) || next.validFrom === next.validUntil) throw orgErrors('days-reversed')
    if (next.validFrom < today) throw orgErrors('deputy-past')
    const days = (Date.parse(next.validUntil) - Date.parse(next.validFrom)) / day_ms
    if (days > orgLimits.deputy_days_max) throw orgErrors('deputy-long', { days_max: orgLimits.deputy_days_max })
    const held = rolesToActIn(await lockHoldings(context.db, person.id), next)
    if (held.size === 0 || input.roles?.some((role) => !held.has(role))) throw orgErrors('deputy-without-role')
    const deputy = context.ids.next()
    const { roles, note } = input
    await insertDeputy(context.db, {
      id: deputy, person: person.id, deputy: other.id, roles: roles && [...new Set(roles)], note, ...next, setBy: self,
    })
    context.subject({ kind: 'deputy', id: deputy, lineage: person.lineage })
    return { deputy }
  },
})

async function requireRepresented(context: CommandContext<unknown>, id: string, self: string): Promise<PlacedPerson> {
  const person = await loadPerson(context.db, id)
  if (id === self && person) return person
  requireAlso(context, 'org.keep-deputies', 'org.read-people', person)
  const own = context.unitsFor('org.keep-deputies', 'own')
  if (!person.lineage.some((unit) => own.includes(unit))) throw kernelErrors('not-permitted')
  return person
}
