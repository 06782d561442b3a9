import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { periodOf, spanOf } from './days.ts'

const none = { from: '', until: '', ends: '', period: '' }

describe('days in a list', () => {
  it('are read as they are typed and as a sheet shows them', () => {
    for (const words of ['2025-06-01', '2025/6/1', '2025.6.1', '２０２５年６月１日', '20250601', '45809', '2025年6月1日起', '2025-06-01 00:00:00']) {
      assert.deepEqual(spanOf(words), { first: '2025-06-01', last: '2025-06-01' }, words)
    }
    assert.deepEqual(spanOf('2024年2月'), { first: '2024-02-01', last: '2024-02-29' })
    for (const words of ['2025-02-30', '2025', '13900000000', '明年', '12345678', '99999']) assert.equal(spanOf(words), undefined, words)
  })

  it('make periods: a last day is within, a day of expiry is not', () => {
    const read = (cells: Partial<typeof none>) => periodOf({ ...none, ...cells })
    assert.deepEqual(read({ from: '2025.1.1', until: '2025.12.31' }), { validFrom: '2025-01-01', validUntil: '2026-01-01', hasUntil: true })
    assert.deepEqual(read({ from: '2025.1.1', ends: '2025-12-31' }), { validFrom: '2025-01-01', validUntil: '2025-12-31', hasUntil: true })
    assert.deepEqual(read({}), { validFrom: null, validUntil: null, hasUntil: false })
    for (const period of ['2025.1.1-2025.12.31', '2025年1月1日至2025年12月31日', '2025/1/1—2025/12/31', '2025年1月～2025年12月']) {
      assert.deepEqual(read({ period }), { validFrom: '2025-01-01', validUntil: '2026-01-01', hasUntil: true }, period)
    }
    assert.deepEqual(read({ period: '2025年1月至今' }), { validFrom: '2025-01-01', validUntil: null, hasUntil: true })
    assert.deepEqual(read({ period: '2025.1.1' }), { validFrom: '2025-01-01', validUntil: null, hasUntil: false })
    assert.deepEqual(read({ from: '去年' }), { unread: '去年', field: 'from' })
    assert.deepEqual(read({ period: '2025.1.1-13月' }), { unread: '13月', field: 'period' })
  })
})
