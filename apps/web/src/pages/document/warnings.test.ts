import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Translate } from '../../language.ts'
import { warningsBySentence, warningsOf, warningWords } from './warnings.ts'

type Outline = NonNullable<Parameters<typeof warningsOf>[0]>
type Finding = Parameters<typeof warningWords>[2][number]

const chinese: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'messages', 'zh-CN.json'), 'utf8'))
const t: Translate = (key, parameters = {}) => chinese[key]!.replace(/\{([a-z_]+)\}/g, (_, name: string) => String(parameters[name]))

const sentences = [{ sentence: 'a', ordinal: 1 }, { sentence: 'b', ordinal: 2 }]
const warned = (code: Outline['warnings'][number]['code'], sentence: number, start: number, stated: number, counted: number) =>
  ({ code, sentence, start, end: start + 9, text: 'words', stated, counted })
const outline = (...warnings: Outline['warnings']): Outline => ({ toolVersion: 'find-1', nodes: [], warnings })
const figure = (sentence: string, start: number, unit: string): Finding => ({
  finding: 'f', document: 'd', documentName: 'd', sentence, sentenceText: '', kind: 'figure', span: { start, end: start + 3 }, quote: 'q',
  origin: 'engine', state: 'proposed', version: 1, addedBy: '', addedAt: '', confirmedBy: null, confirmedAt: null,
  target: null, confidence: 1,
  details: { of: 'figure', value: 1, unit, bound: '=', change: 'none', subject: '', goal: false, relations: {} },
  correction: null, cameOf: [], cues: [], toolVersion: 'find-1', cursor: 1,
})

describe('numbers that do not agree', () => {
  it('are counted in the order of the text, each in its sentence', () => {
    const found = warningsOf(outline(
      warned('sum-differs', 2, 4, 13, 12), warned('part-over-whole', 2, 1, 16, 26), warned('share-over-whole', 1, 0, 100, 115),
    ), sentences)
    assert.deepEqual(found.map(({ number, sentence, span, code }) => [number, sentence, span.start, span.end, code]), [
      [1, 'a', 0, 9, 'share-over-whole'], [2, 'b', 1, 10, 'part-over-whole'], [3, 'b', 4, 13, 'sum-differs'],
    ])
    assert.deepEqual([...warningsBySentence(found)].map(([sentence, list]) => [sentence, list.map(({ number }) => number)]), [
      ['a', [1]], ['b', [2, 3]],
    ])
  })

  it('are none before the engine has read the text, and none in a sentence that is not shown', () => {
    assert.deepEqual(warningsOf(null, sentences), [])
    assert.deepEqual(warningsOf(outline(warned('sum-differs', 7, 0, 1, 2)), sentences), [])
  })

  it('say both numbers, with their unit where a figure was read there', () => {
    const found = warningsOf(outline(
      warned('sum-differs', 1, 4, 1300, 1299.5), warned('part-over-whole', 2, 1, 1.6e9, 2.6e9), warned('share-over-whole', 2, 5, 100, 115),
    ), sentences)
    const findings = [figure('a', 0, '人'), figure('a', 4, '个'), figure('b', 1, '元'), figure('b', 5, '%')]
    assert.deepEqual(found.map((warning) => warningWords(t, warning, findings)), [
      '总数写的是 1,300 个，各项相加是 1,299.5 个。', '其中一项是 26 亿元，大于总数 16 亿元。', '各项占比相加是 115%，超过 100%。',
    ])
    assert.equal(warningWords(t, found[0]!, []), '总数写的是 1,300，各项相加是 1,299.5。')
  })
})
