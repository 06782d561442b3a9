import { job } from '@lantai/kernel'
import type { CommandContext, DatabaseTransaction, JobWriteContext } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { sentencesOf } from '../model/sentences-of.ts'
import type { PlacedSentence } from '../model/sentences-of.ts'
import { markReady } from '../queries/documents.ts'
import { findSource } from '../queries/find-source.ts'
import { copyRevision, findText, lockDocument } from '../queries/revisions.ts'
import { insertSentences, listSpans } from '../queries/sentences.ts'
import { markStep } from '../queries/steps.ts'
import { carryOver } from './carry-over.ts'
import { awaitFindings } from './find-findings.ts'
import { runStep } from './run-step.ts'

/** Names the rule of splitting; a change of the rule is a new version. */
export const splitVersion = 'split-2'

export const splitDocument = job<{ document: string; revision: string }>({
  name: 'reading.split-document',
  key: (payload) => payload.revision,
  retries: 3,
  seconds_max: 120,
  concurrency: 2,
  async run(context, { document, revision }) {
    const source = await findSource(context.db, document)
    const stored = await findText(context.db, revision)
    if (!source || !stored) return
    const step = { document, lineage: source.lineage, name: 'split', toolVersion: splitVersion } as const
    await runStep(context, { ...step, broke: readingErrors('split-broke').code }, async () => {
      const sentences = sentencesOf(stored, () => context.ids.next())
      await context.write('split', async (writing) => {
        const older = await lockDocument(writing.db, document)
        const base = await keepSentences(writing, { document, revision, toolVersion: stored.toolVersion }, sentences)
        const present = older === null ? base : await carryOver(writing, { document, older, base })
        await markReady(writing.db, document, present)
        await markStep(writing.db, { document, name: 'split', toolVersion: splitVersion, state: 'done', at: writing.clock.now() })
        await awaitFindings(writing, { document, revision: present })
        writing.subject({ kind: 'document', id: document, lineage: source.lineage })
        writing.emit('reading.document-ready', { document, revision: present })
      })
    })
  },
})

/** As awaitRepair does: the step waits where people see it, and is sent, in the transaction that ends the step before. */
export async function awaitSentences(
  { db, clock, enqueue }: { db: DatabaseTransaction } & Pick<CommandContext, 'clock' | 'enqueue'>,
  { document, revision }: { readonly document: string; readonly revision: string },
): Promise<void> {
  await markStep(db, { document, name: 'split', toolVersion: splitVersion, state: 'waiting', at: clock.now() })
  enqueue(splitDocument, { document, revision })
}

interface SplitText { readonly document: string; readonly revision: string; readonly toolVersion: string }

/** A text that was split by an older rule keeps the sentences it has, because findings point at them: a copy of it gets the new ones. */
async function keepSentences(
  { db, ids, clock }: JobWriteContext, { document, revision, toolVersion }: SplitText, sentences: readonly PlacedSentence[],
): Promise<string> {
  const stored = await listSpans(db, revision)
  const same = stored.length === sentences.length && stored.every(({ start, end }, at) => (
    start === sentences[at]!.start && end === sentences[at]!.end))
  if (same) return revision
  const home = stored.length === 0 ? revision
    : await copyRevision(db, { id: ids.next(), of: revision, toolVersion: `${toolVersion} ${splitVersion}`, at: clock.now() })
  await insertSentences(db, document, home, sentences)
  return home
}
