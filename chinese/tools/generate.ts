// `node tools/run.mjs chinese/tools/generate.ts`: writes the tables that are taken from packages and counted in texts. They change only
// with their sources, so `npm run generate` leaves them alone; chinese/tools/generated.test.ts compares them. The counts need the texts,
// which lie beside the checkout and not in it; without them only the other tables are written.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printRankingCounts } from './print-ranking-counts.ts'
import { printReadings } from './print-readings.ts'
import { printSimplified } from './print-simplified.ts'
import { hasCorpus } from './read-sources.ts'

const folder = join(import.meta.dirname, '..', 'src', 'generated')
mkdirSync(folder, { recursive: true })
write('simplified.json', printSimplified())
write('readings.json', printReadings())
if (hasCorpus()) write('ranking-counts.json', printRankingCounts())
else process.stdout.write('left alone chinese/src/generated/ranking-counts.json: the texts it is counted in are not here\n')

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), content)
  process.stdout.write(`written chinese/src/generated/${name}, ${Buffer.byteLength(content)} bytes\n`)
}
