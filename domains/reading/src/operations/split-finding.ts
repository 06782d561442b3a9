import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { refuseDecided } from '../model/refuse-decided.ts'
import { splitDetails, splitSpan } from '../model/split-task.ts'
import { findingScope } from '../policy.ts'
import { findDecision } from '../queries/review.ts'
import { holdFindings, presentRevision, succeed } from '../queries/successions.ts'
import { DocumentId, FindingId, Version } from '../shapes.ts'

/**
 * Makes one task two or more, cut at places of its sentence. The new ones stand as a person's own, each with its share of the values; the
 * old one is withdrawn and names them. reading.restore-finding takes all of it back.
 */
export const splitFinding = command({
  name: 'reading.split-finding',
  input: z.object({
    finding: FindingId, expectedVersion: Version,
    /** UTF-16 units within the text of the sentence, inside the words of the task. */
    at: z.array(z.int().min(0)).min(1).max(readingLimits.split_places_max),
  }),
  output: z.object({ finding: FindingId, document: DocumentId, version: Version, successors: z.array(FindingId) }),
  allow: may('reading.mark').on(findingScope),
  journal: 'split',
  async run(context, { expectedVersion, at: places }) {
    const { target, db, ids } = context
    const [held] = await holdFindings(db, target.document, [target.id])
    if (held!.state === 'withdrawn' || (held!.state === 'confirmed' && held!.version !== expectedVersion)) {
      throw refuseDecided(await findDecision(db, target.id), expectedVersion)
    }
    expectVersion(held!.version, expectedVersion)
    if (held!.revision !== await presentRevision(db, target.document)) throw readingErrors('sentence-superseded')
    const { kind, text, sentence, details, quote, start, end } = held!
    if (kind !== 'task') throw readingErrors('tasks-only', { quote })
    const pieces = splitSpan(text, { start, end }, places)
    if (!pieces) throw readingErrors('split-nowhere', { quote })
    const quotes = pieces.map((piece) => text.slice(piece.start, piece.end))
    const shares = details?.of === 'task' ? splitDetails(details, quotes) : []
    const successors = pieces.map((piece, place) => ({
      ...piece, id: ids.next(), sentence, quote: quotes[place]!, details: shares[place] ?? null, correction: ids.next(),
    }))
    const [by, at] = [context.actor.id, context.clock.now()]
    await succeed(db, { document: target.document, kind: 'split', older: [target.id], by, at }, successors)
    context.subject({ kind: 'finding', id: target.id })
    for (const { id } of successors) {
      context.trace({ sourceKind: 'sentence', sourceId: sentence, relation: 'marked', targetKind: 'finding', targetId: id })
      context.trace({ sourceKind: 'finding', sourceId: target.id, relation: 'split', targetKind: 'finding', targetId: id })
      context.emit('reading.finding-added', { document: target.document, finding: id })
    }
    context.emit('reading.finding-withdrawn', { document: target.document, finding: target.id })
    return {
      finding: target.id, document: target.document, version: expectedVersion + 1, successors: successors.map(({ id }) => id),
    }
  },
})
