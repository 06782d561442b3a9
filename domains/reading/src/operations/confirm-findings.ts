import { z } from 'zod'
import { command, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { documentScope } from '../policy.ts'
import { confirmSeen, countElsewhere } from '../queries/review.ts'
import { DocumentId, FindingId, SeenFinding, Version } from '../shapes.ts'

/**
 * Confirms many proposals of one document at once. What somebody else has decided since they were seen stays as he decided, and is
 * counted; the others are confirmed together or not at all.
 */
export const confirmFindingsOperation = command({
  name: 'reading.confirm-findings',
  input: z.object({ document: DocumentId, findings: z.array(SeenFinding).min(1).max(readingLimits.decisions_of_call_max) }),
  output: z.object({
    document: DocumentId, confirmed: z.array(z.object({ finding: FindingId, version: Version })),
    /** Of those named: decided by others meanwhile, or read anew. */
    left: z.number(),
  }),
  allow: may('reading.mark').on(documentScope),
  journal: 'confirmed',
  async run(context, input) {
    const together = { document: context.target.id, seen: input.findings }
    const count = await countElsewhere(context.db, together)
    if (count > 0) throw readingErrors('finding-elsewhere', { count })
    const confirmed = await confirmSeen(context.db, { ...together, by: context.actor.id, at: context.clock.now() })
    context.subject({ kind: 'document', id: context.target.id })
    for (const { finding, sentence } of confirmed) {
      context.trace({ sourceKind: 'sentence', sourceId: sentence, relation: 'confirmed', targetKind: 'finding', targetId: finding })
      context.emit('reading.finding-confirmed', { document: context.target.id, finding })
    }
    const named = new Set(input.findings.map(({ finding }) => finding)).size
    return { document: context.target.id, confirmed, left: named - confirmed.length }
  },
})
