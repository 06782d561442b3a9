import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newest } from './newest.ts'

describe('an answer that is older than a decision', () => {
  it('does not take its place, and a newer one does', () => {
    const row = (finding: string, version: number, is: string) => ({ finding, version, is })
    const known = [row('a', 2, 'mine'), row('b', 1, 'mine'), row('gone', 9, 'mine')]
    const answered = [row('a', 1, 'theirs'), row('b', 2, 'theirs'), row('c', 1, 'theirs')]
    assert.deepEqual(newest(known, answered).map(({ finding, is }) => `${finding} ${is}`), ['a mine', 'b theirs', 'c theirs'])
    assert.deepEqual(newest(undefined, answered), answered)
    // Of equal ones the answer is what the server has said.
    assert.equal(newest([{ finding: 'a', version: 1, is: 'mine' }], answered)[0]!.is, 'theirs')
  })
})
