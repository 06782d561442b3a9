import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { escapes } from './escapes.ts'
import { file, kernelPackage, readingPackage, told } from './test-tree.ts'

describe('escapes', () => {
  it('fail where a path climbs out of its package', () => {
    const text = 'import { a } from \'./errors.ts\'\nimport { b } from \'../../../kernel/src/errors.ts\'\n'
    assert.deepEqual(told(escapes, kernelPackage, readingPackage, file('domains/reading/src/policy.ts', text)),
      ['2 ../../../kernel/src/errors.ts leaves domains/reading; import the package by its name'])
  })
})
