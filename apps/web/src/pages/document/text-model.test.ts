import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inTextOrder, marksBySentence, paragraphsOf, piecesOf, trimmedSpan } from './text-model.ts'

const mark = (finding: string, sentence: string, start: number, end: number) => ({ finding, sentence, span: { start, end } })

describe('paragraphs of a text', () => {
  it('keeps indents and the white space between sentences, and leaves empty lines out', () => {
    const text = '标题\n\n　　第一句。 第二句。\n末行'
    const sentences = [
      { sentence: 'a', paragraph: 1, start: 0, end: 2 },
      { sentence: 'b', paragraph: 2, start: 6, end: 10 },
      { sentence: 'c', paragraph: 2, start: 11, end: 15 },
      { sentence: 'd', paragraph: 3, start: 16, end: 18 },
    ]
    const shown = paragraphsOf(text, sentences).map((paragraph) => [
      paragraph.number, ...paragraph.sentences.map(({ before, text: words }) => [before, words]),
    ])
    assert.deepEqual(shown, [
      [1, ['', '标题']],
      [2, ['　　', '第一句。'], [' ', '第二句。']],
      [3, ['', '末行']],
    ])
  })

  it('answers nothing for a text without sentences', () => {
    assert.deepEqual(paragraphsOf('\n \n', []), [])
  })
})

describe('pieces of a sentence', () => {
  it('is one piece without marks', () => {
    assert.deepEqual(piecesOf('抓落实。', []), [{ text: '抓落实。', start: 0, marks: [], warnings: [] }])
  })

  it('cuts overlapping marks into pieces that know all of theirs', () => {
    const pieces = piecesOf('年底前完成十项任务', [mark('one', 's', 0, 5), mark('two', 's', 3, 6)])
    assert.deepEqual(pieces.map((piece) => [piece.text, piece.start, piece.marks.map(({ finding }) => finding)]), [
      ['年底前', 0, ['one']], ['完成', 3, ['two', 'one']], ['十', 5, ['two']], ['项任务', 6, []],
    ])
  })

  it('cuts a mark that reaches beyond the sentence', () => {
    const pieces = piecesOf('三项', [mark('one', 's', 1, 9)])
    assert.deepEqual(pieces.map((piece) => [piece.text, piece.marks.length]), [['三', 0], ['项', 1]])
  })

  it('know the warnings over them', () => {
    const warning = { number: 3, span: { start: 2, end: 11 } }
    const pieces = piecesOf('共有13个，其中学校15个。', [mark('figure', 's', 2, 5)], [], [warning])
    assert.deepEqual(pieces.map((piece) => [piece.text, piece.marks.length, piece.warnings]), [
      ['共有', 0, []], ['13个', 1, [3]], ['，其中学校1', 0, [3]], ['5个。', 0, []],
    ])
  })
})

describe('marks by sentence', () => {
  it('keeps the list of a sentence whose marks have not changed', () => {
    const [one, two, three] = [mark('1', 'a', 0, 1), mark('2', 'b', 0, 1), mark('3', 'b', 1, 2)]
    const before = marksBySentence([one, two], new Map())
    const after = marksBySentence([one, two, three], before)
    assert.equal(after.get('a'), before.get('a'))
    assert.deepEqual(after.get('b'), [two, three])
  })

  it('forgets a sentence whose last mark was withdrawn', () => {
    const one = mark('1', 'a', 0, 1)
    assert.equal(marksBySentence([], marksBySentence([one], new Map())).size, 0)
  })
})

describe('order of findings', () => {
  it('follows the text, not the time of adding', () => {
    const marks = [mark('late', 'b', 0, 2), mark('second', 'a', 4, 5), mark('first', 'a', 0, 5), mark('gone', 'x', 0, 1)]
    const ordered = inTextOrder(marks, new Map([['a', 1], ['b', 2]])).map(({ finding }) => finding)
    assert.deepEqual(ordered, ['first', 'second', 'late', 'gone'])
  })
})

describe('trimmed span', () => {
  it('leaves white space at both ends out, the full-width space too', () => {
    assert.deepEqual(trimmedSpan('　抓 实 ', 0, 5), { start: 1, end: 4 })
  })

  it('is nothing when only white space was chosen', () => {
    assert.equal(trimmedSpan('抓　实', 1, 2), undefined)
  })
})
