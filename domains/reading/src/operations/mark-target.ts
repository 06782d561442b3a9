import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { refuseDecided } from '../model/refuse-decided.ts'
import { findingScope } from '../policy.ts'
import { findDecision } from '../queries/review.ts'
import { markTarget as mark } from '../queries/targets.ts'
import { FindingId, Version } from '../shapes.ts'

/** A person says that a figure, or a task with a goal, is to be measured later. What was only proposed is confirmed with it. */
export const markTargetOperation = command({
  name: 'reading.mark-target',
  input: z.object({ finding: FindingId, expectedVersion: Version }),
  output: z.object({ finding: FindingId, version: Version }),
  allow: may('reading.mark').on(findingScope),
  journal: 'marked',
  async run(context, { expectedVersion }) {
    const { target, db } = context
    if (target.kind !== 'figure' && target.kind !== 'task') throw readingErrors('target-no-number', { quote: target.quote })
    if (target.state === 'withdrawn') throw refuseDecided(await findDecision(db, target.id), expectedVersion)
    if (target.isTarget) throw readingErrors('target-marked', { quote: target.quote })
    expectVersion(target.version, expectedVersion)
    const version = await mark(db, { id: target.id, expected: expectedVersion, by: context.actor.id, at: context.clock.now() })
    if (version === undefined) throw refuseDecided(await findDecision(db, target.id), expectedVersion)
    context.subject({ kind: 'finding', id: target.id })
    if (target.state === 'proposed') {
      const { id, sentence } = target
      context.trace({ sourceKind: 'sentence', sourceId: sentence, relation: 'confirmed', targetKind: 'finding', targetId: id })
      context.emit('reading.finding-confirmed', { document: target.document, finding: target.id })
    }
    context.emit('reading.target-marked', { document: target.document, finding: target.id })
    return { finding: target.id, version }
  },
})
