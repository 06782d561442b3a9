import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { faultsOf, wordFaults } from './looks.ts'
import { selectWords, textOf, toolbarOf, upload, textFile } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

const speech = '局长在全市教育工作会议上的讲话.txt'

interface Look {
  readonly what: string
  readonly as?: string
  /** Sentences that were said in Chinese before the test switches to English, such as an answer of the server. */
  readonly said?: readonly string[]
  reach(page: Page): Promise<void>
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()
const firstCell = (page: Page): Promise<void> => page.getByRole('main').getByRole('cell').first().waitFor()

async function openSpeech(page: Page): Promise<void> {
  await page.goto('/documents')
  await page.getByRole('link', { name: speech }).click()
  await textOf(page)
  await page.getByRole('complementary').getByRole('listitem').first().waitFor()
}

async function openTab(page: Page, tab: string): Promise<void> {
  await page.goto(`/units?tab=${tab}`)
  await firstCell(page)
}

/** Presses a button and waits for what it opens. */
async function openDialog(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  await page.getByRole('dialog').waitFor()
}

const looks: readonly Look[] = [
  { what: 'sign-in', reach: async (page) => { await page.goto('/sign-in'); await page.getByText('演示账号').waitFor() } },
  {
    what: 'sign-in refused', said: ['请填写。'],
    async reach(page) {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { what: 'set-up', reach: async (page) => { await page.goto('/set-up#any'); await page.getByRole('button', { name: '完成初始化' }).waitFor() } },
  { what: 'no such page', reach: async (page) => { await page.goto('/no/such/page'); await heading(page, '没有这个页面') } },
  {
    what: 'documents with uploads', as: 'officer',
    async reach(page) {
      await page.goto('/documents')
      await firstCell(page)
      await upload(page, textFile('空的.txt', ''))
      await upload(page, textFile('看样子.txt', '看样子的一份。'))
      await page.getByText('已收', { exact: false }).first().waitFor()
    },
  },
  {
    what: 'paste', as: 'officer', said: ['请填写。', '请粘贴文字。'],
    async reach(page) {
      await page.goto('/documents')
      await openDialog(page, '粘贴文字')
      await page.getByRole('dialog').getByRole('button', { name: '收下' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    what: 'keys', as: 'officer',
    reach: async (page) => { await page.goto('/documents'); await heading(page, '文件'); await page.keyboard.press('?'); await page.getByRole('dialog').waitFor() },
  },
  {
    what: 'document with a chosen finding', as: 'officer',
    async reach(page) {
      await openSpeech(page)
      await page.getByRole('complementary').getByRole('listitem').nth(1).getByRole('button').first().click()
      await page.waitForURL(/finding=/)
    },
  },
  {
    what: 'document with chosen words', as: 'officer',
    async reach(page) {
      await openSpeech(page)
      await selectWords(page, await textOf(page), '各县区的任务已经分解下去')
      await toolbarOf(page).waitFor()
    },
  },
  {
    what: 'trace', as: 'officer',
    async reach(page) {
      await openSpeech(page)
      await page.getByRole('complementary').getByRole('listitem').first().getByRole('button').first().click()
      await page.getByRole('tab', { name: '追溯' }).click()
      await page.getByText('原件第', { exact: false }).waitFor()
    },
  },
  {
    what: 'processing', as: 'officer',
    reach: async (page) => { await openSpeech(page); await page.getByRole('tab', { name: '处理情况' }).click(); await page.getByText('分句').waitFor() },
  },
  { what: 'findings', as: 'officer', reach: async (page) => { await page.goto('/findings'); await firstCell(page) } },
  {
    what: 'document not found', as: 'handler', said: ['没有找到。可能已被删除，或不在您的查看范围内。'],
    async reach(page) {
      await page.goto('/documents/01890000-0000-7000-8000-000000000000')
      await page.getByRole('alert').waitFor()
    },
  },
  { what: 'no documents', as: 'handler', reach: async (page) => { await page.goto('/documents'); await page.getByText('收文由督查人员办理。', { exact: false }).waitFor() } },
  { what: 'account', as: 'handler', reach: async (page) => { await page.goto('/account'); await firstCell(page) } },
  { what: 'units', as: 'sysadmin', reach: (page) => openTab(page, 'units') },
  { what: 'people', as: 'sysadmin', reach: (page) => openTab(page, 'people') },
  { what: 'charges', as: 'sysadmin', reach: (page) => openTab(page, 'charges') },
  { what: 'duties', as: 'sysadmin', reach: (page) => openTab(page, 'duties') },
  { what: 'outside bodies', as: 'sysadmin', reach: (page) => openTab(page, 'bodies') },
  { what: 'a new person', as: 'sysadmin', reach: async (page) => { await openTab(page, 'people'); await openDialog(page, '新增人员') } },
  { what: 'a question', as: 'sysadmin', reach: async (page) => { await openTab(page, 'people'); await openDialog(page, '停用“') } },
  { what: 'roles', as: 'secadmin', reach: (page) => openTab(page, 'roles') },
  { what: 'a role', as: 'secadmin', reach: async (page) => { await openTab(page, 'roles'); await openDialog(page, '授予岗位') } },
  { what: 'journal', as: 'auditor', reach: async (page) => { await page.goto('/journal'); await firstCell(page) } },
]

describe('every page in every look', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  for (const { what, as, said, reach } of looks) {
    it(what, () => stage.visit(as === undefined ? {} : { as }, async ({ page }) => {
      await reach(page)
      assert.deepEqual(await faultsOf(page, what, said), [])
    }))
  }
})

describe('the look at words', () => {
  const told = (piece: string, language: 'zh-CN' | 'en'): number => wordFaults({ pieces: [piece] }, language).length

  it('finds holes, keys and the other language', () => {
    assert.equal(told('共 undefined 句', 'zh-CN'), 1)
    assert.equal(told('第 {ordinal} 稿', 'zh-CN'), 1)
    assert.equal(told('error.kernel.not-found', 'zh-CN'), 1)
    assert.equal(told('documents.upload', 'en'), 1)
    assert.equal(told('Upload files', 'zh-CN'), 1)
    assert.equal(told('上传文件', 'en'), 1)
  })

  it('leaves words and data alone', () => {
    for (const piece of ['上传文件', '局长在全市教育工作会议上的讲话.txt', 'English', '临溪市教育局']) assert.equal(told(piece, 'zh-CN'), 0, piece)
    for (const piece of ['Upload files', '临溪市教育局', 'bai.lu', '中文']) assert.equal(told(piece, 'en'), 0, piece)
  })
})
