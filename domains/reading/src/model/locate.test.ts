import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { locate } from './locate.ts'

describe('locating what stands in cells', () => {
  const locations = { kind: 'sheets', sheets: ['甲', '乙'], cells: [[0, 0, 0, 0], [2, 0, 1, 1], [5, 0, 12, 28], [9, 1, 3, 703]] } as const
  const at = (byte_start: number, byte_end: number) => locate(locations, { byte_start, byte_end })

  it('names the sheet, and the first and last cell', () => {
    assert.deepEqual(at(0, 1), { kind: 'cells', sheet: '甲', first: '', last: '' })
    assert.deepEqual(at(3, 4), { kind: 'cells', sheet: '甲', first: 'A1', last: 'A1' })
    assert.deepEqual(at(2, 8), { kind: 'cells', sheet: '甲', first: 'A1', last: 'AB12' })
    assert.deepEqual(at(9, 12), { kind: 'cells', sheet: '乙', first: 'AAA3', last: 'AAA3' })
    assert.deepEqual(at(5, 5), { kind: 'cells', sheet: '甲', first: 'AB12', last: 'AB12' })
  })

  it('stays in the sheet where it begins, and knows no place without locations', () => {
    assert.deepEqual(at(6, 11), { kind: 'cells', sheet: '甲', first: 'AB12', last: 'AB12' })
    const pages = { kind: 'pages', boxes: [[0, 1, 72, 700, 10, 12], [9, 2, 72, 60, 10, 12]] } as const
    assert.deepEqual(locate(pages, { byte_start: 3, byte_end: 12 }), { kind: 'pages', first: 1, last: 2, left: 72, top: 700 })
    assert.equal(locate(null, { byte_start: 0, byte_end: 1 }), null)
    assert.equal(locate({ ...locations, cells: [] }, { byte_start: 0, byte_end: 1 }), null)
  })
})
