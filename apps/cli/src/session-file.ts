// The token of `lantai sign-in`, readable by its owner only. LANTAI_URL and LANTAI_TOKEN go before it.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

export interface SessionFile { readonly url: string; readonly token: string; readonly expires: string }

export const default_url = 'http://127.0.0.1:7300'

function place(): { folder: string; file: string } {
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'lantai')
  return { folder, file: join(folder, 'session.json') }
}

export function readSession(): SessionFile | undefined {
  const { file } = place()
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as SessionFile : undefined
  const url = process.env['LANTAI_URL'] ?? kept?.url
  const token = process.env['LANTAI_TOKEN'] ?? kept?.token
  return url && token ? { url, token, expires: kept?.expires ?? '' } : undefined
}

export function keepSession(session: SessionFile): void {
  const { folder, file } = place()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(session), { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}

export function dropSession(): void { rmSync(place().file, { force: true }) }
