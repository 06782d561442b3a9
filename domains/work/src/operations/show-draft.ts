import { may, query } from '@lantai/kernel'
import { sentenceWords } from '@lantai/reading'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { draftScope } from '../policy.ts'
import { listDrafts } from '../queries/drafts.ts'
import { presentDrafts } from '../queries/present-drafts.ts'
import { Draft, MatterId } from '../shapes.ts'

/** A draft with the sentence it came from. */
export const showDraft = query({
  name: 'work.show-draft',
  input: z.object({ matter: MatterId }),
  output: z.object({
    draft: Draft,
    /** `headings` are the numbers of the headings above it: 二、（一）. */
    sentence: z.object({ text: z.string(), ordinal: z.number(), headings: z.string() }),
  }),
  allow: may('work.read').on(draftScope),
  async run(context, { matter }) {
    const { db, target } = context
    const rows = await listDrafts(db, {
      units: [target.unit], people: context.unitsFor('org.read-people'), matter, after: 0, rows_max: 1,
    })
    const [draft] = await presentDrafts(context, rows)
    if (!draft) throw workErrors('draft-discarded')
    return { draft, sentence: (await sentenceWords(db, [draft.sentence])).get(draft.sentence)! }
  },
})
