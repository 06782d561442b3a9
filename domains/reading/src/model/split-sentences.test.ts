import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { splitSentences } from './split-sentences.ts'

const texts = (text: string): string[] => splitSentences(text).map((span) => text.slice(span.start, span.end))

describe('splitSentences', () => {
  it('ends a sentence after 。！？； and at the end of a line, and nowhere else', () => {
    assert.deepEqual(texts('同志们：\n一要抓落实，抓到底；二要重实效！行不行？行。'), ['同志们：', '一要抓落实，抓到底；', '二要重实效！', '行不行？', '行。'])
  })
  it('keeps several end marks and the closing marks that follow with their sentence', () => {
    assert.deepEqual(texts('他说：“怎么抓？！”我看（要快。）就这样。'), ['他说：“怎么抓？！”', '我看（要快。）', '就这样。'])
  })
  it('does not end at half-width marks, which in a damaged page stand for lost characters', () => {
    assert.deepEqual(texts('整??傊艺f第;這是。'), ['整??傊艺f第;這是。'])
  })
  it('leaves white space outside, the full-width space too, and skips empty lines', () => {
    assert.deepEqual(texts('　　第一句。 \n\n \t\n　　第二句'), ['第一句。', '第二句'])
  })
  it('numbers sentences and paragraphs from 1', () => {
    assert.deepEqual(splitSentences('甲。乙。\n\n丙。'), [
      { ordinal: 1, paragraph: 1, start: 0, end: 2 },
      { ordinal: 2, paragraph: 1, start: 2, end: 4 },
      { ordinal: 3, paragraph: 2, start: 6, end: 8 },
    ])
  })
  it('answers no sentence for no text', () => {
    assert.deepEqual(splitSentences(''), [])
    assert.deepEqual(splitSentences(' \n　\n'), [])
  })
  it('covers every character that is not white space exactly once, whatever the text', () => {
    const character = fc.constantFrom('教', '育', '。', '！', '？', '；', '”', '）', '\n', ' ', '　', ';', 'a', '，', '\u2003')
    fc.assert(fc.property(fc.array(character, { maxLength: 60 }).map((all) => all.join('')), (text) => {
      const covered = new Set<number>()
      for (const span of splitSentences(text)) {
        for (let at = span.start; at < span.end; at += 1) {
          assert.equal(covered.has(at), false)
          assert.notEqual(text[at], '\n')
          covered.add(at)
        }
      }
      for (let at = 0; at < text.length; at += 1) if (text[at]!.trim() !== '') assert.equal(covered.has(at), true)
    }))
  })
})
