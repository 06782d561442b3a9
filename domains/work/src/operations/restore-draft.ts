import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { workLimits } from '../limits.ts'
import { trashBegins } from '../model/trash.ts'
import { draftScope } from '../policy.ts'
import { restoreDraft as restore } from '../queries/write-drafts.ts'
import { MatterId } from '../shapes.ts'

/** Brings a draft back that was thrown away, for thirty days, unless its task was drafted anew meanwhile. */
export const restoreDraft = command({
  name: 'work.restore-draft',
  input: z.object({ matter: MatterId, expectedVersion: z.int().min(1) }),
  output: z.object({ matter: MatterId, version: z.int().min(1) }),
  allow: may('work.draft').on(draftScope),
  journal: 'restored',
  async run(context, { expectedVersion }) {
    const { target } = context
    if (!target.discardedAt) throw workErrors('draft-not-discarded')
    const { trash_days_max } = workLimits
    if (target.discardedAt < trashBegins(context.clock.now())) throw workErrors('discarded-too-long', { days_max: trash_days_max })
    expectVersion(target.version, expectedVersion)
    const version = await restore(context.db, target.id, expectedVersion)
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'matter', id: target.id })
    context.emit('work.draft-restored', { document: target.document, matter: target.id })
    return { matter: target.id, version }
  },
})
