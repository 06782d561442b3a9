import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { oneVerb } from './one-verb.ts'
import { file, told } from './test-tree.ts'

const declaring = (name: string): string => `export const it = command({ name: '${name}', journal: 'x' })\n`
const found = (path: string, text: string): readonly string[] => told(oneVerb, file(path, text))

describe('one verb a file', () => {
  it('is quiet for a file named after its only operation', () => {
    assert.deepEqual(found('domains/reading/src/operations/add-finding.ts', declaring('reading.add-finding')), [])
  })

  it('fails for a file with two', () => {
    const text = declaring('reading.add-finding') + declaring('reading.withdraw-finding').replace('it', 'other')
    assert.deepEqual(found('domains/reading/src/operations/add-finding.ts', text), ['2 declares 2 operations; one verb a file'])
  })

  it('fails for a file with none', () => {
    assert.deepEqual(found('domains/reading/src/operations/add-finding.ts', 'export const a = 1\n'),
      ['1 declares 0 operations; one verb a file'])
  })

  it('fails for a file named otherwise', () => {
    assert.deepEqual(found('domains/reading/src/operations/mark.ts', declaring('reading.add-finding')),
      ['1 declares reading.add-finding; the file of that name is add-finding.ts'])
  })

  it('fails for an operation outside of operations/', () => {
    assert.deepEqual(found('domains/reading/src/policy.ts', declaring('reading.add-finding')),
      ['1 reading.add-finding belongs in domains/reading/src/operations/'])
  })
})
