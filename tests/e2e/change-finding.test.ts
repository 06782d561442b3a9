// Values of a finding, mended by keyboard: what was read stays beside them, and what is typed outlives the tab.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { findingsPanel, open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

const speech = (last: string): string => [
  '在全市教育工作会议上的讲话', '（2026年3月5日）', '一、2026年主要任务',
  '各县（市、区）教育局牵头，人事科配合，年底前新建公办幼儿园26所以上，新增学位6300个。', '各学校要在6月底前报送自查报告。', last,
].join('\n')

async function bring({ page }: Pick<Visit, 'page'>, name: string): Promise<void> {
  await page.goto('/documents')
  await upload(page, textFile(name, speech(`${name}到此结束。`)))
  await open(page, name)
  await findingsPanel(page).first().waitFor()
}

interface Kept {
  finding: string; kind: string; quote: string; state: string
  details: { title?: string; lead: string[]; due: { state: string; by?: string; text: string }; goals: { text: string }[] }
  correction: { by: string; from: { lead: string[] } } | null
}

const row = (page: Page): Locator => page.locator('.finding-row').filter({ has: page.locator('.kind-task') })
  .filter({ hasText: '新建公办幼儿园26所以上' })
const form = (page: Page): Locator => page.getByRole('form', { name: /^修改摘录“/ })
const documentOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!

async function keptOf({ ask, page }: Visit): Promise<Kept> {
  const { findings } = await ask('reading.list-findings', { document: documentOf(page), rows: 1_000 }) as { findings: Kept[] }
  return findings.find(({ kind, quote }) => kind === 'task' && quote.includes('新建公办幼儿园'))!
}

async function openForm(page: Page): Promise<Locator> {
  await row(page).locator('.finding-choose').click()
  await page.keyboard.press('e')
  await form(page).waitFor()
  return form(page)
}

describe('the values of a finding', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('are changed beside what was read, with units of a group, and taken back', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '修改摘录的讲话.txt')
    const read = await keptOf(visit)
    const opened = await openForm(page)
    await page.locator('.change-form textarea:focus').waitFor()
    await opened.getByLabel('任务内容').fill('新建公办幼儿园不少于26所')
    await opened.getByRole('button', { name: /展开为 9 个单位/ }).click()
    await opened.getByLabel('时限').fill('三季度末')
    await opened.getByText('即 2026-09-30').waitFor()
    await opened.getByLabel('目标').click()
    await page.getByTitle('学位 增加 6,300 个').click()
    await page.keyboard.press('Escape')
    await opened.getByLabel('任务内容').press('Tab')
    await opened.getByRole('button', { name: '保存修改' }).click()
    await opened.waitFor({ state: 'detached' })
    await row(page).getByText('改自：').waitFor()
    await row(page).getByText('已确认', { exact: true }).waitFor()
    const changed = await keptOf(visit)
    assert.equal(changed.state, 'confirmed')
    assert.equal(changed.details.title, '新建公办幼儿园不少于26所')
    assert.deepEqual(changed.details.due, { state: 'resolved', by: '2026-09-30', text: '三季度末' })
    assert.deepEqual([changed.details.lead.length, changed.details.lead[0], changed.details.lead[8]], [9, '清禾区教育局', '长坝县教育局'])
    assert.ok(changed.details.goals.some(({ text }) => text === '6300个'))
    assert.deepEqual([changed.correction?.by, changed.correction?.from], ['苏景行', read.details])
    // The focus is back in the row, and the way back is one key.
    await page.locator('.finding-row .finding-choose:focus').waitFor()
    await page.keyboard.press('u')
    await row(page).getByText('待确认', { exact: true }).waitFor()
    const back = await keptOf(visit)
    assert.deepEqual([back.details, back.correction, back.state], [read.details, null, 'proposed'])
  }))

  it('say what is wrong with a day that no calendar has, and keep what was typed', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '日期有误的讲话.txt')
    const opened = await openForm(page)
    await opened.getByLabel('时限').fill('2026-02-30')
    await opened.getByRole('button', { name: '保存修改' }).click()
    await opened.getByRole('alert').getByText('“2026-02-30”不是日历上有的日子，没有改动。').waitFor()
    assert.equal(await opened.getByLabel('时限').inputValue(), '2026-02-30')
    assert.equal((await keptOf(visit)).state, 'proposed')
    await opened.getByRole('button', { name: '取消' }).click()
    await opened.waitFor({ state: 'detached' })
    assert.equal(await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("lantai.unsaved")).length'), 0)
  }))

  it('that were being typed are offered back when the tab has died, to nobody else, and are gone after signing out', () =>
    stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '中断的讲话.txt')
    const address = page.url()
    const opened = await openForm(page)
    await opened.getByLabel('任务内容').pressSequentially('，写到一半')
    const context = page.context()
    const crash = await context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    void crash.send('Page.crash').catch(() => undefined)
    await crashed
    const again = await context.newPage()
    await again.goto(address)
    await again.getByText('有 1 条修改没有保存').waitFor()
    await again.getByRole('button', { name: /^“.*新建公办幼儿园/ }).click()
    await again.getByText(/没有保存的内容已接上/).waitFor()
    assert.match(await form(again).getByLabel('任务内容').inputValue(), /，写到一半$/)
    await again.reload()

    // Another account at the same browser.
    const cookies = await context.cookies()
    await context.clearCookies()
    const second = stage.account('officer-second')
    const answer = await context.request.post('/api/org/sign-in', {
      headers: { 'Origin': new URL(address).origin, 'Idempotency-Key': crypto.randomUUID() },
      data: { name: second.signInName, secret: second.secret, kind: 'browser' },
    })
    assert.equal(answer.status(), 200)
    await again.goto(address)
    await findingsPanel(again).first().waitFor()
    assert.equal(await again.getByText('条修改没有保存').count(), 0)
    await (await openForm(again)).getByLabel('任务内容').waitFor()
    assert.doesNotMatch(await form(again).getByLabel('任务内容').inputValue(), /写到一半/)
    assert.equal(await again.getByText(/没有保存的内容已接上/).count(), 0)
    await context.clearCookies()
    await context.addCookies(cookies)
    await again.goto(address)
    await again.getByText('有 1 条修改没有保存').waitFor()
    await again.getByRole('button', { name: '退出登录' }).click()
    await again.getByRole('heading', { name: '登录' }).first().waitFor()
    assert.equal(await again.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("lantai.unsaved")).length'), 0)
  }))
})
