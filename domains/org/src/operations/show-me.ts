import { query, signedIn } from '@lantai/kernel'
import { z } from 'zod'
import { Moment, PersonId, PersonNamed, RoleField, UnitNamed } from '../model/fields.ts'
import { personActing } from '../policy.ts'
import { loadAccount, personNames } from '../queries/people.ts'
import { listSessions } from '../queries/sessions.ts'
import { unitNames } from '../queries/units.ts'

/** Who the caller is and what works for him, so that a page shows only what does. */
export const showMe = query({
  name: 'org.show-me',
  input: z.object({}),
  output: z.object({
    person: z.object({ id: PersonId, name: z.string(), signInName: z.string(), unit: UnitNamed }),
    roles: z.array(z.object({
      role: RoleField,
      unit: UnitNamed,
      /** The person whose role it is, where the caller acts for him. */
      for: PersonNamed.nullable(),
    })),
    permissions: z.array(z.string()),
    mustChangeSecret: z.boolean(),
    sessions: z.array(z.object({
      id: z.uuid(),
      kind: z.enum(['browser', 'token']),
      label: z.string().nullable(),
      created: Moment,
      lastSeen: Moment,
      expires: Moment,
      current: z.boolean(),
    })),
  }),
  allow: signedIn(),
  async run(context) {
    const account = await loadAccount(context.db, personActing(context.actor))
    const names = await unitNames(context.db, [account.unit, ...context.actor.grants.map((grant) => grant.unit)])
    const people = await personNames(context.db, context.actor.grants.flatMap((grant) => grant.for ?? []))
    const named = (id: string) => ({ id, name: names.get(id) ?? '' })
    const sessions = await listSessions(context.db, account.id, context.clock.now())
    return {
      person: { id: account.id, name: account.name, signInName: account.signInName, unit: named(account.unit) },
      roles: context.actor.grants.map((grant) => ({
        role: grant.role, unit: named(grant.unit),
        for: grant.for === undefined ? null : { id: grant.for, name: people.get(grant.for) ?? '' },
      })),
      permissions: [...context.permissionsHeld()],
      mustChangeSecret: account.mustChangeSecret,
      sessions: sessions.map((session) => ({ ...session, current: session.id === context.actor.session })),
    }
  },
})
