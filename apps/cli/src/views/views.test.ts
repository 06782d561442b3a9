// The views of what was read, on the sample speech: expected lines are written by hand.
import assert from 'node:assert/strict'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import type { DocumentReading, SentenceReading } from '@lantai/reading/read-page'
import { decompositionTable, readPage } from '@lantai/reading/read-page'
import { goalFigure, sampleReading, sentenceOf, taskRow } from '@lantai/reading/testing'
import type { FileRead } from './file-read.ts'
import { printJson } from './json.ts'
import { printJsonLines } from './jsonl.ts'
import { findingLines, printSummary } from './summary.ts'
import { printTable, tableLines } from './table.ts'
import { printTasks } from './tasks.ts'

function fileOf(...readings: DocumentReading[]): FileRead {
  return {
    path: 'data/讲话.txt', media: 'text/plain', encoding: 'utf-8', notes: [], text: '好', anchors: new Uint8Array(), page: readPage('好'),
    readings: () => readings,
  }
}

const linesOf = (text: string): unknown[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)

describe('views for programs', () => {
  const sentence = sentenceOf(1, undefined, [
    taskRow('年底前完成改造', {
      action: '完成', object: '改造', lead: ['各县区'], leadFrom: 'section', assist: ['市财政局'], due: { state: 'relative', text: '年底前' },
      goals: [goalFigure('26所以上', '幼儿园', { value: 26, bound: '>=' })], onlyIf: '未达标的县区', perUnit: true,
    }),
    taskRow('验收', { part: 2, due: { state: 'resolved', by: '2026-12-31', text: '今年' }, every: 'quarter', strength: 'aim' }),
    taskRow('按月报送', { part: 3, due: { state: 'relative', text: '从3月起', kind: 'from' }, universal: true, commitment: true }),
  ], {
    text: '年底前完成改造、验收，按月报送。',
    deadlines: [{ text: '年底前', kind: 'by', due: { state: 'none' }, every: null, start: 0, end: 3, confidence: 0.5, cues: [] }],
    units: [{ text: '各县区', role: 'lead', start: 0, end: 3, confidence: 0.5, cues: [] }],
  })
  const reading: DocumentReading = { document: { start: 0, end: 1 }, outline: [], sentences: [sentence], warnings: [] }
  const plain = { ...reading, sentences: [sentenceOf(1, undefined, [], { text: '好。' })] }

  it('prints one sentence a line', () => assert.deepEqual(linesOf(printJsonLines(fileOf(reading, plain))), [
    {
      text: '年底前完成改造、验收，按月报送。', label: 'task',
      figures: [{ text: '26所以上', value: 26, unit: '所', bound: '>=', change: 'none', subject: '幼儿园', goal: true }],
      deadlines: [{ text: '年底前', kind: 'by' }], units: [{ text: '各县区', role: 'lead' }],
    },
    { text: '好。', label: 'other', figures: [], deadlines: [], units: [] },
  ]))

  it('prints one task a line, and numbers the documents of a page from the second', () => {
    const rest = {
      text: '年底前完成改造、验收，按月报送。', action: '', object: '', lead: ['市教育局'], lead_from: 'sentence', assist: [], per_unit: false,
      only_if: null, goals: [],
    }
    assert.deepEqual(linesOf(printTasks(fileOf(reading, plain, reading))).slice(0, 4), [
      {
        doc: '讲话.txt', text: rest.text, part: 1, span: '年底前完成改造', action: '完成', object: '改造', lead: ['各县区'], lead_from: 'section',
        assist: ['市财政局'], due: { state: 'relative', text: '年底前' }, every: null, per_unit: true, only_if: '未达标的县区', strength: 'must',
        commitment: false, goals: [{ value: 26, unit: '所', bound: '>=', subject: '幼儿园' }], universal: false,
      },
      {
        ...rest, doc: '讲话.txt', part: 2, span: '验收', due: { state: 'resolved', by: '2026-12-31' }, every: 'quarter', strength: 'aim',
        commitment: false, universal: false,
      },
      {
        ...rest, doc: '讲话.txt', part: 3, span: '按月报送', due: { state: 'relative', text: '从3月起', kind: 'from' }, every: null,
        strength: 'must', commitment: true, universal: true,
      },
      {
        doc: '讲话.txt#3', text: rest.text, part: 1, span: '年底前完成改造', action: '完成', object: '改造', lead: ['各县区'], lead_from: 'section',
        assist: ['市财政局'], due: { state: 'relative', text: '年底前' }, every: null, per_unit: true, only_if: '未达标的县区', strength: 'must',
        commitment: false, goals: [{ value: 26, unit: '所', bound: '>=', subject: '幼儿园' }], universal: false,
      },
    ])
  })

  it('prints nothing where nothing was found', () => {
    assert.equal(printJsonLines(fileOf()), '')
    assert.equal(printTasks(fileOf(plain)), '')
  })

  it('prints everything with places, cues and confidence in one object', () => {
    const cues = [{ code: 'plan-verb', words: '完成' }]
    const node = { level: 1, number: '一、', title: '任务', start: 0, end: 4, partEnd: 20, sense: 'deploy', runIn: false } as const
    const told: SentenceReading = { ...sentenceOf(1, 0, [taskRow('验收', { start: 5, end: 7, confidence: 0.75, cues })]), start: 5, end: 8 }
    const code = 'share-over-whole'
    const warning = { code, sentence: 1, stated: 100, counted: 120, start: 5, end: 7, text: '验收' } as const
    const document = { start: 0, end: 20, title: { value: '讲话', start: 0, end: 2 } }
    const [whole] = linesOf(printJson(fileOf({
      document, outline: [{ ...node, parent: undefined }], sentences: [told], warnings: [warning],
    }))) as [{ file: string; documents: unknown[] }]
    assert.equal(whole.file, 'data/讲话.txt')
    assert.deepEqual(whole.documents, [{
      start: 0, end: 20, title: { value: '讲话', start: 0, end: 2 }, outline: [node], warnings: [warning],
      sentences: [{
        start: 5, end: 8, text: '验收。', confidence: 0.9, cues: [], ordinal: 1, paragraph: 1, node: 0, label: 'task', leads: false,
          margin: 2, figures: [],
        deadlines: [], units: [], statement: null,
        rows: [{
          start: 5, end: 7, text: '验收', confidence: 0.75, cues, part: 1, action: '', object: '', lead: ['市教育局'], leadFrom: 'sentence',
          assist: [], due: { state: 'none' }, every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false, goals: [],
          universal: false,
        }],
      }],
    }])
  })
})

describe('views for people', () => {
  let language: string | undefined
  before(() => {
    language = process.env.LANTAI_LANGUAGE
    process.env.LANTAI_LANGUAGE = 'zh-CN'
  })
  after(() => {
    if (language === undefined) delete process.env.LANTAI_LANGUAGE
    else process.env.LANTAI_LANGUAGE = language
  })

  it('shows the parts with their counts, twenty tasks in short, and numbers that do not agree', () => {
    const lines = findingLines(sampleReading(), 100)
    assert.equal(lines[0], '  读出  任务 40 项  成效 7 句  问题 1 句  数字 22 个')
    assert.deepEqual(lines.slice(1, 5), [
      '  大纲',
      '    一、过去一年工作回顾〔回顾〕                          成效 7 句  问题 1 句  数字 7 个',
      '    二、今年的主要任务〔部署〕                            任务 28 项  数字 12 个',
      '      （一）扩大优质资源，办好每一所家门口的学校〔部署〕  任务 7 项  数字 4 个',
    ])
    // 100 less the indent, four gaps, 4 for 序号 and 14 for the longest date is 72; shared 4.5 to 2.5 to 2.5 that is 34, 18 and 18.
    assert.match(lines[13]!, /^ {5}1 {2}年内新建、改扩建公办幼儿园26所以… {3}公办幼儿园 26所以… {2}市教育局 {12}年内$/)
    assert.equal(lines.filter((line) => /^ +\d+ {2}/.test(line)).length, 20)
    assert.deepEqual(lines.slice(-2), ['  … 另 20 项，见 --table', '  请核对  第12句，写的是 13，各项合计 12：13所，其中小学4所、初中8所'])
  })

  it('says nothing of findings where there are none', () => {
    const empty = { document: { start: 0, end: 1 }, outline: [], sentences: [], warnings: [] }
    assert.deepEqual(findingLines(empty, 100), [])
    assert.match(printSummary(fileOf(empty), true), /^── data\/讲话\.txt ──\n1 字，utf-8\n\n第 1 篇\n\n文字完好，没有改动。\n$/)
  })

  it('shows the table within the width, without columns in which nothing stands', () => {
    const sample = sampleReading()
    const lines = tableLines(decompositionTable(sample), 120)
    // 120 less seven gaps is 106: 4 for 序号, 12 for 来源, the rest by weight 24, 13, 13, 11, 15 and 11.
    assert.deepEqual(lines.slice(0, 3), [
      '《在全市教育工作会议上的讲话》任务分解表（初稿）', '',
      '序号  工作任务                  目标           牵头单位       配合单位     完成时限         备注         来源',
    ])
    assert.ok(lines.includes('  （二）抓教师队伍（8 项）'))
    const at = lines.findIndex((line) => line.startsWith('   6  '))
    assert.deepEqual(lines.slice(at, at + 2), [
      '   6  探索建立学位预警机制                     市教育局                                     探索、鼓励   二、（一）',
      '                                               （讲话单位）                                              第16句',
    ])
    const short = { ...sample, outline: [], sentences: [sentenceOf(1, undefined, [taskRow('办好学校')])] }
    assert.deepEqual(tableLines(decompositionTable(short), 60).slice(2), [
      '序号  工作任务  牵头单位  来源', '────  ────────  ────────  ─────', '   1  办好学校  市教育局  第1句', '',
      '本表由程序从原文读出，供拟办参考，须经核定；“来源”是原文的标', '题序号和该句在全文中的次序。',
    ])
  })

  it('says that a document has no tasks, and a page no document', () => {
    const document = { start: 0, end: 1, title: { value: '开学典礼上的致辞', start: 0, end: 1 } }
    const empty = { document, outline: [], sentences: [], warnings: [] }
    assert.equal(printTable(fileOf(empty, empty), false), '《开学典礼上的致辞》任务分解表（初稿）\n（没有读出任务）\n\n《开学典礼上的致辞》任务分解表（初稿）\n（没有读出任务）\n')
    assert.equal(printTable(fileOf(), true), '── data/讲话.txt ──\n（没有认出正文）\n')
  })

  it('speaks English where it is asked to', () => {
    process.env.LANTAI_LANGUAGE = 'en'
    try {
      const lines = findingLines(sampleReading(), 100)
      assert.equal(lines[0], '  found  40 tasks  7 results  1 problem  22 figures')
      assert.equal(lines.at(-1), '  to be checked  sentence 12: 13 is stated, the parts come to 12：13所，其中小学4所、初中8所')
    } finally {
      process.env.LANTAI_LANGUAGE = 'zh-CN'
    }
  })
})
