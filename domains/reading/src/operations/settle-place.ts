import { z } from 'zod'
import { command, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { settleIn } from '../jobs/settle-in.ts'
import { readingLimits } from '../limits.ts'
import { hasControl } from '../model/check-name.ts'
import { documentScope } from '../policy.ts'
import { lockDocument } from '../queries/revisions.ts'
import { DocumentId, RevisionId } from '../shapes.ts'

/** Chooses what stands at a place that is not certain, or fills in a mask, and remembers it as a new revision of the document. */
export const settlePlace = command({
  name: 'reading.settle-place',
  input: z.object({
    document: DocumentId,
    /** The revision that was looked at: a place of another one is refused. */
    revision: RevisionId,
    place: z.int().min(0),
    text: z.string().min(1).max(readingLimits.settled_units_max).refine((text) => !hasControl(text)),
    /** A mask is filled in wherever the same one stands. */
    everywhere: z.boolean().default(false),
  }),
  output: z.object({ document: DocumentId, revision: RevisionId, ordinal: z.number() }),
  allow: may('reading.mark').on(documentScope),
  journal: 'settled',
  async run(context, { document, revision, place, text, everywhere }) {
    if ((await lockDocument(context.db, document)) !== revision) throw readingErrors('place-superseded')
    const made = await settleIn(context, { document, revision, text, everywhere, place: () => place })
    context.subject({ kind: 'document', id: document })
    return { document, ...made }
  },
})
