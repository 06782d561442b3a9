import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { piecesOf, suggestedCuts, withCut } from './split-places.ts'

describe('places to cut a task', () => {
  const quote = '新建幼儿园20所，新增学位300个'
  it('are offered behind ；, and else behind the first ， that leaves enough', () => {
    assert.deepEqual(suggestedCuts(quote), [9])
    assert.deepEqual(suggestedCuts('建园二十所，含民办；招聘教师；办好'), [10])
    assert.deepEqual([suggestedCuts('抓好，落实到位工作'), suggestedCuts('推进改革')], [[], []])
  })
  it('leave pieces without signs at their edges, and none without words', () => {
    assert.deepEqual(piecesOf(quote, [9]), ['新建幼儿园20所', '新增学位300个'])
    assert.deepEqual(withCut(quote, [9], 2), [2, 9])
    for (const at of [0, 9, quote.length]) assert.deepEqual(withCut(quote, [9], at), [9])
    assert.deepEqual(withCut(quote, [9], 8), [9])
  })
})
