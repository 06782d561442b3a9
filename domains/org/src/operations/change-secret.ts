import { command, signedIn } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import { SecretField } from '../model/fields.ts'
import { isLocked, judge } from '../model/lock-out.ts'
import { lockedError } from '../model/locked-error.ts'
import { hashSecret, nobodysHash, verifySecret, weaknessOf } from '../model/secret.ts'
import { personActing } from '../policy.ts'
import { loadAccount, lockAccount, setAttempts, setSecret } from '../queries/people.ts'
import { endSessions } from '../queries/sessions.ts'

/** A wrong present secret counts like a failed sign-in, so that a session left open is no way to try secrets out. */
export const changeSecret = command({
  name: 'org.change-secret',
  input: z.object({ oldSecret: SecretField, newSecret: SecretField }),
  output: z.object({}),
  allow: signedIn(),
  journal: 'secret-changed',
  secrets: ['oldSecret', 'newSecret'],
  async run(context, input) {
    const now = context.clock.now()
    const account = await loadAccount(context.db, personActing(context.actor))
    context.subject({ kind: 'person', id: account.id, lineage: account.lineage })
    if (isLocked(account, now)) throw lockedError(account.lockedUntil, now).keeping()
    const weak = input.newSecret === input.oldSecret || weaknessOf(input.newSecret, account) !== undefined
    if (weak) throw orgErrors('secret-weak', { characters_min: orgLimits.secret_characters_min })
    const verified = await verifySecret(account.secretHash ?? nobodysHash, input.oldSecret)
    const secretHash = await hashSecret(input.newSecret, context.random)
    const present = await lockAccount(context.db, account.id)
    const judgement = judge(present, verified && present.secretHash === account.secretHash, now)
    if (judgement.outcome !== 'right') {
      await setAttempts(context.db, account.id, judgement)
      throw (judgement.outcome === 'locked' ? lockedError(judgement.lockedUntil, now) : orgErrors('secret-wrong')).keeping()
    }
    await setSecret(context.db, account.id, secretHash, false)
    await endSessions(context.db, account.id, now, context.actor.session)
    return {}
  },
})
