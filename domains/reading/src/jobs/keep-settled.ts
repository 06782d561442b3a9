// A text with places settled in it is a revision of its own, made of the same extracted text as the one it was settled in.
import { anchorsOfEdits, applyEdits, composeAnchors } from '@lantai/chinese'
import type { CommandContext, DatabaseTransaction } from '@lantai/kernel'
import { editsOf, partsOf } from '../model/repaired-revision.ts'
import type { StoredRepair } from '../model/repaired-revision.ts'
import { sentencesOf } from '../model/sentences-of.ts'
import { findText, insertRevision, nextOrdinal } from '../queries/revisions.ts'
import { insertSentences } from '../queries/sentences.ts'

export interface Settled {
  readonly document: string
  /** The extracted text, and what the engine had made of it before anything was settled. */
  readonly source: string
  readonly base: string
  readonly repair: StoredRepair
}

/** The new revision with its sentences; it is not yet the document's present one. */
export async function keepSettled(
  { db, ids, clock }: { readonly db: DatabaseTransaction } & Pick<CommandContext, 'ids' | 'clock'>,
  { document, source, base, repair }: Settled,
): Promise<{ readonly revision: string; readonly ordinal: number }> {
  const extracted = (await findText(db, source))!
  const edits = editsOf(repair)
  const text = applyEdits(extracted.text, edits)
  const anchors = composeAnchors(extracted.anchors, anchorsOfEdits(extracted.text.length, edits))
  const parts = partsOf(text)
  const ordinal = await nextOrdinal(db, document)
  const revision = await insertRevision(db, {
    id: ids.next(), document, toolVersion: `settled-${ordinal}`, encoding: extracted.encoding, text, anchors, notes: extracted.notes,
    locations: extracted.locations ?? undefined, at: clock.now(), repair: { source, base, ...repair, ...parts },
  })
  const { locations } = extracted
  await insertSentences(db, document, revision, sentencesOf({ text, anchors, locations, ...parts }, () => ids.next()))
  return { revision, ordinal }
}
