import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { AnchorIndex } from '@lantai/chinese'
import { Refusal, translate } from '@lantai/kernel'
import fc from 'fast-check'
import { childExtractor } from '../child-extractor.ts'
import { contentTypes, zipOf } from '../docx/docx-builder.ts'
import { ExtractRefusal } from '../docx/extract-refusal.ts'
import { extractPart } from '../index.ts'
import { gridRows, inlineCell, rowOf, sheetXml, xlsxOf } from './xlsx-builder.ts'
import type { SheetSource } from './xlsx-builder.ts'
import { xlsxLimits, xlsxText } from './xlsx-text.ts'
import type { XlsxText } from './xlsx-text.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const one = (rows: string, more: Partial<SheetSource> = {}): { sheets: SheetSource[] } => ({ sheets: [{ name: '任务', rows, ...more }] })

const rowsRead: readonly (readonly [what: string, rows: string, text: string])[] = [
  ['rows are lines, cells are parted by tabs', gridRows([['序号', '任务'], ['1', '新建幼儿园20所']]), '序号\t任务\n1\t新建幼儿园20所'],
  ['an empty cell keeps its column', gridRows([['一', '', '三'], ['', '二', '']]), '一\t\t三\n\t二'],
  ['a column that is empty in all rows is none', rowOf(1, inlineCell('B1', '甲'), inlineCell('XFD1', '乙')), '甲\t乙'],
  ['empty rows between are none', rowOf(3, inlineCell('A3', '甲')) + rowOf(9, inlineCell('A9', '乙')), '甲\n乙'],
  ['cells without places follow on',
    '<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', '甲\t2\n3'],
  ['rows in another order are put in order', rowOf(2, inlineCell('A2', '乙')) + rowOf(1, inlineCell('A1', '甲')), '甲\n乙'],
  ['breaks within a cell are spaces', rowOf(1, inlineCell('A1', '教育局\n财政局\t等'), inlineCell('B1', ' ')), '教育局 财政局 等'],
  ['escapes are resolved', rowOf(1, inlineCell('A1', '甲_x000D_\n乙&丙')), '甲 乙&丙'],
  ['truth, errors and formulas show what was kept', '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#DIV/0!</v></c>' +
    '<c r="C1" t="str"><f>A1&amp;"所"</f><v>12所</v></c><c r="D1"><f>SUM(A1)</f><v>3</v></c></row>', 'TRUE\t#DIV/0!\t12所\t3'],
  ['a date by its own letters', '<row r="1"><c r="A1" t="d"><v>2025-03-01T00:00:00</v></c></row>', '2025-03-01'],
]

describe('text of xlsx', () => {
  for (const [what, rows, text] of rowsRead) it(what, async () => { assert.equal((await xlsxText(xlsxOf(one(rows)))).text, text) })

  it('reads shared strings with their runs and without how they are pronounced', async () => {
    const strings = ['<t>临溪市</t>', '<r><rPr/><t>各</t></r><r><t xml:space="preserve">县区</t></r><rPh sb="0" eb="1"><t>ge</t></rPh>']
    const rows = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>9</v></c></row>'
    assert.equal((await xlsxText(xlsxOf({ ...one(rows), strings }))).text, '各县区\t临溪市')
  })

  it('shows numbers by their formats', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>0.95</v></c><c r="B1" s="2"><v>45717</v></c><c r="C1" s="0"><v>20</v></c></row>'
    const book = { ...one(rows), formats: ['0%', 'yyyy"年"m"月"d"日"'] }
    assert.equal((await xlsxText(xlsxOf(book))).text, '95%\t2025年3月1日\t20')
    const later = { ...book, properties: '<workbookPr date1904="1"/>' }
    assert.equal((await xlsxText(xlsxOf(later))).text, '95%\t2029年3月2日\t20')
  })

  it('says merged cells once', async () => {
    const rows = rowOf(1, inlineCell('A1', '任务分解表'), '<c r="B1"/>') + rowOf(2, inlineCell('A2', '甲'), inlineCell('B2', '乙'))
    const merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    const bytes = zipOf([
      { name: '[Content_Types].xml', bytes: contentTypes },
      ...['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((name) => ({ name, bytes: partsOf(name) })),
      { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml({ rows }).replace('</worksheet>', `${merged}</worksheet>`) },
    ])
    assert.equal((await xlsxText(bytes)).text, '任务分解表\n甲\t乙')
  })

  it('puts several sheets under their names, in the order of the workbook', async () => {
    const sheets = [{ name: '教育&amp;科技', rows: gridRows([['甲']]) }, { name: '空表', rows: '' }, { name: '卫生', rows: gridRows([['乙', '丙']]) }]
    const { text, locations, notes } = await xlsxText(xlsxOf({ sheets }))
    assert.equal(text, '教育&科技\n甲\n\n卫生\n乙\t丙')
    assert.deepEqual(locations.sheets, ['教育&科技', '卫生'])
    assert.deepEqual(notes, [])
  })

  it('leaves out what is hidden, and tells', async () => {
    const filtered = rowOf(2, inlineCell('A2', '藏行')).replace('r="2"', 'r="2" hidden="1"')
    const rows = rowOf(1, inlineCell('A1', '甲'), inlineCell('B1', '藏列')) + filtered + '<row r="3"><c r="A3"><f>NOW()</f></c></row>'
    const sheets = [
      { name: '任务', rows, columns: '<cols><col min="2" max="3" hidden="1"/></cols>' },
      { name: '底稿', rows: gridRows([['藏表']]), state: 'veryHidden' },
    ]
    const { text, notes } = await xlsxText(xlsxOf({ sheets }))
    assert.equal(text, '甲')
    assert.deepEqual(notes.map(({ code, detail }) => [code, detail]), [
      ['xlsx-hidden-rows', '“任务”2'], ['xlsx-hidden-columns', '“任务”B'], ['xlsx-open-formulas', '“任务”A3'], ['xlsx-hidden-sheets', '“底稿”'],
    ])
  })
})

function partsOf(name: string): string {
  const relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    '<Relationship Id="r" Target="/xl/worksheets/sheet1.xml"/></Relationships>'
  const book = '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="urn:r"><x:sheets>' +
    '<x:sheet name="表" r:id="r"/></x:sheets></x:workbook>'
  return name.endsWith('.rels') ? relation : book
}

/** Goes from every character to its cell and back, and from every cell to its text. */
function cellsOf({ text, anchors, locations }: XlsxText): Map<string, string> {
  const index = new AnchorIndex(anchors)
  assert.equal(index.units, text.length)
  for (let unit = 0; unit < text.length; unit += 1) {
    const range = index.byteRangeOf(unit, unit + 1)
    if (range.byte_start === range.byte_end) { assert.match(text[unit]!, /[\t\n]/); continue }
    assert.deepEqual(index.textRangeOf(range.byte_start, range.byte_end), { start: unit, end: unit + 1 })
  }
  return new Map(locations.cells.map(([at, sheet, row, column], which) => {
    const next = locations.cells[which + 1]?.[0] ?? index.bytes
    const { start, end } = index.textRangeOf(at, next)
    assert.deepEqual(index.byteRangeOf(start, end), { byte_start: at, byte_end: next - 1 })
    return [`${locations.sheets[sheet]} ${row} ${column}`, text.slice(start, end)]
  }))
}

describe('anchors of xlsx', () => {
  it('lead to the cells and back, whatever they hold', async () => {
    const cell = fc.constantFrom('', '各单位', '12', '𠮷', 'a b', '&lt;', '。')
    const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
    await fc.assert(fc.asyncProperty(fc.array(grid, { minLength: 1, maxLength: 3 }), async (grids) => {
      const read = await xlsxText(xlsxOf({ sheets: grids.map((rows, at) => ({ name: `表${at}`, rows: gridRows(rows) })) }))
      const filled = grids.map((rows) => rows.some((cells) => cells.some((text) => text !== '')))
      const expected = grids.flatMap((rows, sheet) => [
        ...(filled[sheet] && filled.filter(Boolean).length > 1 ? [[`表${sheet} 0 0`, `表${sheet}`]] : []),
        ...rows.flatMap((cells, row) => cells.flatMap((text, column) => (
          text === '' ? [] : [[`表${sheet} ${row + 1} ${column + 1}`, text]]))),
      ])
      assert.deepEqual([...cellsOf(read)], expected)
    }), { numRuns: 200 })
  })
})

const bookParts = (sheet: string): Buffer => zipOf([
  { name: '[Content_Types].xml', bytes: contentTypes },
  ...['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((name) => ({ name, bytes: partsOf(name) })),
  { name: 'xl/worksheets/sheet1.xml', bytes: sheet },
])
const sound = xlsxOf(one(gridRows([['临溪市教育局']])))
const package_ = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000), Buffer.from('EncryptedPackage', 'utf16le')])
const rows = (count: number): string => Array.from({ length: count }, (_, at) => `<row><c><v>${at}</v></c></row>`).join('')

const refusals: readonly (readonly [what: string, bytes: () => Uint8Array, code: string])[] = [
  ['a package with a password', () => package_, 'encrypted'],
  ['a text', () => Buffer.from('临溪市教育局'), 'not-xlsx'],
  ['a zip cut at its end', () => sound.subarray(0, -30), 'zip-damaged'],
  ['a zip without a workbook', () => zipOf([{ name: 'xl/a.xml', bytes: '<a/>' }]), 'no-workbook'],
  ['a sheet larger than it may be', () => bookParts(' '.repeat(100 * 1024 * 1024 + 1)), 'inflates-too-far'],
  ['more cells than are read', () => bookParts(sheetXml({ rows: rows(200_001) })), 'too-many-cells'],
  ['rows and columns far apart', () => bookParts(sheetXml({
    rows: Array.from({ length: 5000 }, (_, at) => `<row r="${at + 1}">${`<c r="${letters(at + 1)}${at + 1}"><v>1</v></c>`}</row>`).join(''),
  })), 'too-many-cells'],
  ['a cell outside of any sheet', () => bookParts(sheetXml({ rows: '<row r="9999999"><c><v>1</v></c></row>' })), 'xml-broken'],
  ['entities in a sheet', () => bookParts('<!DOCTYPE x><x/>'), 'declares-entities'],
  ['XML that stops', () => bookParts(sheetXml({ rows: rows(2) }).slice(0, -20)), 'xml-broken'],
  ['no cells', () => xlsxOf(one('')), 'empty-text'],
]

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + (column - 1) % 26)
}

describe('xlsx that is refused', () => {
  const extractor = childExtractor()
  after(() => extractor.close())

  for (const [what, bytes, code] of refusals) {
    it(`${what}: ${code}`, async () => {
      await assert.rejects(extractor.extract(bytes(), xlsx), (error: unknown) => {
        assert.ok(error instanceof Refusal, String(error))
        assert.equal(error.code, `extract.${code}`, String(error.cause))
        return true
      })
    })
  }

  it('is told in both languages, with what to do', () => {
    for (const code of new Set(refusals.map(([, , each]) => each).filter((each) => each !== 'empty-text'))) {
      assert.match(translate(extractPart.messages, 'zh-CN', `error.extract.${code}`), /重新上传。$/)
      assert.match(translate(extractPart.messages, 'en', `error.extract.${code}`), /upload (it|it again|the parts)\.$/)
    }
  })

  it('is read by the child with its places, up to the limit', async () => {
    const { text, locations, encoding } = await extractor.extract(sound, xlsx)
    assert.deepEqual([text, encoding], ['临溪市教育局', 'utf-8'])
    assert.deepEqual(locations, { kind: 'sheets', sheets: ['任务'], cells: [[0, 0, 1, 1]] })
    const many = xlsxText(xlsxOf(one(gridRows([['甲', '乙'], ['丙']]))), { ...xlsxLimits, cells_max: 2 })
    await assert.rejects(many, (error: unknown) => error instanceof ExtractRefusal && error.code === 'too-many-cells')
    const full = await extractor.extract(bookParts(sheetXml({ rows: rows(200_000) })), xlsx)
    assert.equal(full.text.split('\n').length, 200_000)
  })
})
