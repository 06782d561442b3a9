import type { CommandContext, DatabaseTransaction } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { settlePlace } from '../model/settle-place.ts'
import { markReady } from '../queries/documents.ts'
import { findRevision, findText } from '../queries/revisions.ts'
import type { RevisionRow } from '../queries/revisions.ts'
import { succeedSentences } from '../queries/sentences.ts'
import { awaitFindings } from './find-findings.ts'
import { keepSettled } from './keep-settled.ts'

type SettleContext = { readonly db: DatabaseTransaction } & Pick<CommandContext, 'ids' | 'clock' | 'enqueue' | 'actor' | 'trace' | 'emit'>

export interface SettleIn {
  readonly document: string
  /** The present one, locked. */
  readonly revision: string
  readonly text: string
  readonly everywhere: boolean
  /** Which place of the revision it is. */
  place(current: RevisionRow): number | undefined
}

/** Settles a place of the present revision and makes what comes out the present one; raises why it cannot be settled. */
export async function settleIn(
  context: SettleContext, { document, revision, text, everywhere, place }: SettleIn,
): Promise<{ readonly revision: string; readonly ordinal: number }> {
  const { db, clock } = context
  const current = await findRevision(db, revision)
  const chosen = current && place(current)
  if (!current?.source || !current.edits || !current.places || chosen === undefined) throw readingErrors('no-such-place')
  const source = (await findText(db, current.source.revision))!
  const repair = settlePlace(source.text, { edits: current.edits, places: current.places }, {
    place: chosen, text, everywhere, by: context.actor.id, at: clock.now().toISOString(),
  })
  if (typeof repair === 'string') throw readingErrors(repair)
  const made = await keepSettled(context, { document, source: current.source.revision, base: current.base ?? revision, repair })
  await succeedSentences(db, revision, made.revision)
  await markReady(db, document, made.revision)
  await awaitFindings(context, { document, revision: made.revision })
  context.trace({ sourceKind: 'revision', sourceId: revision, relation: 'settled-as', targetKind: 'revision', targetId: made.revision })
  context.emit('reading.document-ready', { document, revision: made.revision })
  return made
}
