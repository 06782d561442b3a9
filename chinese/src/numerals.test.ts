import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { beginsNumeral, isFormal, readNumeral, writeNumeral } from './numerals.ts'

/** The numeral written at the head, its value, and the upper end of a near range. */
type Case = readonly [text: string, written: string, value: number, high?: number]

function check(cases: readonly Case[]): void {
  for (const [text, written, value, high] of cases) {
    const numeral = readNumeral(text, 0)
    assert.ok(numeral, text)
    assert.equal(text.slice(numeral.start, numeral.end), written, text)
    assert.ok(Math.abs(numeral.value - value) <= Math.abs(value) * 1e-12, `${text}: ${numeral.value}`)
    assert.equal(numeral.high, high, text)
  }
}

describe('numerals', () => {
  it('are read in digits of both widths', () => {
    check([
      ['38所', '38', 38], ['７２人', '７２', 72], ['1,600处', '1,600', 1600], ['12,345,678元', '12,345,678', 12345678],
      ['１，２００户', '１，２００', 1200], ['2,50', '2', 2], ['2024,600', '2024', 2024], ['22.3%', '22.3', 22.3],
      ['３．５倍', '３．５', 3.5], ['5，200人参加', '5', 5], ['7.', '7', 7], ['0.08', '0.08', 0.08],
    ])
  })

  it('are read with multipliers behind digits', () => {
    check([
      ['1.28万所', '1.28万', 12800], ['14.2万亿元', '14.2万亿', 14.2e12], ['318.47万人', '318.47万', 3184700], ['3.5亿', '3.5亿', 3.5e8],
      ['5000亿元', '5000亿', 5e11], ['3千万元', '3千万', 3e7], ['6百户', '6百', 600], ['5万4千6百', '5万4千6百', 54600],
      ['3万4000', '3万4000', 34000], ['2亿5000万', '2亿5000万', 2.5e8], ['10万千瓦', '10万', 1e5], ['500千伏', '500', 500],
      ['3千克', '3', 3], ['1千零20', '1千零20', 1020], ['1,100万', '1,100万', 1.1e7], ['100兆', '100', 100],
    ])
  })

  it('are read in words', () => {
    check([
      ['二千六百零八', '二千六百零八', 2608], ['两户', '两', 2], ['〇', '〇', 0], ['十二项', '十二', 12], ['一百二十', '一百二十', 120],
      ['二百五', '二百五', 250], ['二百零五', '二百零五', 205], ['一万三', '一万三', 13000], ['一万零三', '一万零三', 10003],
      ['四千零四万', '四千零四万', 40040000], ['二十一万亿', '二十一万亿', 21e12], ['一万五千亿', '一万五千亿', 1.5e12],
      ['三亿零六', '三亿零六', 300000006], ['肆佰陆拾', '肆佰陆拾', 460], ['貳拾萬', '貳拾萬', 200000], ['三点五', '三点五', 3.5],
      ['八点三万', '八点三万', 83000], ['万亿', '万亿', 1e12], ['百万', '百万', 1e6], ['五兆六十二亿', '五兆六十二亿', 5006200000000],
      ['三万四万', '三万', 30000], ['三点二十分', '三', 3], ['两点两', '两', 2],
    ])
  })

  it('are read as strings of characters', () => {
    check([['二〇二六年', '二〇二六', 2026], ['一九四九年', '一九四九', 1949], ['二○○八', '二○○八', 2008], ['八六', '八六', 86]])
  })

  it('are read as fractions and percentages', () => {
    check([
      ['三分之二', '三分之二', 2 / 3], ['2/3的', '2/3', 2 / 3], ['1／10以上', '1／10', 0.1], ['百分之五', '百分之五', 5],
      ['百分之九十五点五', '百分之九十五点五', 95.5], ['百分之80', '百分之80', 80], ['千分之三', '千分之三', 0.003], ['百分之百', '百分之百', 100],
      ['一半以上', '一半', 0.5], ['3又二分之一', '3又二分之一', 3.5], ['2026/3/5', '2026', 2026], ['三分之', '三', 3], ['5/0', '5', 5],
    ])
    assert.deepEqual(readNumeral('百分之五', 0), { start: 0, end: 4, value: 5, form: 'words', percent: true })
    assert.deepEqual(readNumeral('占1/4', 1), { start: 1, end: 4, value: 0.25, form: 'digits', fraction: true })
  })

  it('are read as near ranges', () => {
    check([
      ['三四个', '三四', 3, 4], ['七八十人', '七八十', 70, 80], ['两三百户', '两三百', 200, 300], ['十五六岁', '十五六', 15, 16],
      ['一百二三十', '一百二三十', 120, 130], ['三五年', '三五', 3, 5], ['四五万人', '四五万', 40000, 50000], ['百分之二三十', '百分之二三十', 20, 30],
    ])
    const text = '大约四、五年'
    assert.deepEqual(readNumeral(text, 2), { start: 2, end: 5, value: 4, high: 5, form: 'words' })
    assert.equal(readNumeral('第四、五批', 1)?.end, 2)
    assert.equal(readNumeral('分三、四、五组', 1)?.end, 2)
    assert.equal(readNumeral('四、五项措施', 0)?.end, 1)
  })

  it('say how they are written', () => {
    assert.equal(readNumeral('1.5', 0)?.form, 'digits')
    assert.equal(readNumeral('1.5万', 0)?.form, 'mixed')
    assert.equal(readNumeral('一万', 0)?.form, 'words')
    assert.equal(isFormal('贰佰'), true)
    assert.equal(isFormal('二百'), false)
  })

  it('are not found where none begins', () => {
    for (const text of ['', '年', '%', 'x', '半', '几个']) assert.equal(readNumeral(text, 0), undefined)
    assert.equal(readNumeral('12', 2), undefined)
    assert.equal(beginsNumeral('万'.charCodeAt(0)), true)
    assert.equal(beginsNumeral('万'.charCodeAt(0) + 1), false)
  })

  it('read back what was written', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, '零'], [10, '十'], [12, '十二'], [110, '一百一十'], [101, '一百零一'], [12800, '一万二千八百'], [100_000, '十万'],
      [100_010, '十万零一十'], [1_000_000_100_000, '一万亿零一十万'], [30_500, '三万零五百'], [2.5, '2.5'], [-1, '-1'],
    ]
    for (const [value, written] of cases) assert.equal(writeNumeral(value), written)
    fc.assert(fc.property(fc.oneof(fc.nat(200_000), fc.maxSafeNat().map((value) => value % (1e13 + 1))), (value) => {
      const written = writeNumeral(value)
      assert.deepEqual(readNumeral(written, 0), { start: 0, end: written.length, value, form: 'words' })
    }), { numRuns: 2000 })
  })

  it('are read from any text without an error and within it', () => {
    const pieces = fc.constantFrom(...'零一二两三五十百千万亿兆点分之半又、，,./0123９６．年个第壹佰\n')
    fc.assert(fc.property(fc.array(pieces, { maxLength: 24 }), (characters) => {
      const text = characters.join('')
      for (let at = 0; at < text.length; at += 1) {
        const numeral = readNumeral(text, at)
        if (numeral === undefined) continue
        assert.ok(numeral.start === at && numeral.end > at && numeral.end <= text.length)
        assert.ok(Number.isFinite(numeral.value) && (numeral.high ?? Infinity) > numeral.value, text)
      }
    }), { numRuns: 2000 })
  })
})
