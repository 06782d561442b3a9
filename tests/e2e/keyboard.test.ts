// The main way with the keyboard alone: no pointer is moved, and the focus can always be seen.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator } from 'playwright-core'
import { tabTo } from './focus.ts'
import { assertInView, assertMarked, markOf, ownRows, readyRow, textFile, textOf, toolbarOf, whenRead } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

describe('by keyboard only', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('from sign-in over an upload to a mark and back to its sentence', () => stage.visit({}, async ({ page }) => {
    const { keyboard } = page
    await page.goto('/')
    await page.getByLabel('登录名', { exact: true }).waitFor()
    await keyboard.type('officer')
    await tabTo(page, page.getByLabel('口令', { exact: true }))
    await keyboard.type(stage.account('officer').secret)
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()

    await tabTo(page, page.getByRole('button', { name: '上传文件', exact: true }))
    const file = textFile('只用键盘.txt', '第一句是背景。\n第二句要求各科室3月底前报计划。第三句是结语。')
    page.once('filechooser', (chooser) => { void chooser.setFiles(file as { name: string; mimeType: string; buffer: Buffer }) })
    await page.locator('*:focus').waitFor()
    await keyboard.press('Enter')
    await readyRow(page, '只用键盘.txt')
    await tabTo(page, page.getByRole('row').getByRole('link', { name: '只用键盘.txt', exact: true }))
    await keyboard.press('Enter')

    await textOf(page)
    await whenRead(page)
    await keyboard.press('n')
    await keyboard.press('n')
    await keyboard.press('n')
    await keyboard.press('p')
    await page.locator('*:focus').filter({ hasText: '第二句要求各科室3月底前报计划。' }).waitFor()
    await keyboard.press('Enter')
    await toolbarOf(page).waitFor()
    await keyboard.press('Escape')
    await toolbarOf(page).waitFor({ state: 'hidden' })
    await keyboard.press('Enter')
    await toolbarOf(page).waitFor()
    await keyboard.press('1')
    await assertMarked(page, '第二句要求各科室3月底前报计划。')
    await ownRows(page).filter({ hasText: '第二句' }).getByText('任务', { exact: true }).waitFor()

    await keyboard.press('g')
    await keyboard.press('f')
    await page.getByRole('heading', { level: 1, name: '摘录' }).waitFor()
    await tabTo(page, page.getByRole('row').filter({ hasText: '只用键盘.txt' }).getByRole('link'))
    await keyboard.press('Enter')
    await textOf(page)
    await assertInView(await markOf(page, '第二句要求各科室3月底前报计划。'), 'the mark')
  }))

  it('lists its keys on ? and gives the focus back', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    const button = page.getByRole('button', { name: '粘贴文字' })
    await button.waitFor()
    await button.focus()
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: '快捷键' })
    await dialog.getByText('选中整句，准备摘录').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await assertFocused(button)
  }))

  it('skips to the content, keeps the focus in a dialog, and is quiet while something is typed', () =>
    stage.visit({ as: 'officer' }, async ({ page }) => {
    const { keyboard } = page
    await page.goto('/documents')
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()
    await keyboard.press('Tab')
    await assertFocused(page.getByRole('link', { name: '跳到正文' }))
    await keyboard.press('Enter')
    await assertFocused(page.getByRole('main'))
    await page.getByRole('button', { name: '粘贴文字' }).focus()
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '粘贴文字' })
    await dialog.getByLabel('标题').focus()
    await keyboard.type('g f ? j k')
    await dialog.getByLabel('标题').and(page.locator('[value="g f ? j k"]')).waitFor()
    for (let presses = 0; presses < 12; presses += 1) {
      await keyboard.press('Tab')
      // Between the last and the first stop the focus is the browser's own; nothing of the page behind may have it.
      assert.equal(await page.locator('*:focus').count(), await dialog.locator('*:focus').count(), 'the focus left the dialog')
    }
    await dialog.getByLabel('标题').fill('')
    await keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }))
})

async function assertFocused(target: Locator): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await target.page().waitForTimeout(50)
  }
  const focused = await target.page().locator('*:focus').evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)).join())
  assert.fail(`The focus is on ${focused}`)
}
