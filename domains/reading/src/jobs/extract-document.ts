import { job, Refusal } from '@lantai/kernel'
import type { ExtractedText, JobContext, MediaType } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { besideOf, storedSecrecy } from '../model/secrecy/read-file.ts'
import { readSecrecy } from '../model/secrecy/secrecy-marks.ts'
import { keepSecrecy } from '../queries/destroy-documents.ts'
import { markFailed } from '../queries/documents.ts'
import { findSource } from '../queries/find-source.ts'
import { insertRevision } from '../queries/revisions.ts'
import { markStep } from '../queries/steps.ts'
import { destroySecret } from './destroy-secret.ts'
import { awaitRepair } from './repair-document.ts'

export const extractDocument = job<{ document: string; again?: true }>({
  name: 'reading.extract-document',
  key: (payload) => payload.document,
  retries: 3,
  seconds_max: 120,
  concurrency: 2,
  async run(context, { document, again }) {
    const source = await findSource(context.db, document)
    // A job that comes late must not read anew what has been read, unless a person asks for it.
    if (!source || (source.state !== 'received' && !again)) return
    const toolVersion = context.extractor.version
    await markStep(context.db, { document, name: 'extract', toolVersion, state: 'running', at: context.clock.now() })
    const extracted = await read(context, source.digest, source.mediaType)
    if (extracted instanceof Refusal) return fail(context, document, source.lineage, extracted.code)
    const secrecy = readSecrecy(extracted.text, { beside: besideOf(extracted.notes), today: dayOf(context.clock.now()) })
    if (secrecy?.kind === 'state-secret') return destroySecret(context, source.digest)
    await context.write('extracted', async (writing) => {
      const revision = await insertRevision(writing.db, {
        id: writing.ids.next(), document, toolVersion, encoding: extracted.encoding, text: extracted.text, anchors: extracted.anchors,
        notes: extracted.notes, locations: extracted.locations, at: writing.clock.now(),
      })
      await keepSecrecy(writing.db, document, storedSecrecy(secrecy))
      await markStep(writing.db, { document, name: 'extract', toolVersion, state: 'done', at: writing.clock.now() })
      writing.subject({ kind: 'document', id: document, lineage: source.lineage })
      writing.trace({ sourceKind: 'document', sourceId: document, relation: 'extracted-as', targetKind: 'revision', targetId: revision })
      await awaitRepair(writing, { document, revision })
    })
  },
})

/** A refusal is a property of the file and final; anything else is tried again, and on the last try told to people as well. */
async function read(context: JobContext, digest: string, media: MediaType): Promise<ExtractedText | Refusal> {
  try {
    const extracted = await context.extractor.extract(await context.objects.read(digest), media)
    if (extracted.text.trim() === '') return readingErrors('text-empty')
    if (extracted.text.length > readingLimits.text_characters_max) return readingErrors('text-too-long')
    return extracted
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'unavailable') return error
    if (context.last) return readingErrors('extract-broke')
    throw error
  }
}

async function fail(context: JobContext, document: string, lineage: readonly string[], code: string): Promise<void> {
  const toolVersion = context.extractor.version
  await context.write('failed', async (writing) => {
    await markFailed(writing.db, document, code)
    await markStep(writing.db, { document, name: 'extract', toolVersion, state: 'failed', failure: code, at: writing.clock.now() })
    writing.subject({ kind: 'document', id: document, lineage })
  })
}
