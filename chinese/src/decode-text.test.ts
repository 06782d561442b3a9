import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { AnchorIndex } from './anchor-index.ts'
import { decodeAnchors } from './anchors.ts'
import { decodeDoubleByte } from './decode-double-byte.ts'
import { decodeText } from './decode-text.ts'
import type { DecodedText } from './decode-text.ts'
import type { Encoding } from './detect-encoding.ts'
import { TextSink } from './text-sink.ts'

const paragraph = '各科室、各学校：根据县委、县政府《关于进一步加强义务教育阶段学校管理的意见》，请于2024年6月30日前完成整改，并书面报告局办公室。'
const traditional = '各科室、各學校：根據縣政府關於進一步加強義務教育階段學校管理的意見，請於六月三十日前完成，並書面報告辦公室。'
const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']

function encode(text: string, encoding: Encoding): Buffer { return iconv.encode(text, encoding) }

function hex(digits: string): Buffer { return Buffer.from(digits.replaceAll(' ', ''), 'hex') }

/** Every unit of the text has its bytes, these lead back to it, nothing overlaps, and the runs cover all there is. */
function assertAnchored(decoded: DecodedText, bytes: Uint8Array): void {
  const index = new AnchorIndex(decoded.anchors)
  assert.equal(index.bytes, bytes.length)
  assert.equal(index.units, decoded.text.length)
  let covered = 0
  for (let unit = 0; unit < decoded.text.length;) {
    const range = index.byteRangeOf(unit, unit + 1)
    assert.ok(range.byte_start >= covered && range.byte_end > range.byte_start)
    const back = index.textRangeOf(range.byte_start, range.byte_end)
    assert.equal(back.start, unit)
    assert.deepEqual(index.byteRangeOf(back.start, back.end), range)
    covered = range.byte_end
    unit = back.end
  }
}

describe('decoding', () => {
  it('tells every encoding by its bytes alone', () => {
    for (const encoding of encodings) {
      const text = encoding === 'big5' ? traditional : paragraph
      const bytes = encode(text, encoding)
      const decoded = decodeText(bytes)
      assert.equal(decoded.encoding, encoding)
      assert.equal(decoded.text, text)
      assert.deepEqual(decoded.notes, [])
      assertAnchored(decoded, bytes)
    }
  })

  it('reads GB18030 bytes written out by hand: pairs, the euro of CP936, four bytes of both kinds', () => {
    const bytes = hex('bdcc d3fd bed6 80 a2e3 20 8139ee39 95328236')
    const decoded = decodeText(bytes, { declared: 'gbk' })
    assert.equal(decoded.text, '教育局€€ 㐀𠀀')
    assert.equal(decoded.encoding, 'gb18030')
    assert.deepEqual(decodeAnchors(decoded.anchors), [
      { kind: 'linear', units: 3, bytes_per_unit: 2 }, { kind: 'linear', units: 1, bytes_per_unit: 1 },
      { kind: 'linear', units: 1, bytes_per_unit: 2 }, { kind: 'linear', units: 1, bytes_per_unit: 1 },
      { kind: 'linear', units: 1, bytes_per_unit: 4 }, { kind: 'block', units: 2, bytes: 4 },
    ])
  })

  it('reads Big5 written out by hand, and pairs that are two characters', () => {
    assert.equal(decodeText(hex('b1d0 a87c a7bd a46a bec7')).text, '教育局大學')
    const decoded = decodeText(hex('a44a bec7 8862'), { declared: 'big5' })
    assert.equal(decoded.text, '入學\u00ca\u0304')
    assert.deepEqual(decodeAnchors(decoded.anchors).at(-1), { kind: 'block', units: 2, bytes: 2 })
  })

  it('drops a byte order mark and keeps its bytes in the map', () => {
    const bytes = Buffer.concat([hex('ef bb bf'), Buffer.from('一\n')])
    const decoded = decodeText(bytes)
    assert.equal(decoded.text, '一\n')
    assert.deepEqual(decodeAnchors(decoded.anchors), [
      { kind: 'skip', bytes: 3 }, { kind: 'linear', units: 1, bytes_per_unit: 3 }, { kind: 'linear', units: 1, bytes_per_unit: 1 },
    ])
    assert.deepEqual([decodeText(hex('ff fe 00 4e')).text, decodeText(hex('fe ff 4e 00')).text], ['一', '一'])
    assert.equal(decodeText(hex('84 31 95 33 d2 bb')).text, '一')
    assert.equal(decodeText(hex('ff fe 00 4e')).encoding, 'utf-16le')
    assert.equal(decodeText(hex('ef bb bf')).text, '')
  })

  it('does not believe a byte order mark of UTF-8 in front of GB18030', () => {
    const decoded = decodeText(Buffer.concat([hex('ef bb bf'), encode(paragraph, 'gb18030')]))
    assert.equal(decoded.encoding, 'gb18030')
    assert.equal(decoded.text, paragraph)
  })

  it('makes every line break one line feed that covers its bytes', () => {
    const decoded = decodeText(Buffer.from('甲\r\n乙\r丙\n\r\n\r'))
    assert.equal(decoded.text, '甲\n乙\n丙\n\n\n')
    const index = new AnchorIndex(decoded.anchors)
    assert.deepEqual(index.byteRangeOf(1, 2), { byte_start: 3, byte_end: 5 })
    assert.deepEqual(index.byteRangeOf(3, 4), { byte_start: 8, byte_end: 9 })
    const wide = decodeText(iconv.encode('甲\r\n乙\r', 'utf-16le', { addBOM: true }))
    assert.equal(wide.text, '甲\n乙\n')
    assert.deepEqual(new AnchorIndex(wide.anchors).byteRangeOf(1, 2), { byte_start: 4, byte_end: 8 })
    assert.equal(decodeText(encode('甲乙大学教育\r\n局\r', 'gb18030')).text, '甲乙大学教育\n局\n')
  })

  it('leaves UTF-8 of other scripts alone, although its bytes are valid GB18030', () => {
    const others = [
      'Контрольная работа по русскому языку', 'Un été à la préfecture, à côté', 'مائارىپ ئىدارىسى خىزمىتى', 'སློབ་གསོ།',
      'Größe', 'Annual\u00a0report', '\u00a0é',
    ]
    for (const text of others) {
      const decoded = decodeText(Buffer.from(text))
      assert.equal(decoded.text, text)
      assert.equal(decoded.encoding, 'utf-8')
    }
    assert.equal(decodeText(encode('一致同意。', 'gb18030')).text, '一致同意。')
    assert.equal(decodeText(encode('联通', 'gb18030')).text, '联通')
    assert.equal(decodeText(hex('d2bb d0a9')).text, '一些', 'valid UTF-8, but no text in it')
  })

  it('reads no bytes, and plain ASCII', () => {
    assert.deepEqual(decodeText(new Uint8Array(0)), { text: '', encoding: 'utf-8', anchors: new Uint8Array(0), notes: [] })
    assert.equal(decodeText(Buffer.from('abc')).encoding, 'utf-8')
    assert.deepEqual(decodeText(Buffer.from('abc'), { declared: 'gb2312' }).notes, [])
  })
})

describe('a declaration of encoding', () => {
  it('is overruled by the bytes, and that is said', () => {
    const cases: readonly [string, Encoding][] = [
      ['gb2312', 'utf-8'], ['utf-8', 'gb18030'], ['iso-8859-1', 'gb18030'], ['big5', 'gb18030'], ['utf-16', 'utf-8'], ['utf-8', 'utf-16le'],
    ]
    for (const [declared, encoding] of cases) {
      const decoded = decodeText(encode(paragraph, encoding), { declared })
      assert.equal(decoded.text, paragraph, `${encoding} declared as ${declared}`)
      assert.equal(decoded.encoding, encoding)
      assert.equal(decoded.declaredIgnored, declared)
      assert.deepEqual(decoded.notes, [{ code: 'declared-encoding-ignored', byte_start: 0, byte_count: 0, detail: declared }])
    }
    assert.equal(decodeText(encode(traditional, 'big5'), { declared: 'gb2312' }).text, traditional)
  })

  it('is silent when it is right under any of its names', () => {
    for (const declared of ['GB2312', 'gbk', ' x-gbk ', 'GB18030']) {
      const decoded = decodeText(encode(paragraph, 'gb18030'), { declared })
      assert.equal(decoded.declaredIgnored, undefined)
      assert.deepEqual(decoded.notes, [])
    }
    assert.equal(decodeText(encode(paragraph, 'utf-16be'), { declared: 'utf-16' }).declaredIgnored, undefined)
  })

  it('decides where the bytes do not', () => {
    // One character of GB 2312 that is also a letter of the Cyrillic supplement in UTF-8.
    assert.equal(decodeText(hex('d2 bb'), { declared: 'utf-8' }).text, '\u04bb')
    assert.equal(decodeText(hex('d2 bb'), { declared: 'gbk' }).text, '一')
  })
})

describe('damaged bytes', () => {
  it('in the middle of UTF-8 become U+FFFD, and the text stays UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(paragraph), hex('e6 95'), Buffer.from(paragraph), hex('ff'), Buffer.from('完')])
    const start = Buffer.byteLength(paragraph)
    const decoded = decodeText(bytes)
    assert.equal(decoded.encoding, 'utf-8')
    assert.equal(decoded.text, `${paragraph}\ufffd${paragraph}\ufffd完`)
    assert.deepEqual(decoded.notes, [
      { code: 'invalid-bytes', byte_start: start, byte_count: 2 }, { code: 'invalid-bytes', byte_start: start * 2 + 2, byte_count: 1 },
    ])
    assertAnchored(decoded, bytes)
  })

  it('in a short paste do not turn it into another encoding', () => {
    const decoded = decodeText(Buffer.concat([Buffer.from('请各单位于'), hex('e6'), Buffer.from('月底前报送总结材料。')]))
    assert.equal(decoded.encoding, 'utf-8')
    assert.equal(decoded.text, '请各单位于\ufffd月底前报送总结材料。')
  })

  it('follow the maximal subparts of the Unicode Standard, table 3-8', () => {
    const damaged = hex('61 f1 80 80 e1 80 c2 62 80 63 80 bf 64 c0 af e0 80 80 ed a0 80 f4 91 80 80')
    const bytes = Buffer.concat([Buffer.from(paragraph.repeat(5)), damaged])
    const tail = decodeText(bytes).text.slice(paragraph.length * 5)
    assert.equal(tail, 'a\ufffd\ufffd\ufffdb\ufffdc\ufffd\ufffdd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd')
  })

  it('in GB18030 cost one character and no quote or tag behind it', () => {
    const whole = encode(paragraph, 'gb18030')
    const bytes = Buffer.concat([whole, hex('b0 3c 70 3e'), whole, hex('ff'), encode('好', 'gb18030')])
    const decoded = decodeText(bytes)
    assert.equal(decoded.text, `${paragraph}\ufffd<p>${paragraph}\ufffd好`)
    assert.deepEqual(decoded.notes.map(({ byte_count }) => byte_count), [1, 1])
    assertAnchored(decoded, bytes)
  })

  it('at the end are said to be cut, in every encoding', () => {
    for (const encoding of encodings) {
      const text = encoding === 'big5' ? traditional : paragraph
      const whole = encode(text, encoding)
      const bytes = Buffer.concat([whole, encode('教', encoding).subarray(0, 1)])
      const decoded = decodeText(bytes)
      assert.equal(decoded.encoding, encoding)
      assert.equal(decoded.text, `${text}\ufffd`)
      assert.deepEqual(decoded.notes, [{ code: 'cut-at-end', byte_start: whole.length, byte_count: 1 }], encoding)
      assertAnchored(decoded, bytes)
    }
    const whole = encode(paragraph, 'gb18030')
    for (const [digits, kept] of [['95 32', 2], ['95 32 82', 3]] as const) {
      const decoded = decodeText(Buffer.concat([whole, hex(digits)]))
      assert.equal(decoded.text, `${paragraph}\ufffd`)
      assert.deepEqual(decoded.notes, [{ code: 'cut-at-end', byte_start: whole.length, byte_count: kept }])
    }
  })

  it('in UTF-16 are surrogates without a partner', () => {
    const bytes = hex('ff fe 32 75 00 d8 59 4e 00 dc 19 4e 42 d8 b7 df 42 d8')
    const decoded = decodeText(bytes)
    assert.equal(decoded.text, '甲\ufffd乙\ufffd丙𠮷\ufffd')
    assert.deepEqual(decoded.notes, [
      { code: 'invalid-bytes', byte_start: 4, byte_count: 2 }, { code: 'invalid-bytes', byte_start: 8, byte_count: 2 },
      { code: 'cut-at-end', byte_start: 16, byte_count: 2 },
    ])
    assertAnchored(decoded, bytes)
  })

  it('leaves out control characters, notes runs of them once, and turns a vertical tab into a line break', () => {
    const bytes = Buffer.from('甲\0\x01\x1b乙\t丙\f丁\x0b戊\x08')
    const decoded = decodeText(bytes)
    assert.equal(decoded.text, '甲乙\t丙\f丁\n戊')
    assert.deepEqual(decoded.notes, [
      { code: 'control-character', byte_start: 3, byte_count: 3 }, { code: 'control-character', byte_start: 17, byte_count: 1 },
      { code: 'control-character', byte_start: 21, byte_count: 1 },
    ])
    assertAnchored(decoded, bytes)
  })

  it('lists at most a thousand notes and says how many there are', () => {
    const piece = Buffer.concat([Buffer.from('各单位请按时报送材料'.repeat(12)), hex('ff')])
    const decoded = decodeText(Buffer.concat(Array.from({ length: 1500 }, () => piece)))
    assert.equal(decoded.encoding, 'utf-8')
    assert.equal(decoded.notes.length, 1001)
    assert.deepEqual(decoded.notes.at(-1), { code: 'more-notes', byte_start: 1000 * 361 + 360, byte_count: 0, detail: '1500' })
  })
})

describe('decoding, whatever comes', () => {
  const phrase = fc.constantFrom('教育局', '工作会议', '各单位，', '整改落实。', '学校2024年', 'PDF ', '\n', '《意见》', '三、', '负责人：')
  const office = fc.array(phrase, { minLength: 12, maxLength: 60 }).map((phrases) => `关于加强学校管理的通知${phrases.join('')}`)
  const rare = fc.constantFrom('𠮷', '㐀', '龘', '€', 'é', '한', '😀')

  function inBig5(text: string): string {
    return Array.from(text, (character) => (character < '\u0080' || encode(character, 'big5').length === 2 ? character : '大')).join('')
  }

  it('gives back what was encoded, anchored, in each encoding', () => {
    for (const encoding of encodings) {
      const piece = encoding === 'big5' ? fc.constantFrom('龘', '𠀀') : rare
      fc.assert(fc.property(office, piece, fc.nat(200), (phrases, character, place) => {
        const source = encoding === 'big5' ? inBig5(phrases) : phrases
        const known = iconv.decode(encode(character, encoding), encoding) === character
        const text = source.slice(0, place) + (known ? character : '') + source.slice(place)
        const bytes = encode(text, encoding)
        const decoded = decodeText(bytes)
        assert.equal(decoded.encoding, encoding)
        assert.equal(decoded.text, text)
        assertAnchored(decoded, bytes)
      }), { numRuns: 60 })
    }
  })

  it('reads any assigned character of GB18030 as iconv-lite does', () => {
    const scalar = fc.oneof(fc.integer({ min: 0x80, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
    const character = scalar.map((code) => String.fromCodePoint(code))
    fc.assert(fc.property(fc.array(character, { maxLength: 20 }), (characters) => {
      const bytes = encode(characters.join(''), 'gb18030')
      const sink = new TextSink()
      decodeDoubleByte(bytes, 0, 'gb18030', sink)
      assert.equal(sink.end().text, iconv.decode(bytes, 'gb18030'))
    }), { numRuns: 200 })
  })

  it('never throws, never gives a lone surrogate or a NUL, and covers every byte', () => {
    const declaration = fc.constantFrom(undefined, 'gbk', 'big5', 'utf-8', 'utf-16', 'koi8-r')
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), declaration, (bytes, declared) => {
      const decoded = decodeText(bytes, { declared })
      assert.ok(decoded.text.isWellFormed())
      assert.ok(!Array.from(decoded.text).some((character) => character < ' ' && !'\t\n\f'.includes(character)))
      assertAnchored(decoded, bytes)
    }), { numRuns: 500 })
  })
})
