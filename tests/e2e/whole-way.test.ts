// The whole way of the main work, from sign-in over a damaged page to the sentence a draft came from: in both languages, and by keyboard.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { checkout } from '@lantai/server'
import type { Page } from 'playwright-core'
import { tabTo } from './focus.ts'
import { assertInView, open, readyRow, textFile, textOf, upload, whenRead, wordsOf } from './reading.ts'
import type { Brought } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Visit } from './visit.ts'

/** A page with three speeches in broken, traditional, annotated characters, as a site shows them. */
const damaged = readFileSync(join(checkout, 'apps', 'server', 'demo', '转载的讲话（网页受损）.txt'), 'utf8')

const words = {
  'zh-CN': {
    ...wordsOf['zh-CN'], name: '登录名', secret: '口令', signIn: '登录', documents: '文件', confirmed: '已确认', confirm: /^确认摘录“/,
    draft: '生成拟办', open: '查看拟办', drafted: /^已生成拟办 \d+ 条。$/, sentence: /^看原句：/, onlyConfirmed: /^其中已确认的任务，/,
  },
  'en': {
    ...wordsOf['en'], name: 'Sign-in name', secret: 'Secret', signIn: 'Sign in', documents: 'Documents', confirmed: 'Confirmed',
    confirm: /^Confirm the finding “/, draft: 'Draft matters', open: 'Show drafts', drafted: /^Drafted: \d+\.$/, sentence: /^Sentence: /,
    onlyConfirmed: /^Only those confirmed, /,
  },
} as const

type Language = keyof typeof words

/** Bytes of its own for each way: the same bytes are not received twice. */
const fileOf = (name: string): Brought => textFile(name, `${damaged}\n${name}\n`)

async function assertThreeDocuments(page: Page): Promise<void> {
  const heads = page.getByRole('article').locator('.part-head')
  await heads.nth(2).waitFor({ state: 'attached' })
  assert.equal(await heads.count(), 3)
}

interface Kept { readonly kind: string; readonly state: string }

async function confirmedOf({ page, ask }: Visit): Promise<readonly Kept[]> {
  const document = new URL(page.url()).pathname.split('/').at(-1)!
  for (let tries = 0; tries < 100; tries += 1) {
    const { findings } = await ask('reading.list-findings', { document, rows: 1_000 }) as { findings: Kept[] }
    const confirmed = findings.filter(({ state }) => state === 'confirmed')
    if (confirmed.length >= 10) return confirmed
    await page.waitForTimeout(50)
  }
  throw new Error('Ten findings have not been confirmed.')
}

/** The sentence of the draft stands chosen beside the text and marked in it, both on the screen. */
async function assertAtSentence(page: Page): Promise<void> {
  await page.waitForURL(/finding=/)
  await assertInView(page.locator('.finding-row[data-chosen] .finding-choose'), 'the finding of the draft')
  await assertInView(page.locator('article mark[data-chosen]'), 'the words of the draft')
}

async function byMouse(stage: Stage, visit: Visit, language: Language): Promise<void> {
  const { page } = visit
  const said = words[language]
  const file = `整条路·${language}.txt`
  await page.goto('/')
  await page.getByLabel(said.name, { exact: true }).fill('officer')
  await page.getByLabel(said.secret, { exact: true }).fill(stage.account('officer').secret)
  await page.getByRole('button', { name: said.signIn, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: said.documents }).waitFor()
  await upload(page, fileOf(file), said)
  await open(page, file, said)
  await assertThreeDocuments(page)
  await page.locator('.finding-filter .kind-task').click()
  for (let count = 1; count <= 10; count += 1) {
    await page.locator('.finding-row[data-state=proposed]').first().getByRole('button', { name: said.confirm }).click()
    await page.locator('.finding-row[data-state=confirmed]').nth(count - 1).waitFor()
  }
  const tasks = (await confirmedOf(visit)).filter(({ kind }) => kind === 'task').length
  await page.getByRole('button', { name: said.draft, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: said.onlyConfirmed, checked: true }).waitFor()
  await dialog.getByRole('button', { name: said.draft, exact: true }).click()
  await page.getByText(said.drafted).waitFor()
  await page.getByRole('link', { name: said.open, exact: true }).first().click()
  const links = page.getByRole('link', { name: said.sentence })
  await links.first().waitFor()
  assert.equal(await links.count(), tasks)
  await links.last().click()
  await assertAtSentence(page)
}

async function byKeyboard(stage: Stage, visit: Visit): Promise<void> {
  const { page } = visit
  const { keyboard } = page
  const said = words['zh-CN']
  const file = '整条路·键盘.txt'
  await page.goto('/')
  await page.getByLabel(said.name, { exact: true }).waitFor()
  await keyboard.type('officer')
  await tabTo(page, page.getByLabel(said.secret, { exact: true }))
  await keyboard.type(stage.account('officer').secret)
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: said.documents }).waitFor()

  await tabTo(page, page.getByRole('button', { name: said.upload, exact: true }))
  page.once('filechooser', (chooser) => { void chooser.setFiles(fileOf(file) as string) })
  // The browser is asked to hand the chooser over, and has heard of it once it has answered something else.
  await page.locator('*:focus').waitFor()
  await keyboard.press('Enter')
  await readyRow(page, file)
  await tabTo(page, page.getByRole('row').getByRole('link', { name: file, exact: true }))
  await keyboard.press('Enter')
  await textOf(page)
  await whenRead(page)
  await assertThreeDocuments(page)

  await tabTo(page, page.locator('.finding-filter .kind-task'))
  await keyboard.press('Enter')
  await keyboard.press('j')
  for (let count = 1; count <= 10; count += 1) {
    await page.locator('.finding-row[data-chosen] .finding-choose:focus').waitFor()
    await keyboard.press('a')
    await page.locator('.finding-row[data-state=confirmed]').nth(count - 1).waitFor()
  }
  const tasks = (await confirmedOf(visit)).filter(({ kind }) => kind === 'task').length
  await keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: said.onlyConfirmed, checked: true }).waitFor()
  await keyboard.press('Enter')
  await page.getByText(said.drafted).waitFor()
  await tabTo(page, page.getByRole('link', { name: said.open, exact: true }).first(), 2)
  await keyboard.press('Enter')
  const links = page.getByRole('link', { name: said.sentence })
  await links.first().waitFor()
  assert.equal(await links.count(), tasks)
  await tabTo(page, links.nth(2))
  await keyboard.press('Enter')
  await assertAtSentence(page)
}

describe('the whole way', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  for (const language of ['zh-CN', 'en'] as const) {
    it(`from sign-in to the sentence of a draft: ${language}`, () => stage.visit({ language }, (visit) => byMouse(stage, visit, language)))
  }

  it('from sign-in to the sentence of a draft without a mouse', () => stage.visit({}, (visit) => byKeyboard(stage, visit)))

  it('takes the second stroke of a key to another page for nothing else', () => stage.visit({ as: 'officer' }, async (visit) => {
    const { page, ask } = visit
    await page.goto('/documents')
    await upload(page, textFile('只按两下.txt', '各单位要在6月底前报送自查报告。'))
    await open(page, '只按两下.txt')
    const document = new URL(page.url()).pathname.split('/').at(-1)!
    await page.keyboard.press('j')
    await page.locator('.finding-row[data-chosen]').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor()
    await page.waitForTimeout(200)
    const { findings } = await ask('reading.list-findings', { document }) as { findings: Kept[] }
    assert.ok(findings.length > 0 && findings.every(({ state }) => state === 'proposed'))
  }))
})
