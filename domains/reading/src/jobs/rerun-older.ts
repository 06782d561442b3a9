import { job } from '@lantai/kernel'
import { readingLimits } from '../limits.ts'
import { listOlder } from '../queries/steps.ts'
import { findVersion } from './find-findings.ts'
import { repairVersion } from './repair-document.ts'
import { rerunSteps } from './rerun-steps.ts'
import { splitVersion } from './split-document.ts'

/** Goes through the documents below a unit, some at a time, and sends those again that an older version has read. */
export const rerunOlder = job<{ unit: string; after: number }>({
  name: 'reading.rerun-older',
  key: ({ unit, after }) => `${unit} ${after}`,
  retries: 3,
  seconds_max: 120,
  concurrency: 1,
  async run(context, { unit, after }) {
    const extractVersion = context.extractor.version
    const versions = { extract: extractVersion, repair: repairVersion, split: splitVersion, find: findVersion }
    await context.write('rerun', async (writing) => {
      const rows = await listOlder(writing.db, { unit, after, versions, rows_max: readingLimits.rerun_rows_max })
      for (const { document, from } of rows) await rerunSteps(writing, { document, from, extractVersion })
      writing.subject({ kind: 'unit', id: unit })
      const last = rows.at(-1)
      if (last && rows.length === readingLimits.rerun_rows_max) writing.enqueue(rerunOlder, { unit, after: last.cursor })
    })
  },
})
