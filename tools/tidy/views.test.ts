import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { file, kernelPackage, readingPackage, told } from './test-tree.ts'
import { views } from './views.ts'

const around = [
  kernelPackage, readingPackage, file('domains/org/package.json', '{ "name": "@lantai/org" }'),
  file('domains/org/migrations/0002_org.sql', 'create schema org;\ncreate table org.unit (id uuid);\n'),
  file('domains/reading/migrations/0003_reading.sql', 'create schema reading;\n'),
]
const inQuery = (text: string): readonly string[] => told(views, ...around, file('domains/reading/src/queries/documents.ts', text))
const inMigration = (text: string): readonly string[] => told(views, ...around, file('domains/reading/migrations/0004_reading.sql', text))

describe('views', () => {
  it('fail where a query names another schema\'s table, and name the line within the statement', () => {
    assert.deepEqual(inQuery('export const a = sql`\n  select 1 from reading.document\n  join org.unit on true`\n'),
      ['3 org.unit belongs to domains/org; use its door or a shared_ view'])
    assert.deepEqual(inQuery('sql<Row>`select 1 from org.unit`\n'), ['1 org.unit belongs to domains/org; use its door or a shared_ view'])
    assert.deepEqual(inQuery('db.selectFrom(\'org.person as person\')\n'),
      ['1 org.person belongs to domains/org; use its door or a shared_ view'])
  })

  it('let shared views, comments, quoted text and operation names be', () => {
    assert.deepEqual(inQuery('sql`select 1 from org.shared_unit -- org.unit\n where kind = \'org.unit\' /* org.unit */`\n'), [])
    assert.deepEqual(inQuery('runtime.query(\'org.sign-in\'); may(\'org.read\')\n'), [])
  })

  it('let migrations point foreign keys at anchors and at nothing else', () => {
    assert.deepEqual(inMigration('create table reading.a (\n  unit uuid references org.unit (id)\n);\n'), [])
    assert.deepEqual(inMigration('create table reading.a (\n  role uuid references org.role_holding (id)\n);\n'),
      ['2 org.role_holding belongs to domains/org; use its door or a shared_ view'])
    assert.deepEqual(inMigration('insert into org.unit values (1);\n'),
      ['1 org.unit belongs to domains/org; use its door or a shared_ view'])
  })

  it('hold for the kernel, which has no business noun', () => {
    assert.deepEqual(told(views, ...around, file('kernel/src/journal.ts', 'sql`select 1 from org.unit`\n')),
      ['1 org.unit belongs to domains/org; use its door or a shared_ view'])
  })
})
