// A list of units and people from an office's workbook: looked at, entered, and the wrong rows back as a file.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { childExtractor } from '@lantai/extract'
import { gridRows, xlsxOf } from '@lantai/extract/testing'
import { faultsOf } from './looks.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('a list of units and people', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('is looked at, entered without its wrong rows, and sent back marked', () => stage.visit({ as: 'sysadmin' }, async ({ page }) => {
    await page.goto('/units?tab=register')
    const list = xlsxOf({
      sheets: [
        { name: '单位', rows: gridRows([['单位名称', '上级单位', '类别'], ['临溪市第十一中学', '', '学校'], ['教务处', '临溪市第十二中学', '']]) },
        { name: '人员', rows: gridRows([['姓名', '单位', '角色'], ['秦书远', '临溪市第十一中学', '局长']]) },
      ],
    })
    await page.getByLabel('选择名册文件').last().setInputFiles({ name: '学校名册.xlsx', mimeType: workbook, buffer: list })
    await page.getByRole('heading', { name: '预览：学校名册.xlsx' }).waitFor()
    await page.getByText('岗位由安全管理员授予，不能随名册带入。', { exact: false }).first().waitFor()
    assert.equal(await page.getByRole('button', { name: '导入 2 行' }).isDisabled(), true)
    await page.getByText('找不到单位“临溪市第十二中学”', { exact: false }).waitFor()
    await page.getByRole('button', { name: '全部 3' }).click()
    const said = await page.locator('.register').innerText()
    assert.deepEqual(await faultsOf(page, 'register', said.split(/\n|\t/)), [])
    await page.getByLabel('只导入无误的行').check()
    await page.getByRole('button', { name: '导入 2 行' }).click()
    await page.getByText('已导入：新增 2 行，修改 0 行，不变 0 行。').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载处理结果' }).click()])
    assert.equal(download.suggestedFilename(), '名册处理结果.xlsx')
    const extractor = childExtractor()
    const bytes: Buffer[] = []
    for await (const piece of await download.createReadStream()) bytes.push(piece as Buffer)
    const { text } = await extractor.extract(Buffer.concat(bytes), workbook)
    await extractor.close()
    assert.match(text, /单位名称\t上级单位\t类别\t处理结果\n临溪市第十一中学\t\t学校\t已有，不变\n教务处\t临溪市第十二中学\t\t有误：找不到单位/)
    await page.goto('/units?tab=people')
    await page.getByLabel('按姓名查找人员').fill('秦书远')
    await page.getByRole('cell', { name: '临溪市第十一中学' }).waitFor()
  }))
})
