// Where the copies of the index lie in an instance's folder.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export function copyPath(folder: string, copy: number): string { return join(folder, `index-${copy}.sqlite`) }

export function copiesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^index-\d+\.sqlite$/.test(name)).sort().map((name) => join(folder, name))
}

/** As long as it lies there, the process that holds the copy is to build it anew. */
export function requestFor(path: string): string { return path.replace(/\.sqlite$/, '.rebuild') }
