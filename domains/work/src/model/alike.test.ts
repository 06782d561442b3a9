import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areAlike } from './alike.ts'
import { titleKey } from './title-key.ts'

const alike = (one: string, other: string): boolean => areAlike(titleKey(one), titleKey(other))

describe('two titles', () => {
  it('ask for the same but for signs, or for a word', () => {
    assert.ok(alike('推进改革。', '推进　改革'))
    assert.ok(alike('全面开展校园安全隐患排查整治', '开展校园安全隐患排查整治'))
    assert.ok(alike('完成农村薄弱学校改造任务', '完成农村薄弱学校的改造任务'))
  })

  it('do not where they name other numbers', () => {
    assert.ok(!alike('新建公办幼儿园26所', '新建公办幼儿园30所'))
    assert.ok(!alike('做好第一季度教育经费统计工作', '做好第二季度教育经费统计工作'))
  })

  it('do not where only a few words are shared', () => {
    assert.ok(!alike('开展校园安全隐患排查', '开展校园欺凌专项治理'))
    assert.ok(!alike('推进义务教育优质均衡发展', '推进义务教育学校课后服务'))
    assert.ok(!alike('加强教师培训', '加强经费审计'))
  })
})
