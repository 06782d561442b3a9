// Every expected value here is worked out from the bytes of CP936, Big5 and UTF-8 by hand; none was made by what it tests.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodePair, readingsOf, toTraditional, withoutTone } from './characters.ts'
import { damage } from './damage.ts'
import type { Step } from './damage.ts'
import { showBytes, showText } from './page-bytes.ts'
import { splits } from './writing.ts'

const key = (character: string, reading: string) => ({ character, reading })
const [ce, lai, nei, guan] = [key('冊', 'cè'), key('來', 'lái'), key('內', 'nèi'), key('關', 'guān')]
const [chuang, jiang, shu, jin] = [key('創', 'chuàng'), key('獎', 'jiǎng'), key('數', 'shù'), key('謹', 'jǐn')]
const page = (...keys: { character: string, reading: string }[]) => ({ keys, folds: '' })
const once = (clean: string, step: Step) => damage(clean, 1, [step])

describe('the bytes of an anti-copying page', () => {
  it('put a reading behind a character that stands where it belongs', () => {
    assert.equal(showText('冊來', page(ce, lai)), '冊(cè)來(lái)')
  })

  it('swallow the bracket when a key stands across two neighbours', () => {
    // 們 82 83, 原 D4 AD, 來 81 ED, 考 BF BC; 冊 83 D4. Left: 82 83 | D4 ( | cè) | AD 81 | ED ( | lái) | BF BC.
    assert.equal(showText('們原來考', page(ce, lai)), '們?cè)瓉?lái)考')
    // The order of the keys is the same to each other here: neither parts the bytes of the other.
    assert.equal(showText('們原來考', page(lai, ce)), '們?cè)瓉?lái)考')
  })

  it('stay one byte out of step until an ASCII byte brings them back', () => {
    // 去 C8 A5, 年 C4 EA, 教 BD CC, 研 D1 D0, 室 CA D2, 等 B5 C8, 有 D3 D0, 關 EA 50; 內 83 C8.
    // A5 C4 ツ, EA BD 杲, CC D1 萄, D0 CA 惺, D2 B5 业, C8 D3 扔, D0 EA 嘘, 50 P.
    assert.equal(showText('們去年教研室等有關', page(nei)), '們?nèi)ツ杲萄惺业扔嘘P')
    assert.equal(showText('們去年教研室等有關', page(nei, guan)), '們?nèi)ツ杲萄惺业扔嘘P(guān)')
  })

  it('overlap twice in one character, in the order of the keys', () => {
    // 需 D0 E8, 要 D2 AA, 創 84 93, 新 D0 C2; 獎 AA 84. First 創, then 獎: D2 AA | 84 ( | jiǎng) | 93 ( | chuàng) | D0 C2.
    assert.equal(showText('需要創新', page(chuang, jiang)), '需要?jiǎng)?chuàng)新')
    // First 獎: the bytes of 創 are parted, so that it gets no reading; 93 D0 撔, C2 is left over.
    assert.equal(showText('需要創新', page(jiang, chuang)), '需要?jiǎng)撔?')
    // 持 B3 D6, 數 94 B5, 年 C4 EA; 謹 D6 94.
    assert.equal(showText('持數年', page(shu, jin)), '持?jǐn)?shù)年')
  })

  it('lose the byte before a digit and at the end, but not the digit', () => {
    assert.equal(showText('們去3', page(nei)), '們?nèi)?3')
    // 當 AE 94, 第 B5 DA, 一 D2 BB; 數 94 B5. DA D2 谝, BB is left over.
    assert.equal(showText('當第一', page(shu)), '當?shù)谝?')
  })

  it('swallow the beginning of a tag', () => {
    // 民 C3 F1, 。 A1 A3: A5 C3 ッ, F1 A1 瘛, A3 <.
    assert.equal(showText('<p>們去民。</p>', page(nei)), '<p>們?nèi)ッ瘛?/p>')
  })

  it('fold full-width signs without aligning to characters', () => {
    const folds = (signs: string) => ({ keys: [], folds: signs })
    // 。 A1 A3, 總 BF 82; ？ A3 BF. Left: A1 ? | 82 3.
    assert.equal(showText('整。總3', folds('？；')), '整???3')
    // 高 B8 DF, 校 D0 A3, 基 BB F9, 礎 B5 41; ； A3 BB. F9 B5 is the 115th user-defined pair from F8 A1, U+E234.
    assert.equal(showText('高校基礎', folds('？；')), '高?;\ue2a6A')
    // 。 A1 A3, ” A1 B1, 人 C8 CB, 民 C3 F1, 的 B5 C4; ！ A3 A1. Left: A1 ! | B1 C8 比 | CB C3 嗣 | F1 B5 竦 | C4.
    assert.equal(showText('番。”人民的', folds('！')), '番?!比嗣竦?')
    assert.equal(showText('番。”人民的', folds('？')), '番。”人民的')
    assert.equal(showText('好？好；', folds('？；')), '好?好;')
  })

  it('show user-defined pairs and the byte 80 as CP936 does', () => {
    // 三 C8 FD, 五 CE E5, 年 C4 EA: FD CE is the user-defined pair 5 × 94 + 45 from F8 A1; E5 C4 迥, EA is left over.
    assert.equal(showText('們三五年', page(nei)), '們?nèi)\ue437迥?')
    // 亐 81 80: A5 81 is the user-defined pair 4 × 96 + 64 from A1 40, U+E4C6; 80 stands alone.
    assert.equal(showText('們去亐', page(nei)), '們?nèi)\ue686€')
  })

  it('decode as the browser does, save the eighteen signs whose code points have moved since', () => {
    const browser = new TextDecoder('gb18030')
    const different: string[] = []
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail !== 0x7f && decodePair(lead, trail) !== browser.decode(Uint8Array.of(lead, trail))) different.push(lead.toString(16))
      }
    }
    assert.deepEqual(different, [...Array<string>(10).fill('a6'), ...Array<string>(8).fill('fe')])
  })

  it('say which byte was lost, and before what', () => {
    const shown = showBytes(Uint8Array.of(0x82, 0x83, 0xd4, 0xad, 0x81, 0xed, 0xbf, 0xbc), page(ce, lai))
    assert.deepEqual(shown.losses.map(({ byte, before }) => [byte, before]), [[2, 'key'], [5, 'key']])
    assert.deepEqual(shown.matches.map(({ byte, lossy }) => [byte, lossy]), [[1, true], [4, true]])
  })
})

describe('the places of damage', () => {
  const places = (clean: string, ...keys: { character: string, reading: string }[]) =>
    once(clean, { class: 'anti-copy', keys: 0, folds: '', page: { keys, folds: '？；' } }).places

  it('can be proven where one key of the page fits', () => {
    assert.deepEqual(places('册。们原来考', ce, lai), [
      { offset: 3, class: 'byte', kind: 'key-across', was: '原', preimages: 1, candidates: ['原'], key: { ...ce, learned: 1 } },
      { offset: 4, class: 'byte', kind: 'key-out-of-step', was: '来', preimages: 1, candidates: ['來'], key: { ...lai, learned: 0 } },
    ])
  })

  it('must be ranked where two keys share lead byte and reading', () => {
    // 樣 98 D3, 沒 9B 5D; 記 D3 9B and 計 D3 8B are both jì. 8B 5D 媇 would look the same.
    const [first] = places('样没', key('記', 'jì'), key('計', 'jì'))
    assert.deepEqual([first?.kind, first?.was, first?.candidates], ['key-across', '没', ['媇', '沒']])
    assert.deepEqual(places('样没', key('記', 'jì')).map(({ candidates }) => candidates), [['沒']])
  })

  it('have as many originals as characters end in A3 where a sign was folded', () => {
    const [first] = places('很整。总3')
    assert.deepEqual([first?.offset, first?.kind, first?.was], [2, 'fold-across', '。'])
    assert.ok((first?.preimages ?? 0) > 100)
    for (const character of ['。', '校', '常']) assert.ok(first?.candidates.includes(character))
  })

  it('keep their offsets in the clean text when something before them has changed its length', () => {
    const steps: Step[] = [
      { class: 'mask', towns: ['临溪'], years: true, names: ['钟志远'] },
      { class: 'anti-copy', keys: 0, folds: '', page: page(ce, lai) },
    ]
    const { text, expected, places: found } = damage('临溪市2025年钟志远：们原来考。', 1, steps)
    assert.equal(text, '**市20xx年:們?cè)瓉?lái)考。')
    assert.equal(expected, '**市20xx年：们原来考。')
    assert.deepEqual(found.map(({ offset, kind, was }) => [offset, kind, was]), [
      [0, 'mask-place', '临溪'], [5, 'mask-year', '25'], [8, 'cut-out', '钟志远'], [13, 'key-across', '原'], [14, 'key-out-of-step', '来'],
    ])
  })
})

describe('other damage', () => {
  it('writes traditional characters one by one, 着 as 著', () => {
    assert.equal(once('沿着这条路，显著', { class: 'traditional' }).text, '沿著這條路，顯著')
    assert.equal(once('后面的里程', { class: 'traditional', keeps: '后里' }).text, '后面的里程')
    assert.equal(toTraditional('为', 'standard') + toTraditional('为', 'taiwan'), '爲為')
    assert.deepEqual(once('看着', { class: 'traditional' }).places.map(({ offset, preimages }) => [offset, preimages]), [[1, 2]])
  })

  it('puts readings after every character, or toneless and twice', () => {
    assert.equal(once('9月20日', { class: 'readings', form: 'toned', after: 'every', script: 'simplified' }).text, '9月(yuè)20日(rì)')
    assert.equal(once('大会', { class: 'readings', form: 'doubled', after: 'traditional', script: 'traditional' }).text, '大會(hui)(hui)')
    assert.equal(withoutTone('lǜ'), 'lü')
    assert.deepEqual(readingsOf('長').toSorted(), ['cháng', 'zhǎng'])
    assert.deepEqual(readingsOf('？'), [])
  })

  it('loses signs of dates, and knows which digits can be read in two ways', () => {
    assert.deepEqual(splits('1223'), ['12月23日'])
    assert.deepEqual(splits('112'), ['1月12日', '11月2日'])
    assert.deepEqual(splits('105'), ['10月5日'])
    const steps: Step[] = [{ class: 'lost-sign', share: 1 }]
    const lost = new Set(Array.from({ length: 40 }, (_, seed) => damage('〔2025〕12号，12月23日前', seed, steps).text))
    assert.deepEqual([...lost].toSorted(), ['〔202512号，1223日前', '〔202512号，12月23前', '〔2025〕12，1223日前', '〔2025〕12，12月23前'])
  })

  it('makes signs half as wide and scatters spaces', () => {
    assert.equal(once('甲（乙）：“丙，丁？”\u3000戊', { class: 'half-width', quotes: true }).text, '甲(乙):"丙,丁?"? 戊')
    assert.equal(once('共12.5万人，', { class: 'stray-space', share: 1 }).text, '共 12.5 万人，')
  })

  it('reads UTF-8 as something else', () => {
    // 中 E4 B8 AD, “ E2 80 9C, 、 E3 80 81.
    assert.equal(once('中“', { class: 'mojibake', as: 'latin1' }).text, '\u00e4\u00b8\u00ad\u00e2\u0080\u009c')
    assert.equal(once('中“、', { class: 'mojibake', as: 'windows-1252' }).text, 'ä¸\u00adâ€œã€\u0081')
    const lossy = once('中、', { class: 'mojibake', as: 'windows-1252-lossy' })
    assert.equal(lossy.text, 'ä¸\u00adã€\ufffd')
    // 81 could be 8D 」, 8F 』, 90 【 or 9D 〝 as well; of these 【 is used in office texts.
    assert.deepEqual(lossy.places.map(({ offset, was, candidates }) => [offset, was, candidates]), [[1, '、', ['、', '【']]])
  })

  it('writes files in other encodings, rightly and wrongly declared', () => {
    const bytes = (clean: string, step: Step) => Buffer.from(once(clean, step).bytes ?? []).toString('hex')
    assert.equal(bytes('㛃', { class: 'encoding', as: 'gb18030' }), '8230b731')
    assert.equal(bytes('國a', { class: 'encoding', as: 'big5' }), 'b0ea61')
    assert.equal(bytes('中a', { class: 'encoding', as: 'utf-16le', mark: true }), 'fffe2d4e6100')
    assert.equal(bytes('中a', { class: 'encoding', as: 'utf-16be' }), '4e2d0061')
    assert.match(Buffer.from(once('中', { class: 'encoding', as: 'gbk', declared: 'utf-8' }).bytes ?? []).toString('latin1'),
      /<meta charset="utf-8">.*<p>\xd6\xd0<\/p>/s)
    assert.throws(() => once('国', { class: 'encoding', as: 'big5' }), /big5 lacks/)
    assert.throws(() => once('㛃', { class: 'anti-copy', keys: 0, folds: '' }), /GBK lacks/)
  })

  it('is the same for the same seed and another for another', () => {
    const steps: Step[] = [{ class: 'anti-copy', keys: 4, folds: '？；', otherReadings: 0.5 }, { class: 'stray-space', share: 0.5 }]
    const clean = '会长说，2025年要办好7件实事；谁来办？大家来办。'
    assert.deepEqual(damage(clean, 7, steps), damage(clean, 7, steps))
    assert.notEqual(damage(clean, 7, steps).text, damage(clean, 8, steps).text)
  })
})
