import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { findingScope } from '../policy.ts'
import { restoreFinding } from '../queries/findings.ts'
import { FindingId, Version } from '../shapes.ts'

/** Undoes a withdrawal: the finding stands as it stood before, confirmed or proposed, with all that was read out of it. */
export const restoreFindingOperation = command({
  name: 'reading.restore-finding',
  input: z.object({ finding: FindingId, expectedVersion: Version }),
  output: z.object({ finding: FindingId, version: Version, state: z.enum(['proposed', 'confirmed']) }),
  allow: may('reading.mark').on(findingScope),
  journal: 'restored',
  async run(context, input) {
    const { target } = context
    if (target.state !== 'withdrawn') throw readingErrors('finding-stands')
    expectVersion(target.version, input.expectedVersion)
    const restored = await restoreFinding(context.db, { id: target.id, expected: input.expectedVersion })
    if (!restored) throw readingErrors('finding-exists', { quote: target.quote })
    context.subject({ kind: 'finding', id: target.id })
    context.emit('reading.finding-restored', { document: target.document, finding: target.id })
    return { finding: target.id, ...restored }
  },
})
