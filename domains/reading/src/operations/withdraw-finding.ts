import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import { refuseDecided } from '../model/refuse-decided.ts'
import { findingScope } from '../policy.ts'
import { withdrawFinding } from '../queries/findings.ts'
import { findDecision } from '../queries/review.ts'
import { FindingId, Version } from '../shapes.ts'

/** Takes a mark back, or rejects what the engine has proposed. The row stays, withdrawn, because the journal and the trace name it. */
export const withdrawFindingOperation = command({
  name: 'reading.withdraw-finding',
  input: z.object({ finding: FindingId, expectedVersion: Version }),
  output: z.object({ finding: FindingId, version: Version }),
  allow: may('reading.mark').on(findingScope),
  journal: 'withdrawn',
  async run(context, input) {
    const { target } = context
    // Who rejects what somebody has confirmed meanwhile is told by whom, not only that it is another version.
    const decided = target.state === 'withdrawn' || (target.state === 'confirmed' && target.version !== input.expectedVersion)
    if (decided) throw refuseDecided(await findDecision(context.db, target.id), input.expectedVersion)
    expectVersion(target.version, input.expectedVersion)
    const version = await withdrawFinding(context.db, {
      id: target.id, expected: input.expectedVersion, by: context.actor.id, at: context.clock.now(),
    })
    if (version === undefined) throw refuseDecided(await findDecision(context.db, target.id), input.expectedVersion)
    context.subject({ kind: 'finding', id: target.id })
    context.emit('reading.finding-withdrawn', { document: target.document, finding: target.id })
    return { finding: target.id, version }
  },
})
