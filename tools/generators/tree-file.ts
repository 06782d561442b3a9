import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Undefined where there is no such file. */
export function readTreeFile(root: string, file: string): string | undefined {
  const path = join(root, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
