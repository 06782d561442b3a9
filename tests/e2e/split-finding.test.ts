// One task made two and two made one, by keyboard, each with one key back.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { findingsPanel, open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const speech = [
  '关于学前教育工作的安排', '各学校要在6月底前报送自查报告。', '各学校要在9月底前，逐校完成隐患整改。', '会议到此结束。',
].join('\n')

interface Kept { finding: string; kind: string; quote: string; state: string; details: { title?: string } | null }

const task = (page: Page, words: string): Locator => page.locator('.finding-row').filter({ has: page.locator('.kind-task') })
  .filter({ has: page.locator('.finding-quote').filter({ hasText: words }) })

describe('tasks split and merged by keyboard', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('become several and one, and come back with one key', () => stage.visit({ as: 'officer' }, async ({ page, ask }) => {
    await page.goto('/documents')
    await upload(page, textFile('拆分合并的安排.txt', speech))
    await open(page, '拆分合并的安排.txt')
    await findingsPanel(page).first().waitFor()
    const document = new URL(page.url()).pathname.split('/').at(-1)!
    const kept = async (): Promise<Kept[]> => ((await ask('reading.list-findings', { document, rows: 1_000 })).findings as Kept[])
      .filter(({ kind }) => kind === 'task')
    const first = await kept()
    assert.equal(first.length, 2, JSON.stringify(first.map(({ quote }) => quote)))
    const old = first.find(({ quote }) => quote.includes('整改'))!
    const words = old.quote

    await task(page, '整改').locator('.finding-choose').click()
    await page.keyboard.press('s')
    const splitting = page.getByRole('form', { name: /^拆分任务“/ })
    await splitting.locator('textarea:focus').waitFor()
    const pieces = splitting.getByRole('list', { name: '拆分后的任务' }).getByRole('listitem')
    const offered = await pieces.count()
    for (let at = 1; at < offered; at += 1) await splitting.getByRole('button', { name: '并回上一段' }).first().click()
    await splitting.locator('textarea').focus()
    await page.keyboard.press('Control+Home')
    for (let at = 0; at < words.indexOf('逐校'); at += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    assert.match((await pieces.allInnerTexts()).at(-1) ?? '', /^逐校/, JSON.stringify([words, await pieces.allInnerTexts()]))
    await splitting.getByRole('button', { name: '拆分为 2 条任务' }).click()
    await splitting.waitFor({ state: 'detached' })
    await task(page, '逐校').first().getByText('拆分得到').waitFor()
    assert.equal((await kept()).length, 3)

    // A link to the old one, as a draft has it, leads to what came of it.
    await page.goto(`/documents/${document}?finding=${old.finding}`)
    const heir = (await kept()).find(({ quote }) => !first.some((one) => one.quote === quote))!
    await page.waitForURL((url) => url.searchParams.get('finding') !== old.finding)
    await page.locator(`.finding-row[data-chosen]`).waitFor()
    assert.ok(heir.state === 'confirmed')

    await task(page, '自查报告').locator('.finding-choose').click()
    await page.keyboard.press('m')
    const merging = page.getByRole('form', { name: /^合并任务“/ })
    await merging.getByRole('radio').first().waitFor()
    assert.equal(await merging.getByRole('radio').count(), 2)
    await page.keyboard.press('ArrowDown')
    await merging.getByRole('button', { name: '合并 3 条任务' }).click()
    await merging.waitFor({ state: 'detached' })
    await page.locator('.finding-row').getByText('合并得到').waitFor()
    const merged = await kept()
    assert.equal(merged.length, 1)
    assert.match(merged[0]!.details?.title ?? '', /自查报告；.*逐校/)
    await page.keyboard.press('u')
    await task(page, '逐校').first().waitFor()
    assert.equal((await kept()).length, 3)
  }))
})
