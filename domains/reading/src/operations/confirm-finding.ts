import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import { refuseDecided } from '../model/refuse-decided.ts'
import { findingScope } from '../policy.ts'
import { confirmFinding } from '../queries/findings.ts'
import { findDecision } from '../queries/review.ts'
import { FindingId, Version } from '../shapes.ts'

/** A person says that what the engine has proposed is so. It only fixes the finding; nothing is drafted or issued from it here. */
export const confirmFindingOperation = command({
  name: 'reading.confirm-finding',
  input: z.object({ finding: FindingId, expectedVersion: Version }),
  output: z.object({ finding: FindingId, version: Version }),
  allow: may('reading.mark').on(findingScope),
  journal: 'confirmed',
  async run(context, input) {
    const { target } = context
    if (target.state !== 'proposed') throw refuseDecided(await findDecision(context.db, target.id), input.expectedVersion)
    expectVersion(target.version, input.expectedVersion)
    const version = await confirmFinding(context.db, {
      id: target.id, expected: input.expectedVersion, by: context.actor.id, at: context.clock.now(),
    })
    // Between loading and writing somebody else was faster.
    if (version === undefined) throw refuseDecided(await findDecision(context.db, target.id), input.expectedVersion)
    context.subject({ kind: 'finding', id: target.id })
    context.trace({ sourceKind: 'sentence', sourceId: target.sentence, relation: 'confirmed', targetKind: 'finding', targetId: target.id })
    context.emit('reading.finding-confirmed', { document: target.document, finding: target.id })
    return { finding: target.id, version }
  },
})
