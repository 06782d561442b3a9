// The count beside a document is a projection: counted anew from the rows, so that a repeated or late event is harmless.
import type { EventHandler, JobContext, DomainEvent } from '@lantai/kernel'
import { countFindings } from '../queries/documents.ts'

async function run(context: JobContext, event: DomainEvent): Promise<void> {
  const document = String(event.payload['document'])
  await context.db.transaction().execute((transaction) => countFindings(transaction, document))
}

const after = (what: string, event: string): EventHandler => ({ name: `reading.count-findings-${what}`, event, run })

export const countHandlers: readonly EventHandler[] = [
  after('added', 'reading.finding-added'),
  after('withdrawn', 'reading.finding-withdrawn'),
  after('restored', 'reading.finding-restored'),
  after('proposed', 'reading.findings-proposed'),
  after('looked-again', 'reading.second-look-answered'),
]
