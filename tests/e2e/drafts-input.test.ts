// What comes into the table of drafts as it really comes: the clipboard of a spreadsheet by Ctrl+V, and words of an input method.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const count = 50
const places = ['城区', '乡镇', '山区', '沿河', '边远']
const works = ['学校食堂改造', '教师公开招聘', '薄弱学校改造', '幼儿园新建', '实训基地建设', '经费使用审计', '学籍信息核对', '校车检查', '课后服务', '体育设施开放']
const text = [
  '在全市表格工作会议上的讲话', '同志们：', '一、今年的主要任务',
  ...Array.from({ length: count }, (_none, at) => `人事科要在2026年${at % 12 + 1}月底前完成${places[at % 5]}${works[Math.floor(at / 5)]}任务。`),
].join('\n')

/** 50 × 6 from the task on: requirement, goal, lead, assist, due behind it. */
const block = Array.from({ length: count }, (_none, at) => [
  `贴入的任务${at + 1}`, `要求${at + 1}`, `${at + 1}所`, at % 2 === 0 ? '办公室' : '财务科', '办公室、人事科', `2026年${at % 12 + 1}月${at % 28 + 1}日`,
])

/** As Excel writes it: a whole page with classes and conditional comments, the cells between its fragment marks. */
const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\."; } .xl65 {mso-number-format:"\\@";} --></style></head>
<body link=blue vlink=purple><table border=0 cellpadding=0 cellspacing=0 width=432 style='border-collapse:collapse;width:324pt'>
<!--StartFragment--><col width=72 span=6 style='width:54pt'>
${block.map((row) => `<tr height=19 style='height:14.25pt'>
  ${row.map((cell) => `<td class=xl65 width=72
  style='width:54pt'>${cell}</td>`).join('\n  ')}
 </tr>`).join('\n ')}
<!--EndFragment--></table></body></html>`

describe('the table of drafts is written into', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(releaseStage)

  const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row}-${column}"]`)
  const says = async (page: Page, row: number, column: number, words: string): Promise<void> => {
    await cell(page, row, column).filter({ hasText: new RegExp(`^${words}$`) }).waitFor()
  }
  /** Onto the clipboard of the browser itself, untouched, as another program would put it there. */
  async function clip(page: Page, types: Readonly<Record<string, string>>): Promise<void> {
    await page.evaluate(`addEventListener('copy', (event) => {
      for (const [type, words] of Object.entries(${JSON.stringify(types)})) event.clipboardData.setData(type, words)
      event.preventDefault()
      event.stopImmediatePropagation()
    }, { capture: true, once: true })`)
    await page.keyboard.press('Control+c')
  }

  it('by a block of fifty rows and six columns from a spreadsheet, and back by one undo', async () => {
    await stage.visit({ as: 'officer' }, async ({ page, ask }) => {
      await page.goto('/documents')
      await upload(page, textFile('表格讲话.txt', text))
      await open(page, '表格讲话.txt')
      await page.getByRole('button', { name: '生成拟办', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '生成拟办', exact: true }).click()
      await page.getByText(`已生成拟办 ${count} 条。`).waitFor()
      await page.getByRole('link', { name: '查看拟办' }).first().click()
      await page.getByRole('grid').waitFor()
      const first = await cell(page, 0, 0).innerText()
      const last = await cell(page, 49, 5).innerText()
      const tabs = `${block.map((row) => row.join('\t')).join('\r\n')}\r\n`
      const brought: readonly Readonly<Record<string, string>>[] = [
        { 'text/html': excel, 'text/plain': 'nothing of this' }, { 'text/plain': tabs },
      ]
      for (const types of brought) {
        await clip(page, types)
        await cell(page, 0, 0).click()
        await page.keyboard.press('Control+v')
        await says(page, 49, 0, '贴入的任务50')
        await says(page, 49, 2, '50所')
        const document = new URL(page.url()).searchParams.get('document')!
        const { drafts } = await ask('work.list-drafts', { document, rows: 100 })
        assert.equal(drafts.length, count)
        assert.deepEqual(drafts[4].due, { state: 'resolved', text: '2026年5月5日', date: '2026-05-05', from: 'words' })
        assert.deepEqual(drafts[3].lead.map(({ text: words }: { text: string }) => words), ['财务科'])
        await cell(page, 0, 0).click()
        await page.keyboard.press('Control+z')
        await says(page, 0, 0, first)
        assert.equal(await cell(page, 49, 5).innerText(), last)
      }
    })
  })

  it('by an input method, whose first sign is not lost and whose keys move no cell', async () => {
    await stage.visit({ as: 'officer' }, async ({ page }) => {
      await page.goto('/documents')
      await open(page, '表格讲话.txt')
      await page.getByRole('link', { name: '查看拟办' }).first().click()
      await page.getByRole('grid').waitFor()
      const session = await page.context().newCDPSession(page)
      const compose = (words: string): Promise<unknown> => (
        session.send('Input.imeSetComposition', { text: words, selectionStart: words.length, selectionEnd: words.length }))
      const here = (): Promise<string | null> => page.locator('[data-here]').getAttribute('data-cell')
      await cell(page, 1, 2).click()
      // The browser gives the first key away as 229, and then only what the method makes of it.
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 })
      await compose('b')
      await compose('ban')
      assert.equal(await page.locator('.drafts-field[data-typing]').inputValue(), 'ban')
      // Down and Enter choose among the proposals while the word is being composed.
      for (const [key, code] of [['ArrowDown', 40], ['Enter', 13]] as const) {
        await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: code })
      }
      assert.equal(await here(), '1-2')
      await compose('办学')
      await session.send('Input.insertText', { text: '办学条件' })
      assert.equal(await page.locator('.drafts-field[data-typing]').inputValue(), '办学条件')
      await page.keyboard.press('Enter')
      await says(page, 1, 2, '办学条件')
      assert.equal(await here(), '2-2')
      // A hand-writing pad or a voice sends no key at all.
      await session.send('Input.insertText', { text: '二十所' })
      await page.keyboard.press('Enter')
      await says(page, 2, 2, '二十所')
    })
  })
})
