import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { childExtractor } from '@lantai/extract'
import { decompositionTable } from '@lantai/reading/read-page'
import { sampleReading } from '@lantai/reading/testing'
import { writeDecompositionDocx } from './decomposition-docx.ts'
import { countOf, partsOf, tableOf, textsOf } from './testing.ts'

const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function documentOf(...tables: Parameters<typeof writeDecompositionDocx>[0]): Promise<string> {
  const parts = await partsOf(await writeDecompositionDocx(tables))
  return parts.get('word/document.xml')!
}

describe('writeDecompositionDocx', () => {
  it('writes a page on its side, the heads on every page, rows in one piece, columns of fixed width', async () => {
    const document = await documentOf(decompositionTable(sampleReading()))
    // A4 is 297 × 210 mm, a twip the 1440th part of an inch of 25.4 mm: 16837.8 × 11905.5.
    assert.match(document, /<w:pgSz w:w="1683[78]" w:h="1190[56]" w:orient="landscape"\/>/)
    assert.equal(countOf(document, '<w:tblHeader/>'), 1)
    // The heads, four outer and inner headings of （一） to （四） with 三、 and 四、, and forty tasks.
    assert.equal(countOf(document, '<w:cantSplit/>'), 1 + 7 + 40)
    assert.equal(countOf(document, '<w:tr>'), 48)
    assert.match(document, /<w:tblLayout w:type="fixed"\/>/)
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    assert.equal(widths.length, 8)
    // 297 mm less two margins of 23.5 mm.
    assert.ok(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 250 / 25.4 * 1440) < 8)
    // A heading is kept with the task below it, the last task with the notes, the five notes together.
    assert.equal(countOf(document, '<w:keepNext/>'), 7 + 8 + 4)
    assert.equal(countOf(document, '<w:gridSpan w:val="8"/>'), 7)
  })

  it('has fonts of official documents, and others where these are not installed', async () => {
    const parts = await partsOf(await writeDecompositionDocx([tableOf({ task: '办好学校' })]))
    const document = parts.get('word/document.xml')!
    for (const name of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']) assert.match(document, new RegExp(`w:eastAsia="${name}"`))
    assert.match(parts.get('word/fontTable.xml')!, /<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"\/>/)
    assert.deepEqual(textsOf(parts.get('word/footer1.xml')!, 'w:instrText'), ['PAGE'])
    assert.deepEqual(textsOf(parts.get('word/footer1.xml')!, 'w:t'), ['— ', ' —'])
  })

  it('is read back as it was written', async () => {
    const extractor = childExtractor()
    try {
      const bytes = await writeDecompositionDocx([decompositionTable(sampleReading())])
      const lines = (await extractor.extract(bytes, media)).text.split('\n')
      assert.deepEqual(lines.slice(0, 3), ['附件', '《在全市教育工作会议上的讲话》任务分解表', '（初稿）'])
      assert.equal(lines[3], '序号\t工作任务\t目标\t牵头单位\t配合单位\t完成时限\t备注\t来源')
      assert.deepEqual(lines.slice(4, 6), ['二、今年的主要任务（28项）', '（一）扩大优质资源，办好每一所家门口的学校（7项）'])
      assert.ok(lines.some((line) => line.startsWith('25\t中等职业学校办学条件达标\t全部\t市教育局\t\t20xx年前')))
      assert.ok(lines.some((line) => line.startsWith('说明：本表由程序从原文读出')))
    } finally {
      await extractor.close()
    }
  })

  it('gives each of several tables a page of its own and a number', async () => {
    const document = await documentOf(tableOf({ task: '办好学校' }), tableOf({ task: '办好幼儿园' }))
    assert.deepEqual(textsOf(document, 'w:t').filter((words) => words.startsWith('附件')), ['附件1', '附件2'])
    assert.equal(countOf(document, '<w:sectPr'), 2)
    assert.equal(countOf(document, '<w:tblHeader/>'), 2)
  })

  it('takes texts that no XML can hold, and begins a line at a line feed', async () => {
    const document = await documentOf(tableOf({ task: '甲\u0000乙\ud800丙 <&> \ufffe丁', lead: '市教育局\n（承上文）' }))
    const texts = textsOf(document, 'w:t')
    assert.ok(texts.includes('甲 乙□丙 <&>  丁'))
    assert.match(document, /市教育局<\/w:t><\/w:r><w:r>(?:<w:rPr>.{0,200}<\/w:rPr>)?<w:br\/><w:t[^>]*>（承上文）/)
  })
})
