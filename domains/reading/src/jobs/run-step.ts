import type { JobContext } from '@lantai/kernel'
import { markFailed } from '../queries/documents.ts'
import { markStep } from '../queries/steps.ts'
import type { StepRow } from '../queries/steps.ts'

export interface RunningStep {
  readonly document: string
  readonly lineage: readonly string[]
  readonly name: StepRow['name']
  readonly toolVersion: string
  /** What people are told when it breaks for good. */
  readonly broke: string
}

/**
 * Runs a step where people see it. What breaks is tried again; on the last try it is written down, and a document that has no text
 * yet fails with it. One that has keeps it.
 */
export async function runStep(
  context: JobContext, { document, lineage, name, toolVersion, broke }: RunningStep, run: () => Promise<void>,
): Promise<void> {
  await markStep(context.db, { document, name, toolVersion, state: 'running', at: context.clock.now() })
  try {
    await run()
  } catch (error) {
    if (context.last) {
      await context.write('failed', async (writing) => {
        await markFailed(writing.db, document, broke)
        await markStep(writing.db, { document, name, toolVersion, state: 'failed', failure: broke, at: writing.clock.now() })
        writing.subject({ kind: 'document', id: document, lineage })
      })
    }
    throw error
  }
}
