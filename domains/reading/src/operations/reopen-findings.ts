import { z } from 'zod'
import { command, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { documentScope } from '../policy.ts'
import { countElsewhere, reopenSeen } from '../queries/review.ts'
import { DocumentId, FindingId, SeenFinding, Version } from '../shapes.ts'

/** Undoes confirmations, one or many of one document: the findings are proposals again. What has been decided anew since then stays. */
export const reopenFindingsOperation = command({
  name: 'reading.reopen-findings',
  input: z.object({ document: DocumentId, findings: z.array(SeenFinding).min(1).max(readingLimits.decisions_of_call_max) }),
  output: z.object({
    document: DocumentId, reopened: z.array(z.object({ finding: FindingId, version: Version })),
    /** Of those named: decided anew since, or marked by hand. */
    left: z.number(),
  }),
  allow: may('reading.mark').on(documentScope),
  journal: 'reopened',
  async run(context, input) {
    const together = { document: context.target.id, seen: input.findings }
    const count = await countElsewhere(context.db, together)
    if (count > 0) throw readingErrors('finding-elsewhere', { count })
    const reopened = await reopenSeen(context.db, together)
    context.subject({ kind: 'document', id: context.target.id })
    for (const { finding } of reopened) context.emit('reading.finding-reopened', { document: context.target.id, finding })
    const named = new Set(input.findings.map(({ finding }) => finding)).size
    return { document: context.target.id, reopened, left: named - reopened.length }
  },
})
