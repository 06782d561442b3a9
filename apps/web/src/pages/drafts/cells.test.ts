import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blockOf, placed, readBlock, writeBlock } from './cells.ts'

describe('a block on the clipboard', () => {
  it('is read as spreadsheets write it', () => {
    assert.deepEqual(readBlock('甲\t乙\r\n丙\t\r\n'), [['甲', '乙'], ['丙', '']])
    assert.deepEqual(readBlock('"一\n二"\t"说""三"""'), [['一\n二', '说"三"']])
    assert.deepEqual(readBlock('说"三"'), [['说"三"']])
    assert.deepEqual(readBlock(''), [['']])
  })
  it('is read as it was written', () => {
    const rows = [['一\n二', '说"三"'], ['', '四\t五']]
    assert.deepEqual(readBlock(writeBlock(rows)), rows)
  })
})

describe('a block is placed', () => {
  const at = (row: number, column: number) => blockOf({ row, column }, { row, column })
  it('from the upper left corner on', () => {
    assert.deepEqual(placed([['甲', '乙'], ['丙', '丁']], at(1, 4), 3), [
      { row: 1, field: 'assist', text: '甲' }, { row: 1, field: 'due', text: '乙' },
      { row: 2, field: 'assist', text: '丙' }, { row: 2, field: 'due', text: '丁' },
    ])
  })
  it('only where all of it fits', () => {
    assert.equal(placed([['甲'], ['乙']], at(2, 0), 3), undefined)
    assert.equal(placed([['甲', '乙']], at(0, 6), 3), undefined)
  })
  it('of one cell into all that are chosen', () => {
    assert.deepEqual(placed([['甲']], blockOf({ row: 2, column: 2 }, { row: 1, column: 2 }), 3),
      [{ row: 1, field: 'goal', text: '甲' }, { row: 2, field: 'goal', text: '甲' }])
  })
})
