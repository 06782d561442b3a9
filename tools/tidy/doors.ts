import { packageNameOf, packagesOf } from './packages.ts'
import { isCode, parse } from './tree.ts'
import type { Rule } from './tree.ts'

/** A package is entered by what its package.json exports and nowhere else. */
export const doors: Rule = {
  name: 'doors',
  check: (files) => files.filter(({ path }) => isCode(path)).flatMap((file) => parse(file).imports.flatMap(({ specifier, line }) => {
    const target = packagesOf(files).find(({ name }) => name === packageNameOf(specifier))
    if (!target || target.folder === '' || target.doors.has(specifier)) return []
    const exported = [...target.doors].join(', ') || 'nothing'
    return [{ file: file.path, line, message: `${specifier} goes past the door; ${target.name} exports ${exported}` }]
  })),
}
