import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeAgain } from './place-again.ts'

describe('words in a newer text of their sentence', () => {
  const before = '**市新建20所，改建20所。'

  it('move with what was filled in before them', () => {
    assert.equal(placeAgain(before, '临溪市新建20所，改建20所。', { start: 3, end: 5 }), 3)
    assert.equal(placeAgain(before, '云和县级市新建20所，改建20所。', { start: 3, end: 5 }), 5)
  })

  it('stay apart from their equals', () => {
    assert.equal(placeAgain(before, '云和县级市新建20所，改建20所。', { start: 5, end: 8 }), 7)
    assert.equal(placeAgain(before, '云和县级市新建20所，改建20所。', { start: 11, end: 14 }), 13)
  })

  it('are gone when they read otherwise now', () => {
    assert.equal(placeAgain(before, '临溪市新建20所，改建20所。', { start: 0, end: 5 }), undefined)
    assert.equal(placeAgain('新建20所，改建20所。', '新建20所，改建30所。', { start: 8, end: 11 }), undefined)
  })

  it('stay where they are in a text that has not changed', () => assert.equal(placeAgain(before, before, { start: 5, end: 8 }), 5))
})
