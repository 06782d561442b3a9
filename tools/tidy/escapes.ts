import { posix } from 'node:path'
import { packageOf } from './packages.ts'
import { isCode, parse } from './tree.ts'
import type { Rule } from './tree.ts'

/** A path that climbs out of its package goes round the door and round the table of edges. */
export const escapes: Rule = {
  name: 'escapes',
  check: (files) => files.filter(({ path }) => isCode(path)).flatMap((file) => {
    const own = packageOf(files, file.path)
    return parse(file).imports.filter(({ specifier }) => specifier.startsWith('.')).flatMap(({ specifier, line }) => {
      const target = posix.join(posix.dirname(file.path), specifier)
      return packageOf(files, target) === own && !target.startsWith('..') ? [] : [
        { file: file.path, line, message: `${specifier} leaves ${own?.folder || 'the checkout'}; import the package by its name` },
      ]
    })
  }),
}
