import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { treeOf } from './unit-tree.ts'

const unit = (id: string, parent: string | null, ordinal: number) => ({ id, parent, name: id, ordinal })

describe('unit tree', () => {
  it('puts children below their parent, siblings by ordinal', () => {
    const rows = treeOf([
      unit('office', 'bureau', 2), unit('bureau', null, 0), unit('basic', 'bureau', 1), unit('secretariat', 'office', 1),
    ])
    assert.deepEqual(rows.map((row) => [row.unit.id, row.depth, row.above, row.below]), [
      ['bureau', 0, [], 2],
      ['basic', 1, ['bureau'], 0],
      ['office', 1, ['bureau'], 1],
      ['secretariat', 2, ['bureau', 'office'], 0],
    ])
  })

  it('shows a unit whose parent is out of reach at the top', () => {
    const rows = treeOf([unit('county', 'city', 0)])
    assert.deepEqual(rows.map((row) => [row.unit.id, row.depth]), [['county', 0]])
  })
})
