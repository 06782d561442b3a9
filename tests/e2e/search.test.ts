// Search in the page: from the key to the sentence, by an address that can be sent, on a wide and on a narrow screen.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { textOf } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const results = (page: Page) => page.getByRole('list', { name: '搜索结果' }).locator('.result')

/** The sample documents are read and taken into the index a moment after the server is there. */
async function found(page: Page, count: number): Promise<void> {
  await page.getByText(`共找到 ${count} 份文件`, { exact: true }).waitFor()
}

describe('searching', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('goes from the key over words to a sentence in its text, and back', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/findings')
    await page.getByRole('heading', { level: 1, name: '摘录' }).waitFor()
    await page.keyboard.press('/')
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()
    const field = page.getByRole('searchbox', { name: '搜索文件名和正文' })
    await page.waitForFunction("document.activeElement?.getAttribute('type') === 'search'")
    await page.keyboard.type('幼兒園 ４０所')
    await results(page).first().waitFor()
    await page.waitForURL((url) => url.searchParams.get('q') === '幼兒園 ４０所')
    const plan = results(page).filter({ has: page.getByRole('link', { name: '2026年教育工作要点.html', exact: true }) })
    assert.deepEqual(await plan.locator('mark').allInnerTexts(), ['幼儿园40所'])
    const sentence = plan.locator('.hit-link')
    const words = await sentence.innerText()
    await sentence.click()
    const article = await textOf(page)
    const shown = article.locator('.sentence[aria-current]')
    await shown.waitFor()
    assert.equal(await shown.innerText(), words)
    await page.goBack()
    await results(page).first().waitFor()
    assert.equal(await field.inputValue(), '幼兒園 ４０所')
    await page.getByRole('button', { name: '清除搜索', exact: true }).click()
    await page.getByRole('row').nth(1).waitFor()
    assert.equal(await field.inputValue(), '')
    assert.equal(new URL(page.url()).search, '')
  }))

  it('keeps its filters in the address, says when nothing fits, and fits a telephone', () => (
    stage.visit({ as: 'officer', width: 390, height: 844 }, async ({ page }) => {
      // Other tests bring texts of their own: these words stand in one of the sample's alone.
      await page.goto(`/documents?q=${encodeURIComponent('新增学位8400个')}&kind=task&media=html`)
      await found(page, 1)
      assert.deepEqual(await results(page).locator('.result-head a').allInnerTexts(), ['2026年教育工作要点.html'])
      await page.getByRole('button', { name: '筛选（2）', exact: true }).click()
      await page.getByRole('combobox', { name: '文件类型' }).waitFor()
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'))
      await page.getByRole('searchbox').fill('海底捞月')
      await page.getByText('没有找到符合条件的文件').waitFor()
      assert.equal(new URL(page.url()).searchParams.get('media'), 'html')
    })))

  it('shows somebody of another unit nothing of it by the same address', () => stage.visit({ as: 'reader' }, async ({ page }) => {
    await page.goto(`/documents?q=${encodeURIComponent('学位')}`)
    await page.getByRole('alert').first().waitFor()
    assert.equal(await page.getByText('教育工作要点').count(), 0)
    assert.equal(await results(page).count(), 0)
  }))
})
