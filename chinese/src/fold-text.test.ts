import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findFolded, foldText } from './fold-text.ts'

describe('folding a text for search', () => {
  it('takes width, case, traditional characters, brackets, dashes and spaces for the same', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['ＧＢ／Ｔ　２２２３９', 'gb/t22239'], ['臨教〔2026〕12號', '临教(2026)12号'], ['临教[2026]12号', '临教(2026)12号'],
      ['国 务\n院', '国务院'], ['“双减”——工作', '"双减"--工作'], ['⼈⼤', '人大'], ['95％', '95%'], ['零\u200b宽\ufeff', '零宽'], ['', ''],
      ['ＡＢＣ', 'abc'], ['𠮷野家', '𠮷野家'],
    ]
    for (const [text, folded] of cases) assert.equal(foldText(text).text, folded, JSON.stringify(text))
  })

  it('knows where each unit stood', () => {
    const folded = foldText('建 設　Ａ班，建设')
    assert.deepEqual(findFolded(folded, foldText('建设').text), [{ start: 0, end: 3 }, { start: 7, end: 9 }])
    assert.deepEqual(findFolded(folded, 'a班'), [{ start: 4, end: 6 }])
    assert.deepEqual(findFolded(folded, '学校'), [])
    assert.deepEqual(findFolded(folded, ''), [])
    assert.deepEqual(findFolded(foldText('啊啊啊'), '啊啊'), [{ start: 0, end: 2 }])
  })
})
