import { z } from 'zod'
import { anchorsOfEdits, applyEdits, composeAnchors } from '@lantai/chinese'
import { command, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { awaitFindings } from '../jobs/find-findings.ts'
import { readingLimits } from '../limits.ts'
import { hasControl } from '../model/check-name.ts'
import { editsOf, partsOf } from '../model/repaired-revision.ts'
import type { StoredRepair } from '../model/repaired-revision.ts'
import { sentencesOf } from '../model/sentences-of.ts'
import { settlePlace as settle } from '../model/settle-place.ts'
import { documentScope } from '../policy.ts'
import { markReady } from '../queries/documents.ts'
import { findRevision, findText, insertRevision, lockDocument } from '../queries/revisions.ts'
import { insertSentences, succeedSentences } from '../queries/sentences.ts'
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
  async run(context, input) {
    const { target } = context
    if ((await lockDocument(context.db, target.id)) !== input.revision) throw readingErrors('place-superseded')
    const current = await findRevision(context.db, input.revision)
    if (!current?.source || !current.edits || !current.places) throw readingErrors('no-such-place')
    const source = (await findText(context.db, current.source.revision))!
    const repair = settle(source.text, { edits: current.edits, places: current.places }, {
      place: input.place, text: input.text, everywhere: input.everywhere, by: context.actor.id, at: context.clock.now().toISOString(),
    })
    if (typeof repair === 'string') throw readingErrors(repair)
    const revision = await keep(repair)
    context.subject({ kind: 'document', id: target.id })
    context.trace({ sourceKind: 'revision', sourceId: input.revision, relation: 'settled-as', targetKind: 'revision', targetId: revision })
    context.emit('reading.document-ready', { document: target.id, revision })
    return { document: target.id, revision, ordinal: current.ordinal + 1 }

    async function keep(settled: StoredRepair): Promise<string> {
      const edits = editsOf(settled)
      const text = applyEdits(source.text, edits)
      const anchors = composeAnchors(source.anchors, anchorsOfEdits(source.text.length, edits))
      const parts = partsOf(text)
      const made = await insertRevision(context.db, {
        id: context.ids.next(), document: target.id, toolVersion: `settled-${current!.ordinal + 1}`, encoding: source.encoding, text,
        anchors, notes: source.notes, at: context.clock.now(), repair: { source: current!.source!.revision, ...settled, ...parts },
      })
      await insertSentences(context.db, target.id, made, sentencesOf({ text, anchors, ...parts }, () => context.ids.next()))
      await succeedSentences(context.db, input.revision, made)
      await markReady(context.db, target.id, made)
      await awaitFindings(context, { document: target.id, revision: made })
      return made
    }
  },
})
