// What a person does with a damaged page: sees what was repaired and how sure it is, chooses, fills in a mask, finds it all kept.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const damaged = join(import.meta.dirname, 'fixtures', 'damaged-page.txt')

function placesTab(page: Page): Locator { return page.getByRole('tab', { name: /^修复 / }) }
function rowOf(page: Page, text: string): Locator { return page.locator('.place-row').filter({ hasText: text }) }

describe('the places of a repair', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('are underlined, say what stood there, and are chosen among', () => stage.visit({ as: 'officer' }, async ({ page, ask }) => {
    await page.goto('/documents')
    // With bytes of its own: another test has brought the file as it is.
    await upload(page, textFile('受损的讲话.txt', `${readFileSync(damaged, 'utf8')}\n`))
    const article = await open(page, '受损的讲话.txt')
    assert.doesNotMatch(await article.innerText(), /[(][a-zāáǎà]+[)]|會|文秘资料库/)
    const place = article.locator('.place-bytes').filter({ hasText: '可见，差距不在条' })
    assert.equal(await place.getAttribute('data-certainty'), 'ranked')
    await place.hover()
    await page.locator('.place-card').getByText('上??梢姡').waitFor()
    await place.click()
    assert.equal(await placesTab(page).getAttribute('aria-selected'), 'true')
    const row = rowOf(page, '上。可见，差距不在条')
    await row.getByRole('button', { name: '选“上海可见，差距不在条”' }).click()
    await page.getByText('已选定：上海可见，差距不在条').waitFor()
    // The answer comes before the text is asked for anew.
    await article.locator('.place-bytes').filter({ hasText: /^上海可见，差距不在条$/ }).waitFor()
    assert.match(await article.innerText(), /压到人头上海可见，差距不在条件/)
    // The first choice was right after all.
    await page.locator('.place-filter').getByRole('button', { name: /^全部/ }).click()
    await rowOf(page, '上海可见').getByRole('button', { name: '选“上。可见，差距不在条”' }).click()
    await page.getByText('已选定：上。可见，差距不在条').waitFor()
    await article.locator('.place-bytes[data-certainty="settled"]').filter({ hasText: /^可见，差距不在条$/ }).waitFor()
    assert.match(await article.innerText(), /压到人头上。可见，差距不在条件/)
    const { documents } = await ask('reading.list-documents')
    const { document } = documents.find((one: { name: string }) => one.name === '受损的讲话.txt')
    const { revision } = await ask('reading.show-document', { document })
    assert.equal(revision.ordinal, 4)
    await rowOf(page, '上。可见').getByText('苏景行 选定', { exact: true }).waitFor()
  }))

  it('that are masks are filled in wherever they are the same', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    await upload(page, textFile('被遮盖的通知.txt', '**市教育局20xx年工作要点\n今年，**市各学校要抓好落实。联系人另行通知。\n'))
    const article = await open(page, '被遮盖的通知.txt')
    assert.equal(await article.locator('.place-mask').count(), 3)
    await article.locator('.place-mask').first().click()
    const row = page.locator('.place-row[data-chosen]')
    await row.getByLabel('被遮盖的内容').fill('临溪')
    await row.getByLabel('同样的遮盖一并填写（2 处）').check()
    await row.getByRole('button', { name: '填写' }).click()
    await page.getByText('已选定：临溪').waitFor()
    await article.getByText('临溪', { exact: true }).nth(1).waitFor()
    assert.match(await article.innerText(), /^临溪市教育局20xx年工作要点\s+今年，临溪市各学校要抓好落实。/)
  }))

  it('are shown to who may not settle them, without buttons that work', () => stage.visit({ as: 'head' }, async ({ page }) => {
    await page.goto('/documents')
    const article = await open(page, '被遮盖的通知.txt')
    await placesTab(page).click()
    await article.locator('.place-mask').first().waitFor()
    assert.equal(await page.getByLabel('被遮盖的内容').count(), 0)
  }))
})
