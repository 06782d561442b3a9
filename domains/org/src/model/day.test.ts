import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clockTimeOf, dayOf, endOf, holdsOn, isReversed, overlap, stateOn } from './day.ts'

describe('days', () => {
  it('belong to Asia/Shanghai: the day begins at 16:00 UTC', () => {
    assert.equal(dayOf(new Date('2025-06-10T15:59:59.999Z')), '2025-06-10')
    assert.equal(dayOf(new Date('2025-06-10T16:00:00.000Z')), '2025-06-11')
    assert.equal(clockTimeOf(new Date('2025-06-10T16:05:00.000Z')), '00:05')
  })

  it('hold on the first day and no longer on the day of the end', () => {
    const period = { validFrom: '2025-03-01', validUntil: '2025-06-01' }
    const days = ['2025-02-28', '2025-03-01', '2025-05-31', '2025-06-01']
    assert.deepEqual(days.map((day) => holdsOn(period, day)), [false, true, true, false])
    assert.equal(holdsOn({ validFrom: '2025-03-01', validUntil: null }, '2999-01-01'), true)
  })

  it('are to come, hold, or have ended; what was taken back before it held has ended', () => {
    const spring = { validFrom: '2025-03-01', validUntil: '2025-06-01' }
    const days = ['2025-02-28', '2025-03-01', '2025-05-31', '2025-06-01']
    assert.deepEqual(days.map((day) => stateOn(spring, day)), ['coming', 'now', 'now', 'ended'])
    assert.equal(stateOn({ validFrom: '2025-03-01', validUntil: '2025-03-01' }, '2025-02-01'), 'ended')
    assert.equal(stateOn({ validFrom: '2025-03-01', validUntil: null }, '2999-01-01'), 'now')
  })

  it('overlap on a common day only; an empty period overlaps nothing', () => {
    const spring = { validFrom: '2025-03-01', validUntil: '2025-06-01' }
    assert.equal(overlap(spring, { validFrom: '2025-06-01', validUntil: null }), false)
    assert.equal(overlap(spring, { validFrom: '2025-05-31', validUntil: null }), true)
    assert.equal(overlap({ validFrom: '2025-01-01', validUntil: null }, spring), true)
    assert.equal(overlap(spring, { validFrom: '2025-04-01', validUntil: '2025-04-01' }), false)
  })

  it('end today, or before they begin', () => {
    assert.equal(endOf({ validFrom: '2025-01-01', validUntil: null }, '2025-06-11'), '2025-06-11')
    assert.equal(endOf({ validFrom: '2026-01-01', validUntil: null }, '2025-06-11'), '2026-01-01')
    assert.equal(isReversed({ validFrom: '2025-02-01', validUntil: '2025-01-31' }), true)
    assert.equal(isReversed({ validFrom: '2025-02-01', validUntil: '2025-02-01' }), false)
  })
})
