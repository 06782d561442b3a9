import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AnchorIndex } from '@lantai/chinese'
import fc from 'fast-check'
import { extractBytes } from './extract-bytes.ts'
import { htmlText } from './html-text.ts'

function textOf(html: string): string { return htmlText(html).text }

/** The source behind each unit of the text, by the anchors; '' for a unit that was added. */
function sourcesOf(html: string): string[] {
  const { text, anchors } = htmlText(html)
  const index = new AnchorIndex(anchors)
  return Array.from({ length: text.length }, (_, unit) => {
    const { byte_start, byte_end } = index.byteRangeOf(unit, unit + 1)
    return html.slice(byte_start, byte_end)
  })
}

describe('text of html', () => {
  const cases: readonly (readonly [what: string, html: string, text: string])[] = [
    ['blocks stand on lines of their own', '<div>一</div><div>二</div>三<p>四<p>五', '一\n二\n三\n四\n五'],
    ['nested blocks give one break', '<div><div><p>一</p></div></div><ul><li>二</li><li>三</li></ul>', '一\n二\n三'],
    ['inline tags give none', '一<b>二</b><span style="x">三</span><font>四', '一二三四'],
    ['br is a break, several are several', '一<br>二<br/><BR >三</br>四', '一\n二\n\n三\n四'],
    ['an empty paragraph with a br is an empty line', '<p>一</p><p><br></p><p>二</p>', '一\n\n二'],
    ['a br at the end of a block adds no line', '<p>一<br></p><p>二</p>', '一\n二'],
    ['white space collapses', '<p>  one \t\n two\f </p>\n\n <p> three</p> ', 'one two\nthree'],
    ['white space between tags is one space', 'one <b> two</b> \n<i>three</i>', 'one two three'],
    ['a source line break between Chinese characters is nothing', '<p>各单位\n   要认真，\n落实</p>', '各单位要认真，落实'],
    ['a source line break between words is a space', '<p>one\ntwo 中\nthree\n中</p>', 'one two 中 three 中'],
    ['a real space between Chinese characters stays one', '中 文  字', '中 文 字'],
    ['full-width and no-break spaces are text', '<p>\u3000\u3000中\u00a0\u00a0文&nbsp;</p>', '\u3000\u3000中\u00a0\u00a0文\u00a0'],
    ['cells are parted by tabs, rows by breaks', '<table><tr><td>一</td><td>二</td></tr><tr><th>三<th>四</table>后', '一\t二\n三\t四\n后'],
    ['empty cells keep their place', '<table><tr><td>一</td><td></td><td>三</td></tr></table>', '一\t\t三'],
    ['blocks inside a cell do not part it from the next', '<table><tr><td><p>一</p></td> <td><p>二</p></td></tr></table>', '一\t二'],
    ['a table in a cell leaves the outer row alone', '<table><tr><td><table><tr><td>一</table></td><td>二', '一\t二'],
    ['script, style, noscript, template and comments are no text', '一<script>if (a < b) "</p>"</script><style>p{}</style>' +
      '<noscript>请开启<b>脚本</b></noscript><template><p>样<template>板</template>式</p></template><!-- <p>注</p> -->二', '一二'],
    ['the title is not in the text', '<html><head><title>标题</title><meta charset="utf-8"></head><body>正文', '正文'],
    ['pre and textarea keep white space but for the first break', '<pre>\n 一\n\n  二</pre><textarea>\n三  <b>四</textarea>五',
      ' 一\n\n  二\n三  <b>四\n五'],
    ['plaintext takes the rest as it is', '一<plaintext>二 < 三\n</plaintext>&amp;', '一\n二 < 三\n</plaintext>&amp;'],
    ['xmp is read raw', '<xmp>&lt;<p></xmp>一', '&lt;<p>\n一'],
    ['references are decoded as browsers do', '&amp;&#x4e2d;&#25991;&lt;p&gt;&ldquo;&hellip;&copy&notit;&#128;', '&中文<p>“…©¬it;€'],
    ['what is no reference stays', 'a & b &; &x &#; &#x; AT&T &unknown; &', 'a & b &; &x &#; &#x; AT&T &unknown; &'],
    ['two characters from one reference', 'a&NotEqualTilde;b&#x20BB7;c', 'a\u2242\u0338b𠮷c'],
    ['impossible references', '&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd'],
    ['control characters by reference are left out', '一&#1;&#x1f;二&#9;三', '一二 三'],
    ['white space by reference collapses too', '<p>&#32; one &#10; two&#13;</p>', 'one two'],
    ['an attribute may hold what looks like an end', '<p title="a>b" data-x=\'<p>\'>一</p>', '一'],
    ['CDATA in html is a comment', '一<![CDATA[二]]>三<?php echo 1 ?>四', '一三四'],
    ['a lone less-than is text', '1 < 2, 3<4 <5', '1 < 2, 3<4 <5'],
    ['an end tag without a name is nothing', '一</>二 </>三<textarea></></textarea>', '一二 三\n</>'],
    ['an end tag without a name between tags is nothing', '<p></><b></>一</></b></></p>二', '一\n二'],
    ['an empty last cell ends with its row', '<table><tr><td>一<td><tr><td>二<td></td></tr></table>三', '一\t\n二\t\n三'],
    ['a block or table that begins a cell stays beside its tab', '<tr><td>一<td><table><tr><td><div>二</div>', '一\t二'],
    ['an unfinished tag at the end is no text', '一<p class="二', '一'],
    ['nothing is nothing', '', ''],
    ['tags alone are nothing', '<html><body><br><p> \n </p><td></body>', ''],
  ]
  for (const [what, html, text] of cases) it(what, () => { assert.equal(textOf(html), text) })

  it('tells the title apart, and where it stands', () => {
    assert.deepEqual(htmlText('<title> 关于&amp;\n通知 </title>文<svg><title>二</title></svg>').remarks, [
      { code: 'html-title', start: 7, end: 19, detail: '关于& 通知' }, { code: 'html-title', start: 40, end: 41, detail: '二' },
    ])
    assert.equal(htmlText(`<title>${'长'.repeat(400)}</title>`).remarks[0]?.detail, '长'.repeat(300))
  })

  it('says when something that is no text never ends', () => {
    const { text, remarks } = htmlText('一<script>var 二 = "三"')
    assert.equal(text, '一')
    assert.deepEqual(remarks, [{ code: 'html-unclosed', start: 1, end: 20, detail: 'script' }])
    assert.deepEqual(htmlText('<title>一').remarks.map(({ code }) => code), ['html-title', 'html-unclosed'])
  })

  it('keeps the source of every character', () => {
    assert.deepEqual(sourcesOf('<p>中&amp;文</p> <p>a  b<br>'), ['中', '&amp;', '文', '', 'a', ' ', 'b', '<br>'])
    assert.deepEqual(sourcesOf('<td>一</td><td class="x">二'), ['一', '<td class="x">', '二'])
    assert.deepEqual(sourcesOf('𠮷&#x20BB7;'), ['𠮷', '𠮷', '&#x20BB7;', '&#x20BB7;'].map((each, at) => (at < 2 ? '𠮷'[at]! : each)))
    assert.deepEqual(sourcesOf('一&#1;二'), ['一', '二'])
  })

  it('reads 100,000 nested, unclosed tags', () => {
    assert.equal(textOf(`${'<div>'.repeat(100_000)}中`), '中')
    assert.equal(textOf(`${'<table><tr><td>'.repeat(33_333)}中${'</td></tr></table>'.repeat(33_333)}文`), '中\n文')
    assert.equal(textOf(`${'<b>'.repeat(100_000)}中${'</i>'.repeat(100_000)}`), '中')
    assert.equal(textOf(`${'<template>'.repeat(100_000)}中`), '')
    assert.equal(textOf('&'.repeat(100_000)).length, 100_000)
    assert.equal(textOf('<p '.repeat(100_000)), '')
  })
})

describe('text of html bytes', () => {
  it('does not believe a false charset and says so', () => {
    const head = '<html><head><meta charset="gb2312"></head><body>'
    const bytes = Buffer.from(`${head}各单位要认真落实会议精神</body></html>`)
    const extracted = extractBytes(bytes, 'text/html')
    assert.equal(extracted.text, '各单位要认真落实会议精神')
    assert.equal(extracted.encoding, 'utf-8')
    assert.deepEqual(extracted.notes, [{ code: 'declared-encoding-ignored', byte_start: 0, byte_count: 0, detail: 'gb2312' }])
  })

  it('finds a declared charset in any of its spellings', () => {
    const gb = Buffer.from('b8f7b5a5cebbd2aac8cfd5e6', 'hex')
    for (const tag of [
      '<meta http-equiv="Content-Type" content="text/html; charset=GBK">', '<META CHARSET=gb2312>', "<meta charset = 'gb18030' />",
      '<?xml version="1.0" encoding="GBK"?>',
    ]) {
      const extracted = extractBytes(Buffer.concat([Buffer.from(tag), gb]), 'text/html')
      assert.equal(extracted.text, '各单位要认真')
      assert.deepEqual(extracted.notes, [], tag)
    }
  })

  it('maps characters to bytes through line breaks, NUL, a byte order mark and references', () => {
    const bytes = Buffer.from('\ufeff<p>一\r\n<b>二\0三</b>&amp;</p>\r\n<pre>\r\n四\r\n五</pre>')
    const extracted = extractBytes(bytes, 'text/html')
    assert.equal(extracted.text, '一二三&\n四\n五')
    assert.deepEqual(extracted.notes, [{ code: 'control-character', byte_start: 17, byte_count: 1 }])
    const index = new AnchorIndex(extracted.anchors)
    const source = (unit: number): string => {
      const { byte_start, byte_end } = index.byteRangeOf(unit, unit + 1)
      return bytes.toString('utf8', byte_start, byte_end)
    }
    assert.deepEqual(Array.from(extracted.text, (_, unit) => source(unit)), ['一', '二', '三', '&amp;', '', '四', '\r\n', '五'])
    assert.equal(index.bytes, bytes.length)
  })

  it('gives control characters by reference their place in the bytes', () => {
    assert.deepEqual(extractBytes(Buffer.from('中&#1;文'), 'text/html').notes, [{ code: 'control-character', byte_start: 3, byte_count: 4 }])
  })
})

describe('text of html, whatever comes', () => {
  const word = fc.constantFrom('中文', '各单位', 'word', '12', '𠮷', '，', '\u3000', '\u00a0', 'é')
  const mark = fc.constantFrom(
    '<p>', '</p>', '<br>', '<td>', '</td>', '<tr>', '<table>', '</table>', '<b>', '</b>', '<pre>', '</pre>', '<script>', '</script>',
    '<!--', '-->', '<p a="', '">', '<', '>', '&amp;', '&#x4e2d;', '&nbsp;', '&lt', '&', '&#32;', '&NotEqualTilde;', '<textarea>',
    '</textarea>', '<title>', '</title>', '</>', '<template>', '</template>', '<plaintext>', '<![CDATA[', ']]>', '</',
    '<svg>', '\0', '<style>', '</style>', '/>', '<xmp>', '</xmp>',
  )
  const blank = fc.constantFrom(' ', '\n', '\r\n', '  ', '\t', '\n\n ')
  const html = fc.array(fc.oneof(word, mark, blank), { maxLength: 60 }).map((pieces) => pieces.join(''))

  it('every character leads to bytes and back, in order, and all bytes are covered', () => {
    fc.assert(fc.property(html, fc.constantFrom('utf8' as const, 'utf16le' as const), (source, encoding) => {
      // The mark settles the encoding: a few random bytes may well be good Chinese in another one.
      const bytes = Buffer.from(`\ufeff${source}`, encoding)
      const { text, anchors } = extractBytes(bytes, 'text/html')
      const index = new AnchorIndex(anchors)
      assert.equal(index.bytes, bytes.length)
      assert.equal(index.units, text.length)
      assert.ok(text.isWellFormed())
      let covered = 0
      for (let unit = 0; unit < text.length; unit += 1) {
        const range = index.byteRangeOf(unit, unit + 1)
        if (range.byte_start === range.byte_end) { assert.equal(text[unit], '\n'); continue }
        const back = index.textRangeOf(range.byte_start, range.byte_end)
        assert.ok(back.start <= unit && unit < back.end)
        assert.deepEqual(index.byteRangeOf(back.start, back.end), range)
        assert.ok(range.byte_start >= covered || back.start < unit)
        covered = range.byte_end
        const told = bytes.toString(encoding, range.byte_start, range.byte_end)
        const character = text.slice(back.start, back.end)
        assert.ok(told === character || told.startsWith('&') || told.startsWith('<') || /^\s+$/.test(told), `${character} from ${told}`)
      }
    }), { numRuns: 500 })
  })

  it('never throws on bytes that are no html at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      const { text, anchors } = extractBytes(bytes, 'text/html')
      const index = new AnchorIndex(anchors)
      assert.deepEqual([index.bytes, index.units], [bytes.length, text.length])
    }), { numRuns: 300 })
  })
})
