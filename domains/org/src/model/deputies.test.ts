import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rolesToActIn } from './deputies.ts'

describe('rolesToActIn', () => {
  it('are those of the days, and never an administrator\'s or a reader\'s', () => {
    const held = [
      { role: 'leader', unit: 'a', validFrom: '2025-01-01', validUntil: null },
      { role: 'handler', unit: 'a', validFrom: '2025-01-01', validUntil: '2025-06-01' },
      { role: 'reader', unit: 'a', validFrom: '2025-01-01', validUntil: null },
      { role: 'audit-administrator', unit: 'a', validFrom: '2025-01-01', validUntil: null },
    ] as const
    assert.deepEqual([...rolesToActIn(held, { validFrom: '2025-06-01', validUntil: '2025-07-01' })], ['leader'])
    assert.deepEqual([...rolesToActIn(held, { validFrom: '2025-05-31', validUntil: '2025-07-01' })], ['leader', 'handler'])
  })
})
