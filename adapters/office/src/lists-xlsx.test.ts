import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeListsXlsx } from './lists-xlsx.ts'
import { countOf, partsOf, textsOf } from './testing.ts'

describe('writeListsXlsx', () => {
  it('writes every cell as text, marks what is wrong, keeps the heads in view and names each sheet once', async () => {
    const parts = await partsOf(await writeListsXlsx([
      { name: '单位/科室', heads: ['名称', '处理结果'], rows: [{ cells: ['=cmd|\'/C calc\'!A0', '新增'] }, { cells: ['+1', '有误'], marked: [1] }] },
      { name: '单位:科室', heads: ['名称'], rows: [{ cells: ['2025-1-1'] }, { cells: [''], marked: [1] }] },
    ]))
    assert.match(parts.get('xl/workbook.xml')!, /name="单位 科室".*name="单位 科室\(2\)"/s)
    const [first, second] = [parts.get('xl/worksheets/sheet1.xml')!, parts.get('xl/worksheets/sheet2.xml')!]
    assert.equal(countOf(first + second, '<f>'), 0)
    assert.match(first, /<pane ySplit="1" [^>]*state="frozen"\/>/)
    const strings = textsOf(parts.get('xl/sharedStrings.xml')!, 't')
    for (const words of ['=cmd|\'/C calc\'!A0', '+1', '2025-1-1']) assert.ok(strings.includes(words), words)
    const styles = parts.get('xl/styles.xml')!
    assert.equal(countOf(styles.toLowerCase(), 'd6d6'), 1)
    const style = (sheet: string, place: string): string => new RegExp(`<c r="${place}" s="(\\d+)"`).exec(sheet)![1]!
    assert.notEqual(style(first, 'A3'), style(first, 'A2'))
    assert.equal(style(first, 'A2'), style(first, 'B3'))
    assert.notEqual(style(second, 'A3'), style(second, 'A2'), 'an empty cell is marked as well')
  })
})
