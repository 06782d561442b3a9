import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { draftScope } from '../policy.ts'
import { discardDraft as discard } from '../queries/write-drafts.ts'
import { MatterId } from '../shapes.ts'

/** Throws a draft away. The row stays, because the journal and the trace name it; its task may be drafted anew. */
export const discardDraft = command({
  name: 'work.discard-draft',
  input: z.object({ matter: MatterId, expectedVersion: z.int().min(1) }),
  output: z.object({ matter: MatterId, version: z.int().min(1) }),
  allow: may('work.draft').on(draftScope),
  journal: 'discarded',
  async run(context, { expectedVersion }) {
    const { target } = context
    if (target.discardedAt) throw workErrors('draft-discarded')
    expectVersion(target.version, expectedVersion)
    const version = await discard(context.db, {
      matter: target.id, version: expectedVersion, by: context.actor.id, at: context.clock.now(),
    })
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'matter', id: target.id })
    context.emit('work.draft-discarded', { document: target.document, matter: target.id })
    return { matter: target.id, version }
  },
})
