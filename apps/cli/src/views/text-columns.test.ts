import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { columnPlaces, cutText, headingLines, placesOf, rowLines, wrapText } from './text-columns.ts'

describe('columns of text', () => {
  it('counts two places for a Chinese character or sign, one for others, none for what is laid over them', () => {
    assert.deepEqual(['教育局', 'abc', '（一）', '95%', '“好”', '𠮷', 'e\u0301', '\u200b', ''].map(placesOf), [6, 3, 6, 3, 4, 2, 1, 0, 0])
  })

  it('breaks Chinese anywhere but before a sign that closes and behind one that opens', () => {
    assert.deepEqual(wrapText('市教育局，市财政局', 8), ['市教育', '局，市财', '政局'])
    assert.deepEqual(wrapText('各县（市）区', 6), ['各县', '（市）', '区'])
    assert.deepEqual(wrapText('办好学校。', 8), ['办好学', '校。'])
  })

  it('keeps numbers and words whole where they fit, and parts what is longer than a line', () => {
    assert.deepEqual(wrapText('招聘教师480名', 10), ['招聘教师', '480名'])
    assert.deepEqual(wrapText('abcdefghij', 4), ['abcd', 'efgh', 'ij'])
    assert.deepEqual(wrapText('甲乙', 1), ['甲', '乙'])
  })

  it('begins a line at a line feed, and lets nothing move the cursor', () => {
    assert.deepEqual(wrapText('市教育局\n（承上文）', 20), ['市教育局', '（承上文）'])
    assert.deepEqual(wrapText('甲\u001b[2J\r\t乙', 20), ['甲 [2J 乙'])
    assert.deepEqual(wrapText('', 20), [''])
    assert.equal(cutText('甲\u001b\n乙', 20), '甲 乙')
  })

  it('cuts a line with …', () => {
    assert.deepEqual([cutText('办好学校', 8), cutText('办好学校', 7), cutText('办好学校', 6), cutText('abc', 2)], ['办好学校', '办好学…', '办好…', 'a…'])
  })

  it('gives narrow columns what they need and shares the rest by weight', () => {
    const columns = [{ heading: '序号', weight: 1, right: true }, { heading: '任务', weight: 3 }, { heading: '单位', weight: 1 }]
    const rows = [['1', '办'.repeat(40), '局'.repeat(40)]]
    // 60 less two gaps of 2 is 56; 4 for 序号; 52 shared 3 to 1.
    assert.deepEqual(columnPlaces(columns, rows, 60), [4, 39, 13])
    assert.deepEqual(columnPlaces(columns, [['1', '办学', '局']], 60), [4, 4, 4])
    assert.deepEqual(columnPlaces(columns, rows, 5), [4, 4, 4])
  })

  it('lays cells side by side', () => {
    const columns = [{ heading: '序号', weight: 1, right: true }, { heading: '任务', weight: 3 }, { heading: '单位', weight: 1 }]
    assert.deepEqual(headingLines(columns, [4, 8, 6]), ['序号  任务      单位', '────  ────────  ──────'])
    assert.deepEqual(rowLines(['7', '办好幼儿园', '教育局'], columns, [4, 8, 6]), ['   7  办好幼儿  教育局', '      园'])
    assert.deepEqual(rowLines(['7', '办好幼儿园', '教育局'], columns, [4, 8, 6], false), ['   7  办好幼…   教育局'])
  })

  it('loses nothing and keeps to the width, whatever the text', () => fc.assert(fc.property(
    fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 30 }), (text, places) => {
      const lines = wrapText(text, places)
      assert.ok(lines.every((line) => placesOf(line) <= places))
      const bare = (words: string): string => words.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]/gu, '')
      assert.equal(bare(lines.join('')), bare(text))
    },
  )))

  it('takes a million characters in linear time', () => {
    const started = performance.now()
    for (const text of ['，', 'a', '（', ' ', '甲', '\n']) wrapText(text.repeat(200_000), 20)
    assert.ok(performance.now() - started < 5000)
  })
})
