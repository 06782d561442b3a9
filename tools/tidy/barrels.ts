import { packagesOf } from './packages.ts'
import { isCode, parse } from './tree.ts'
import type { Rule } from './tree.ts'

/** Passing on what another file declares is for doors; anywhere else a reader is sent round a corner. */
export const barrels: Rule = {
  name: 'barrels',
  check(files) {
    const doorFiles = new Set(packagesOf(files).flatMap((each) => [...each.doorFiles]))
    const inner = files.filter(({ path }) => isCode(path) && !doorFiles.has(path))
    return inner.flatMap((file) => parse(file).imports.filter(({ passedOn }) => passedOn)
      .map(({ specifier, line }) => ({ file: file.path, line, message: `passes ${specifier} on; only a package's door does that` })))
  },
}
