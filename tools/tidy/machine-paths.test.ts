import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { machinePaths } from './machine-paths.ts'
import { file, told } from './test-tree.ts'

const slash = '/'
const found = (text: string): readonly string[] => told(machinePaths, file('docs/install.md', text))

describe('machine paths', () => {
  it('fail for a folder of one machine', () => {
    assert.deepEqual(found(`See\n${slash}work/main and ${slash}home/anna\n`), [`2 ${slash}work/m names one machine or registry`])
    assert.deepEqual(found(`in ${slash}root/x`), [`1 ${slash}root/x names one machine or registry`])
  })

  it('fail for a registry or mirror', () => {
    assert.deepEqual(found(`https://registry.${'npmjs'}.org/zod`), ['1 registry.npm names one machine or registry'])
    assert.deepEqual(found(`deb.${'debian'}.org`), [`1 deb.${'debian'}.org names one machine or registry`])
  })

  it('let paths of the product be', () => {
    assert.deepEqual(found('`/api/work/issue-assignment`, domains/work/src, /var/lib/lantai'), [])
    assert.deepEqual(found('a checkout under `/root`, https://example.org/home/a'), [])
  })
})
