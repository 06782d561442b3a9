import { z } from 'zod'
import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { findingScope } from '../policy.ts'
import { unmarkTarget as unmark } from '../queries/targets.ts'
import { FindingId, Version } from '../shapes.ts'

/** Takes the mark of what is to be measured away; the finding itself stays confirmed. */
export const unmarkTargetOperation = command({
  name: 'reading.unmark-target',
  input: z.object({ finding: FindingId, expectedVersion: Version }),
  output: z.object({ finding: FindingId, version: Version }),
  allow: may('reading.mark').on(findingScope),
  journal: 'unmarked',
  async run(context, { expectedVersion }) {
    const { target, db } = context
    if (!target.isTarget) throw readingErrors('target-not-marked', { quote: target.quote })
    expectVersion(target.version, expectedVersion)
    const version = await unmark(db, { id: target.id, expected: expectedVersion })
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'finding', id: target.id })
    context.emit('reading.target-unmarked', { document: target.document, finding: target.id })
    return { finding: target.id, version }
  },
})
