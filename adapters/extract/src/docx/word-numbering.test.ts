import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bodyDocx, levelXml, listed, numberingXml, paragraph, partOf } from './docx-builder.ts'
import { docxText } from './docx-text.ts'
import { formatNumber } from './number-formats.ts'

const list = (number: number, lists = ''): string => `<w:num w:numId="${number}"><w:abstractNumId w:val="0"/>${lists}</w:num>`

/** The numbers in front of paragraphs that all say 文. */
async function numbersOf(body: string, numbering: string, styles?: string): Promise<string[]> {
  const { text } = await docxText(bodyDocx(body, { numbering, ...(styles === undefined ? {} : { styles }) }))
  return text.split('\n').map((line) => line.replace(/文$/, ''))
}
const items = (...levels: readonly (readonly [number, number])[]): string =>
  levels.map(([number, level]) => paragraph('文', listed(number, level))).join('')

describe('forms of numbers', () => {
  const cases: readonly (readonly [format: string, values: readonly number[], written: string])[] = [
    ['decimal', [1, 10, 0], '1 10 0'], ['decimalZero', [3, 12], '03 12'], ['decimalFullWidth', [12], '１２'],
    ['lowerLetter', [1, 26, 27, 53], 'a z aa aaa'], ['upperLetter', [2, 28], 'B BB'],
    ['lowerRoman', [1, 4, 9, 14, 40], 'i iv ix xiv xl'], ['upperRoman', [3, 1994], 'III MCMXCIV'],
    ['chineseCounting', [1, 10, 11, 20, 21, 99, 100, 102], '一 十 十一 二十 二十一 九十九 一〇〇 一〇二'],
    ['chineseCountingThousand', [2, 10, 12, 30, 100, 101, 110, 1005, 1010], '二 十 十二 三十 一百 一百零一 一百一十 一千零五 一千零一十'],
    ['japaneseCounting', [1, 10, 11, 20, 101, 1100], '一 十 十一 二十 百一 千百'],
    ['chineseLegalSimplified', [1, 10, 11, 20, 105], '壹 壹拾 壹拾壹 贰拾 壹佰零伍'],
    ['ideographDigital', [5, 10, 23], '五 一〇 二三'],
    ['ideographTraditional', [1, 2, 10, 11], '甲 乙 癸 11'], ['ideographZodiac', [1, 12, 13], '子 亥 13'],
    ['decimalEnclosedCircle', [1, 10, 20, 21], '① ⑩ ⑳ 21'], ['decimalEnclosedCircleChinese', [3], '③'],
    ['decimalEnclosedParen', [2], '⑵'], ['decimalEnclosedFullstop', [4], '⒋'], ['ideographEnclosedCircle', [2], '㊁'],
    ['numberInDash', [7], '- 7 -'], ['none', [1], ''], ['bullet', [1], ''], ['hebrew1', [2], '2'], ['constructor', [3], '3'],
    ['chineseCounting', [-1, 0, 10000], '-1 0 10000'],
  ]
  for (const [format, values, written] of cases) {
    it(`${format}: ${written}`, () => { assert.equal(values.map((value) => formatNumber(value, format)).join(' '), written) })
  }
})

describe('automatic numbering', () => {
  const office = [
    { format: 'chineseCounting', pattern: '%1、' }, { format: 'chineseCountingThousand', pattern: '（%2）' },
    { format: 'decimal', pattern: '%3.' }, { format: 'decimal', pattern: '（%4）' }, { format: 'decimalEnclosedCircle', pattern: '%5' },
  ]

  it('counts through the levels of an office paper, each anew below the next higher one', async () => {
    const body = items([1, 0], [1, 1], [1, 2], [1, 2], [1, 3], [1, 4], [1, 4], [1, 1], [1, 2], [1, 0], [1, 1])
    assert.deepEqual(await numbersOf(body, numberingXml(office)),
      ['一、', '（一）', '1. ', '2. ', '（1）', '①', '②', '（二）', '1. ', '二、', '（一）'])
  })

  it('writes the numbers of higher levels, also of one that was not counted yet', async () => {
    const levels = ['%1', '%1.%2', '%1.%2.%3'].map((pattern) => ({ format: 'decimal', pattern }))
    assert.deepEqual(await numbersOf(items([1, 1], [1, 0], [1, 1], [1, 2], [1, 2], [1, 1]), numberingXml(levels)),
      ['1.1 ', '1 ', '1.1 ', '1.1.1 ', '1.1.2 ', '1.2 '])
  })

  it('writes all levels in digits where the list is legal', async () => {
    const levels = [{ format: 'chineseCounting', pattern: '第%1章' }, { format: 'decimal', pattern: '%1.%2', more: '<w:isLgl/>' }]
    assert.deepEqual(await numbersOf(items([1, 0], [1, 0], [1, 1]), numberingXml(levels)), ['第一章 ', '第二章 ', '2.1 '])
  })

  it('begins where the level says, and elsewhere where the list overrides it', async () => {
    const lists = list(1) + list(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') + list(3)
    const numbering = numberingXml([{ format: 'decimal', pattern: '%1)', start: 4 }], lists)
    // The second list begins anew, once; the third goes on where the lists of the same kind have come.
    const body = items([1, 0], [1, 0], [2, 0], [2, 0], [3, 0], [2, 0])
    assert.deepEqual(await numbersOf(body, numbering), ['4) ', '5) ', '1) ', '2) ', '3) ', '4) '])
  })

  it('takes a level that the list itself describes', async () => {
    const own = levelXml(0, { format: 'upperLetter', pattern: '%1、' })
    const lists = list(1) + list(2, `<w:lvlOverride w:ilvl="0">${own}</w:lvlOverride>`)
    assert.deepEqual(await numbersOf(items([1, 0], [2, 0]), numberingXml([{ format: 'decimal', pattern: '%1、' }], lists)), ['1、', 'B、'])
  })

  it('restarts below the level named, or never', async () => {
    const levels = [
      { format: 'decimal', pattern: '%1、' }, { format: 'decimal', pattern: '（%2）', more: '<w:lvlRestart w:val="0"/>' },
      { format: 'lowerLetter', pattern: '%3）', more: '<w:lvlRestart w:val="1"/>' },
    ]
    assert.deepEqual(await numbersOf(items([1, 0], [1, 1], [1, 2], [1, 1], [1, 2], [1, 0], [1, 1], [1, 2]), numberingXml(levels)),
      ['1、', '（1）', 'a）', '（2）', 'b）', '2、', '（3）', 'a）'])
  })

  it('shows bullets, those of symbol fonts as one sign', async () => {
    const levels = [
      { format: 'bullet', pattern: '\uf06c', more: '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>' }, { format: 'bullet', pattern: '—' },
      { format: 'bullet', pattern: 'u', more: '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>' },
      { format: 'bullet', pattern: '●', more: '<w:suff w:val="nothing"/>' }, { format: 'bullet', pattern: '' },
    ]
    assert.deepEqual(await numbersOf(items([1, 0], [1, 1], [1, 2], [1, 3], [1, 4]), numberingXml(levels)), ['• ', '—', '• ', '●', ''])
  })

  it('parts the number from the text as the level says', async () => {
    const levels = ['space', 'nothing', 'tab']
      .map((suffix, at) => ({ format: 'decimal', pattern: `%${at + 1}`, more: `<w:suff w:val="${suffix}"/>` }))
    assert.deepEqual(await numbersOf(items([1, 0], [1, 1], [1, 2]), numberingXml(levels)), ['1 ', '1', '1 '])
  })

  it('comes by style, at the level that names the style, and by styles based on it', async () => {
    const numbering = numberingXml([
      { format: 'chineseCounting', pattern: '%1、', more: '<w:pStyle w:val="1"/>' },
      { format: 'chineseCounting', pattern: '（%2）', more: '<w:pStyle w:val="2"/>' },
    ])
    const styled = (id: string, inside: string): string => `<w:style w:type="paragraph" w:styleId="${id}">${inside}</w:style>`
    const styles = partOf('styles', styled('1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      styled('2', '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="5"/></w:numPr></w:pPr>') + styled('子', '<w:basedOn w:val="1"/>') +
      styled('无', '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>') +
      styled('圈', '<w:basedOn w:val="圆"/>') + styled('圆', '<w:basedOn w:val="圈"/>'))
    const body = ['1', '2', '子', '无', '2', '圈'].map((style) => paragraph('文', `<w:pStyle w:val="${style}"/>`)).join('') +
      paragraph('文', `<w:pStyle w:val="1"/>${listed(0)}`) + paragraph('文', '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert.deepEqual(await numbersOf(body, numbering, styles), ['一、', '（一）', '二、', '', '（一）', '', '', '（二）'])
  })

  it('comes by the style of paragraphs that name none', async () => {
    const styles = partOf('styles', '<w:style w:type="paragraph" w:default="1" w:styleId="a">' +
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    const numbering = numberingXml([{ format: 'decimal', pattern: '%1.' }])
    assert.deepEqual(await numbersOf(paragraph('文') + paragraph('文'), numbering, styles), ['1. ', '2. '])
  })

  it('follows a list that only points to a style', async () => {
    const level = levelXml(0, { format: 'ideographTraditional', pattern: '%1、' })
    const numbering = partOf('numbering', `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="S"/>${level}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="S"/></w:abstractNum>${list(1)}` +
      '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>')
    const styles = partOf('styles', '<w:style w:type="numbering" w:styleId="S">' +
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    assert.deepEqual(await numbersOf(items([2, 0], [2, 0]), numbering, styles), ['甲、', '乙、'])
  })

  it('takes the form every program knows where a custom one stands beside it', async () => {
    const numbering = partOf('numbering', '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>' +
      '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/>' +
      `</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>${list(1)}`)
    assert.deepEqual(await numbersOf(items([1, 0]), numbering), ['01. '])
  })

  it('stands behind a text box, in an empty paragraph too, and not where the paragraph was deleted', async () => {
    const numbering = numberingXml([{ format: 'chineseCounting', pattern: '%1、' }])
    const shape = '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>'
    const body = paragraph(`${shape}<w:r><w:t>题</w:t></w:r>`, listed(1)) + paragraph('', listed(1)) +
      paragraph('<w:del><w:r><w:delText>删</w:delText></w:r></w:del>', `${listed(1)}<w:rPr><w:del/></w:rPr>`) + paragraph('末', listed(1)) +
      paragraph('改', `<w:pPrChange><w:pPr>${listed(1)}</w:pPr></w:pPrChange>`)
    assert.equal((await docxText(bodyDocx(body, { numbering }))).text, '框\n一、题\n二、\n三、末\n改')
  })

  it('of lists that are not there, or levels beyond all, is none', async () => {
    const numbering = numberingXml([{ format: 'decimal', pattern: '%1.' }])
    assert.deepEqual(await numbersOf(items([8, 0], [1, 9], [1, 3]), numbering), ['', '', ''])
    assert.equal((await docxText(bodyDocx(paragraph('文', listed(1))))).text, '文')
  })
})
