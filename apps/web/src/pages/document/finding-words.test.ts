import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { FindingDetails } from '../../generated/client.ts'
import type { Translate } from '../../language.ts'
import { amountWords, sureness, wordsRead } from './finding-words.ts'

const chinese: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'messages', 'zh-CN.json'), 'utf8'))
const t: Translate = (key, parameters = {}) => chinese[key]!.replace(/\{([a-z_]+)\}/g, (_, name: string) => String(parameters[name]))

const told = (details: FindingDetails): string[] => {
  const { lines, tags } = wordsRead(t, details)
  return [...lines.map(({ label, value, inherited }) => [label, value, ...inherited === undefined ? [] : [inherited]].join(' ')), ...tags]
}
const amount = { bound: '=', change: 'none', subject: '' } as const
const task: Extract<FindingDetails, { of: 'task' }> = {
  of: 'task', action: '新建', object: '幼儿园', lead: ['各县（市、区）'], leadFrom: 'sentence', assist: [],
  due: { state: 'relative', text: '年底前' }, every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false,
  goals: [{ ...amount, text: '20所', value: 20, unit: '所', subject: '幼儿园' }], universal: false,
}

describe('an amount in words', () => {
  it('says bound, change, rank, ratio and unit as offices do', () => {
    const words = (value: number | string, unit: string, more: object = {}): string => amountWords(t, { ...amount, value, unit, ...more })
    assert.equal(words(12_800, '所'), '12,800 所')
    assert.equal(words(95, '%', { bound: '>=' }), '不低于 95%')
    assert.equal(words(18.18, '%', { change: 'up' }), '增加 18.18%')
    assert.equal(words(11, 'pp', { change: 'down', bound: '~' }), '减少 约 11 个百分点')
    assert.equal(words(7, 'rank'), '第 7 位')
    assert.equal(words('5.4:4.6', ':'), '5.4:4.6')
    assert.equal(words(2, '×'), '2 倍')
    assert.equal(words(5_120_000_000, '元', { bound: '<=' }), '不超过 51.2 亿元')
    assert.equal(words(0.6667, ''), '0.6667')
  })
})

describe('what was read out of words', () => {
  it('of a task is who does what by when, and how far', () => {
    assert.deepEqual(told(task), ['事项 新建 幼儿园', '主办 各县（市、区）', '时限 年底前（年份未写明）', '目标 幼儿园 20 所'])
  })

  it('says what is taken over and what is not said', () => {
    assert.deepEqual(told({
      ...task, lead: ['市教育局'], leadFrom: 'speaker', due: { state: 'resolved', by: '2026-12-31', text: '年底前' }, every: 'month', goals: [],
      strength: 'aim', onlyIf: '没有达标的', assist: ['财政局', '人社局'], universal: true, perUnit: true, commitment: true,
    }), [
      '事项 新建 幼儿园', '主办 市教育局 讲话、发文单位', '配合 财政局、人社局', '时限 年底前（2026-12-31）；每月', '条件 没有达标的',
      '力争', '各单位分别完成', '全部覆盖', '承诺',
    ])
    assert.deepEqual(told({ ...task, action: '', lead: [], due: { state: 'none' }, goals: [] }), ['事项 幼儿园', '主办 未写明'])
  })

  it('of a figure is its value with what it is compared with', () => {
    const relations = { comparedWith: '较上年', cameFrom: '5.1:4.9', partOf: '13家', rankedAmong: '全国', benchmark: '全国平均' }
    assert.deepEqual(told({ ...amount, of: 'figure', value: 20, unit: '所', subject: '幼儿园', goal: true, relations }), [
      '数值 20 所', '对象 幼儿园', '比较 较上年', '原为 5.1:4.9', '总数 13家', '范围 全国', '参照 全国平均', '目标值',
    ])
  })

  it('of a deadline is its date, or why there is none', () => {
    const deadline = { of: 'deadline', kind: 'by', every: null } as const
    assert.deepEqual(told({ ...deadline, due: { state: 'resolved', by: '2026-06-30', text: '6月底前' } }), ['最迟 2026-06-30'])
    assert.deepEqual(told({ ...deadline, due: { state: 'masked', text: '20xx年前' } }), ['最迟 年份被遮盖'])
    assert.deepEqual(told({ ...deadline, kind: 'every', due: { state: 'none' }, every: 'quarter' }), ['周期 每季度'])
  })

  it('of a unit is its part in the work', () => {
    assert.deepEqual([told({ of: 'unit', role: 'lead' }), told({ of: 'unit', role: 'with' })], [['分工 主办'], ['分工 配合']])
  })

  it('is sure from nine in ten on, and to be checked below seven', () => {
    assert.deepEqual([1, 0.9, 0.89, 0.7, 0.69, 0].map(sureness), ['sure', 'sure', 'fair', 'fair', 'check', 'check'])
  })
})
