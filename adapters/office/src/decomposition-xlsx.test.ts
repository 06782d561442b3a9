import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { decompositionTable } from '@lantai/reading/read-page'
import { sampleReading } from '@lantai/reading/testing'
import { writeDecompositionXlsx } from './decomposition-xlsx.ts'
import type { OfficeTable } from './office-table.ts'
import { countOf, officeProgram, partsOf, tableOf, textsOf } from './testing.ts'

const skip = officeProgram === undefined && 'no office program is installed'
const sheetName = 'xl/worksheets/sheet1.xml'

describe('writeDecompositionXlsx', () => {
  it('keeps the heads in view and on every page, with filters, one page wide on its side', async () => {
    const parts = await partsOf(await writeDecompositionXlsx([decompositionTable(sampleReading())]))
    const sheet = parts.get(sheetName)!
    assert.match(sheet, /<pane ySplit="2" [^>]*topLeftCell="A3"[^>]* state="frozen"\/>/)
    assert.match(sheet, /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
    assert.match(parts.get('xl/workbook.xml')!, /<definedName name="_xlnm.Print_Titles" localSheetId="0">'任务分解表'!\$2:\$2<\/definedName>/)
    // In the order of the schema, without which Excel calls the file damaged.
    const order = [
      'sheetPr', 'sheetViews', 'cols', 'sheetData', 'autoFilter', 'mergeCells', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter',
    ]
    assert.deepEqual(order.map((name) => countOf(sheet, `<${name}>`) + countOf(sheet, `<${name} `)), order.map(() => 1))
    const places = order.map((name) => sheet.search(new RegExp(`<${name}[ >]`)))
    assert.deepEqual(places, places.toSorted((one, other) => one - other))
    // The heads filter the rows below them, without the notes.
    assert.match(sheet, /<autoFilter ref="A2:H49"\/>/)
    // Title, heads, seven headings, forty tasks, notes.
    assert.equal(countOf(sheet, '<row '), 1 + 1 + 7 + 40 + 1)
    assert.equal(countOf(sheet, '<mergeCell '), 1 + 7 + 1)
  })

  it('writes every text as text, whatever it begins with', async () => {
    const cells = ['=cmd|\' /C calc\'!A0', '+1', '-1+2', '@SUM(A1)', '\t=1', '=HYPERLINK("x")'] as const
    const [task, goal, lead, assist, due, remark] = cells
    const parts = await partsOf(await writeDecompositionXlsx([tableOf({ task, goal, lead, assist, due, remark, source: '2026-1-2' })]))
    assert.equal(countOf(parts.get(sheetName)!, '<f>'), 0)
    const strings = textsOf(parts.get('xl/sharedStrings.xml')!, 't')
    for (const words of [...cells.map((cell) => cell.replace('\t', ' ')), '2026-1-2']) assert.ok(strings.includes(words), words)
    // Each of them is a shared string in a style whose format is @, that of text.
    const look = parts.get('xl/styles.xml')!
    const formats = new Map([...look.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]))
    const styles = [...look.split('<cellXfs')[1]!.matchAll(/<xf [^>]*>/g)].map(([style]) => style)
    const row = /<row r="3".*?<\/row>/s.exec(parts.get(sheetName)!)![0]
    const found = [...row.matchAll(/<c r="[B-H]3" s="(\d+)" t="s">/g)]
    assert.equal(found.length, 7)
    for (const [, style] of found) assert.equal(formats.get(/numFmtId="(\d+)"/.exec(styles[Number(style)]!)![1]), '@')
  })

  it('takes what no XML and no cell can hold', async () => {
    const parts = await partsOf(await writeDecompositionXlsx([tableOf({ task: '甲\u0000\ud800<&>', goal: '长'.repeat(40_000) })]))
    const strings = textsOf(parts.get('xl/sharedStrings.xml')!, 't')
    assert.ok(strings.includes('甲 □<&>'))
    // What Excel holds in a cell at most.
    assert.equal(Math.max(...strings.map((words) => words.length)), 32_767)
  })

  it('gives each of several tables a sheet', async () => {
    const parts = await partsOf(await writeDecompositionXlsx([tableOf({ task: '办好学校' }), tableOf({ task: '办好幼儿园' })]))
    const workbook = parts.get('xl/workbook.xml')!
    assert.deepEqual([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name), ['任务分解表1', '任务分解表2'])
    assert.equal(countOf(workbook, '_xlnm.Print_Titles'), 2)
  })

  it('is opened by an office program with the same cells', { skip }, async () => {
    const table: OfficeTable = decompositionTable(sampleReading())
    const sheet = convert(await writeDecompositionXlsx([table]))
    const keys = table.columns.map(({ key }) => key)
    const expected = table.rows.map((row) => row.kind === 'task' ? keys.map((key) => String(row[key])) : [`${row.text}（${row.count}项）`])
    assert.deepEqual(sheet[0]![0], '《在全市教育工作会议上的讲话》任务分解表（初稿）')
    assert.deepEqual(sheet[1], table.columns.map(({ heading }) => heading))
    assert.deepEqual(sheet.slice(2, -1).map(withoutEmptyEnd), expected.map(withoutEmptyEnd))
  })

  it('is opened by an office program that computes nothing', { skip }, async () => {
    const table = tableOf({ task: '=1+1', goal: '-2+3', lead: '@SUM(A1)', due: '3月5日', source: '1/2' })
    const row = convert(await writeDecompositionXlsx([table]))[2]
    assert.deepEqual(row, ['1', '=1+1', '-2+3', '@SUM(A1)', '', '3月5日', '', '1/2'])
  })
})

function withoutEmptyEnd(row: readonly string[]): string[] { return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1) }

/** Comma, quotes, UTF-8, from line 1, text quoted, cells as they are shown. */
const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

/** Rows of cells as LibreOffice shows them. */
function convert(bytes: Uint8Array): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'lantai-office-'))
  try {
    const path = join(folder, 'table.xlsx')
    writeFileSync(path, bytes)
    const { status, stderr } = spawnSync(officeProgram!, [
      `-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', csvFilter, '--outdir', folder, path,
    ], { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    return rowsOf(readFileSync(join(folder, 'table.csv'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** RFC 4180. */
function rowsOf(lines: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain = '', end] of lines.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}
