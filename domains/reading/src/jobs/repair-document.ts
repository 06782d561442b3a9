import { composeAnchors } from '@lantai/chinese'
import { job } from '@lantai/kernel'
import type { CommandContext, DatabaseTransaction } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { readingErrors } from '../errors.ts'
import { readPage } from '../model/read-page.ts'
import { storeRepair } from '../model/repaired-revision.ts'
import { besideOf, storedSecrecy } from '../model/secrecy/read-file.ts'
import { readSecrecy } from '../model/secrecy/secrecy-marks.ts'
import { keepSecrecy } from '../queries/destroy-documents.ts'
import { findSource } from '../queries/find-source.ts'
import { findText, insertRevision } from '../queries/revisions.ts'
import { markStep } from '../queries/steps.ts'
import { destroySecret } from './destroy-secret.ts'
import { runStep } from './run-step.ts'
import { awaitSentences } from './split-document.ts'

/** Names the rules of repair, furniture and splitting; a change of what comes out is a new version. */
export const repairVersion = 'repair-1'

interface Payload { readonly document: string; readonly revision: string }

export const repairDocument = job<{ document: string; revision: string }>({
  name: 'reading.repair-document',
  key: (payload) => payload.revision,
  retries: 3,
  seconds_max: 120,
  concurrency: 2,
  async run(context, { document, revision }) {
    const source = await findSource(context.db, document)
    const extracted = await findText(context.db, revision)
    if (!source || !extracted) return
    const step = { document, lineage: source.lineage, name: 'repair', toolVersion: repairVersion } as const
    await runStep(context, { ...step, broke: readingErrors('repair-broke').code }, async () => {
      const { repaired, furniture, documents } = readPage(extracted.text)
      const secrecy = readSecrecy(repaired.text, {
        starts: documents.map(({ start }) => start), beside: besideOf(extracted.notes), today: dayOf(context.clock.now()),
      })
      if (secrecy?.kind === 'state-secret') return destroySecret(context, source.digest)
      await context.write('repaired', async (writing) => {
        const made = await insertRevision(writing.db, {
          id: writing.ids.next(), document, toolVersion: `${repairVersion} ${extracted.toolVersion}`, encoding: extracted.encoding,
          text: repaired.text, anchors: composeAnchors(extracted.anchors, repaired.anchors), notes: extracted.notes,
          locations: extracted.locations ?? undefined, at: writing.clock.now(),
          repair: { source: revision, ...storeRepair(repaired.edits), furniture, parts: documents },
        })
        await keepSecrecy(writing.db, document, storedSecrecy(secrecy))
        await markStep(writing.db, { document, name: 'repair', toolVersion: repairVersion, state: 'done', at: writing.clock.now() })
        writing.subject({ kind: 'document', id: document, lineage: source.lineage })
        writing.trace({ sourceKind: 'revision', sourceId: revision, relation: 'repaired-as', targetKind: 'revision', targetId: made })
        await awaitSentences(writing, { document, revision: made })
      })
    })
  },
})

/**
 * Within the transaction that ends the step before: the step waits where people see it, and is sent. Between two steps there is so no
 * moment at which nothing seems to be under way, in which a page would stop asking and keep the old text.
 */
export async function awaitRepair(
  { db, clock, enqueue }: { db: DatabaseTransaction } & Pick<CommandContext, 'clock' | 'enqueue'>, { document, revision }: Payload,
): Promise<void> {
  await markStep(db, { document, name: 'repair', toolVersion: repairVersion, state: 'waiting', at: clock.now() })
  enqueue(repairDocument, { document, revision })
}
