import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aboveOf, wouldCircle } from './lineage.ts'

describe('a lineage', () => {
  it('forbids a move below itself or below what stands below it', () => {
    assert.equal(wouldCircle('county', ['bureau', 'county', 'school']), true)
    assert.equal(wouldCircle('county', ['bureau', 'county']), true)
    assert.equal(wouldCircle('county', ['bureau', 'office']), false)
  })

  it('knows what stands above', () => {
    assert.deepEqual(aboveOf(['bureau', 'county', 'school']), ['bureau', 'county'])
    assert.deepEqual(aboveOf(['bureau']), [])
  })
})
