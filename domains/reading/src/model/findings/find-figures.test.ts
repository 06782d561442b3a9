import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { findFigures } from './find-figures.ts'
import { maskQuoted } from './masked-text.ts'

const subjects = (text: string): string[] => findFigures(text, maskQuoted(text), 'result')
  .map(({ text: words, subject }) => `${words} ${subject}`)

describe('what a figure measures', () => {
  const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
    // Behind the count: up to what is said of it, and up to 的 where it owns something.
    ['走访了16个村的农户。', ['16个 村']],
    ['为2.1万名70岁以上老人购买保险。', ['2.1万名 70岁以上老人', '70岁以上 老人']],
    ['8项未完工工程中有3项卡在征地上。', ['8项 未完工工程', '3项 未完工工程']],
    // What something rose or fell from and to is one subject.
    ['平均年龄由52岁降到41岁。', ['52岁 平均年龄', '41岁 平均年龄']],
    ['办理环节由9个压缩到4个。', ['9个 办理环节', '4个 办理环节']],
    // A comparison is no subject.
    ['文件归档率只有61%，比全省平均水平低8个百分点。', ['61% 文件归档率', '8个百分点 文件归档率']],
    ['服务业增加值增长6.2%，高于全省平均水平0.8个百分点。', ['6.2% 服务业增加值', '0.8个百分点 服务业增加值']],
    // 分别 of what went before.
    ['接待游客320万人次，旅游收入18亿元，分别增长9.5%、11.2%。', ['320万人次 游客', '18亿元 旅游收入', '9.5% 游客', '11.2% 旅游收入']],
    // Without who did it and where.
    ['县卫健局在码头设立医疗救护点3个。', ['3个 医疗救护点']],
    ['县交通局积极争取到200万元资金。', ['200万元 资金']],
    ['设立总规模20亿元的产业基金。', ['20亿元 产业基金']],
  ]
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(subjects(text), expected))
})
