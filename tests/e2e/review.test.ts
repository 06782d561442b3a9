// Findings gone through with the keyboard: one key a decision, many at once, a way back for each, and two people at the same text.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { assertInView, findingsPanel, open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

/** Every test brings a text of its own; `last` tells them apart. */
function speech(last: string): string {
  const filler = Array.from({ length: 25 }, (_, at) => `第${at + 1}个会场已经布置好了，请按座签就座，会议资料放在桌上，会后不用带走。`)
  return [
    '在全市学前教育工作会议上的讲话', '同志们：', '一、去年工作回顾', '去年，全市新建幼儿园18所。', '二、下一步工作',
    '年底前，各县（市、区）要新建幼儿园20所。', '各学校要在6月底前报送自查报告。', ...filler, last,
  ].join('\n')
}

async function bring({ page }: Pick<Visit, 'page'>, name: string): Promise<void> {
  await page.goto('/documents')
  await upload(page, textFile(name, speech(`${name}到此结束。`)))
  await open(page, name)
  await findingsPanel(page).first().waitFor()
}

interface Kept { readonly finding: string; readonly quote: string; readonly state: string; readonly confidence: number | null }

async function keptOf({ ask, page }: Visit): Promise<Kept[]> {
  const document = new URL(page.url()).pathname.split('/').at(-1)!
  return (await ask('reading.list-findings', { document, rows: 1_000 })).findings
}
const countIn = async (visit: Visit, state: string): Promise<number> => (await keptOf(visit)).filter((one) => one.state === state).length

/** Until the server has it: a page answers before. */
async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(what)
}

const filterOf = (page: Page, kind: string): Locator =>
  page.getByRole('group', { name: '按类别筛选' }).getByRole('button', { name: new RegExp(`^${kind} `) })
const chosen = (page: Page): Locator => page.locator('.finding-row[data-chosen]')
const rowAt = (page: Page, at: number): Locator => page.locator('.finding-row').nth(at)
const idOf = async (row: Locator): Promise<string | null> => row.getAttribute('data-row')
const said = (page: Page, words: string | RegExp): Locator => page.locator('.reader > [role=status]').filter({ hasText: words })

/** The focus stands in the chosen row, and both the row and its words can be seen. */
async function assertFollowed(page: Page, row: Locator): Promise<void> {
  const id = await idOf(row)
  await page.locator(`.finding-row[data-chosen][data-row="${id}"] .finding-choose:focus`).waitFor()
  await assertInView(page.locator(`.finding-row[data-row="${id}"] .finding-choose`), 'the chosen row')
  await assertInView(page.locator('article mark[data-chosen]'), 'the words of the chosen finding')
}

async function press(page: Page, keys: string): Promise<void> { for (const key of keys) await page.keyboard.press(key) }

describe('a review by keyboard', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('moves, confirms, rejects and takes back in order, and the focus follows', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '逐条办理的讲话.txt')
    const ids = await Promise.all([0, 1, 2].map((at) => idOf(rowAt(page, at))))
    const row = (at: number): Locator => page.locator(`.finding-row[data-row="${ids[at]}"]`)
    await press(page, 'jj')
    await assertFollowed(page, row(1))
    await press(page, 'k')
    await assertFollowed(page, row(0))

    await press(page, 'a')
    await row(0).getByText('已确认', { exact: true }).waitFor()
    await said(page, /^已确认“.*还有 \d+ 条待确认。/).waitFor({ state: 'attached' })
    await assertFollowed(page, row(1))
    await press(page, 'x')
    await row(1).waitFor({ state: 'detached' })
    await assertFollowed(page, row(2))
    await until(async () => await countIn(visit, 'confirmed') === 1, 'a has not confirmed')
    await until(async () => (await keptOf(visit)).every(({ finding }) => finding !== ids[1]), 'x has not rejected')

    await press(page, 'u')
    await row(1).getByText('待确认', { exact: true }).waitFor()
    await assertFollowed(page, row(1))
    await said(page, /^已撤回对“/).waitFor({ state: 'attached' })
    await row(0).getByText('已确认', { exact: true }).waitFor()
    await press(page, 'u')
    await row(0).getByText('待确认', { exact: true }).waitFor()
    await assertFollowed(page, row(0))
    assert.ok((await keptOf(visit)).every(({ state }) => state === 'proposed'))
    await press(page, 'u')
    await said(page, '没有可以撤回的办理。').waitFor({ state: 'attached' })
  }))

  it('takes quick keys one after the other, and is still right on the server', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '连续办理的讲话.txt')
    const all = (await keptOf(visit)).length
    await press(page, 'jaaxa')
    await until(async () => await countIn(visit, 'confirmed') === 3, 'three have not been confirmed')
    assert.equal((await keptOf(visit)).length, all - 1)
    await press(page, 'uuuu')
    await until(async () => await countIn(visit, 'proposed') === all, 'not everything has been taken back')
    await page.reload()
    await findingsPanel(page).first().waitFor()
    assert.equal(await page.locator('.finding-row[data-state=confirmed]').count(), 0)
  }))

  it('is quiet in a field and keeps to the filter', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '筛选办理的讲话.txt')
    await filterOf(page, '单位').click()
    const shown = await page.locator('.finding-row').count()
    assert.ok(shown >= 2)
    const ids = await Promise.all([0, 1].map((at) => idOf(rowAt(page, at))))
    await press(page, 'jj')
    assert.equal(await idOf(chosen(page).and(page.locator(`[data-row="${ids[1]}"]`))), ids[1])
    await page.evaluate(`{ const field = document.createElement('input'); field.id = 'field'; document.body.append(field); field.focus() }`)
    await press(page, 'axk')
    assert.equal(await page.locator('#field').inputValue(), 'axk')
    await page.waitForTimeout(200)
    assert.ok((await keptOf(visit)).every(({ state }) => state === 'proposed'))
    assert.equal(await idOf(chosen(page)), ids[1])
  }))

  it('confirms many at once after telling how many, and takes all of them back at once', () =>
    stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    await bring(visit, '一次办理的讲话.txt')
    const kept = await keptOf(visit)
    const sure = kept.filter(({ confidence }) => confidence! >= 0.9).length
    assert.ok(sure > 0 && sure < kept.length, `${sure} of ${kept.length}`)
    await page.getByRole('button', { name: `一次确认…（${kept.length} 条待确认）` }).click()
    const dialog = page.getByRole('dialog', { name: '一次确认多条摘录' })
    await dialog.getByRole('radio', { name: `其中把握不低于 90% 的（${sure} 条）` }).check()
    await dialog.getByText(`将确认 ${sure} 条：`).waitFor()
    await dialog.getByRole('button', { name: `确认 ${sure} 条` }).click()
    await page.getByText(`已确认 ${sure} 条摘录。`).waitFor()
    const confirmed = (await keptOf(visit)).filter(({ state }) => state === 'confirmed')
    assert.deepEqual(new Set(confirmed.map(({ finding }) => finding)),
      new Set(kept.filter(({ confidence }) => confidence! >= 0.9).map(({ finding }) => finding)))
    await press(page, 'u')
    await until(async () => await countIn(visit, 'proposed') === kept.length, 'the undo has not taken all back')

    await filterOf(page, '时限').click()
    const due = await page.locator('.finding-row').count()
    await page.getByRole('button', { name: `一次确认…（${due} 条待确认）` }).click()
    await dialog.getByRole('radio', { name: `按现在的筛选列出的全部待确认（${due} 条）` }).check()
    await dialog.getByRole('button', { name: `确认 ${due} 条` }).click()
    await page.getByText(`已确认 ${due} 条摘录。`).waitFor()
    assert.equal(await countIn(visit, 'confirmed'), due)
    await page.getByRole('button', { name: '撤回上一步' }).first().click()
    await until(async () => await countIn(visit, 'confirmed') === 0, 'the button has not taken all back')
  }))

  it('shows the other person’s decisions within two seconds without being asked', () =>
    stage.visit({ as: 'officer' }, (first) => stage.visit({ as: 'officer-second' }, async (second) => {
    await bring(first, '同看一份的讲话.txt')
    await second.page.goto(first.page.url())
    await findingsPanel(second.page).first().waitFor()
    const ids = await Promise.all([0, 1, 2].map((at) => idOf(rowAt(first.page, at))))
    const row = (at: number): Locator => second.page.locator(`.finding-row[data-row="${ids[at]}"]`)
    await press(first.page, 'j')
    const seen = [
      ['a', row(0).and(second.page.locator('[data-state=confirmed]')), 'visible'], ['x', row(1), 'detached'],
      ['u', row(1).and(second.page.locator('[data-state=proposed]')), 'visible'],
    ] as const
    for (const [key, what, state] of seen) {
      const begun_ms = performance.now()
      await press(first.page, key)
      await what.waitFor({ state })
      const waited_ms = performance.now() - begun_ms
      assert.ok(waited_ms <= 2_000, `${key} was seen after ${Math.round(waited_ms)} ms`)
    }
    await row(0).getByText(/^苏景行 · /).waitFor()
  })))

  it('tells the second of two people who was first, and keeps the first one’s decision', () =>
    stage.visit({ as: 'officer' }, (first) => stage.visit({ as: 'officer-second' }, async (second) => {
    const name = '两人办理的讲话.txt'
    await bring(first, name)
    await second.page.goto(first.page.url())
    await findingsPanel(second.page).first().waitFor()
    const id = await idOf(rowAt(first.page, 0))
    const row = (page: Page): Locator => page.locator(`.finding-row[data-row="${id}"]`)
    // The second looks at what he saw before: his page hears of nothing.
    await second.page.route('**/api/reading/follow-findings**', (route) => route.abort())
    await press(second.page, 'j')
    await press(first.page, 'ja')
    await row(first.page).getByText('已确认', { exact: true }).waitFor()
    await until(async () => await countIn(first, 'confirmed') === 1, 'the first has not confirmed')
    await press(second.page, 'a')
    await second.page.getByText('苏景行已先确认了这条摘录，这里没有再作改动。').waitFor()
    await row(second.page).getByText(/^苏景行 · /).waitFor()
    assert.equal(await countIn(second, 'confirmed'), 1)
  })))
})
