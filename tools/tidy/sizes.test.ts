import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { sizes } from './sizes.ts'
import { file, told } from './test-tree.ts'

const found = (path: string, text: string): readonly string[] => told(sizes, file(path, text))
const lines = (count: number): string => 'a()\n'.repeat(count)

describe('sizes', () => {
  it('are quiet at the limits', () => {
    assert.deepEqual(found('kernel/src/a.ts', lines(600)), [])
    assert.deepEqual(found('kernel/src/registry.ts', lines(300)), [])
    assert.deepEqual(found('kernel/src/a.ts', `function read() {\n${lines(68)}}\n`), [])
    assert.deepEqual(found('kernel/src/a.ts', `${'a'.repeat(140)}\n`), [])
  })

  it('fail for a file of 601 lines', () => {
    assert.deepEqual(found('kernel/src/a.ts', lines(601)), ['601 has 601 lines; at most 600'])
  })

  it('fail for a registry of 301 lines', () => {
    assert.deepEqual(found('kernel/src/registry.ts', lines(301)), ['301 has 301 lines; at most 300'])
  })

  it('fail for a function of 71 lines, wherever it stands', () => {
    assert.deepEqual(found('kernel/src/a.ts', `function read() {\n${lines(69)}}\n`), ['1 a function of 71 lines; at most 70'])
    assert.deepEqual(found('kernel/src/a.ts', `\nconst read = () => {\n${lines(69)}}\n`), ['2 a function of 71 lines; at most 70'])
    assert.deepEqual(found('kernel/src/a.ts', `class A {\n  read() {\n${lines(69)}}}\n`), ['2 a function of 71 lines; at most 70'])
  })

  it('fail for a line of 141 columns, in code and in SQL', () => {
    assert.deepEqual(found('kernel/src/a.ts', `\n${'a'.repeat(141)}\n`), ['2 has 141 columns; at most 140'])
    assert.deepEqual(found('kernel/migrations/0001_kernel.sql', `-- ${'一'.repeat(138)}\n`), ['1 has 141 columns; at most 140'])
  })

  it('let a suite hold its tests together, but not a test grow', () => {
    assert.deepEqual(found('kernel/src/a.test.ts', `describe('a', () => {\n${lines(100)}})\n`), [])
    assert.deepEqual(found('kernel/src/a.test.ts', `it('a', () => {\n${lines(100)}})\n`), ['1 a function of 102 lines; at most 70'])
  })

  it('leave generated files alone', () => assert.deepEqual(found('apps/web/src/generated/client.ts', lines(2000)), []))
})
