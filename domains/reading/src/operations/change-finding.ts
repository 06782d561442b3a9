import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { readingErrors } from '../errors.ts'
import { correctedDetails } from '../model/corrected-details.ts'
import { dueClock } from '../model/due-clock.ts'
import type { Details } from '../model/findings/details.ts'
import type { Due } from '../model/findings/shapes.ts'
import { readDue } from '../model/read-due.ts'
import { refuseDecided } from '../model/refuse-decided.ts'
import { findingScope } from '../policy.ts'
import { findRead, findSurroundings, keepCorrection } from '../queries/corrections.ts'
import type { ReadValues } from '../queries/corrections.ts'
import type { FindingTarget } from '../queries/load-targets.ts'
import { findDecision } from '../queries/review.ts'
import { FindingDetails, FindingId, GivenValues, Version } from '../shapes.ts'

/**
 * A person gives a finding other values than were read: they stand beside these, with who and when, and hold from now on. Whoever
 * changes a proposal confirms it. Without values, what was read holds again.
 */
export const changeFinding = command({
  name: 'reading.change-finding',
  input: z.object({ finding: FindingId, expectedVersion: Version, values: GivenValues.nullable() }),
  output: z.object({
    finding: FindingId, version: Version,
    /** What holds now, and whether it is a person's. */
    details: FindingDetails.nullable(), changed: z.boolean(),
  }),
  allow: may('reading.mark').on(findingScope),
  journal: 'changed',
  async run(context, { values, expectedVersion }) {
    const { target, db } = context
    const decided = target.state === 'withdrawn' || (target.state === 'confirmed' && target.version !== expectedVersion)
    if (decided) throw refuseDecided(await findDecision(db, target.id), expectedVersion)
    expectVersion(target.version, expectedVersion)
    const read = await findRead(db, target.id)
    const details = values === null ? null : await detailsOf(context, values, read)
    const version = await keepCorrection(db, {
      id: context.ids.next(), finding: target.id, expected: expectedVersion, details, by: context.actor.id, at: context.clock.now(),
    })
    // Between loading and writing somebody else was faster.
    if (version === undefined) throw refuseDecided(await findDecision(db, target.id), expectedVersion)
    context.subject({ kind: 'finding', id: target.id })
    context.trace({ sourceKind: 'sentence', sourceId: target.sentence, relation: 'confirmed', targetKind: 'finding', targetId: target.id })
    context.emit('reading.finding-changed', { document: target.document, finding: target.id })
    return { finding: target.id, version, details: details ?? read.details, changed: details !== null }
  },
})

/** Null where the values are those that were read. */
async function detailsOf(
  { target, db, clock }: CommandContext<FindingTarget>, values: z.infer<typeof GivenValues>, read: ReadValues,
): Promise<Details | null> {
  if (values.of !== target.kind) throw readingErrors('values-of-kind')
  const surroundings = await findSurroundings(db, target.sentence)
  const from = dueClock(surroundings, dayOf(clock.now()))
  const due = (words: string): Due => {
    const meant = readDue(words, from)
    if (!meant) throw readingErrors('due-no-day', { text: words.slice(0, 40) })
    return meant.due
  }
  return correctedDetails(values, read, due) ?? null
}
