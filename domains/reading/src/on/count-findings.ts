// The count beside a document is a projection: counted anew from the rows, so that a repeated or late event is harmless.
import type { EventHandler, JobContext, DomainEvent } from '@lantai/kernel'
import { countFindings } from '../queries/documents.ts'

async function run(context: JobContext, event: DomainEvent): Promise<void> {
  const document = String(event.payload['document'])
  await context.db.transaction().execute((transaction) => countFindings(transaction, document))
}

export const countAfterAdding: EventHandler = { name: 'reading.count-findings-added', event: 'reading.finding-added', run }
export const countAfterWithdrawing: EventHandler = { name: 'reading.count-findings-withdrawn', event: 'reading.finding-withdrawn', run }
