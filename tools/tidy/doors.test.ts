import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { doors } from './doors.ts'
import { file, kernelPackage, readingPackage, told } from './test-tree.ts'

describe('doors', () => {
  it('fail where an import goes past what a package exports', () => {
    const text = ['@lantai/kernel', '@lantai/kernel/testing', '@lantai/kernel/src/errors.ts'].map((name) => `import '${name}'\n`).join('')
    assert.deepEqual(told(doors, kernelPackage, readingPackage, file('domains/reading/src/policy.ts', text)),
      ['3 @lantai/kernel/src/errors.ts goes past the door; @lantai/kernel exports @lantai/kernel, @lantai/kernel/testing'])
  })
})
