import { job } from '@lantai/kernel'
import { sentencesOf } from '../model/sentences-of.ts'
import { markReady } from '../queries/documents.ts'
import { findSource } from '../queries/find-source.ts'
import { findText } from '../queries/revisions.ts'
import { insertSentences } from '../queries/sentences.ts'
import { markStep } from '../queries/steps.ts'
import { awaitFindings } from './find-findings.ts'

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
    await markStep(context.db, { document, name: 'split', toolVersion: splitVersion, state: 'running', at: context.clock.now() })
    const sentences = sentencesOf(stored, () => context.ids.next())
    await context.write('split', async (writing) => {
      await insertSentences(writing.db, document, revision, sentences)
      await markReady(writing.db, document, revision)
      await markStep(writing.db, { document, name: 'split', toolVersion: splitVersion, state: 'done', at: writing.clock.now() })
      await awaitFindings(writing, { document, revision })
      writing.subject({ kind: 'document', id: document, lineage: source.lineage })
      writing.emit('reading.document-ready', { document, revision })
    })
  },
})
