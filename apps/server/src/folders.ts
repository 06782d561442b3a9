// Where an instance lies, and that a demonstration never becomes the real thing.
import { databaseUser, obstacleFor } from '@lantai/database'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverErrors } from './errors.ts'

export const checkout = join(import.meta.dirname, '..', '..', '..')

export const migrationFolders = ['kernel', 'domains/org', 'domains/reading', 'domains/work']
  .map((place) => join(checkout, place, 'migrations'))

/**
 * `./data/demo` of the checkout; where the user PostgreSQL runs as cannot reach that (a checkout under /root, say),
 * `/var/lib/lantai/<12 hex of the checkout path's SHA-256>/demo`.
 */
export async function demoFolder(): Promise<string> {
  const near = join(checkout, 'data', 'demo')
  const obstacle = await obstacleFor(await databaseUser(), near)
  if (obstacle === undefined) return near
  return join('/var/lib/lantai', createHash('sha256').update(checkout).digest('hex').slice(0, 12), 'demo')
}

export type InstanceKind = 'demo' | 'real'

interface Marker { readonly kind: InstanceKind; readonly made_at: string }

/** Raises server.demo-folder, server.real-folder or server.folder-unknown when the folder is something else than asked for. */
export function claimFolder(folder: string, kind: InstanceKind, now: Date): void {
  const file = join(folder, 'instance.json')
  if (!existsSync(file)) {
    const found = existsSync(folder) ? readdirSync(folder) : []
    if (found.some((name) => !name.startsWith('.') && name !== 'instance.lock' && !name.startsWith('instance.'))) {
      throw serverErrors('folder-unknown', { folder })
    }
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    const marker: Marker = { kind, made_at: now.toISOString() }
    writeFileSync(`${file}.new`, JSON.stringify(marker))
    renameSync(`${file}.new`, file)
    return
  }
  const found = (JSON.parse(readFileSync(file, 'utf8')) as Marker).kind
  if (found !== kind) throw serverErrors(found === 'demo' ? 'demo-folder' : 'real-folder', { folder })
}
