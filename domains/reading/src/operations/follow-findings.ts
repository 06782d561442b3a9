import { z } from 'zod'
import { may, query } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import { documentScope } from '../policy.ts'
import { followFindings as follow } from '../queries/follow-findings.ts'
import { DocumentId, Finding, FindingId, RevisionId, Version } from '../shapes.ts'

/**
 * What has come to pass with the findings of a document since one asked last: `after` is the `next` of the answer before, at first
 * `follow` of reading.show-document. A finding may be told twice and is never left out.
 */
export const followFindings = query({
  name: 'reading.follow-findings',
  input: z.object({ document: DocumentId, after: z.int().min(0) }),
  output: z.object({
    next: z.number(),
    /** The present text: another than before means that the document was read anew. */
    revision: RevisionId.nullable(),
    findings: z.array(Finding),
    /** Withdrawn, by whom, and what they were split or merged into. */
    gone: z.array(z.object({ finding: FindingId, version: Version, by: z.string().nullable(), successors: z.array(FindingId) })),
    /** More has changed than is told here: the list is to be asked for anew. */
    more: z.boolean(),
  }),
  allow: may('reading.read').on(documentScope),
  async run({ db, target }, { after }) {
    const { next, rows } = await follow(db, { document: target.id, after, rows_max: readingLimits.followed_rows_max + 1 })
    const more = rows.length > readingLimits.followed_rows_max
    return {
      next, revision: target.revision, more,
      findings: more ? [] : rows.filter(({ state }) => state !== 'withdrawn'),
      gone: more ? [] : rows.filter(({ state }) => state === 'withdrawn')
        .map(({ finding, version, withdrawnBy, successors }) => ({ finding, version, by: withdrawnBy, successors })),
    }
  },
})
