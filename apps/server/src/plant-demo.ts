// The units and people of the demonstration's sample bureau.
import { systemRandom } from '@lantai/kernel'
import { plantDemoBureau } from '@lantai/org'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Composed } from './compose.ts'
import type { DemoAccount } from './instance-facts.ts'

/** Answers the accounts with their secrets, which are random per folder. A kill half-way begins again at the next start. */
export async function plantDemo(folder: string, composed: Composed): Promise<readonly DemoAccount[]> {
  const file = join(folder, 'demo-accounts.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]
  const { clock, ids } = composed.parts
  const accounts = await composed.database.db.transaction().execute((transaction) =>
    plantDemoBureau(transaction, { now: clock.now(), ids, random: systemRandom }))
  writeFileSync(`${file}.new`, JSON.stringify(accounts, undefined, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return accounts
}
