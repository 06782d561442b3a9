import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDue } from './read-due.ts'

const clock = { year: 2026, today: '2026-11-24' }
const dayOf = (words: string, of = clock) => {
  const due = readDue(words, of)?.due
  return due?.state === 'resolved' ? due.by : due?.state
}

describe('a due date that somebody writes', () => {
  it('is a day in the year of the document', () => {
    const days = {
      年底前: '2026-12-31', '6月底前': '2026-06-30', 三季度末: '2026-09-30', '9月中旬': '2026-09-20', 上半年: '2026-06-30', '2月底': '2026-02-28',
      '2027年3月底前': '2027-03-31', 明年6月底前: '2027-06-30', '2026-6-5': '2026-06-05', '２０２６年６月５日前': '2026-06-05',
    }
    for (const [words, day] of Object.entries(days)) assert.equal(dayOf(words), day, words)
  })
  it('is counted from the day on which it is said', () => {
    const days = {
      下月底: '2026-12-31', 下个月底前: '2026-12-31', 下月中旬: '2026-12-20', 本月底: '2026-11-30', 月底前: '2026-11-30', 本季度末: '2026-12-31',
      下季度末: '2027-03-31', 本月: '2026-11-30',
    }
    for (const [words, day] of Object.entries(days)) assert.equal(dayOf(words), day, words)
    assert.equal(dayOf('下月底', { ...clock, today: '2026-12-05' }), '2027-01-31')
    assert.equal(dayOf('下月底', { ...clock, today: '2028-01-31' }), '2028-02-29')
  })
  it('stays words where nothing fixes a day', () => {
    assert.deepEqual(readDue('年底前')?.due, { state: 'relative', text: '年底前' })
    assert.deepEqual(readDue('下月底')?.due, { state: 'relative', text: '下月底' })
    assert.deepEqual(readDue('尽快', clock)?.due, { state: 'vague', text: '尽快' })
    assert.deepEqual(readDue('每月10日前', clock)?.due, { state: 'relative', text: '每月10日前' })
    assert.deepEqual(readDue('20xx年底前', clock)?.due, { state: 'masked', text: '20xx年底前' })
    assert.deepEqual(readDue('从3月份开始', clock)?.due.state, 'relative')
    assert.deepEqual(readDue(' ', clock)?.due, { state: 'none' })
  })
  it('says where the year is from', () => {
    assert.equal(readDue('2026年底前', clock)?.from, 'words')
    assert.equal(readDue('年底前', clock)?.from, 'document')
    assert.equal(readDue('年底前', { today: '2026-11-24' })?.from, 'clock')
    assert.equal(readDue('下月底', clock)?.from, 'clock')
    assert.equal(readDue('尽快', clock)?.from, null)
  })
  it('is none where no calendar has the day', () => {
    assert.equal(readDue('2026-02-30', clock), undefined)
    assert.equal(readDue('2月30日前', clock), undefined)
  })
})
