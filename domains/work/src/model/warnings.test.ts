import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { warningsOf } from './warnings.ts'

describe('what is to be looked at in a draft', () => {
  const today = '2026-11-25'
  const whole = { lead: [{ unit: 'some unit' }], due: { date: '2026-12-31', text: '年底前', from: 'document' as const }, alike: false }
  const by = (text: string, date: string | null = null, from: 'words' | 'clock' | null = null) => ({ ...whole, due: { text, date, from } })

  it('is nothing where a unit of ours leads by a day', () => assert.deepEqual(warningsOf(whole, today), []))

  it('is a lead of no unit of ours, a day that is not fixed, and a draft that says the same', () => {
    assert.deepEqual(warningsOf({ ...by('尽快'), lead: [{ unit: null }], alike: true }, today), ['no-unit', 'no-date', 'alike'])
  })

  it('is no day where the work comes back every month', () => assert.deepEqual(warningsOf(by('10日前，每月'), today), []))

  it('is a day among several', () => assert.deepEqual(warningsOf(by('6月底前和12月底前'), today), ['several-dates']))

  it('is a day that is over, but not today', () => {
    assert.deepEqual(warningsOf(by('2026-11-24', '2026-11-24', 'words'), today), ['past-date'])
    assert.deepEqual(warningsOf(by('2026-11-25', today, 'words'), today), [])
  })

  it('is a day that was counted from the one it was written on', () => {
    assert.deepEqual(warningsOf(by('下月底', '2026-12-31', 'clock'), today), ['day-by-clock'])
  })
})
