import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { findingScope } from '../policy.ts'
import { restoreFinding } from '../queries/findings.ts'
import type { FindingTarget } from '../queries/load-targets.ts'
import { findSuccession, laterSuccessor, versionOf, withdrawSuccessors } from '../queries/successions.ts'
import { FindingId, Version } from '../shapes.ts'

/**
 * Undoes a withdrawal: the finding stands as it stood before, confirmed or proposed, with all that was read out of it. One that was split
 * or merged comes back whole, with all that it was merged with, and what had come of it is withdrawn; not where that has changed since.
 */
export const restoreFindingOperation = command({
  name: 'reading.restore-finding',
  input: z.object({ finding: FindingId, expectedVersion: Version }),
  output: z.object({
    finding: FindingId, version: Version, state: z.enum(['proposed', 'confirmed']),
    /** Where it was split or merged: what else stands again, and what no longer does. */
    restored: z.array(FindingId), withdrawn: z.array(FindingId),
  }),
  allow: may('reading.mark').on(findingScope),
  journal: 'restored',
  async run(context, input) {
    const { target } = context
    if (target.state !== 'withdrawn') throw readingErrors('finding-stands')
    expectVersion(target.version, input.expectedVersion)
    const succession = await takeBack(context)
    const restored = await restoreFinding(context.db, { id: target.id, expected: input.expectedVersion })
    if (!restored) throw readingErrors('finding-exists', { quote: target.quote })
    context.subject({ kind: 'finding', id: target.id })
    context.emit('reading.finding-restored', { document: target.document, finding: target.id })
    return { finding: target.id, ...restored, ...succession }
  },
})

/** What came of it gives way, and what it was merged with stands again. */
async function takeBack({ db, target, actor, clock, emit }: CommandContext<FindingTarget>) {
  const later = await laterSuccessor(db, target.id)
  if (later !== undefined) throw readingErrors('successors-changed', { quote: later })
  const succession = await findSuccession(db, target.id)
  if (!succession) return { restored: [], withdrawn: [] }
  if (!await withdrawSuccessors(db, succession, { by: actor.id, at: clock.now() })) {
    throw readingErrors('successors-changed', { quote: succession.newer.find(({ version }) => version !== 1)?.quote ?? target.quote })
  }
  const others = succession.older.filter((finding) => finding !== target.id)
  for (const finding of others) {
    const stands = await restoreFinding(db, { id: finding, expected: await versionOf(db, finding) })
    if (!stands) throw readingErrors('finding-exists', { quote: target.quote })
    emit('reading.finding-restored', { document: target.document, finding })
  }
  const withdrawn = succession.newer.map(({ finding }) => finding)
  for (const finding of withdrawn) emit('reading.finding-withdrawn', { document: target.document, finding })
  return { restored: others, withdrawn }
}
