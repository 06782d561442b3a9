import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { groupsOf, openAtFirst, rowsShown } from './finding-groups.ts'

type Grouped = Parameters<typeof groupsOf>[0]
type Finding = Grouped['findings'][number]
type Node = NonNullable<Grouped['outline']>['nodes'][number]

const finding = (name: string, sentence: string): Finding => ({
  finding: name, document: 'd', documentName: 'd', sentence, sentenceText: '', kind: 'task', span: { start: 0, end: 1 }, quote: 'q',
  origin: 'engine', state: 'proposed', version: 1, addedBy: '', addedAt: '', confirmedBy: null, confirmedAt: null,
  target: null, confidence: 1, cues: [], details: null, correction: null, cameOf: [], toolVersion: 'find-1', cursor: 1,
})
const node = (number: number, parent: number | null, title: string, runIn = false): Node => ({
  node: number, part: 1, parent, level: 1, number: '', title, start: 0, end: 1, partEnd: 9, sense: 'none', runIn,
})
const sentence = (name: string, start: number, stands: number | null): Grouped['sentences'][number] => ({
  sentence: name, start, reads: { label: 'task', confidence: 1, cues: [], statement: null, node: stands },
})
const whole = [{ start: 0, end: 100 }]
const told = (grouped: Omit<Grouped, 'all'>): [string, number, string][] => groupsOf({ ...grouped, all: grouped.findings }).map((group) => [
  group.node?.title ?? group.of, group.depth, group.findings.map((one) => one.finding).join(' '),
])

describe('findings by the part they stand in', () => {
  const nodes = [node(1, null, '一、回顾'), node(2, null, '二、任务'), node(3, 2, '（一）学前'), node(4, 3, '一是建园', true)]
  const outline = { toolVersion: 'find-1', nodes, warnings: [] }
  const sentences = [sentence('a', 0, null), sentence('b', 1, 1), sentence('c', 2, 3), sentence('d', 3, 4)]

  it('stand under their heading, with the headings above it, in the order of the text', () => {
    const findings = ['a', 'b', 'c', 'd'].map((name) => finding(name, name))
    assert.deepEqual(told({ findings, sentences, outline, parts: whole }), [
      ['front', 0, 'a'], ['一、回顾', 0, 'b'], ['二、任务', 0, ''], ['（一）学前', 1, 'c d'],
    ])
  })

  it('stand under a heading within its paragraph where there are many', () => {
    const findings = [finding('c', 'c'), ...Array.from({ length: 10 }, (_, at) => finding(`d${at}`, 'd'))]
    const groups = told({ findings, sentences, outline, parts: whole })
    assert.deepEqual(groups.map(([title, depth]) => [title, depth]), [['二、任务', 0], ['（一）学前', 1], ['一是建园', 2]])
  })

  it('keep their parts when a filter leaves few of many', () => {
    const all = Array.from({ length: 10 }, (_, at) => finding(`d${at}`, 'd'))
    const groups = groupsOf({ findings: all.slice(0, 1), all, sentences, outline, parts: whole })
    assert.equal(groups.at(-1)?.node?.title, '一是建园')
  })

  it('of several documents stand under their document, and what is no longer in the text comes last', () => {
    const findings = [finding('a', 'a'), finding('c', 'c'), finding('x', 'other')]
    assert.deepEqual(told({ findings, sentences, outline, parts: [{ start: 0, end: 2 }, { start: 2, end: 9 }] }), [
      ['document', 0, ''], ['front', 0, 'a'], ['document', 0, ''], ['二、任务', 0, ''], ['（一）学前', 1, 'c'], ['gone', 0, 'x'],
    ])
  })

  it('are one list before the engine has read the text', () => {
    const bare = sentences.map((one) => ({ ...one, reads: null }))
    const findings = [finding('a', 'a'), finding('d', 'd')]
    assert.deepEqual(told({ findings, sentences: bare, outline: null, parts: whole }), [['front', 0, 'a d']])
  })
})

describe('what of many findings is drawn', () => {
  const group = (key: string, count: number) => ({
    key, of: 'heading' as const, depth: 0, findings: Array.from({ length: count }, (_, at) => finding(`${key}${at}`, 's')),
  })

  it('are the first parts, as far as sixty rows go', () => {
    assert.deepEqual([...openAtFirst([group('a', 0), group('b', 30), group('c', 30), group('d', 1)])], ['b', 'c'])
  })

  it('is the first part at least, however long', () => {
    assert.deepEqual([...openAtFirst([group('a', 500), group('b', 2)])], ['a'])
  })

  it('are a hundred rows of a part, more when asked for, and always as far as the chosen one', () => {
    const { findings } = group('a', 450)
    assert.equal(rowsShown(findings, 1, undefined), 100)
    assert.equal(rowsShown(findings, 2, undefined), 200)
    assert.equal(rowsShown(findings, 1, 'a300'), 400)
    assert.equal(rowsShown(findings, 1, 'a449'), 450)
  })
})
