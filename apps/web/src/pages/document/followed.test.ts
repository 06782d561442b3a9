import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Finding } from '../../api/asking.ts'
import { withFollowed } from './followed.ts'

const row = (finding: string, version: number, state = 'proposed'): Finding => ({ finding, version, state } as unknown as Finding)
const told = (rows: readonly Finding[]): string => rows.map(({ finding, version, state }) => `${finding}${version}${state[0]}`).join(' ')
const known = [row('a', 1), row('b', 2), row('c', 3, 'confirmed')]

describe('what others decide', () => {
  it('is laid on the list where it is newer, and new ones stand behind', () => {
    const after = withFollowed(known, { findings: [row('b', 3, 'confirmed'), row('c', 2), row('d', 1, 'confirmed')], gone: [] })
    assert.equal(told(after), 'a1p b3c c3c d1c')
  })
  it('withdraws what this page knows, unless it knows something newer', () => {
    const gone = [
      { finding: 'a', version: 2, by: '某人', successors: [] }, { finding: 'c', version: 2, by: null, successors: [] },
      { finding: 'z', version: 9, by: null, successors: [] },
    ]
    assert.equal(told(withFollowed(known, { findings: [], gone })), 'a2w b2p c3c')
  })
  it('leaves the same list where nothing is new', () => {
    assert.equal(withFollowed(known, { findings: [row('a', 1), row('b', 1)], gone: [] }), known)
  })
})
