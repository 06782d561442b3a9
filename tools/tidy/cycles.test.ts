import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { cycles } from './cycles.ts'
import { file, kernelPackage, readingPackage, told } from './test-tree.ts'

describe('cycles', () => {
  it('fail where two packages import each other, be it for types only', () => {
    const there = file('domains/reading/src/policy.ts', 'import { a } from \'@lantai/kernel\'\n')
    const back = file('kernel/src/trace.ts', '\nimport type { a } from \'@lantai/reading\'\n')
    assert.deepEqual(told(cycles, kernelPackage, readingPackage, there, back),
      ['2 closes a circle: domains/reading → kernel → domains/reading'])
  })

  it('fail where files load each other at run time, not where only types are taken', () => {
    const first = file('kernel/src/a.ts', 'import { b } from \'./b.ts\'\n')
    const second = file('kernel/src/b.ts', 'import { c } from \'./c.ts\'\n')
    assert.deepEqual(told(cycles, kernelPackage, first, second, file('kernel/src/c.ts', 'import { a } from \'./a.ts\'\n')),
      ['1 closes a circle: kernel/src/a.ts → kernel/src/b.ts → kernel/src/c.ts → kernel/src/a.ts'])
    assert.deepEqual(told(cycles, kernelPackage, first, second, file('kernel/src/c.ts', 'import type { a } from \'./a.ts\'\n')), [])
  })
})
