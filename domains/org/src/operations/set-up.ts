import { anyone, command } from '@lantai/kernel'
import type { CommandContext, Role } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf } from '../model/day.ts'
import { NameField, SignInNameField, UnitId } from '../model/fields.ts'
import { firstSecret, hashSecret } from '../model/secret.ts'
import { insertPerson } from '../queries/people.ts'
import { insertHolding } from '../queries/roles.ts'
import { useSetUpLink } from '../queries/set-up.ts'
import { insertUnit } from '../queries/units.ts'

const Administrator = z.object({ name: NameField, signInName: SignInNameField })

/** Once per instance, by the one-time link: the root unit and the three administrators as three accounts with first secrets. */
export const setUp = command({
  name: 'org.set-up',
  input: z.object({
    setUpSecret: z.string().min(1).max(100),
    bureauName: NameField,
    systemAdministrator: Administrator,
    securityAdministrator: Administrator,
    auditAdministrator: Administrator,
  }),
  output: z.object({
    bureau: UnitId,
    firstSecrets: z.object({ systemAdministrator: z.string(), securityAdministrator: z.string(), auditAdministrator: z.string() }),
  }),
  allow: anyone(),
  journal: 'set-up',
  secrets: ['setUpSecret', 'firstSecrets'],
  async run(context, input) {
    const { systemAdministrator: system, securityAdministrator: security, auditAdministrator: audit } = input
    const now = context.clock.now()
    if (!await useSetUpLink(context.db, input.setUpSecret, now)) throw orgErrors('set-up-refused')
    if (new Set([system, security, audit].map((one) => one.signInName)).size < 3) throw orgErrors('sign-in-names-equal')
    const bureau = context.ids.next()
    await insertUnit(context.db, {
      id: bureau, parent: null, name: input.bureauName, shortName: null, kind: 'bureau', ordinal: 0, validFrom: dayOf(now),
    })
    context.subject({ kind: 'unit', id: bureau, lineage: [bureau] })
    return {
      bureau,
      firstSecrets: {
        systemAdministrator: await openAccount(context, bureau, 'system-administrator', system),
        securityAdministrator: await openAccount(context, bureau, 'security-administrator', security),
        auditAdministrator: await openAccount(context, bureau, 'audit-administrator', audit),
      },
    }
  },
})

async function openAccount(
  context: CommandContext<unknown>, bureau: string, role: Role, one: z.output<typeof Administrator>,
): Promise<string> {
  const person = context.ids.next()
  const secret = firstSecret(context.random)
  const secretHash = await hashSecret(secret, context.random)
  await insertPerson(context.db, { id: person, ...one, unit: bureau, title: null, secretHash, mustChangeSecret: true })
  const validFrom = dayOf(context.clock.now())
  await insertHolding(context.db, { id: context.ids.next(), person, role, unit: bureau, validFrom, validUntil: null, givenBy: null })
  return secret
}
