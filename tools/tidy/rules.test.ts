import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from './rules.ts'

describe('the rules', () => {
  it('each have a test of their own, in which they fail', () => {
    for (const { name } of rules) assert.ok(existsSync(join(import.meta.dirname, `${name}.test.ts`)), name)
    assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length)
  })
})
