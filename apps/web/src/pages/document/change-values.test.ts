import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Finding } from '../../api/asking.ts'
import { goalsOffered, valuesOf, valueTyped } from './change-values.ts'

const goal = { text: '20所', value: 20, unit: '所', bound: '=', change: 'none', subject: '幼儿园' } as const
const read = {
  of: 'task', action: '新建', object: '幼儿园', lead: ['', '办公室'], leadFrom: 'speaker', assist: [], due: { state: 'none' }, every: null,
  perUnit: false, onlyIf: null, strength: 'must', commitment: false, goals: [goal], universal: false,
} as const

describe('values of a finding in its form', () => {
  it('begin with what holds, under the name a draft would have', () => {
    const values = valuesOf({ kind: 'task', quote: '幼儿园20所，\n', details: { ...read, lead: [...read.lead], assist: [], goals: [goal] } })
    assert.ok(values?.of === 'task')
    assert.deepEqual([values.title, values.lead, values.due], ['新建幼儿园20所', ['办公室'], ''])
    assert.ok(!('leadFrom' in values))
  })
  it('of a mark made by hand begin with its words', () => {
    const values = valuesOf({ kind: 'task', quote: '抓好落实。', details: null })
    assert.ok(values?.of === 'task')
    assert.equal(values.title, '抓好落实')
    assert.deepEqual(valuesOf({ kind: 'deadline', quote: '年底前', details: null }), { of: 'deadline', kind: 'by', due: '年底前', every: null })
    assert.equal(valuesOf({ kind: 'result', quote: '建成', details: null }), undefined)
  })
  it('offer the other figures of the sentence as goals', () => {
    const figure = (sentence: string, quote: string, value: number): Finding => ({
      kind: 'figure', sentence, quote, state: 'proposed',
      details: { of: 'figure', value, unit: '所', bound: '=', change: 'none', subject: '幼儿园', goal: true, relations: {} },
    } as unknown as Finding)
    const offered = goalsOffered({ sentence: 's1' }, [goal], [figure('s1', '20所', 20), figure('s1', '6所', 6), figure('s2', '9所', 9)])
    assert.deepEqual(offered, [{ ...goal, text: '6所', value: 6 }])
  })
  it('are numbers where they are typed as numbers', () => {
    assert.deepEqual(['20', '１，200', '-0.5', '5.4:4.6', '约20', ''].map(valueTyped), [20, 1200, -0.5, '5.4:4.6', '约20', ''])
  })
})
