import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeFindings } from './place-findings.ts'
import type { DocumentReading, Figure, SentenceReading, Span, TaskRow } from './shapes.ts'

// 标签 stands for what a site wrote in front of the document on its own line.
const text = '标签年底前，各县区新建幼儿园20所，其中公办12所。去年建成18所。'
const stored = [
  { sentence: 'one', ordinal: 1, start: 0, end: text.indexOf('去年') },
  { sentence: 'two', ordinal: 2, start: text.indexOf('去年'), end: text.length },
]

const spanOf = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })
const found = (words: string) => ({ ...spanOf(words), confidence: 0.8, cues: [{ code: 'must', words: '' }] })

function sentence(words: string, more: Partial<SentenceReading>): SentenceReading {
  return {
    ...spanOf(words), ordinal: 1, paragraph: 1, label: 'other', margin: 1, leads: false, confidence: 0.5, cues: [], node: undefined,
      figures: [],
    deadlines: [], units: [], rows: [], statement: null, ...more,
  }
}

function figure(words: string, value: number, relations: Figure['relations'] = {}): Figure {
  return { ...found(words), value, unit: '所', bound: '=', change: 'none', subject: '幼儿园', goal: true, relations }
}

function row(words: string, action: string): TaskRow {
  return {
    ...found(words), part: 1, action, object: '幼儿园', lead: ['各县区'], leadFrom: 'sentence', assist: [],
    due: { state: 'relative', text: '年底前' }, every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false,
    goals: [figure('20所', 20)], universal: false,
  }
}

function reading(sentences: readonly SentenceReading[], more: Partial<DocumentReading> = {}): DocumentReading {
  return { document: { start: 2, end: text.length }, outline: [], warnings: [], sentences, ...more }
}

const task = '年底前，各县区新建幼儿园20所，其中公办12所。'

describe('what was read, on the stored sentences', () => {
  it('proposes nothing for a run-in lead, which only groups what follows it', () => {
    const kindsOf = (leads: boolean): string[] => placeFindings([reading([sentence('去年建成18所。', { label: 'result', leads })])], stored)
      .findings.map(({ kind }) => kind)
    assert.deepEqual(kindsOf(true), [])
    assert.deepEqual(kindsOf(false), ['result'])
  })

  it('counts its places from the stored sentence, also where the document begins within it', () => {
    const { findings } = placeFindings([reading([sentence(task, {
      label: 'task', rows: [row('新建幼儿园20所', '新建')],
      figures: [figure('20所', 20), figure('12所', 12, { partOf: 0, comparedWith: '比去年' })],
      units: [{ ...found('各县区'), role: 'lead' }],
      deadlines: [{ ...found('年底前'), kind: 'by', due: { state: 'relative', text: '年底前' }, every: null }],
    })])], stored)
    assert.deepEqual(findings.map((one) => [one.sentence, one.kind, one.start, one.end, one.quote]), [
      ['one', 'task', 9, 17, '新建幼儿园20所'], ['one', 'deadline', 2, 5, '年底前'], ['one', 'unit', 6, 9, '各县区'],
      ['one', 'figure', 14, 17, '20所'], ['one', 'figure', 22, 25, '12所'],
    ])
    for (const { start, end, quote } of findings) assert.equal(text.slice(start, end), quote)
    assert.deepEqual(findings.at(-1)!.details, {
      of: 'figure', value: 12, unit: '所', bound: '=', change: 'none', subject: '幼儿园', goal: true,
      relations: { partOf: '20所', comparedWith: '比去年' },
    })
    assert.deepEqual(findings[0]!.details, {
      of: 'task', action: '新建', object: '幼儿园', lead: ['各县区'], leadFrom: 'sentence', assist: [],
      due: { state: 'relative', text: '年底前' }, every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false,
      goals: [{ text: '20所', value: 20, unit: '所', bound: '=', change: 'none', subject: '幼儿园' }], universal: false,
    })
    assert.deepEqual(findings[2]!.details, { of: 'unit', role: 'lead' })
  })

  it('proposes the whole sentence where a task has no row, and for results and problems', () => {
    const { findings } = placeFindings([reading([sentence(task, { label: 'task' }), sentence('去年建成18所。', { label: 'result' })])], stored)
    assert.deepEqual(findings.map(({ kind, quote, details }) => [kind, quote, details]), [
      ['task', task, null], ['result', '去年建成18所。', null],
    ])
  })

  it('tells two tasks of the same words apart', () => {
    const rows = [row('新建幼儿园20所', '新建'), row('新建幼儿园20所', '建成'), row('各县区新建幼儿园20所', '新建')]
    const { findings } = placeFindings([reading([sentence(task, { label: 'task', rows })])], stored)
    assert.deepEqual(findings.map(({ ordinal }) => ordinal), [1, 2, 1])
  })

  it('joins the outlines of several documents, and keeps one label where two meet in a sentence', () => {
    const node = (parent: number | undefined, words: string) => ({
      parent, level: 1, number: '', title: words, ...spanOf(words), partEnd: text.length, sense: 'deploy' as const, runIn: false,
    })
    const first = reading([sentence('年底前，', { label: 'heading', node: 0 })], { outline: [node(undefined, '年底前')] })
    const second = reading([sentence('各县区新建幼儿园20所，其中公办12所。', { node: 1 })], {
      outline: [node(undefined, '各县区'), node(0, '新建')],
    })
    const { nodes, labels } = placeFindings([first, second], stored)
    assert.deepEqual(nodes.map((one) => [one.ordinal, one.part, one.parent]), [[1, 1, null], [2, 2, null], [3, 2, 2]])
    assert.deepEqual(labels.map((one) => [one.sentence, one.label, one.node]), [['one', 'heading', 1]])
  })

  it('places warnings within their sentences', () => {
    const warning = { ...spanOf('18所'), code: 'sum-differs' as const, sentence: 2, stated: 18, counted: 17 }
    const { warnings } = placeFindings([reading([], { warnings: [warning] })], stored)
    assert.deepEqual(warnings, [{ code: 'sum-differs', text: '18所', stated: 18, counted: 17, sentence: 2, start: 4, end: 7 }])
  })

  it('refuses what lies in no sentence', () => {
    assert.throws(() => placeFindings([reading([sentence(task, { label: 'result' })])], stored.slice(1)), /No sentence holds 2–/)
    const astray = reading([sentence('去年建成18所。', { figures: [figure('20所', 20)] })])
    assert.throws(() => placeFindings([astray], stored), /leaves its sentence/)
  })
})
