// `node tools/run.mjs tests/anomaly/show-sentences.ts`: prints what the sender of each bad input reads.
import process from 'node:process'
import { badInputs } from './bad-input-cases.ts'
import { openBadInputRun, sentenceTable } from './bad-input-world.ts'
import type { ShownRow } from './bad-input-world.ts'

const run = await openBadInputRun()
try {
  const rows: ShownRow[] = []
  for (const input of badInputs) rows.push({ title: input.title, shown: await run.shown(input) })
  const { lists, others } = run.meanwhile()
  process.stdout.write(`${sentenceTable(rows)}\n\nmeanwhile ${lists} lists for another client, ${others.length} other answers; `
    + `stored beyond what was acknowledged: ${(await run.strays()).length}\n`)
} finally {
  await run.close()
}
