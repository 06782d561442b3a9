// What the engine reads out of a text, beside it: found by part and kind, followed both ways, confirmed and rejected.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { narrow } from './looks.ts'
import { assertInView, findingsPanel, marksOf, open, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

const task = '年底前，各县（市、区）要新建幼儿园20所。'
const result = '去年，全市新建幼儿园18所。'

/** Every test brings a text of its own; `last` tells them apart. */
function speech(last: string): string {
  const filler = Array.from({ length: 25 }, (_, at) => `第${at + 1}个会场已经布置好了，请按座签就座，会议资料放在桌上，会后不用带走。`)
  return ['在全市学前教育工作会议上的讲话', '同志们：', '一、去年工作回顾', result, '二、下一步工作', task, ...filler, last].join('\n')
}

function group(page: Page, name: string): Locator {
  return page.locator('.finding-group').filter({ has: page.getByRole('heading', { name }) })
}
function filterOf(page: Page, kind: string): Locator {
  return page.getByRole('group', { name: '按类别筛选' }).getByRole('button', { name: new RegExp(`^${kind} `) })
}
/** The row of a kind whose words begin like this. */
function rowOf(page: Page, kind: string, words: string): Locator {
  return findingsPanel(page).filter({ has: page.getByText(kind, { exact: true }) })
    .filter({ has: page.locator('.finding-quote').filter({ hasText: new RegExp(`^${words}`) }) }).first()
}

async function bring({ page }: Pick<Visit, 'page'>, name: string): Promise<Locator> {
  await page.goto('/documents')
  await upload(page, textFile(name, speech(`${name}到此结束。`)))
  const article = await open(page, name)
  await findingsPanel(page).first().waitFor()
  return article
}

async function keptOf({ ask }: Visit, name: string): Promise<{ kind: string; quote: string; state: string; origin: string }[]> {
  const { documents } = await ask('reading.list-documents', { rows: 200 })
  const { document } = documents.find((one: { name: string }) => one.name === name)
  return (await ask('reading.list-findings', { document, rows: 1_000 })).findings
}

describe('what is read out of a text', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('stands by its part, with what it says, and is followed both ways', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    const article = await bring({ page }, '读出的讲话.txt')
    await group(page, '一、去年工作回顾').getByText('回顾', { exact: true }).waitFor()
    await group(page, '二、下一步工作').getByText('部署', { exact: true }).waitFor()
    const row = group(page, '二、下一步工作').locator('.finding-row').filter({ has: page.getByText('事项', { exact: true }) }).first()
    assert.match(await row.innerText(), /事项\s*新建 幼儿园[^]*主办\s*各县（市、区）[^]*时限\s*年底前（年份未写明）[^]*待确认/)
    const said = async (kind: string, words: string): Promise<string> =>
      (await rowOf(page, kind, words).innerText()).replaceAll(/\s+/g, ' ')
    assert.match(await said('数字', '20所'), /数值 20 所 .*目标值/)
    assert.match(await said('时限', '年底前'), /最迟 年份未写明/)
    assert.match(await said('单位', '各县'), /分工 主办/)
    await row.getByRole('button', { name: '依据' }).click()
    await row.getByText(/^依据：/).waitFor()

    await row.getByRole('button').first().click()
    await page.waitForURL(/finding=/)
    const chosen = article.locator('mark[data-chosen]')
    await assertInView(chosen, 'the words of the chosen task')
    assert.ok((await chosen.allInnerTexts()).join('').includes('新建幼儿园'))

    await marksOf(article, '去年').click()
    const other = rowOf(page, '成效', '去年')
    await other.and(page.locator('[data-chosen]')).waitFor()
    await assertInView(other, 'the row of the words that were clicked')
  }))

  it('is shown by kind, in the list and in the text', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    const article = await bring({ page }, '分类看的讲话.txt')
    const all = await article.locator('mark').count()
    await filterOf(page, '成效').click()
    await page.waitForURL(/kind=result/)
    await rowOf(page, '任务', '').waitFor({ state: 'detached' })
    assert.equal(await article.locator('mark.kind-task').count(), 0)
    await filterOf(page, '成效').and(page.locator('[aria-pressed=true]')).waitFor()
    await page.reload()
    await filterOf(page, '成效').and(page.locator('[aria-pressed=true]')).waitFor()
    await rowOf(page, '成效', '去年').waitFor()
    await filterOf(page, '全部').click()
    await rowOf(page, '任务', '').waitFor()
    assert.equal(await article.locator('mark').count(), all)
    const head = group(page, '一、去年工作回顾').getByRole('heading').getByRole('button')
    await head.click()
    await rowOf(page, '成效', '去年').waitFor({ state: 'detached' })
    assert.equal(await head.getAttribute('aria-expanded'), 'false')
    await marksOf(article, '去年').click()
    await assertInView(rowOf(page, '成效', '去年'), 'a row whose part was closed')
  }))

  it('is confirmed and rejected, and a rejection is taken back', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    const name = '办理的讲话.txt'
    const article = await bring({ page }, name)
    const first = await keptOf(visit, name)
    assert.ok(first.every(({ state, origin }) => state === 'proposed' && origin === 'engine'))
    const row = rowOf(page, '成效', '去年')
    await row.getByRole('button', { name: `确认摘录“${result}”` }).click()
    await row.getByText('已确认', { exact: true }).waitFor()
    await row.getByText(/^苏景行 · /).waitFor()
    await row.getByRole('button', { name: `确认摘录“${result}”` }).waitFor({ state: 'detached' })

    await row.getByRole('button', { name: `撤销摘录“${result}”` }).click()
    await page.getByText(`已撤销摘录“${result}”。`).waitFor()
    await marksOf(article, '去年').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '恢复' }).click()
    await rowOf(page, '成效', '去年').getByText('已确认', { exact: true }).waitFor()

    await page.getByLabel(/^只看待确认/).check()
    await rowOf(page, '成效', '去年').waitFor({ state: 'detached' })
    await page.reload()
    await rowOf(page, '成效', '去年').getByText('已确认', { exact: true }).waitFor()
    assert.deepEqual((await keptOf(visit, name)).filter(({ state }) => state === 'confirmed').map(({ kind, quote }) => [kind, quote]), [
      ['result', result],
    ])
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '摘录' }).click()
    // The sample has more of all kinds than one page shows.
    await page.getByRole('navigation', { name: '按类别筛选' }).getByRole('link', { name: '成效' }).click()
    await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: result }).waitFor()
    assert.equal(await page.getByRole('row').filter({ hasText: name }).count(), 1)
    await page.getByRole('navigation', { name: '按状态筛选' }).getByRole('link', { name: '待确认' }).click()
    await page.waitForURL(/state=proposed/)
  }))

  it('is gone through with the keyboard alone', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page } = visit
    const name = '键盘办理的讲话.txt'
    await bring({ page }, name)
    const chosen = page.locator('.finding-row[data-chosen]')
    const quotes: string[] = []
    for (const key of ['j', 'j', 'k']) {
      await page.keyboard.press(key)
      await chosen.waitFor()
      quotes.push(await chosen.locator('.finding-quote').innerText())
    }
    assert.equal(quotes[2], quotes[0])
    assert.notEqual(quotes[1], quotes[0])
    await page.keyboard.press('a')
    await page.locator('.finding-row').first().getByText('已确认', { exact: true }).waitFor()
    await chosen.filter({ has: page.getByText('待确认', { exact: true }) }).waitFor()
    await page.keyboard.press('x')
    await page.getByText(/^已撤销摘录“/).waitFor()
    await page.waitForLoadState('networkidle')
    const states = (await keptOf(visit, name)).map(({ state }) => state)
    assert.equal(states.filter((state) => state === 'confirmed').length, 1)
  }))

  it('on a telephone opens as a sheet, by its bar and by a touch of the words', () =>
    stage.visit({ as: 'officer', ...narrow }, async ({ page }) => {
    await page.goto('/documents')
    await upload(page, textFile('手机上的讲话.txt', speech('手机上看的到此结束。')))
    await page.getByRole('link', { name: '手机上的讲话.txt', exact: true }).click()
    const bar = page.getByRole('button', { name: /^摘录 \d+ 条/ })
    await page.getByRole('button', { name: /^摘录 [1-9]\d* 条/ }).waitFor()
    const article = page.getByRole('article', { name: '正文', exact: true })
    await marksOf(article, '去年').click()
    const row = rowOf(page, '成效', '去年')
    await assertInView(row, 'the row of the touched words')
    await assertInView(marksOf(article, '去年'), 'the touched words above the sheet')
    await row.getByRole('button', { name: /^确认摘录/ }).click()
    await row.getByText('已确认', { exact: true }).waitFor()
    await page.getByRole('button', { name: '收起' }).click()
    await bar.click()
    const other = rowOf(page, '任务', '')
    await other.getByRole('button').first().click()
    await assertInView(article.locator('mark[data-chosen]'), 'the words of the touched row')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'), false)
  }))

  it('has its numbers that do not agree before it, followed both ways and shown alone', () =>
    stage.visit({ as: 'officer' }, async ({ page }) => {
    const name = '数字不符的讲话.txt'
    const [sum, part] = ['全年评选先进13个，包括学校1个、幼儿园11个。', '新建幼儿园16所，其中公办幼儿园26所。']
    await page.goto('/documents')
    await upload(page, textFile(name, speech(`${sum}\n${part}`)))
    const article = await open(page, name)
    const group = page.locator('.warning-group')
    const rowSaying = (words: string): Locator => group.getByRole('listitem').filter({ hasText: words })
    await rowSaying('总数写的是 13 个，各项相加是 12 个。').getByText('13个，包括学校1个、幼儿园11个').waitFor()
    const second = rowSaying('其中一项是 26 所，大于总数 16 所。')
    await second.getByRole('button').click()
    await second.and(page.locator('[data-chosen]')).waitFor()
    const words = article.locator('.warned[data-chosen]')
    await assertInView(words, 'the numbers of the chosen row')
    assert.equal((await words.allInnerTexts()).join(''), '16所，其中公办幼儿园26所')

    await filterOf(page, '成效').click()
    await group.waitFor({ state: 'detached' })
    assert.equal(await article.locator('.warned').count(), 0)
    await filterOf(page, '数字待核对').click()
    await page.waitForURL(/kind=warning/)
    await group.waitFor()
    assert.equal(await article.locator('mark').count(), 0)
    await filterOf(page, '任务').click()
    await filterOf(page, '全部').click()

    await group.getByRole('heading').getByRole('button').click()
    await group.getByRole('listitem').first().waitFor({ state: 'detached' })
    await article.getByRole('button', { name: '数字待核对：13个，包括学校1个、幼儿园11个' }).click()
    await assertInView(group.locator('[data-chosen]'), 'the row of the sign that was clicked')
    assert.match(await group.locator('[data-chosen]').innerText(), /13 个/)
  }))

  it('is shown without its buttons to who may not mark', () => stage.visit({ as: 'head' }, async ({ page }) => {
    await page.goto('/documents')
    await open(page, '读出的讲话.txt')
    await rowOf(page, '成效', '去年').waitFor()
    assert.equal(await page.getByRole('button', { name: /^(确认|撤销)摘录/ }).count(), 0)
    await rowOf(page, '成效', '去年').getByRole('button').first().click()
    await page.keyboard.press('a')
    await page.keyboard.press('x')
    await page.waitForTimeout(300)
    await rowOf(page, '成效', '去年').getByText('待确认', { exact: true }).waitFor()
  }))
})
