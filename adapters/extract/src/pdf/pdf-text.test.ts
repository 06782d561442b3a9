import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { AnchorIndex } from '@lantai/chinese'
import { Refusal, translate } from '@lantai/kernel'
import fc from 'fast-check'
import { childExtractor } from '../child-extractor.ts'
import { extractPart } from '../index.ts'
import { linesFrom, pdfOf } from './pdf-builder.ts'
import type { PdfPageSource } from './pdf-builder.ts'
import { pdfText } from './pdf-text.ts'
import type { PdfText } from './pdf-text.ts'

const pdf = 'application/pdf'
/** Thirty letters, which fill a line of 360 points. */
const full = '各县区各部门要认真学习贯彻会议精神切实抓好落实确保按时完成目标'

const readings: readonly (readonly [what: string, pages: readonly PdfPageSource[], text: string])[] = [
  ['lines of a paragraph are joined, and others are not', [[
    { text: '临溪市教育局工作要点', x: 200, y: 700, size: 18 },
    ...linesFrom(96, 650, [full.slice(0, 28)]), ...linesFrom(72, 632, [full, '任务。']), ...linesFrom(96, 596, ['二、抓好落实。']),
    ...linesFrom(72, 560, [full, `（一）${full.slice(3)}`]),
  ]], `临溪市教育局工作要点\n${full.slice(0, 28)}${full}任务。\n二、抓好落实。\n${full}\n（一）${full.slice(3)}`],
  ['a short line between long ones ends its paragraph', [[
    ...linesFrom(72, 700, [full]), ...linesFrom(72, 682, [full.slice(0, 11), full]),
  ]], `${full}${full.slice(0, 11)}\n${full}`],
  ['two columns are read one after the other', [[
    { text: full, x: 72, y: 720 }, ...linesFrom(72, 680, Array<string>(4).fill('左栏左栏左栏左栏左栏左栏左栏')),
    ...linesFrom(300, 672, ['右栏右栏右栏右栏右栏右栏右栏', '右栏右栏右栏右栏右栏右栏右栏', '右栏右栏右栏右栏右栏右栏右完']),
  ]], `${full}\n${'左栏左栏左栏左栏左栏左栏左栏'.repeat(4)}${'右栏右栏右栏右栏右栏右栏右栏'.repeat(2)}右栏右栏右栏右栏右栏右栏右完`],
  ['rows of a table are lines, cells are parted by tabs, broken cells are joined', [[
    { text: '任务分解表', x: 250, y: 720, size: 16 },
    { text: '序号', x: 72, y: 690 }, { text: '任务', x: 150, y: 690 }, { text: '单位', x: 400, y: 690 },
    { text: '1', x: 72, y: 670 }, { text: '新建幼儿园20所，', x: 150, y: 670 }, { text: '基础教育科', x: 400, y: 670 },
    { text: '改扩建3所。', x: 150, y: 652 },
    { text: '2', x: 72, y: 632 }, { text: '修订章程。', x: 150, y: 632 }, { text: '办公室', x: 400, y: 632 },
  ]], '任务分解表\n序号\t任务\t单位\n1\t新建幼儿园20所，改扩建3所。\t基础教育科\n2\t修订章程。\t办公室'],
  ['a sentence goes on over the end of a page, without what stands in the margins', [1, 2, 3].map((page) => [
    { text: '临溪市教育局文件', x: 230, y: 800, size: 9 }, { text: `— ${page} —`, x: 280, y: 40 },
    ...linesFrom(72, 700, [full, full]),
  ]), full.repeat(6)],
]

describe('text of pdf', () => {
  for (const [what, pages, text] of readings) it(what, async () => { assert.equal((await pdfText(pdfOf(pages))).text, text) })

  it('tells what stands in the margins, and pages without text', async () => {
    const page = (number: number): PdfPageSource => [
      { text: `临溪市教育局文件第${number}号`, x: 230, y: 800 }, { text: String(number), x: 290, y: 40 }, ...linesFrom(72, 700, ['正文。']),
    ]
    const { text, notes } = await pdfText(pdfOf([page(1), [], page(2)]))
    assert.equal(text, '正文。\n正文。')
    assert.deepEqual(notes.map(({ code, detail }) => [code, detail]), [
      ['pdf-furniture', '临溪市教育局文件第1号；临溪市教育局文件第2号'], ['pdf-pages-without-text', '2'],
    ])
  })

  it('keeps a line of the margin that stands on one page only', async () => {
    assert.equal((await pdfText(pdfOf([[{ text: '机密', x: 72, y: 800 }, ...linesFrom(72, 700, ['正文。'])]]))).text, '机密\n正文。')
  })
})

/** Goes from every character to its run of glyphs and back; answers the page, the place and the text of every run. */
function runsOf({ text, anchors, locations }: PdfText): [page: number, left: number, top: number, text: string][] {
  const index = new AnchorIndex(anchors)
  assert.equal(index.units, text.length)
  for (let unit = 0; unit < text.length; unit += 1) {
    const range = index.byteRangeOf(unit, unit + 1)
    if (range.byte_start === range.byte_end) { assert.match(text[unit]!, /[\t\n ]/); continue }
    assert.deepEqual(index.textRangeOf(range.byte_start, range.byte_end), { start: unit, end: unit + 1 })
  }
  return locations.boxes.map(([at, page, left, top], which) => {
    const next = locations.boxes[which + 1]?.[0] ?? index.bytes
    const { start, end } = index.textRangeOf(at, next)
    assert.deepEqual(index.byteRangeOf(start, end), { byte_start: at, byte_end: next - 1 })
    return [page, left, top, text.slice(start, end)]
  })
}

describe('anchors of pdf', () => {
  it('lead to the page and its place and back, whatever stands there', async () => {
    const text = fc.constantFrom('各单位', '任务', '〔2025〕1号', '新建20所', full)
    const page = fc.array(fc.record({ text, x: fc.integer({ min: 72, max: 160 }) }), { minLength: 1, maxLength: 6 })
      .map((lines) => lines.map((line, at) => ({ ...line, y: 680 - at * 30 })))
    await fc.assert(fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
      const expected = pages.flatMap((lines, at) => lines.map((line) => [at + 1, line.x, 842 - line.y - 12, line.text]))
      assert.deepEqual(runsOf(await pdfText(pdfOf(pages))), expected)
    }), { numRuns: 40 })
  })

  it('hold in columns and tables as well', async () => {
    for (const [, pages] of readings) runsOf(await pdfText(pdfOf(pages)))
  })
})

const sound = pdfOf([linesFrom(72, 700, ['临溪市教育局'])])
const locked = '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 ' +
  `/O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`

const refusals: readonly (readonly [what: string, bytes: () => Uint8Array, code: string])[] = [
  ['a password', () => pdfOf([linesFrom(72, 700, ['密'])], locked), 'pdf-encrypted'],
  ['only pictures', () => pdfOf([[], []]), 'pdf-without-text'],
  ['a head and nothing else', () => Buffer.from('%PDF-1.7\n'), 'pdf-damaged'],
  ['a text', () => Buffer.from('临溪市教育局'), 'pdf-damaged'],
  ['more pages than are read', () => pdfOf(Array<PdfPageSource>(2001).fill([])), 'too-many-pages'],
]

describe('pdf that is refused', () => {
  const extractor = childExtractor()
  after(() => extractor.close())

  for (const [what, bytes, code] of refusals) {
    it(`${what}: ${code}`, async () => {
      await assert.rejects(extractor.extract(bytes(), pdf), (error: unknown) => {
        assert.ok(error instanceof Refusal, String(error))
        assert.equal(error.code, `extract.${code}`, String(error.cause))
        return true
      })
      assert.match(translate(extractPart.messages, 'zh-CN', `error.extract.${code}`), /重新上传。$/)
      assert.match(translate(extractPart.messages, 'en', `error.extract.${code}`), /upload (it|it again|the parts)\.$/)
    })
  }

  it('does not keep others from being read, in a child with frozen prototypes', async () => {
    const asked = [extractor.extract(sound, pdf), extractor.extract(Buffer.from('还在'), 'text/plain')] as const
    const [{ text, locations, encoding }, plain] = await Promise.all(asked)
    assert.deepEqual([text, encoding, plain.text], ['临溪市教育局', 'unicode', '还在'])
    assert.deepEqual(locations, { kind: 'pages', boxes: [[0, 1, 72, 130, 72, 14.4]] })
    assert.equal((await extractor.extract(sound, pdf)).text, '临溪市教育局')
  })
})
