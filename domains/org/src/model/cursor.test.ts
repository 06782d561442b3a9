import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '@lantai/kernel'
import { cursorOf, keyOf } from './cursor.ts'

const id = '0197a000-0000-7000-8000-000000000001'

describe('a cursor', () => {
  it('comes back as the key it was made from', () => {
    assert.deepEqual(keyOf(cursorOf({ name: '陆怀瑾', id })), { name: '陆怀瑾', id })
  })

  it('is refused when no page gave it', () => {
    const encoded = ['["a"]', '["a","b"]', 'null'].map((text) => Buffer.from(text).toString('base64url'))
    for (const given of ['', 'x', ...encoded]) {
      assert.throws(() => keyOf(given), (error: unknown) => error instanceof Refusal && error.code === 'kernel.input-invalid')
    }
  })
})
