import { z } from 'zod'
import { command, may, Refusal } from '@lantai/kernel'
import type { CommandContext, ExtractedText, MediaType } from '@lantai/kernel'
import { isReadable, looksBinary, sniffMedia } from '@lantai/chinese'
import { dayOf } from '@lantai/org'
import { readingErrors } from '../errors.ts'
import { extractDocument } from '../jobs/extract-document.ts'
import { readingLimits } from '../limits.ts'
import { checkName, nameFits } from '../model/check-name.ts'
import { cutBehindLine, headBytes } from '../model/secrecy/head-bytes.ts'
import { readFileSecrecy, storedSecrecy } from '../model/secrecy/read-file.ts'
import { receivingScope } from '../policy.ts'
import { destroyDocuments } from '../queries/destroy-documents.ts'
import { findDocument, findEqual, insertDocument, lockDigest, markFailed } from '../queries/documents.ts'
import { markStep } from '../queries/steps.ts'
import { DocumentSummary, UnitId } from '../shapes.ts'

/**
 * Takes an uploaded file over as a document. Equal bytes among the documents the caller may see are not received twice but
 * answered as `duplicate` with the document that stands there. A file with the mark of a state secret is not taken in: its bytes are
 * destroyed before any row of it is written, and only that there was one is journaled.
 */
export const receiveDocument = command({
  name: 'reading.receive-document',
  input: z.object({
    blob: z.uuid(),
    name: z.string().refine(nameFits, { error: `1–${readingLimits.name_characters_max} 个字符` }),
    origin: z.enum(['upload', 'paste']).default('upload'),
    unit: UnitId.optional(),
  }),
  output: z.object({ outcome: z.enum(['received', 'duplicate']), document: DocumentSummary }),
  allow: may('reading.receive').on(receivingScope),
  journal: 'received',
  async run(context, input) {
    checkName(input.name)
    const blob = await context.claimBlob(input.blob)
    const head = await context.objects.read(blob.digest, { start: 0, end: Math.min(blob.size_bytes, readingLimits.head_bytes) })
    const tail = await context.objects.read(blob.digest, {
      start: Math.max(0, blob.size_bytes - readingLimits.tail_bytes), end: blob.size_bytes,
    })
    const binary = looksBinary(head, tail)
    if (binary === 'ole') throw readingErrors('old-office', { name: input.name })
    if (binary && !isReadable(binary)) throw readingErrors('not-text', { name: input.name, found: binary })
    await lockDigest(context.db, blob.digest)
    const mediaType = sniffMedia(head, tail)
    const read = await readHead(context, blob, mediaType)
    const extracted = read instanceof Refusal ? undefined : read
    const secrecy = extracted && readFileSecrecy(extracted, dayOf(context.clock.now()))
    if (secrecy?.kind === 'state-secret') return refuseSecret(context, { ...blob, name: input.name, mark: secrecy.words })
    const equal = await findEqual(context.db, blob.digest, context.unitsFor('reading.read'))
    if (equal) {
      context.subject({ kind: 'document', id: equal.document })
      return { outcome: 'duplicate' as const, document: equal }
    }
    const id = context.ids.next()
    await insertDocument(context.db, {
      id, unit: context.target.unit, name: input.name, origin: input.origin, digest: blob.digest, size_bytes: blob.size_bytes,
      mediaType, receivedBy: context.actor.id, at: context.clock.now(), secrecy: storedSecrecy(secrecy),
    })
    context.log.info('reading.receive-document transaction-open', { document: id })
    context.subject({ kind: 'document', id })
    context.trace({ sourceKind: 'blob', sourceId: blob.blob, relation: 'received-as', targetKind: 'document', targetId: id })
    context.emit('reading.document-received', { document: id })
    // The file has been read whole and cannot be: a second reading would take as long and tell nothing else.
    if (read instanceof Refusal && headBytes(mediaType, blob.size_bytes) === blob.size_bytes) await keepFailure(context, id, read.code)
    else context.enqueue(extractDocument, { document: id })
    return { outcome: 'received' as const, document: (await findDocument(context.db, id))! }
  },
})

type Context = Pick<CommandContext, 'db' | 'objects' | 'extractor' | 'subject' | 'destroyOriginal'>

async function keepFailure({ db, clock, extractor }: Pick<CommandContext, 'db' | 'clock' | 'extractor'>, document: string, code: string) {
  await markFailed(db, document, code)
  await markStep(db, { document, name: 'extract', toolVersion: extractor.version, state: 'failed', failure: code, at: clock.now() })
}

/** The refusal of a file that cannot be read: it is taken in as it is, no text is made of it, and its document says why. */
async function readHead(
  context: Context, { digest, size_bytes }: { digest: string; size_bytes: number }, media: MediaType,
): Promise<ExtractedText | Refusal> {
  const bytes = await context.objects.read(digest, { start: 0, end: headBytes(media, size_bytes) })
  try {
    return await context.extractor.extract(cutBehindLine(bytes, size_bytes), media)
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'unavailable') return error
    throw error
  }
}

/** Documents over the same bytes, taken in before their mark was known, go as well. The name goes into the answer and nowhere else. */
async function refuseSecret(
  context: Context, { digest, name, mark }: { digest: string; name: string; mark: string },
): Promise<never> {
  const destroyed = await destroyDocuments(context.db, digest)
  context.subject({ kind: 'secret-document', id: String(destroyed.length + 1) })
  await context.destroyOriginal(digest, destroyed.map(({ document }) => document))
  throw readingErrors('state-secret', { name, mark }).keeping(['name'])
}
