import { anyone, command } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { lineField, Moment, PersonId, SecretField } from '../model/fields.ts'
import { isLocked, judge } from '../model/lock-out.ts'
import { longSecret, nobodysHash, verifySecret } from '../model/secret.ts'
import { findAccount, lockAccount, setAttempts } from '../queries/people.ts'
import type { Account } from '../queries/people.ts'
import { insertSession } from '../queries/sessions.ts'
import { lockedError } from '../model/locked-error.ts'

/**
 * Slow work first and without a lock, then the account as it stands after every earlier attempt: of twenty guesses at once
 * five count and the rest, the right one among them, find the account locked.
 */
export const signIn = command({
  name: 'org.sign-in',
  input: z.object({
    name: z.string().trim().toLowerCase().min(1).max(200),
    secret: SecretField,
    kind: z.enum(['browser', 'token']),
    label: lineField(100).optional(),
  }),
  output: z.object({
    person: z.object({ id: PersonId, name: z.string() }),
    token: z.string(),
    expires: Moment,
    kind: z.enum(['browser', 'token']),
    mustChangeSecret: z.boolean(),
  }),
  allow: anyone(),
  journal: 'signed-in',
  secrets: ['secret', 'token'],
  async run(context, input) {
    const now = context.clock.now()
    const account = await findAccount(context.db, input.name)
    context.subject(account ? { kind: 'person', id: account.id, lineage: account.lineage } : { kind: 'sign-in', id: context.ids.next() })
    if (account && isLocked(account, now)) throw lockedError(account.lockedUntil, now).keeping()
    const right = await verifySecret(account?.secretHash ?? nobodysHash, input.secret)
    if (!account) throw orgErrors('sign-in-wrong').keeping()
    const present = await letIn(context, account, right, now)
    const token = longSecret(context.random)
    const expires = await insertSession(context.db, {
      id: context.ids.next(), person: present.id, kind: input.kind, token, label: input.label ?? null, now,
    })
    return {
      person: { id: present.id, name: present.name },
      token,
      expires,
      kind: input.kind,
      mustChangeSecret: present.mustChangeSecret,
    }
  },
})

/** Counts the attempt and answers the account when it may go on. A secret changed meanwhile makes the old one wrong. */
async function letIn(context: CommandContext<unknown>, account: Account, verified: boolean, now: Date): Promise<Account> {
  const present = await lockAccount(context.db, account.id)
  const right = verified && account.secretHash !== null && present.secretHash === account.secretHash
  const judgement = judge(present, right, now)
  await setAttempts(context.db, account.id, judgement)
  if (judgement.outcome === 'locked') throw lockedError(judgement.lockedUntil, now).keeping()
  if (judgement.outcome === 'wrong') throw orgErrors('sign-in-wrong').keeping()
  if (present.state === 'disabled') throw orgErrors('person-disabled').keeping()
  return present
}
