import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { glossary, nounOf } from './glossary.ts'
import { file, told } from './test-tree.ts'

const book = file('GLOSSARY.md', [
  '| 术语 | noun | table | 避免混用 |', '|---|---|---|---|', '| 摘录 | finding | reading.finding | not mark |', '',
].join('\n'))
const found = (path: string, text: string): readonly string[] => told(glossary, book, file(path, text))

describe('glossary', () => {
  it('fails for a table that is not in it', () => {
    const text = 'create table reading.finding (id uuid);\ncreate table reading.mark (id uuid);\n'
    assert.deepEqual(found('domains/reading/migrations/0003_reading.sql', text), ['2 the table reading.mark is not in GLOSSARY.md'])
  })

  it('fails for the noun of an operation that is not in it', () => {
    const text = 'export const addMark = command({ name: \'reading.add-mark\' })\n'
    assert.deepEqual(found('domains/reading/src/operations/add-mark.ts', text), ['1 "mark" of reading.add-mark is not in GLOSSARY.md'])
    const plural = 'export const list = query({ name: \'reading.list-findings\' })\n'
    assert.deepEqual(found('domains/reading/src/operations/list-findings.ts', plural), [])
  })

  it('finds the noun of each kind of name', () => {
    assert.equal(nounOf('reading.add-finding'), 'finding')
    assert.equal(nounOf('org.list-outside-bodies'), 'outside-body')
    assert.equal(nounOf('org.list-people'), 'person')
    assert.equal(nounOf('org.sign-in'), '')
    assert.equal(nounOf('org.set-up'), '')
    assert.equal(nounOf('org.set-duty'), 'duty')
  })
})
