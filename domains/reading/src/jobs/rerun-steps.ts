import type { CommandContext, DatabaseTransaction } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import type { StepName } from '../model/step-list.ts'
import { markReceived } from '../queries/documents.ts'
import { forgetOutline } from '../queries/outlines.ts'
import { findBeginnings, lockDocument } from '../queries/revisions.ts'
import { markStep } from '../queries/steps.ts'
import { extractDocument } from './extract-document.ts'
import { awaitFindings } from './find-findings.ts'
import { awaitRepair } from './repair-document.ts'
import { awaitSentences } from './split-document.ts'

export interface Rerun {
  readonly document: string
  readonly from: StepName
  /** The version that text is extracted by now, where it is known. */
  readonly extractVersion: string | undefined
}

/**
 * Sends the steps from the chosen one on, each with the version of now; the one that is sent waits where people see it. What had
 * failed is being read again; what can be read stays readable meanwhile.
 */
export async function rerunSteps(
  { db, clock, enqueue }: { readonly db: DatabaseTransaction } & Pick<CommandContext, 'clock' | 'enqueue'>,
  { document, from, extractVersion }: Rerun,
): Promise<void> {
  await lockDocument(db, document)
  if (from === 'extract') {
    if (extractVersion !== undefined) {
      await markStep(db, { document, name: 'extract', toolVersion: extractVersion, state: 'waiting', at: clock.now() })
    }
    enqueue(extractDocument, { document, again: true })
  } else {
    const revision = (await findBeginnings(db, document))[from]
    if (revision === null) throw readingErrors('step-not-reached')
    if (from === 'repair') {
      await awaitRepair({ db, clock, enqueue }, { document, revision })
    } else if (from === 'split') {
      await awaitSentences({ db, clock, enqueue }, { document, revision })
    } else {
      await forgetOutline(db, revision)
      await awaitFindings({ db, clock, enqueue }, { document, revision })
    }
  }
  await markReceived(db, document)
}
