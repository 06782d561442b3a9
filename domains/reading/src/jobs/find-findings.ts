import { job, Refusal } from '@lantai/kernel'
import type { CommandContext, DatabaseTransaction, JobContext, JobWriteContext } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { placeFindings } from '../model/findings/place-findings.ts'
import type { PlacedReading } from '../model/findings/place-findings.ts'
import { readFindings } from '../model/read-page.ts'
import { besideOf } from '../model/secrecy/read-file.ts'
import { readSecrecy } from '../model/secrecy/secrecy-marks.ts'
import { findSource } from '../queries/find-source.ts'
import { beginOutline, insertLabels, insertNodes } from '../queries/outlines.ts'
import { propose } from '../queries/proposals.ts'
import { findText, lockDocument } from '../queries/revisions.ts'
import { listSpans } from '../queries/sentences.ts'
import { markStep } from '../queries/steps.ts'
import { destroySecret } from './destroy-secret.ts'

/** Names the rules of outline, labels and findings; a change of what comes out is a new version. */
export const findVersion = 'find-1'

interface Payload { readonly document: string; readonly revision: string }

/** The last step. A document can be read without it, so that its failure leaves the document as it is. */
export const findFindings = job<{ document: string; revision: string }>({
  name: 'reading.find-findings',
  key: (payload) => payload.revision,
  retries: 3,
  seconds_max: 120,
  concurrency: 2,
  async run(context, payload) {
    try {
      await find(context, payload)
    } catch (error) {
      const refused = error instanceof Refusal && error.kind !== 'unavailable'
      if (refused || context.last) await fail(context, payload, refused ? error.code : readingErrors('find-broke').code)
      if (!refused) throw error
    }
  },
})

/** Within the transaction that makes a revision the document's present one: the step waits where people see it, and is sent. */
export async function awaitFindings(
  { db, clock, enqueue }: { db: DatabaseTransaction } & Pick<CommandContext, 'clock' | 'enqueue'>, { document, revision }: Payload,
): Promise<void> {
  await markStep(db, { document, name: 'find', toolVersion: findVersion, state: 'waiting', at: clock.now() })
  enqueue(findFindings, { document, revision })
}

async function find(context: JobContext, { document, revision }: Payload): Promise<void> {
  const source = await findSource(context.db, document)
  const stored = await findText(context.db, revision)
  if (!source || !stored || !await begin(context, { document, revision })) return
  // A person may have filled in the very words of a mark, and a text may be older than the rule that knows it.
  const secrecy = readSecrecy(stored.text, {
    starts: stored.parts?.map(({ start }) => start), beside: besideOf(stored.notes), today: dayOf(context.clock.now()),
  })
  if (secrecy?.kind === 'state-secret') return destroySecret(context, source.digest)
  const readings = readFindings(stored.text, stored.parts ?? [], stored.furniture ?? [])
  const placed = placeFindings(readings, await listSpans(context.db, revision))
  if (placed.findings.length > readingLimits.findings_of_document_max) {
    throw readingErrors('findings-too-many', { count: placed.findings.length, findings_max: readingLimits.findings_of_document_max })
  }
  await context.write('found', async (writing) => {
    writing.subject({ kind: 'document', id: document, lineage: source.lineage })
    if (await lockDocument(writing.db, document) !== revision) return
    await keep(context, writing, { document, revision }, placed)
    await markStep(writing.db, { document, name: 'find', toolVersion: findVersion, state: 'done', at: writing.clock.now() })
  })
}

/** False when the document has a newer revision: that one has a run of its own, whose step must not be set back. */
async function begin(context: JobContext, { document, revision }: Payload): Promise<boolean> {
  return context.db.transaction().execute(async (transaction) => {
    if (await lockDocument(transaction, document) !== revision) return false
    await markStep(transaction, { document, name: 'find', toolVersion: findVersion, state: 'running', at: context.clock.now() })
    return true
  })
}

async function keep(
  context: JobContext, writing: JobWriteContext, { document, revision }: Payload, placed: PlacedReading,
): Promise<void> {
  const at = writing.clock.now()
  if (!await beginOutline(writing.db, { revision, toolVersion: findVersion, warnings: placed.warnings, at })) return
  await insertNodes(writing.db, revision, placed.nodes)
  await insertLabels(writing.db, revision, placed.labels)
  const proposals = placed.findings.map((finding) => ({ ...finding, id: writing.ids.next() }))
  await propose(writing.db, { document, actor: context.actor.id, toolVersion: findVersion, at }, proposals)
  writing.emit('reading.findings-proposed', { document, revision })
}

async function fail(context: JobContext, { document, revision }: Payload, code: string): Promise<void> {
  const source = await findSource(context.db, document)
  if (!source) return
  await context.write('failed', async (writing) => {
    writing.subject({ kind: 'document', id: document, lineage: source.lineage })
    if (await lockDocument(writing.db, document) !== revision) return
    await markStep(writing.db, {
      document, name: 'find', toolVersion: findVersion, state: 'failed', failure: code, at: writing.clock.now(),
    })
  })
}
