// A process for a test to kill: it follows the database with a search index, again and again, and says before each step what it does.
// Its orders come as JSON in LANTAI_FOLLOW_PROCESS.
import process from 'node:process'
import { openDatabase } from '@lantai/database'
import type { ConnectionSettings } from '@lantai/database'
import { followSearch } from '@lantai/kernel'
import { reading } from '@lantai/reading'
import { sqliteSearch } from '@lantai/search'

const { app, folder } = JSON.parse(process.env['LANTAI_FOLLOW_PROCESS'] ?? '') as { app: ConnectionSettings; folder: string }
const log = { info() {}, warn() {}, error() {} }
const { db } = openDatabase({ ...app, poolSize: 1, log })
const index = sqliteSearch({ folder })

function say(word: string): void { process.stdout.write(`${word}\n`) }

say(`position ${String(await index.position())}`)
const search: typeof index = {
  ...index,
  apply(changes) {
    say(`apply ${changes.put.length} ${changes.removed.length}`)
    return index.apply(changes)
  },
}
for (;;) {
  if (await followSearch({ db, search, log }, reading.search!)) continue
  say('idle')
  await new Promise((resolve) => setTimeout(resolve, 20))
}
