import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { findDeadlines } from './find-deadlines.ts'
import { maskQuoted } from './masked-text.ts'

const deadlines = (text: string): string[] => findDeadlines(text, maskQuoted(text), { year: undefined })
  .map(({ kind, text: words, due }) => `${kind} ${words} ${due.state}`)

describe('deadlines of tasks', () => {
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ['争取中秋节前让住户搬进新居。', ['by 中秋节前 relative']],
    ['节假日期间，各科室要安排好值班。', ['in 节假日期间 relative']],
    ['力争经过几年努力建成资源库。', ['in 经过几年努力 vague']],
    ['新建泵站3座（完成时限：2027年6月30日）。', ['by 2027年6月30日 resolved']],
    ['2027年初步建成数字档案馆。', ['in 2027年 resolved']],
    ['全年完成水利工程投资30亿元。', ['in 全年 relative']],
    ['原则上每3年修订一次目录。', ['every 每3年 none']],
    ['办证时间压缩到3个工作日以内。', []],
    ['2027年全市水利工作的总体要求是：稳中求进。', []],
    ['把整改情况纳入年底目标考核。', []],
    ['财务科不是光做每月的报表，还要管好资产。', []],
    ['基建办六月份把图纸拿出来。', ['in 六月份 relative']],
    ['县局在今年换届时，已配齐班子，各所也要配齐。', []],
  ]
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(deadlines(text), expected))
})
