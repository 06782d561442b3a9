import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isSearching, piecesOf, readDocumentSearch } from './document-search.ts'

describe('the search in the address', () => {
  it('is read as far as it fits', () => {
    const whole = { q: '幼儿园', state: 'ready', media: 'docx', from: '2026-03-01', kind: 'task', findings: 'waiting' }
    assert.deepEqual(readDocumentSearch(whole), whole)
    assert.deepEqual(readDocumentSearch({ q: 2026 }), { q: '2026' })
    const bad = { q: '  ', state: 'gone', media: 'exe', unit: '1', from: 'yesterday', until: ['2026-01-01'], kind: 'x', other: '1' }
    assert.deepEqual(readDocumentSearch(bad), {})
    assert.equal(readDocumentSearch({ q: '长'.repeat(300) }).q?.length, 200)
  })

  it('is one as soon as anything is asked for', () => {
    assert.deepEqual([{}, { q: '校' }, { until: '2026-01-01' }].map(isSearching), [false, true, true])
  })
})

describe('a text in pieces', () => {
  it('keeps every character, marked where the words stand', () => {
    assert.deepEqual(piecesOf('建好幼儿园。', [{ start: 2, end: 5 }]), [
      { text: '建好', marked: false, at: 0 }, { text: '幼儿园', marked: true, at: 2 }, { text: '。', marked: false, at: 5 },
    ])
    assert.deepEqual(piecesOf('建好', []), [{ text: '建好', marked: false, at: 0 }])
    assert.deepEqual(piecesOf('建好', [{ start: 0, end: 1 }, { start: 1, end: 2 }]).map(({ text }) => text), ['建', '好'])
  })
})
