// `node tools/run.mjs chinese/tools/generate.ts`: writes the tables that are taken from packages and counted in texts. They change only
// with their sources, so `npm run generate` leaves them alone; chinese/tools/generated.test.ts compares them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printReadings } from './print-readings.ts'
import { printSimplified } from './print-simplified.ts'

const folder = join(import.meta.dirname, '..', 'src', 'generated')
mkdirSync(folder, { recursive: true })
for (const [name, content] of [['simplified.json', printSimplified()], ['readings.json', printReadings()]] as const) {
  writeFileSync(join(folder, name), content)
  process.stdout.write(`written chinese/src/generated/${name}, ${Buffer.byteLength(content)} bytes\n`)
}
