import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nextWaiting, stepFrom, waitingOf } from './review-order.ts'

type State = 'proposed' | 'confirmed' | 'withdrawn'

/** One letter a finding: upper case waits, lower case is confirmed. */
function rows(letters: string): { finding: string; state: State; confidence: number | null }[] {
  return [...letters].map((letter) => ({
    finding: letter.toLowerCase(), state: letter === letter.toLowerCase() ? 'confirmed' : 'proposed', confidence: null,
  }))
}

describe('the order of a review', () => {
  const led = (letters: string, from: string | undefined, by: 1 | -1): string | undefined => stepFrom(rows(letters), from, by)?.finding
  it('leads to the next and back, from none to the first or the last, and ends at the ends', () => {
    assert.deepEqual([led('ABC', 'a', 1), led('ABC', 'c', -1)], ['b', 'b'])
    assert.deepEqual([led('ABC', undefined, 1), led('ABC', undefined, -1)], ['a', 'c'])
    assert.deepEqual([led('ABC', 'c', 1), led('ABC', 'a', -1), led('', undefined, 1), led('', undefined, -1)], Array(4).fill(undefined))
    assert.equal(led('ABC', 'gone', 1), 'a')
  })

  const next = (letters: string, from: string, ...decided: string[]): string | undefined =>
    nextWaiting(rows(letters), from, new Set(decided))?.finding
  it('goes on to what waits, past what is confirmed or being decided, and begins again at the end', () => {
    assert.equal(next('AbCD', 'a'), 'c')
    assert.equal(next('AbCD', 'a', 'c'), 'd')
    assert.equal(next('ABc', 'c'), 'a')
    assert.equal(next('Ab', 'a'), undefined)
    assert.equal(next('abc', 'b'), undefined)
    assert.equal(next('AB', 'a', 'a', 'b'), undefined)
  })
})

describe('what is confirmed together', () => {
  const of = (finding: string, state: State, confidence: number | null) => ({ finding, state, confidence })
  const shown = [
    of('a', 'proposed', 0.95), of('b', 'confirmed', 0.99), of('c', 'proposed', 0.9), of('d', 'proposed', 0.89), of('e', 'proposed', null),
  ]
  it('is what waits, from the mark on and with it', () => {
    assert.deepEqual(waitingOf(shown).map(({ finding }) => finding), ['a', 'c', 'd', 'e'])
    assert.deepEqual(waitingOf(shown, 0.9).map(({ finding }) => finding), ['a', 'c'])
  })
})
