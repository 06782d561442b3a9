import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { migrations } from './migrations.ts'
import { file, told } from './test-tree.ts'
import type { SourceFile } from './tree.ts'

const first = file('kernel/migrations/0001_kernel.sql', 'create schema kernel;\ncreate schema journal;\n')
const second = file('domains/org/migrations/0002_org.sql', 'create schema org;\n')
const messages = (...files: SourceFile[]): readonly string[] =>
  migrations.check(files).map((finding) => `${finding.file} ${finding.message}`)

describe('migrations', () => {
  it('are quiet for one sequence over all packages', () => assert.deepEqual(messages(second, first), []))

  it('fail for a number that is taken', () => {
    assert.deepEqual(messages(first, second, file('domains/reading/migrations/0002_reading.sql')),
      ['domains/reading/migrations/0002_reading.sql number 0002 is taken'])
  })

  it('fail for a gap', () => {
    assert.deepEqual(messages(first, second, file('domains/reading/migrations/0005_reading.sql')),
      ['domains/reading/migrations/0005_reading.sql number 0003 is missing before it'])
  })

  it('fail for a schema that is another\'s', () => {
    const third = file('domains/reading/migrations/0003_reading.sql', 'create schema reading;\ncreate schema extra;\n')
    assert.deepEqual(told(migrations, first, second, third), ['2 creates the schema extra; domains/reading has reading'])
  })

  it('fail for a name that does not say where it belongs', () => {
    assert.deepEqual(messages(first, file('domains/org/migrations/0002_units.sql')),
      ['domains/org/migrations/0002_units.sql does not name its schema: 0002_org….sql'])
    assert.equal(messages(first, file('domains/org/migrations/2-org.sql')).length, 2)
  })
})
