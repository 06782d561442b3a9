import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { AnchorIndex } from '@lantai/chinese'
import fc from 'fast-check'
import {
  bodyDocx, docxOf, documentXml, listed, numberingXml, paragraph, partOf, run, table,
} from './docx-builder.ts'
import { docxText } from './docx-text.ts'
import { ZipParts } from './zip-parts.ts'

const reports = join(import.meta.dirname, '../../../../../shared/corpus/reports-2025-docx')

const box = (content: string): string => '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>' +
  `<w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>` +
  `<w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
const field = (instruction: string, result: string): string => '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
  `${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const hidden = '<w:vanish/>'

const bodies: readonly (readonly [what: string, body: string, text: string])[] = [
  ['paragraphs are lines', paragraph('临溪市教育局') + paragraph('2025年工作要点'), '临溪市教育局\n2025年工作要点'],
  ['runs are joined', paragraph(run('各县') + run('（区）') + run('教育局：')), '各县（区）教育局：'],
  ['an empty paragraph is an empty line', paragraph('一') + paragraph('') + paragraph('二'), '一\n\n二'],
  ['empty paragraphs around all are nothing', paragraph('') + paragraph('一') + paragraph('') + paragraph(''), '一'],
  ['tabs, breaks and hyphens are elements', paragraph('<w:r><w:t>东坪区</w:t><w:tab/><w:t>12所</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/>' +
    '<w:t>B</w:t><w:softHyphen/><w:cr/><w:t>完</w:t></w:r>', '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'), '东坪区\t12所\nA-B\n完'],
  ['outer white space counts where it is preserved', paragraph('<w:r><w:t> 一 </w:t></w:r><w:r><w:t xml:space="preserve"> 二 </w:t></w:r>'),
    '一 二 '],
  ['white space inside is white space', paragraph('<w:r><w:t xml:space="preserve">a\n\tb</w:t></w:r>'), 'a  b'],
  ['references and CDATA are resolved', paragraph('<w:r><w:t>&lt;局&gt;&amp;&#x4E34;&#28330;&#x20BB7;<![CDATA[&lt;]]>&quot;</w:t></w:r>'),
    '<局>&临溪𠮷&lt;"'],
  ['a page break is a line break, a rendered one nothing', paragraph('<w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t>' +
    '<w:lastRenderedPageBreak/><w:t>三</w:t></w:r>'), '一\n二三'],
  ['a link, a tag and a control are walked through',
    paragraph('<w:hyperlink><w:r><w:t>一</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>二</w:t>' +
    '</w:r></w:smartTag><w:sdt><w:sdtPr><w:rPr/><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>三</w:t></w:r></w:sdtContent></w:sdt>'),
  '一二三'],
  ['a row is a line, cells are parted by tabs', paragraph('附表') + table(['序号', '任务', '牵头单位'], ['1', '', '基础教育科']) + paragraph('完'),
    '附表\n序号\t任务\t牵头单位\n1\t\t基础教育科\n完'],
  ['an empty last cell keeps its place', table(['一', ''], ['', '四']) + paragraph(''), '一\t\n\t四'],
  ['several paragraphs of a cell stay in its row', table(['1', paragraph('市教育局') + paragraph('') + paragraph('<w:r><w:t>市</w:t><w:tab/>' +
    '<w:t>财政局</w:t></w:r>'), '12月']), '1\t市教育局 市 财政局\t12月'],
  ['a row of one cell is a frame around paragraphs', table([paragraph('一、总体要求') + paragraph('坚持。')], ['二']), '一、总体要求\n坚持。\n二'],
  ['a table in a cell stays in its row, in order', table(['甲', paragraph('前') + table(['乙', '丙'], ['丁', '戊']) + paragraph('后'), '己']),
    '甲\t前 乙 丙 丁 戊 后\t己'],
  ['a table in a frame is a table', table([paragraph('前') + table(['乙', '丙'], ['丁', '戊']) + paragraph('')]) + paragraph('后'),
    '前\n乙\t丙\n丁\t戊\n后'],
  ['a frame in a cell stays in its row', table(['甲', table([paragraph('乙')], ['丙']) + paragraph('')]) + paragraph('后'), '甲\t乙 丙\n后'],
  ['insertions stay, deletions go',
    paragraph('<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>三</w:delText><w:tab/></w:r></w:del>' +
    '<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>五所</w:t></w:r></w:moveTo>'), '新增五所'],
  ['a deleted mark joins two paragraphs', paragraph('前半', '<w:rPr><w:del/></w:rPr>') + paragraph('后半') + paragraph('二'), '前半后半\n二'],
  ['a deleted row is no line', `${table(['一', '二']).replace('</w:tbl>', '')}<w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('三')}</w:tc>` +
    `<w:tc>${paragraph('四')}</w:tc></w:tr></w:tbl>${paragraph('后')}`, '一\t二\n后'],
  ['hidden text is not shown', paragraph(run('公开') + run('不公开', hidden) + run('内容', '<w:vanish w:val="0"/>')) +
    paragraph(run('全隐', hidden), `<w:rPr>${hidden}</w:rPr>`) + paragraph('完'), '公开内容\n完'],
  ['a text box is read once, beside its paragraph',
    paragraph(run('前半。') + box(paragraph('框一') + paragraph('框二')) + run('后半。')) + paragraph('完'),
    '前半。\n框一\n框二\n后半。\n完'],
  ['a text box alone in a paragraph adds no line', paragraph(box(paragraph('框'))) + paragraph('完'), '框\n完'],
  ['an empty box does not part a sentence', paragraph(run('前半') + box(paragraph('') + paragraph('')) + run('后半')), '前半后半'],
  ['where the choice has no words, the fallback is read',
    paragraph('<mc:AlternateContent><mc:Choice Requires="wpi"><w:r><w:drawing/></w:r></mc:Choice>' +
    '<mc:Fallback><w:r><w:t>代替</w:t></w:r></mc:Fallback></mc:AlternateContent>'), '代替'],
  ['of a field only the result', paragraph(run('第') + field(' PAGE \\* MERGEFORMAT ', run('3')) + run('页')), '第3页'],
  ['a field within the instruction of another', paragraph(field(` IF ${field(' MERGEFIELD x ', run('1'))} = 1 `, run('是'))), '是'],
  ['a field without a result',
    paragraph(run('甲') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TC "x"</w:instrText></w:r>' +
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run('乙')), '甲乙'],
  ['a formula field is a mark',
    paragraph(run('第') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\o\\ac(○,21)</w:instrText>' +
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + run('项')), '第〓项'],
  ['a simple field is its content', paragraph(`<w:fldSimple w:instr=" DATE ">${run('2025年')}</w:fldSimple>`), '2025年'],
  ['the reading above characters is left out',
    paragraph('<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>lín</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>临' +
    '</w:t></w:r></w:rubyBase></w:ruby></w:r>'), '临'],
  ['fractions and powers keep their signs',
    paragraph('<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>' +
    '<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>'), '1/2x^3'],
  ['a symbol is its sign, an unknown one a mark', paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t>' +
    '<w:sym w:font="Webdings" w:char="F031"/><w:sym w:font="Times New Roman" w:char="2014"/></w:r>'), '☑同意〓—'],
  ['a section in the properties is no text', paragraph('一', '<w:sectPr><w:headerReference/></w:sectPr>') + paragraph('二'), '一\n二'],
]

describe('text of docx', () => {
  for (const [what, body, text] of bodies) it(what, async () => { assert.equal((await docxText(bodyDocx(body))).text, text) })

  it('reads the strict names, other prefixes, and names without one', async () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    assert.equal((await docxText(docxOf({
      document: `<x:document xmlns:x="${strict}"><x:body><x:p><x:pPr/><x:r><x:t>临溪</x:t></x:r></x:p></x:body></x:document>`,
    }))).text, '临溪')
    const bare = `<document xmlns="${strict}"><body><p><r><t xml:space="preserve">市 </t><t xmlns="urn:x">不是</t></r></p></body></document>`
    assert.equal((await docxText(docxOf({ document: bare }))).text, '市 ')
  })

  it('reads what WPS writes', async () => {
    const body = '<w:p><w:pPr><w:pStyle w:val="2"/><w:bidi w:val="0"/><w:rPr><w:rFonts w:hint="default"/></w:rPr></w:pPr>' +
      '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>' +
      '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>关于印发通知的函</w:t></w:r></w:p><w:sectPr/>'
    const own = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="wpsCustomData"'
    const wps = documentXml(body).replace('<w:document', `<w:document ${own}`)
    assert.equal((await docxText(docxOf({ document: wps }))).text, '关于印发通知的函')
  })

  it('reads UTF-16 parts', async () => {
    const xml = documentXml(paragraph('临溪')).replace('UTF-8', 'UTF-16')
    const { text, encoding } = await docxText(docxOf({ document: Buffer.from(`\ufeff${xml}`, 'utf16le') }))
    assert.deepEqual([text, encoding], ['临溪', 'utf-16le'])
  })

  it('hides by style, and shows what a second style switches back', async () => {
    const styles = partOf('styles', `<w:style w:type="paragraph" w:styleId="隐"><w:rPr>${hidden}</w:rPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="下"><w:basedOn w:val="隐"/></w:style>' +
      `<w:style w:type="character" w:styleId="字"><w:rPr>${hidden}</w:rPr></w:style>`)
    const body = paragraph('隐', '<w:pStyle w:val="下"/>') + paragraph(run('见') + run('不见', '<w:rStyle w:val="字"/>')) +
      paragraph(run('又见', '<w:rStyle w:val="字"/>'), `<w:pStyle w:val="隐"/><w:rPr><w:vanish w:val="false"/></w:rPr>`)
    assert.equal((await docxText(bodyDocx(body, { styles }))).text, '见\n又见')
  })

  it('puts foot- and endnotes at the end, in the bytes that follow on', async () => {
    const note = (kind: string, id: number, text: string, type = ''): string =>
      `<w:${kind} w:id="${id}"${type}><w:p><w:r><w:${kind}Ref/></w:r>${run(text)}</w:p></w:${kind}>`
    const document = documentXml(paragraph(run('甲') + '<w:r><w:footnoteReference w:id="3"/></w:r>' + run('乙') +
      '<w:r><w:endnoteReference w:id="2"/></w:r>' + run('。')) + paragraph(`<w:r><w:footnoteReference w:id="2"/></w:r>${run('丙')}`))
    const footnotes = partOf('footnotes', note('footnote', 0, '线', ' w:type="separator"') + note('footnote', 2, '第二') +
      note('footnote', 3, '第一') + note('footnote', 9, '没人提'))
    const endnotes = partOf('endnotes', note('endnote', 2, '尾'))
    const { text, notes, anchors } = await docxText(docxOf({ document, footnotes, endnotes }))
    assert.equal(text, '甲乙。\n丙\n脚注2：第二\n脚注1：第一\n尾注1：尾')
    const bytes = [document, footnotes, endnotes].map((part) => Buffer.byteLength(part))
    assert.deepEqual(notes, [
      { code: 'docx-notes', byte_start: bytes[0], byte_count: bytes[1], detail: '2' },
      { code: 'docx-notes', byte_start: bytes[0]! + bytes[1]!, byte_count: bytes[2], detail: '1' },
    ])
    const whole = Buffer.from(document + footnotes + endnotes)
    const index = new AnchorIndex(anchors)
    const { byte_start, byte_end } = index.byteRangeOf(text.indexOf('尾', text.length - 1), text.length)
    assert.equal(whole.toString('utf8', byte_start, byte_end), '尾')
  })

  it('tells what it left out, and where', async () => {
    const body = paragraph(run('公开') + run('不公开', hidden)) +
      paragraph('<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:t>留&#1;</w:t><w:sym w:font="Webdings" w:char="F031"/></w:r>') +
      '<w:altChunk/>' + paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph('没有结束的域之后')
    const header = partOf('hdr', paragraph('内部资料') + paragraph('注意保存'))
    const footer = partOf('ftr', paragraph(run('— ') + field(' PAGE ', run('3')) + run(' —')))
    const comments = partOf('comments', `<w:comment w:id="0">${paragraph('请再核一下')}</w:comment>`)
    const parts = { header1: header, header2: header, header3: '<broken', footer1: footer, comments }
    const { text, notes } = await docxText(bodyDocx(body, parts))
    assert.equal(text, '公开\n留〓')
    const xml = documentXml(body)
    const at = (piece: string): number => Buffer.byteLength(xml.slice(0, xml.indexOf(piece)))
    assert.deepEqual(notes.map(({ code, byte_start, detail }) => [code, byte_start, detail]), [
      ['docx-hidden', at('不公开'), '3'], ['docx-deleted', at('<w:del>'), '1'], ['control-character', at('&#1;'), undefined],
      ['docx-symbol', at('<w:sym'), 'Webdings F031'], ['docx-imported', at('<w:altChunk'), undefined],
      ['docx-field-unclosed', at('<w:fldChar'), undefined], ['docx-furniture', 0, '内部资料 注意保存'], ['docx-comments', 0, '请再核一下'],
    ])
  })
})

/** Goes from every character to the bytes and back; answers the bytes behind each unit, '' for what was added. */
function sourcesOf(bytes: Buffer, { text, anchors }: { text: string; anchors: Uint8Array }): string[] {
  const index = new AnchorIndex(anchors)
  assert.deepEqual([index.bytes, index.units], [bytes.length, text.length])
  assert.ok(text.isWellFormed())
  let covered = 0
  return Array.from({ length: text.length }, (_, unit) => {
    const range = index.byteRangeOf(unit, unit + 1)
    if (range.byte_start === range.byte_end) return ''
    const back = index.textRangeOf(range.byte_start, range.byte_end)
    assert.ok(back.start <= unit && unit < back.end)
    assert.deepEqual(index.byteRangeOf(back.start, back.end), range)
    assert.ok(range.byte_start >= covered || back.start < unit)
    covered = range.byte_end
    const told = bytes.toString('utf8', range.byte_start, range.byte_end)
    const character = text.slice(back.start, back.end)
    assert.ok(told === character || /^[<&]/.test(told) || (character === ' ' && /^\s+$/.test(told)), `${character} from ${told}`)
    return told
  })
}

describe('anchors of docx', () => {
  it('lead to the part and back, for all of the above', async () => {
    for (const [, body] of bodies) sourcesOf(Buffer.from(documentXml(body)), await docxText(bodyDocx(body)))
  })

  it('give each character its source, and none to what was added', async () => {
    const body = paragraph('<w:r><w:t>临&amp;𠮷</w:t><w:tab/></w:r>', listed(1)) + table(['甲', '乙'])
    const read = await docxText(bodyDocx(body, { numbering: numberingXml([{ format: 'decimal', pattern: '（%1）' }]) }))
    assert.equal(read.text, '（1）临&𠮷\t\n甲\t乙')
    assert.deepEqual(sourcesOf(Buffer.from(documentXml(body)), read), ['', '', '', '临', '&amp;', '𠮷', '𠮷', '<w:tab/>', '', '甲', '', '乙'])
  })

  it('hold whatever comes', async () => {
    const piece = fc.constantFrom('各单位', '12', '𠮷', ' ', '&amp;', '&#x20BB7;', '\n', '</w:t><w:tab/><w:t>', '</w:t><w:br/><w:t>', '\r\n')
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    const simple = fc.oneof(
      text.map((each) => run(each)), text.map((each) => run(each, hidden)), text.map((each) => `<w:ins>${run(each)}</w:ins>`),
      text.map((each) => field('X', run(each))), text.map((each) => box(paragraph(run(each)))),
    )
    const line = fc.tuple(fc.array(simple, { maxLength: 4 }), fc.constantFrom('', listed(1), `<w:rPr>${hidden}</w:rPr>`))
      .map(([runs, properties]) => paragraph(runs.join(''), properties))
    const grid = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) => table(...rows))
    const nested = fc.tuple(grid, line).map(([inner, last]) => table(['甲', inner + last], [last]))
    const body = fc.array(fc.oneof(line, grid, nested), { maxLength: 6 }).map((blocks) => blocks.join(''))
    const numbering = numberingXml([{ format: 'chineseCounting', pattern: '%1、' }])
    await fc.assert(fc.asyncProperty(body, async (source) => {
      sourcesOf(Buffer.from(documentXml(source)), await docxText(bodyDocx(source, { numbering })))
    }), { numRuns: 200 })
  })
})

describe('real reports', () => {
  it('are read whole, with every character in its place', async (context) => {
    if (!existsSync(reports)) { context.skip('../shared is not beside the checkout'); return }
    const files = readdirSync(reports).filter((name) => name.endsWith('.docx'))
    assert.ok(files.length >= 13)
    for (const name of files) {
      const bytes = readFileSync(join(reports, name))
      const read = await docxText(bytes)
      assert.ok(read.text.length > 5000, name)
      assert.doesNotMatch(read.text, /undefined|\ufffd|NaN/, name)
      const xml = Buffer.from((await (await ZipParts.open(bytes)).read('word/document.xml'))!)
      sourcesOf(xml, read)
      // None of them has lists, fields or changes: the text is what stands in w:t, whatever stands between.
      const bare = [...xml.toString('utf8').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
      const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '')
      const told = bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
      assert.equal(withoutSpace(read.text), withoutSpace(told), name)
    }
  })
})
