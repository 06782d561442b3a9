import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { charactersRead, readingsOf } from './readings.ts'
import { isTonedSyllable, isToneless, withoutTone } from './syllables.ts'

describe('readings', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['长', ['cháng', 'zhǎng']], ['們', ['men']],
    ['们', ['men']], ['还', ['hái', 'huán']], ['行', ['háng', 'hàng', 'héng', 'xíng']], ['女', ['nǚ']],
    ['率', ['lǜ', 'shuài']],
    ['分', ['fen', 'fèn', 'fēn']], ['务', ['wu', 'wù']], ['上', ['shang', 'shàng', 'shǎng']],
    ['計', ['jì']], ['訓', ['xùn']],
    ['〇', ['líng']], ['髮', ['fà', 'fā']],
    ['著', ['zhe', 'zhù', 'zháo', 'zhuó', 'zhāo']], ['嗯', ['ńg', 'ň']], ['的', ['de', 'dì', 'dí']],
  ]
  for (const [character, readings] of cases) {
    it(`${character} is read ${readings.join(', ')}`, () => {
      for (const reading of readings) {
        assert.ok(readingsOf(character).includes(reading), `${character} ${reading}: ${readingsOf(character).join(' ')}`)
        assert.ok(charactersRead(reading).includes(character))
      }
    })
  }

  it('are none for what is no Han character of GBK', () => {
    for (const other of ['a', '。', '𠮷', '', '会议', '\ud842']) assert.deepEqual(readingsOf(other), [])
    for (const other of ['', 'huix', '会', 'toString']) assert.deepEqual(charactersRead(other), [])
  })

  it('are found by their letters however they are composed', () => {
    assert.ok(charactersRead('tīnɡ').includes('听'))
    assert.ok(charactersRead('lu\u0308\u030c').includes('旅'))
    assert.ok(charactersRead('\u0251\u0304n').includes('安'))
  })
})

describe('syllables', () => {
  it('carry exactly one tone mark', () => {
    for (const text of ['huì', 'jiǎng', 'chuàng', 'lǜ', 'nǚ', 'lüè', 'ér', 'ń', 'ế', 'ê̄', 'tīnɡ', 'ɑ̄n', 'hu\u0300i', 'yīng', 'ā']) {
      assert.ok(isTonedSyllable(text), text)
    }
    for (const text of [
      '', 'hui', 'men', 'huìì', 'hùì', 'bǜ', 'xǖo', 'huì1', 'Huì', 'wiǎ', 'huì ', '会', 'ｈuì',
      'a'.repeat(99), 'café', 'né́',
    ]) {
      assert.ok(!isTonedSyllable(text), text)
    }
  })

  it('or none', () => {
    for (const text of ['hui', 'men', 'lü', 'lüe', 'er', 'ng', 'dɑ', 'ɡuɑnɡ', 'zhuang']) assert.ok(isToneless(text), text)
    for (const text of ['', 'huì', 'v', 'lv', 'rn', 'abc', 'Hui', 'constructor', 'xiong ']) assert.ok(!isToneless(text), text)
  })

  it('lose it', () => {
    const pairs = [
      ['huì', 'hui'], ['lǜ', 'lü'], ['nǚ', 'nü'], ['ế', 'ê'], ['ń', 'n'], ['men', 'men'], ['ɡuānɡ', 'guang'], ['lu\u0308\u030c', 'lü'],
    ] as const
    for (const [from, to] of pairs) assert.equal(withoutTone(from), to)
  })
})
