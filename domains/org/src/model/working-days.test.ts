// Expected days are those of the notices and of printed calendars; none is computed by the code under test.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { publishedYears } from './published-years.ts'
import {
  addWorkingDays, calendarDay, dayAfter, isWeekend, isWorkingDay, nextWorkingDay, noticeFor, weekdayOf, workingDaysBetween,
} from './working-days.ts'

describe('working days', () => {
  it('are those of the week where nothing else is said', () => {
    assert.equal(weekdayOf('2025-06-11'), 3)
    assert.equal(weekdayOf('2026-02-15'), 7)
    assert.deepEqual(calendarDay('2025-06-11'), { working: true, origin: 'week', name: null })
    assert.deepEqual(calendarDay('2025-06-14'), { working: false, origin: 'week', name: null })
  })

  it('leave out what is published as days off, and count the weekends worked in exchange', () => {
    // 除夕 was no day off in 2024; Lichun, a Sunday, was worked.
    assert.equal(isWorkingDay('2024-02-09'), true)
    assert.deepEqual(calendarDay('2024-02-04'), { working: true, origin: 'published', name: '春节' })
    assert.equal(isWorkingDay('2024-10-12'), true)
    assert.equal(isWorkingDay('2024-09-16'), false)
    assert.deepEqual(calendarDay('2025-01-28'), { working: false, origin: 'published', name: '春节' })
    assert.equal(isWorkingDay('2025-10-08'), false)
    assert.equal(isWorkingDay('2025-10-09'), true)
    assert.equal(isWorkingDay('2025-10-11'), true)
    assert.deepEqual(calendarDay('2026-02-14'), { working: true, origin: 'published', name: '春节' })
    assert.equal(isWorkingDay('2026-01-02'), false)
    assert.equal(isWorkingDay('2026-01-04'), true)
    assert.equal(isWorkingDay('2026-02-24'), true)
    assert.equal(isWorkingDay('2026-05-09'), true)
    assert.equal(isWorkingDay('2026-09-20'), true)
  })

  it('are as many in a year as the notices leave', () => {
    // 366 days less 104 at weekends and 11 holidays on other days, 2024; 365, 104 and 13 in 2025; 365, 104 and 13 in 2026.
    assert.equal(workingDaysBetween('2023-12-31', '2024-12-31'), 251)
    assert.equal(workingDaysBetween('2024-12-31', '2025-12-31'), 248)
    assert.equal(workingDaysBetween('2025-12-31', '2026-12-31'), 248)
  })

  it('are counted from the day after', () => {
    assert.equal(addWorkingDays('2025-06-11', 1), '2025-06-12')
    assert.equal(addWorkingDays('2025-06-13', 1), '2025-06-16')
    assert.equal(addWorkingDays('2025-09-30', 1), '2025-10-09')
    // Friday 13 February, Saturday 14 worked, the holiday, Tuesday 24.
    assert.equal(addWorkingDays('2026-02-13', 2), '2026-02-24')
    assert.equal(addWorkingDays('2026-02-24', -2), '2026-02-13')
    assert.equal(addWorkingDays('2026-02-15', 0), '2026-02-15')
    assert.equal(addWorkingDays('2024-09-13', 3), '2024-09-19')
    // 会议决策 30 个工作日.
    assert.equal(addWorkingDays('2026-09-24', 30), '2026-11-12')
  })

  it('are put off to the first one after a day off', () => {
    assert.equal(nextWorkingDay('2025-10-01'), '2025-10-09')
    assert.equal(nextWorkingDay('2026-02-14'), '2026-02-14')
    assert.equal(nextWorkingDay('2024-05-11'), '2024-05-11')
    assert.equal(nextWorkingDay('2024-05-12'), '2024-05-13')
  })

  it('between two days are as many as lead from one to the other', () => {
    assert.equal(workingDaysBetween('2026-02-13', '2026-02-24'), 2)
    assert.equal(workingDaysBetween('2026-02-24', '2026-02-13'), -2)
    assert.equal(workingDaysBetween('2025-06-11', '2025-06-11'), 0)
    for (const from of ['2024-02-03', '2025-09-27', '2026-02-14', '2026-12-30']) {
      for (const count of [-40, -3, 1, 2, 30]) assert.equal(workingDaysBetween(from, addWorkingDays(from, count)), count, from)
    }
  })

  it('are what the unit has arranged, before anything published', () => {
    const entered = new Map([['2026-02-14', false], ['2026-06-17', false], ['2026-06-20', true]])
    assert.deepEqual(calendarDay('2026-02-14', entered), { working: false, origin: 'entered', name: '春节' })
    assert.equal(addWorkingDays('2026-06-16', 2, entered), '2026-06-20')
    assert.equal(addWorkingDays('2026-06-16', 2), '2026-06-18')
  })

  it('of a year without a notice follow the weeks', () => {
    assert.equal(noticeFor(2027), undefined)
    assert.equal(noticeFor(2026), '国办发明电〔2025〕7号')
    assert.equal(isWorkingDay('2027-10-01'), true)
  })
})

describe('the published years', () => {
  const faults = publishedYears.flatMap(({ year, holidays }) => holidays.flatMap(({ name, off: [first, last], worked }) => [
    ...first > last ? [`${year} ${name} ends before it begins`] : [],
    ...[first, last, ...worked].filter((day) => !day.startsWith(String(year))).map((day) => `${day} does not lie in ${year}`),
    ...worked.filter((day) => !isWeekend(day)).map((day) => `${day} is worked anyway`),
    ...worked.filter((day) => day >= first && day <= last).map((day) => `${day} is off and worked`),
    ...dayAfter(first, 10) < last ? [`${year} ${name} is too long`] : [],
  ]))
  it('exchange weekends only, within their year', () => assert.deepEqual(faults, []))
})
