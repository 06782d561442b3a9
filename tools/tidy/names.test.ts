import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { names } from './names.ts'
import { file, told } from './test-tree.ts'

const found = (path: string, text = ''): readonly string[] => told(names, file(path, text))

describe('names', () => {
  it('are quiet for plain words', () => {
    assert.deepEqual(found('kernel/src/free-space.ts', 'export const { request: answer } = given\n'), [])
    const special = ['README.zh-CN.md', 'kernel/messages/zh-CN.json', 'domains/org/migrations/0002_org.sql', '.oxlintrc.json', '.ci/run']
    for (const path of special) assert.deepEqual(found(path), [], path)
  })

  it('fail for a folder that says nothing', () => {
    assert.deepEqual(found('kernel/src/utils/a.ts'), ['1 the folder utils says nothing about what lies in it'])
  })

  it('fail for a file or folder that is not kebab-case', () => {
    assert.deepEqual(found('kernel/src/freeSpace.ts'), ['1 the file freeSpace.ts is not lower-case words with hyphens'])
    assert.deepEqual(found('kernel/Source/a.ts'), ['1 the folder Source is not lower-case words with hyphens'])
  })

  it('let sample documents have the names people give them, code not', () => {
    assert.deepEqual(found('apps/server/demo/市教育局局长讲话.txt'), [])
    assert.equal(found('apps/server/demo/讲话.ts').length, 1)
  })

  it('fail for abbreviations and pinyin, in files and in what the code names', () => {
    assert.deepEqual(found('kernel/src/file-mgr.ts'), ['1 "mgr" in the file\'s name: write the whole English word'])
    assert.deepEqual(found('kernel/src/a.ts', 'const danweiName = 1\nfunction read(ctx: string, { a: err }: B) {}\n'), [
      '1 "danwei" in danweiName: write the whole English word', '2 "ctx" in ctx: write the whole English word',
      '2 "err" in err: write the whole English word',
    ])
  })

  it('let fields of others keep their names', () => {
    assert.deepEqual(found('kernel/src/a.ts', 'const answer = reply.res.msg\nuse({ req: answer })\n'), [])
  })
})
