import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { labelRules } from './label-cues.ts'
import { neededCharacters, patternSieve } from './pattern-sieve.ts'

describe('what a pattern needs', () => {
  it('is one of the characters of the rarest part', () => {
    assert.deepEqual([/要求/, /(?:已|曾)经?建成/, /的[甲乙]+/, /(?<!不)必须(?!知)/, /第\d{1,2}条/, /丙?丁/].map(neededCharacters),
      ['求', '建', '甲乙', '必', '第', '丁'])
  })

  it('is unknown where a match may hold anything', () => {
    assert.deepEqual([/甲|.乙?/, /[^甲]/, /[\u4e00-\u9fff]/, /甲*/, /甲{0,2}/, /\s/, /a/i, /^$/].map(neededCharacters),
      Array.from({ length: 8 }))
  })
})

describe('a sieve of patterns', () => {
  it('lets through whatever matches', () => {
    const patterns = labelRules.map(({ words }) => words)
    const sieve = patternSieve(patterns)
    const pieces = [...new Set(patterns.flatMap(({ source }) => source.match(/[\u4e00-\u9fff]+|[0-9]|[，。；：！？]/g) ?? []))]
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const may = sieve(text)
      for (const [index, pattern] of patterns.entries()) {
        if (pattern.test(text)) assert.ok(may.includes(index), `${pattern.source} ${text}`)
      }
    }), { numRuns: 2000 })
  })

  it('keeps back what cannot match', () => {
    const sieve = patternSieve([/必须/, /完成/, /./])
    assert.deepEqual([...sieve('必须按时报送')], [0, 2])
    assert.deepEqual([...sieve('完成了')], [1, 2])
  })
})
