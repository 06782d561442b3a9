// What the program did with a document, step by step; having it done again, and what then needs another look.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { narrow, resize } from './looks.ts'
import { readByOlder } from './older-version.ts'
import { findingsPanel, open, textFile, upload, whenRead } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

const speech = ['在全市托育工作会议上的讲话', '同志们：', '一、去年工作回顾', '去年，全市新建托育园18所。', '二、下一步工作',
  '年底前，各县（市、区）要新建托育园20所。', '各学校要在6月底前报送自查报告。'].join('\n')

function rowOf(page: Page, kind: string, words: string): Locator {
  return findingsPanel(page).filter({ has: page.getByText(kind, { exact: true }) })
    .filter({ has: page.locator('.finding-quote').filter({ hasText: words }) }).first()
}
function step(page: Page, name: string): Locator { return page.locator(`.step-list [data-step="${name}"]`) }
async function pageOf({ ask }: Visit, name: string) {
  const { documents } = await ask('reading.list-documents', { rows: 200 })
  const { document } = documents.find((one: { name: string }) => one.name === name)
  return ask('reading.show-document', { document })
}

describe('a document that is read again', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('keeps what stands, and lists the rest to be taken over or dropped', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    const name = '托育讲话.txt'
    await page.goto('/documents')
    await upload(page, textFile(name, speech))
    await open(page, name)
    await rowOf(page, '时限', '6月底前').getByRole('button', { name: /^确认/ }).click()
    await rowOf(page, '时限', '年底前').getByRole('button', { name: /^确认/ }).click()
    await page.getByText('待确认 0', { exact: true }).or(rowOf(page, '时限', '年底前').getByText('已确认')).first().waitFor()
    await readByOlder(stage, name, { words: '20所', older: '26所' })
    await page.reload()
    await page.getByRole('article', { name: '正文' }).getByText('26所').first().waitFor()

    await page.getByRole('tab', { name: '处理情况' }).click()
    await step(page, 'repair').getByText('用的是旧版程序').waitFor()
    assert.match((await step(page, 'extract').innerText()).replaceAll(/\s+/g, ' '),
      /^读出文字 完成 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d · 用时 \d+ 毫秒 · extract-\d+$/)
    await page.getByRole('button', { name: '重新处理', exact: true }).click()
    const dialog = page.getByRole('dialog')
    assert.ok(await dialog.getByLabel('修复文字').isChecked())
    await dialog.getByRole('button', { name: '重新处理', exact: true }).click()
    await page.getByText('已从“修复文字”起重新处理').waitFor()
    await page.getByRole('article', { name: '正文' }).getByText('20所').first().waitFor()
    for (const one of ['extract', 'repair', 'split', 'find']) await step(page, one).getByText('完成', { exact: true }).waitFor()

    await page.getByRole('tab', { name: /^摘录/ }).click()
    await whenRead(page)
    await rowOf(page, '时限', '6月底前').getByText('已确认').waitFor()
    const looks = page.getByRole('region', { name: '需再看 1' })
    await looks.getByText('已确认的时限：年底前').waitFor()
    assert.match((await looks.innerText()).replaceAll(/\s+/g, ' '),
      /原句 年底前，各县（市、区）要新建托育园26所。 接到 年底前，各县（市、区）要新建托育园20所。/)
    await resize(page, narrow)
    await page.getByRole('button', { name: /摘录/ }).last().click()
    await looks.getByRole('button', { name: /^接到这一句/ }).scrollIntoViewIfNeeded()
    await looks.getByRole('button', { name: /^接到这一句/ }).click()
    await page.getByText('已接到所选的一句').waitFor()
    await looks.waitFor({ state: 'detached' })
    const { secondLooks, revision } = await pageOf(visit, name)
    assert.deepEqual([secondLooks, /20所/.test(revision.text)], [[], true])
    await page.getByRole('tab', { name: '处理情况' }).click()
    await step(page, 'find').waitFor()
  }))

  it('after a failure says which step and why, and is run again with one button', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    const name = '空白的来文.txt'
    await page.goto('/documents')
    await upload(page, textFile(name, ' \n '))
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
    await row.getByRole('link', { name, exact: true }).click()
    await step(page, 'extract').getByText('没有成功').waitFor()
    await step(page, 'extract').getByText('这份文件里没有文字', { exact: false }).waitFor()
    assert.match(await step(page, 'find').innerText(), /没有做过/)
    await step(page, 'extract').getByRole('button', { name: /^重新做这一步/ }).click()
    await page.getByText('已从“读出文字”起重新处理').waitFor()
    await step(page, 'extract').getByText('没有成功').waitFor()
  }))
})
