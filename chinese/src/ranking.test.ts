import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import table from './generated/ranking-counts.json' with { type: 'json' }
import { logProbability, rankFillings } from './ranking.ts'
import { codeOf, countOf, findUnit, readTrie } from './ranking-counts.ts'
import { rankingUnits } from './ranking-units.ts'

function first(before: string, candidates: string, after: string): string | undefined {
  return rankFillings(before, [...candidates], after)[0]?.text
}

describe('ranking', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['临溪市教育局召开全市中小学', '校希。常梗眩', '长会议', '校'], ['全面完成年度任务', '。常校梗希福', '\n下一步，', '。'],
    ['要求各县区', '计记', '入年度考核', '计'], ['认真做好教师培', '训讯', '工作', '训'], ['加强日常', '管馆关', '理', '管'],
    ['东坪区、石桥县', '常校。梗海', '委会', '常'],
  ]
  for (const [before, candidates, after, expected] of cases) {
    it(`puts ${expected} between ${before} and ${after.trim()}`, () => { assert.equal(first(before, candidates, after), expected) })
  }

  it('looks to both sides', () => {
    assert.equal(first('', '训讯', '练'), '训')
    assert.equal(first('通', '训讯', ''), '讯')
  })

  it('gives every candidate once, likeliest first, the same in whatever order they came', () => {
    const candidates = ['校', '常', '。', '龘', '梗', '𠮷', '会议', '']
    const ranked = rankFillings('各', candidates, '长')
    assert.deepEqual(ranked.map(({ text }) => text).sort(), [...candidates].sort())
    for (const [at, { score }] of ranked.entries()) {
      assert.ok(Number.isFinite(score))
      assert.ok(at === 0 || score <= ranked[at - 1]!.score)
    }
    assert.deepEqual(rankFillings('各', [...candidates].reverse(), '长'), ranked)
    assert.deepEqual(rankFillings('各', [], '长'), [])
  })

  it('orders what it cannot tell apart by code unit', () => {
    assert.deepEqual(rankFillings('年', ['9', '1', '5'], '月').map(({ text }) => text), ['1', '5', '9'])
  })

  it('sees neither width nor white space nor which digit it is', () => {
    const [one, other] = [rankFillings('到2025年, ', ['全'], '市'), rankFillings('到２０３０年，', ['全'], ' 　市')]
    assert.deepEqual(one, other)
    assert.deepEqual(rankingUnits('A １\t，,\r\n\r\nｂ'), [...'a0，，\na'].map((character) => character.charCodeAt(0)))
  })

  it('answers probabilities: those of all units behind a context add up to one, but for what the dictionary starts anew', () => {
    for (const [second_last, last] of ['教育', '工作', '。全', '龘龘', '\u0000\u0000', '\n第', '不一']) {
      const context = [second_last!.charCodeAt(0), last!.charCodeAt(0)] as const
      let sum = 0
      for (let unit = 1; unit < 0x10000; unit += 1) {
        // Each class of units that are not told apart is counted once.
        if (String.fromCharCode(unit) === String.fromCharCode(rankingUnits(String.fromCharCode(unit))[0] ?? 0)) {
          sum += Math.exp(logProbability(context[0], context[1], unit))
        }
      }
      assert.ok(sum > 0.85 && sum < 1.05, `${second_last}${last} ${sum}`)
    }
  })
})

describe('ranking counts', () => {
  it('hold nothing that stands once in the texts', () => {
    const { unitCounts, pairCounts, tripleCounts } = readTrie(table.corpus, 'exact')
    for (const counts of [unitCounts.filter((count) => count > 0), pairCounts, tripleCounts]) {
      assert.ok(counts.length > 1000)
      assert.ok(counts.every((count) => count >= 2))
    }
  })

  it('hold the words of a dictionary with about their frequencies', () => {
    const { pairStart, pairUnits, pairCounts, unitCounts } = readTrie(table.words, 'logarithmic')
    const [one, other] = ['议'.charCodeAt(0), '程'.charCodeAt(0)]
    const pair = findUnit(pairUnits, pairStart[one]!, pairStart[one + 1]!, other)
    assert.ok(pair >= 0 && pairCounts[pair]! > 0 && pairCounts[pair]! < unitCounts[one]!)
    assert.equal(findUnit(pairUnits, pairStart[one]!, pairStart[one + 1]!, 'a'.charCodeAt(0)), -1)
  })

  it('keep a frequency to a twentieth', () => {
    for (const count of [1, 2, 3, 10, 99, 12_345, 883_634]) {
      assert.ok(Math.abs(countOf(codeOf(count, 'logarithmic'), 'logarithmic') / count - 1) < 0.05)
      assert.equal(countOf(codeOf(count, 'exact'), 'exact'), count)
    }
  })
})
