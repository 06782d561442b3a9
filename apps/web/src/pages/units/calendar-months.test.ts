import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holidaysOf, markOf, monthsOf, weekdayAt } from './calendar-months.ts'
import type { CalendarDay } from './calendar-months.ts'

const day = (text: string, working: boolean, origin: CalendarDay['origin'] = 'week', name: string | null = null): CalendarDay =>
  ({ day: text, working, origin, name, note: null, unit: null })

describe('the leaves of a calendar', () => {
  it('begin their weeks on Monday and fill them up', () => {
    assert.equal(weekdayAt('2026-02-02'), 0)
    assert.equal(weekdayAt('2026-02-01'), 6)
    const [january, february] = monthsOf([day('2026-01-31', false), day('2026-02-01', false), day('2026-02-02', true)])
    assert.deepEqual(january!.weeks.map((week) => week.map((cell) => cell?.day ?? '')), [['', '', '', '', '', '2026-01-31', '']])
    assert.deepEqual(february!.weeks.map((week) => week.map((cell) => cell?.day.slice(8) ?? '')), [
      ['', '', '', '', '', '', '01'], ['02', '', '', '', '', '', ''],
    ])
    assert.deepEqual([january!.worked, february!.worked], [0, 1])
  })

  it('mark what the week does not say', () => {
    assert.equal(markOf(day('2026-02-16', false, 'published', '春节')), 'off')
    assert.equal(markOf(day('2026-02-14', true, 'published', '春节')), 'worked')
    assert.equal(markOf(day('2026-02-11', true, 'entered')), 'worked')
    assert.equal(markOf(day('2026-02-08', false)), null)
  })

  it('gather a holiday with the days worked for it', () => {
    assert.deepEqual(holidaysOf([
      day('2026-05-01', false, 'published', '劳动节'), day('2026-05-04', false, 'entered', '劳动节'), day('2026-05-09', true, 'published', '劳动节'),
    ]), [{ name: '劳动节', off: ['2026-05-01'], worked: ['2026-05-09'] }])
  })
})
