import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { barrels } from './barrels.ts'
import { file, kernelPackage, told } from './test-tree.ts'

describe('barrels', () => {
  it('fail everywhere but at a door', () => {
    const text = 'export { a } from \'./a.ts\'\nexport * from \'./b.ts\'\nexport const c = 1\n'
    assert.deepEqual(told(barrels, kernelPackage, file('kernel/src/jobs/index.ts', text)),
      ['1 passes ./a.ts on; only a package\'s door does that', '2 passes ./b.ts on; only a package\'s door does that'])
    assert.deepEqual(told(barrels, kernelPackage, file('kernel/src/index.ts', text)), [])
  })
})
