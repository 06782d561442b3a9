import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '@lantai/kernel'
import { checkName, nameFits } from './check-name.ts'
import { quoteOf } from './check-span.ts'

const code = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
  return 'accepted'
}

describe('quoteOf', () => {
  it('answers the marked words', () => assert.equal(quoteOf('年底前完成改造。', { start: 0, end: 3 }), '年底前'))
  it('refuses a span that leaves the sentence, is empty or runs backwards', () => {
    for (const span of [{ start: 0, end: 9 }, { start: 2, end: 2 }, { start: 3, end: 1 }, { start: -1, end: 2 }]) {
      assert.equal(code(() => quoteOf('年底前完成改造。', span)), 'reading.span-outside')
    }
  })
  it('refuses to cut a character of two units in half', () => {
    assert.equal(code(() => quoteOf('去𠮷家', { start: 0, end: 2 })), 'reading.span-outside')
    assert.equal(quoteOf('去𠮷家', { start: 1, end: 3 }), '𠮷')
  })
})

describe('checkName', () => {
  it('keeps an office file name as it is', () => assert.equal(code(() => checkName('市教育局局长讲话（定稿）2026〔12〕号.txt')), 'accepted'))
  it('refuses path separators and control or direction characters', () => {
    assert.equal(code(() => checkName('../../etc/passwd')), 'reading.name-has-path')
    assert.equal(code(() => checkName('C:\\讲话.txt')), 'reading.name-has-path')
    assert.equal(code(() => checkName('讲话\u0007.txt')), 'reading.name-has-control')
    assert.equal(code(() => checkName('讲话\u202etxt.exe')), 'reading.name-has-control')
  })
  it('counts characters, not units, and wants at least one that shows', () => {
    assert.equal(nameFits('𠮷'.repeat(200)), true)
    assert.equal(nameFits('字'.repeat(201)), false)
    assert.equal(nameFits('   '), false)
  })
})
