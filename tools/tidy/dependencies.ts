import { isBuiltin } from 'node:module'
import { packageNameOf, packageOf, packagesOf } from './packages.ts'
import { isCode, isTest, parse } from './tree.ts'
import type { Rule } from './tree.ts'

/**
 * A package that works only because another one's dependency happens to lie in the same folder breaks when that one changes.
 * The root's own folders and tests run only with the whole workspace installed, so that what any package declares is theirs.
 */
export const dependencies: Rule = {
  name: 'dependencies',
  check(files) {
    const whole = new Set(packagesOf(files).flatMap(({ name, declared }) => [name, ...declared]))
    return files.filter(({ path }) => isCode(path)).flatMap((file) => {
      const own = packageOf(files, file.path)
      const declared = own === undefined || own.folder === '' || own.folder === 'bench' || isTest(file.path) ? whole : own.declared
      return parse(file).imports.flatMap(({ specifier, line }) => {
        const name = packageNameOf(specifier)
        const fine = specifier.startsWith('.') || isBuiltin(specifier) || name === own?.name || declared.has(name)
        return fine ? [] : [{ file: file.path, line, message: `${name} is not in ${own?.folder ? `${own.folder}/` : ''}package.json` }]
      })
    })
  },
}
