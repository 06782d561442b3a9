import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { warningsOf } from './warnings.ts'

describe('what is to be looked at in a draft', () => {
  const whole = { lead: [{ unit: 'some unit' }], due: { date: '2026-12-31', text: '年底前' }, alike: false }

  it('is nothing where a unit of ours leads by a day', () => assert.deepEqual(warningsOf(whole), []))

  it('is a lead of no unit of ours, a day that is not fixed, and a draft that says the same', () => {
    assert.deepEqual(warningsOf({ lead: [{ unit: null }], due: { date: null, text: '尽快' }, alike: true }), ['no-unit', 'no-date', 'alike'])
  })

  it('is no day where the work comes back every month', () => {
    assert.deepEqual(warningsOf({ ...whole, due: { date: null, text: '10日前，每月' } }), [])
  })
})
