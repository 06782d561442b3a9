import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judge } from './lock-out.ts'

const now = new Date('2025-06-11T01:00:00.000Z')

describe('the lock-out rule', () => {
  it('counts wrong secrets and locks for fifteen minutes at the fifth', () => {
    assert.deepEqual(judge({ failedCount: 3, lockedUntil: null }, false, now), { outcome: 'wrong', failedCount: 4, lockedUntil: null })
    assert.deepEqual(judge({ failedCount: 4, lockedUntil: null }, false, now),
      { outcome: 'locked', failedCount: 5, lockedUntil: new Date('2025-06-11T01:15:00.000Z') })
  })

  it('forgets the count at the right secret', () => {
    assert.deepEqual(judge({ failedCount: 4, lockedUntil: null }, true, now), { outcome: 'right', failedCount: 0, lockedUntil: null })
  })

  it('neither counts nor lets in while locked', () => {
    const locked = { failedCount: 5, lockedUntil: new Date('2025-06-11T01:00:00.001Z') }
    assert.deepEqual(judge(locked, true, now), { outcome: 'locked', ...locked })
    assert.deepEqual(judge(locked, false, now), { outcome: 'locked', ...locked })
  })

  it('starts anew after a lock has run out, at its very end', () => {
    const ended = { failedCount: 5, lockedUntil: new Date('2025-06-11T01:00:00.000Z') }
    assert.deepEqual(judge(ended, false, now), { outcome: 'wrong', failedCount: 1, lockedUntil: null })
    assert.deepEqual(judge(ended, true, now), { outcome: 'right', failedCount: 0, lockedUntil: null })
  })
})
