import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { dependencies } from './dependencies.ts'
import { file, kernelPackage, readingPackage, told } from './test-tree.ts'

const root = file('package.json', '{ "name": "lantai", "devDependencies": { "oxc-parser": "0.159.0" } }')
const found = (path: string, ...names: readonly string[]): readonly string[] =>
  told(dependencies, root, kernelPackage, readingPackage, file(path, names.map((name) => `import '${name}'\n`).join('')))

describe('dependencies', () => {
  it('fail where a package imports what it does not declare', () => {
    assert.deepEqual(found('domains/reading/src/policy.ts', 'zod', 'kysely', 'node:path', '@lantai/reading', './errors.ts'),
      ['2 kysely is not in domains/reading/package.json'])
  })

  it('give the root\'s own folders and tests what the whole workspace declares, and nothing more', () => {
    assert.deepEqual(found('tools/tidy.ts', 'zod', '@lantai/kernel', 'left-pad'), ['3 left-pad is not in package.json'])
    assert.deepEqual(found('kernel/src/trace.test.ts', 'zod', 'left-pad'), ['2 left-pad is not in kernel/package.json'])
  })
})
