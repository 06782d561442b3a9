// The main way through the product: a file comes in, is read, words are marked, and any list leads back to its sentence.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { checkout } from '@lantai/server'
import {
  assertInView, assertMarked, markOf, open, ownRows, readyRow, selectWords, textOf, textFile, toolbarOf, upload, wordsOf,
} from './reading.ts'
import type { Brought } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const real_page = join(checkout, '..', 'shared', 'corpus', 'speeches', 'page.txt')

interface Case { readonly file: Brought; readonly name: string; readonly words: string; readonly sentence: RegExp }

/** From the documents page to a mark and back to it from the list of all findings; everything by mouse. */
async function markByMouse(visit: Visit, { file, name, words, sentence }: Case): Promise<void> {
  const { page } = visit
  await upload(page, file)
  const article = await open(page, name)
  await selectWords(page, article, words)
  await toolbarOf(page).getByRole('button', { name: '任务' }).click()
  await ownRows(page).filter({ hasText: words }).getByText('任务', { exact: true }).waitFor()
  await assertMarked(page, words)

  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '摘录' }).click()
  await page.getByRole('heading', { level: 1, name: '摘录' }).waitFor()
  // The sample has more of all kinds than one page shows.
  await page.getByRole('navigation', { name: '按类别筛选' }).getByRole('link', { name: '任务' }).click()
  const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: words })
  await row.getByRole('link', { name: words }).click()
  await textOf(page)
  await assertInView(await markOf(page, words), `the mark in ${name}`)
  await assertKept(visit, name, words, sentence)
}

/** What the server holds of the mark: the words at its place in its sentence, and the sentence at its place in the text. */
async function assertKept(visit: Visit, name: string, words: string, sentence: RegExp): Promise<void> {
  const { documents } = await visit.ask('reading.list-documents')
  const { document } = documents.find((one: { name: string }) => one.name === name)
  const { findings } = await visit.ask('reading.list-findings', { document, state: 'confirmed' })
  assert.deepEqual(findings.map((one: { kind: string; quote: string }) => [one.kind, one.quote]), [['task', words]])
  const [finding] = findings
  const { start, end } = finding.span
  assert.equal(finding.sentenceText.slice(start, end), words)
  assert.match(finding.sentenceText, sentence)
  const { revision } = await visit.ask('reading.show-document', { document })
  const placed = revision.sentences.find((one: { sentence: string }) => one.sentence === finding.sentence)
  assert.equal(revision.text.slice(placed.start, placed.end), finding.sentenceText)
}

describe('a page is read and marked', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('from sign-in to a mark on a damaged page and back to its sentence', () => stage.visit({}, async (visit) => {
    const { page } = visit
    await page.goto('/')
    await page.getByLabel('登录名', { exact: true }).fill('officer')
    await page.getByLabel('口令', { exact: true }).fill(stage.account('officer').secret)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()
    await markByMouse(visit, {
      file: join(fixtures, 'damaged-page.txt'), name: 'damaged-page.txt', words: '3月20日前把实施方案报市局办公室',
      sentence: /^回去以后，一周之内把会议精神传达到每一所学校，3月20日前把实施方案报市局办公室。$/,
    })
  }))

  it('reads GB18030 with characters beyond GBK', () => stage.visit({ as: 'officer' }, async (visit) => {
    await visit.page.goto('/documents')
    await markByMouse(visit, {
      file: join(fixtures, 'clean-notice.txt'), name: 'clean-notice.txt', words: '9月10日前整改到位',
      sentence: /^发现隐患的，立即停用，9月10日前整改到位；$/,
    })
    await visit.page.getByText('㛃老师（姓名用字见《通用规范汉字表》第三级“𬭚”字说明）。').waitFor()
    await visit.page.getByRole('tab', { name: '处理情况' }).click()
    await visit.page.getByText('GB18030', { exact: true }).waitFor()
  }))

  it('reads an html page whose charset is a lie, and says so', () => stage.visit({ as: 'officer' }, async (visit) => {
    await visit.page.goto('/documents')
    await markByMouse(visit, {
      file: join(fixtures, 'false-charset.html'), name: 'false-charset.html', words: '10月底前补齐周转房缺口',
      sentence: /^下半年，要在10月底前补齐周转房缺口；$/,
    })
    assert.doesNotMatch(await (await textOf(visit.page)).innerText(), /脚本不是正文/)
    await visit.page.getByRole('tab', { name: '处理情况' }).click()
    await visit.page.getByText('文件自称是 GB2312 编码，与实际内容不符，已按 UTF-8 读出。', { exact: false }).waitFor()
  }))

  it('takes a real crawled page as it is', { skip: existsSync(real_page) ? false : 'the texts beside this checkout are not here' },
    () => stage.visit({ as: 'officer' }, async (visit) => {
      await visit.page.goto('/documents')
      await markByMouse(visit, { file: real_page, name: 'page.txt', words: '省委高校工委、省教育厅拟定了', sentence: /今年的具体工作，省委高校工委、省教育厅拟定了/ })
    }))

  it('leads from a mark in the text to its row and from a row to its mark', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    const paragraphs = Array.from({ length: 60 }, (_, at) => `第${at + 1}段只写一件事，编号是${at + 1001}。`)
    await upload(page, textFile('两头相通.txt', paragraphs.join('\n')))
    const article = await open(page, '两头相通.txt')
    for (const number of ['1002', '1058']) {
      await selectWords(page, article, `编号是${number}`)
      await toolbarOf(page).getByRole('button', { name: '数字' }).click()
      await ownRows(page).filter({ hasText: number }).waitFor()
    }
    await ownRows(page).getByRole('button', { name: '编号是1002', exact: false }).first().click()
    await assertInView(await markOf(page, '编号是1002'), 'the mark of the first row')
    await ownRows(page).filter({ hasText: '1058' }).getByRole('button').first().click()
    const second = await markOf(page, '编号是1058')
    await assertInView(second, 'the mark of the second row')
    await ownRows(page).getByRole('button', { name: '编号是1002', exact: false }).first().click()
    await second.first().click()
    await page.locator('[aria-current=true]').filter({ hasText: '编号是1058' }).first().waitFor()
  }))

  it('marks from the first word of a sentence, whichever sentence has the focus', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    await upload(page, textFile('从头选起.txt', '先看背景。安全科4月底前排查。基教科5月底前复查。'))
    const article = await open(page, '从头选起.txt')
    await page.getByText('基教科5月底前复查。').click()
    for (const words of ['安全科4月底前', '基教科5月底前', '先看', '安全科']) {
      await selectWords(page, article, words)
      await toolbarOf(page).getByRole('button', { name: '任务' }).click()
      await ownRows(page).getByRole('button', { name: `撤销摘录“${words}”`, exact: true }).waitFor()
    }
    assert.equal(await ownRows(page).count(), 4)
  }))

  it('does the same in English', () => stage.visit({}, async ({ page }) => {
    const words = wordsOf.en
    await page.goto('/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('Sign-in name', { exact: true }).fill('officer')
    await page.getByLabel('Secret', { exact: true }).fill(stage.account('officer').secret)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor()
    await upload(page, textFile('English slice.txt', '各科室要在6月底前报送自查报告。市局7月抽查。'), words)
    await readyRow(page, 'English slice.txt', words)
    const article = await open(page, 'English slice.txt', words)
    await selectWords(page, article, '6月底前报送自查报告')
    await toolbarOf(page, 'Mark as').getByRole('button', { name: 'Task' }).click()
    await ownRows(page, 'Findings, trace and processing').filter({ hasText: '6月底前报送自查报告' })
      .getByText('Task', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Findings', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor()
    await page.getByRole('link', { name: /^Tasks?$/ }).first().click()
    await page.getByRole('row').filter({ hasText: 'English slice.txt' }).getByRole('link').first().click()
    await textOf(page, words)
    await assertInView(await markOf(page, '6月底前报送自查报告'), 'the mark')
  }))
})
