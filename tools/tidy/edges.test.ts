import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { edges } from './edges.ts'
import { file, kernelPackage, readingPackage, told } from './test-tree.ts'
import type { SourceFile } from './tree.ts'

const table = (rows: string): SourceFile => file('ARCHITECTURE.md', `# x\n\n| from | may import |\n|---|---|\n${rows}\n`)
const both = table('| kernel | – |\n| domains | kernel |\n| tests | all |')
const found = (path: string, text: string, rows = both): readonly string[] =>
  told(edges, kernelPackage, readingPackage, rows, file(path, text))
const fromKernel = 'import { a } from \'@lantai/kernel\'\n'
const fromReading = 'import { a } from \'@lantai/reading\'\n'

describe('edges', () => {
  it('fail where the table does not allow the import', () => {
    assert.deepEqual(found('kernel/src/trace.ts', fromReading), ['1 kernel may not import domains/reading (ARCHITECTURE.md:5)'])
    assert.deepEqual(found('domains/reading/src/policy.ts', fromKernel), [])
  })

  it('hold for types and for what is loaded later', () => {
    const text = 'import type { A } from \'@lantai/reading\'\nexport const later = () => import(\'@lantai/reading\')\n'
    assert.deepEqual(found('kernel/src/trace.ts', text), [
      '1 kernel may not import domains/reading (ARCHITECTURE.md:5)', '2 kernel may not import domains/reading (ARCHITECTURE.md:5)',
    ])
  })

  it('let the narrowest row count', () => {
    assert.deepEqual(found('domains/reading/src/policy.ts', fromKernel, table('| domains | kernel |\n| reading | – |')),
      ['1 domains/reading may not import kernel (ARCHITECTURE.md:6)'])
  })

  it('let tests import what they need, and the product nothing that is for tests', () => {
    assert.deepEqual(found('kernel/src/trace.test.ts', fromReading), [])
    const text = 'import { a } from \'@lantai/kernel/testing\'\nimport { b } from \'./test-world.ts\'\n'
    assert.deepEqual(found('domains/reading/src/policy.ts', text),
      ['1 @lantai/kernel/testing is for tests only', '2 ./test-world.ts is for tests only'])
  })

  it('fail without a table, for an unknown name in it and for a package without a row', () => {
    assert.deepEqual(edges.check([kernelPackage]), [{ file: 'ARCHITECTURE.md', line: 1, message: 'has no table | from | may import |' }])
    assert.deepEqual(told(edges, kernelPackage, table('| kernel | moon |')), ['5 moon is no package and no folder of packages'])
    assert.deepEqual(found('kernel/src/trace.ts', fromReading, table('| domains | – |')), ['1 ARCHITECTURE.md has no row for kernel'])
  })
})
