import assert from 'node:assert/strict'
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { childExtractor } from '@lantai/extract'
import type { DocumentReading } from '@lantai/reading/read-page'
import { sampleReading } from '@lantai/reading/testing'
import { writeTables } from './write-tables.ts'

const docxMedia = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const empty: DocumentReading = { document: { start: 0, end: 0 }, outline: [], sentences: [], warnings: [] }

describe('writeTables', () => {
  let folder: string
  let language: string | undefined
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lantai 表 '))
    language = process.env.LANTAI_LANGUAGE
    process.env.LANTAI_LANGUAGE = 'zh-CN'
  })
  after(() => {
    rmSync(folder, { recursive: true, force: true })
    if (language === undefined) delete process.env.LANTAI_LANGUAGE
    else process.env.LANTAI_LANGUAGE = language
  })

  it('writes a workbook and a document, and leaves nothing else', async () => {
    const [xlsx, docx] = [join(folder, '表.xlsx'), join(folder, '表.docx')]
    assert.deepEqual(await writeTables([empty, sampleReading()], { xlsx, docx }), {
      written: true, sentence: `已写入“${xlsx}”：40 项任务。\n已写入“${docx}”：40 项任务。\n`,
    })
    assert.deepEqual(readdirSync(folder).toSorted(), ['表.docx', '表.xlsx'])
    assert.equal(readFileSync(xlsx).subarray(0, 2).toString(), 'PK')
    const extractor = childExtractor()
    try {
      // The document without tasks has no page, so that the only one is not numbered.
      assert.match((await extractor.extract(readFileSync(docx), docxMedia)).text, /^附件\n《在全市教育工作会议上的讲话》任务分解表\n/)
    } finally {
      await extractor.close()
    }
  })

  it('replaces what stood there as a whole, through a link too', async () => {
    writeFileSync(join(folder, '原表.xlsx'), '旧'.repeat(100_000))
    symlinkSync('原表.xlsx', join(folder, '链接.xlsx'))
    assert.equal((await writeTables([sampleReading()], { xlsx: join(folder, '链接.xlsx'), docx: undefined })).written, true)
    assert.equal(readFileSync(join(folder, '原表.xlsx')).subarray(0, 2).toString(), 'PK')
    rmSync(join(folder, '链接.xlsx'))
    rmSync(join(folder, '原表.xlsx'))
  })

  it('names the path and the reason, and leaves nothing half-written', async () => {
    mkdirSync(join(folder, '夹'))
    const before = readdirSync(folder)
    const said = async (path: string): Promise<string> => {
      const { written, sentence } = await writeTables([sampleReading()], { xlsx: path, docx: undefined })
      assert.equal(written, false)
      return sentence
    }
    const missing = join(folder, '无', '表.xlsx')
    assert.equal(await said(missing), `写不了“${missing}”：没有这个文件夹。没有留下不完整的文件。`)
    assert.equal(await said(join(folder, '夹')), `写不了“${join(folder, '夹')}”：这是文件夹。没有留下不完整的文件。`)
    assert.match(await said(join(folder, `${'长'.repeat(200)}.xlsx`)), /：文件名太长。没有留下不完整的文件。$/)
    assert.deepEqual(readdirSync(folder), before)
  })

  it('writes nothing where there are no tasks', async () => {
    const before = readdirSync(folder)
    assert.deepEqual(await writeTables([empty], { xlsx: join(folder, '空.xlsx'), docx: undefined }), {
      written: false, sentence: '没有读出任务，没有写文件。',
    })
    assert.deepEqual(readdirSync(folder), before)
  })
})
