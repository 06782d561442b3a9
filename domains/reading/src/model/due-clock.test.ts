import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dueClock } from './due-clock.ts'

describe('the clock of a due date', () => {
  const today = '2026-11-24'
  it('is the year of the nearest heading that names one', () => {
    const titles = ['抓教师队伍', '2027年重点任务', '2026年工作要点']
    assert.deepEqual(dueClock({ titles, date: '2026-12-20' }, today), { year: 2027, today: '2026-12-20' })
    assert.equal(dueClock({ titles: ['2025年以来工作回顾和2026年安排'], date: null }, today).year, 2026)
  })
  it('is that of the document, and else the present one', () => {
    assert.deepEqual(dueClock({ titles: ['讲话'], date: '2025-03' }, today), { year: 2025, today })
    assert.deepEqual(dueClock({ titles: [], date: null }, today), { year: 2026, today })
  })
})
