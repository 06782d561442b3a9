// From a text to draft matters and back to the sentence: chosen, changed in the table like in a spreadsheet, exported.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const text = [
  '在全市督查工作会议上的讲话', '同志们：', '一、今年的主要任务',
  '人事科要在8月底前公开招聘教师480名。办公室要在2026年9月底前开展校园安全隐患排查。各县（市）区教育局要完成农村薄弱学校改造任务。',
].join('\n')

describe('draft matters in the page', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(releaseStage)

  const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row}-${column}"]`)
  const says = async (page: Page, row: number, column: number, words: string): Promise<void> => {
    await cell(page, row, column).filter({ hasText: new RegExp(`^${words}$`) }).waitFor()
  }
  /** As a spreadsheet would: the browser's own clipboard is shut to pages without a hand. */
  const paste = (page: Page, html: string, plain: string): Promise<void> => page.getByRole('grid').evaluate((grid, block) => {
    const { DataTransfer, ClipboardEvent } = grid.ownerDocument.defaultView!
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', block.html)
    clipboardData.setData('text/plain', block.plain)
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, { html, plain })

  async function openDrafts(page: Page): Promise<string> {
    await page.goto('/documents')
    await open(page, '督查讲话.txt')
    await page.getByRole('link', { name: '查看拟办' }).first().click()
    await page.getByRole('grid').waitFor()
    return new URL(page.url()).searchParams.get('document')!
  }

  it('come of three tasks, and lead back to their sentence', async () => {
    await stage.visit({ as: 'officer' }, async ({ page }) => {
      await page.goto('/documents')
      await upload(page, textFile('督查讲话.txt', text))
      await open(page, '督查讲话.txt')
      await page.getByRole('button', { name: '生成拟办', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '生成拟办', exact: true }).click()
      await page.getByText('已生成拟办 3 条。').waitFor()
      await page.getByRole('link', { name: '已有拟办 1 条' }).nth(2).waitFor()
      assert.equal(await page.getByRole('link', { name: '已有拟办 1 条' }).count(), 3)
      await page.getByRole('link', { name: '成拟办 3', exact: true }).waitFor()
      await page.getByRole('button', { name: /^标为指标：.*480名/ }).first().click()
      await page.getByRole('link', { name: '拟作指标 1', exact: true }).waitFor()
      await page.getByRole('link', { name: '‹ 文件' }).click()
      await page.getByRole('row').filter({ hasText: '督查讲话.txt' }).getByText('任务 3 · 已确认').waitFor()
      await page.getByRole('link', { name: '拟作指标 1', exact: true }).click()
      await page.getByRole('row').filter({ hasText: '480名' }).first().waitFor()
      await page.goBack()
      await open(page, '督查讲话.txt')
      await page.getByRole('link', { name: '查看拟办' }).first().click()
      await page.getByRole('link', { name: /^看原句：.*招聘教师480名/ }).click()
      await page.locator('.finding-row[data-chosen]').filter({ hasText: '480名' }).waitFor()
    })
  })

  it('are changed by keyboard and by a pasted block, which can be undone', async () => {
    await stage.visit({ as: 'officer' }, async ({ page, ask }) => {
      const document = await openDrafts(page)
      const drafts = async (): Promise<{ version: number; lead: { unit: string | null }[] }[]> =>
        (await ask('work.list-drafts', { document })).drafts

      await cell(page, 0, 5).click()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
      await page.keyboard.type('、白写')
      await page.keyboard.press('Escape')
      await says(page, 0, 3, '人事科')
      await page.keyboard.type('x')
      await page.keyboard.press('Backspace')
      await page.keyboard.type('办公室、没有这个科')
      await page.keyboard.press('Enter')
      await says(page, 0, 3, '办公室、没有这个科')
      const [changed] = await drafts()
      assert.equal(changed!.version, 2, 'written once, and nothing of what was given up')
      assert.deepEqual(changed!.lead.map(({ unit }) => unit !== null), [true, false])

      await cell(page, 1, 4).click()
      await paste(page, '<table><tr><td>人事科</td><td>2026年10月底前</td></tr><tr><td>办公室<br>人事科</td><td>年底前</td></tr></table>', '')
      await page.getByText('已写入 4 格。').waitFor()
      await says(page, 2, 4, '办公室、人事科')
      await page.getByRole('button', { name: '撤消', exact: true }).click()
      await page.getByText('已撤消，4 格恢复原样。').waitFor()
      await says(page, 2, 4, '')
      await paste(page, '', '甲\t2026-02-30')
      await page.getByText(/日历上没有这一天/).waitFor()
      await says(page, 1, 4, '')
      await paste(page, '', '甲\t乙\t丙\t丁')
      await page.getByText(/放不下，没有写入/).waitFor()

      await cell(page, 0, 6).click()
      await page.keyboard.press('F2')
      await page.keyboard.type('没有这个人')
      await page.keyboard.press('Enter')
      await page.getByText(/人员名册中没有这个人/).waitFor()
      await cell(page, 0, 6).click()
      await page.keyboard.press('F2')
      await page.keyboard.type('苏景行')
      await page.keyboard.press('Enter')
      await says(page, 0, 6, '苏景行')

      await cell(page, 0, 4).click()
      await page.keyboard.press('F2')
      await page.keyboard.type('人事科')
      await page.keyboard.press('Enter')
      await says(page, 0, 4, '人事科')
      await cell(page, 0, 4).click()
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Control+d')
      await says(page, 2, 4, '人事科')
    })
  })

  it('stand for every unit of a group, each with a date of its own where it has one', async () => {
    await stage.visit({ as: 'officer' }, async ({ page }) => {
      await openDrafts(page)
      await cell(page, 2, 3).getByText('9 个单位').waitFor()
      await page.getByRole('button', { name: /^详情：各县（市）区教育局/ }).click()
      const dialog = page.getByRole('dialog')
      assert.equal(await dialog.getByRole('textbox', { name: /教育局（牵头）/ }).count(), 9)
      await dialog.getByRole('textbox', { name: /^石埠县教育局（牵头）/ }).fill('2026年2月30日')
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.getByText('日历上没有这一天。').first().waitFor()
      await dialog.getByRole('textbox', { name: /^石埠县教育局（牵头）/ }).fill('2026年10月底前')
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await cell(page, 2, 3).getByText('其中 1 个单位另定时限').waitFor()
    })
  })

  it('are thrown away with ten seconds to say no, and brought back from the list of those thrown away', async () => {
    await stage.visit({ as: 'officer' }, async ({ page }) => {
      await openDrafts(page)
      const discard = page.getByRole('button', { name: /^删除“办公室要在/ })
      await discard.click()
      await discard.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: '撤消', exact: true }).click()
      await discard.waitFor()
      await discard.click()
      await discard.waitFor({ state: 'detached' })
      await page.getByRole('checkbox', { name: '已弃' }).check()
      await page.waitForURL(/state=discarded/)
      await page.getByRole('button', { name: /^恢复“办公室要在/ }).click()
      await page.getByText(/已恢复“办公室要在/).last().waitFor()
      await page.getByText('三十天内没有删除过拟办。').waitFor()
      await page.getByRole('checkbox', { name: '已弃' }).uncheck()
      await discard.waitFor()
    })
  })

  it('that say nearly the same lead to each other', async () => {
    await stage.visit({ as: 'officer' }, async ({ page }) => {
      await openDrafts(page)
      for (const [row, words] of [[0, '全面开展防汛物资储备检查'], [1, '开展防汛物资储备检查']] as const) {
        await cell(page, row, 0).click()
        await page.keyboard.press('Enter')
        await page.keyboard.press('Control+a')
        await page.keyboard.insertText(words)
        await page.keyboard.press('Enter')
        await says(page, row, 0, words)
      }
      await page.getByRole('row').nth(1).getByRole('link', { name: '开展防汛物资储备检查', exact: true }).click()
      await page.waitForURL(/matter=/)
      await page.locator('[data-cell="1-0"][data-here]').waitFor()
    })
  })

  it('are exported as a workbook and as a Word document, to whom the document is shown', async () => {
    await stage.visit({ as: 'officer' }, async ({ page }) => {
      const document = await openDrafts(page)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出表格' }).click()])
      assert.equal(download.suggestedFilename(), '《督查讲话》任务分解表.xlsx')
      assert.equal(readFileSync((await download.path())!).subarray(0, 2).toString(), 'PK')

      const exported = (format: string): string => `/api/export/drafts?${new URLSearchParams({ document, format })}`
      assert.equal((await page.request.get(exported('pdf'))).status(), 422)
      const word = await page.request.get(exported('docx'))
      assert.equal(word.headers()['content-type'], 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      assert.equal((await word.body()).subarray(0, 2).toString(), 'PK')
      await stage.visit({ as: 'handler' }, async (other) => {
        assert.equal((await other.page.request.get(exported('xlsx'))).status(), 404, 'who does not see the document gets nothing of it')
      })
    })
  })

  it('are read as cards on a telephone', async () => {
    await stage.visit({ as: 'office-head', width: 390, height: 844 }, async ({ page }) => {
      await page.goto('/drafts')
      await page.getByRole('list', { name: '拟办' }).getByText('没有这个科').first().waitFor()
      assert.equal(await page.getByRole('grid').count(), 0)
    })
  })
})
