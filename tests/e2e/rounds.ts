// Every state of every page that is worth a look, each reached from the one before; tests look at them, and so do people.
import type { Page } from 'playwright-core'
import { narrow, resize, wide } from './looks.ts'
import { findingsPanel, selectWords, textFile, textOf, toolbarOf, upload } from './reading.ts'

const speech = '局长在全市教育工作会议上的讲话.txt'

export interface Step {
  readonly what: string
  /** Sentences that were said in Chinese before the test switches to English, such as an answer of the server. */
  readonly said?: readonly string[]
  /** From the step before, as a person goes there: a page that is loaded anew costs a second and shows nothing more. */
  reach(page: Page): Promise<void>
}

export interface Round { readonly who: string; readonly as?: string; readonly from: string; readonly steps: readonly Step[] }

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
export const firstCell = (page: Page): Promise<void> => page.getByRole('main').getByRole('cell').first().waitFor()

async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: section, exact: true }).click()
  await heading(page, section)
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click()
  await page.getByRole('tab', { name, exact: true, selected: true }).waitFor()
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function openDialog(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  await page.getByRole('dialog').waitFor()
}

function tabStep(what: string, tab: string): Step {
  return { what, reach: async (page) => { await openTab(page, tab); await firstCell(page) } }
}

const before_sign_in: readonly Step[] = [
  { what: 'sign-in', reach: (page) => page.getByText('演示账号').waitFor() },
  {
    what: 'sign-in refused', said: ['请填写。'],
    async reach(page) {
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    what: 'set-up',
    async reach(page) {
      await page.goto('/set-up#any')
      await page.getByRole('button', { name: '完成初始化' }).waitFor()
    },
  },
  { what: 'no such page', reach: async (page) => { await page.goto('/no/such/page'); await heading(page, '没有这个页面') } },
]

const lists: readonly Step[] = [
  {
    what: 'search',
    async reach(page) {
      await page.goto(`/documents?q=${encodeURIComponent('学位')}&kind=task`)
      await page.locator('.result mark').first().waitFor()
    },
  },
  {
    what: 'documents with uploads',
    async reach(page) {
      await page.goto('/documents')
      await firstCell(page)
      await upload(page, textFile('空的.txt', ''))
      await upload(page, textFile('其实是图片.txt', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(600)])))
      await upload(page, textFile('看样子.txt', '看样子的一份。'))
      await page.getByText('已收', { exact: false }).first().waitFor()
    },
  },
  {
    what: 'paste', said: ['请填写。', '请粘贴文字。'],
    async reach(page) {
      await openDialog(page, '粘贴文字')
      await page.getByRole('dialog').getByRole('button', { name: '收下' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    what: 'keys',
    async reach(page) {
      await closeDialog(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    // Words of the sample's own texts that the pages say of recurrences as well.
    what: 'findings', said: ['每月', '每季度'],
    reach: async (page) => { await closeDialog(page); await goTo(page, '摘录'); await firstCell(page) },
  },
  {
    what: 'session ended',
    async reach(page) {
      await goTo(page, '文件')
      await openDialog(page, '粘贴文字')
      await page.getByRole('dialog').getByLabel('标题').fill('会后通知')
      await page.getByRole('dialog').getByRole('textbox', { name: '文字' }).fill('请各科室周五前报材料。')
      await page.context().clearCookies()
      await page.getByRole('dialog').getByRole('button', { name: '收下' }).click()
      await page.getByRole('dialog', { name: '登录已失效，请重新登录' }).waitFor()
    },
  },
]

const reader: readonly Step[] = [
  {
    what: 'document with a chosen finding',
    async reach(page) {
      await page.getByRole('link', { name: speech, exact: true }).click()
      await textOf(page)
      await findingsPanel(page).nth(1).getByRole('button').first().click()
      await page.waitForURL(/finding=/)
    },
  },
  {
    what: 'trace',
    async reach(page) {
      // On a narrow page the panel is a sheet that is opened by a button and stays open.
      await resize(page, narrow)
      await page.getByRole('button', { name: /^摘录 \d+ 条 · 修复 · 追溯 · 处理情况$/ }).click()
      await resize(page, wide)
      await openTab(page, '追溯')
      await page.getByText('原件第', { exact: false }).waitFor()
    },
  },
  { what: 'processing', reach: async (page) => { await openTab(page, '处理情况'); await page.getByText('分句', { exact: true }).waitFor() } },
  {
    what: 'document with chosen words',
    async reach(page) {
      await resize(page, narrow)
      await page.getByRole('button', { name: '收起', exact: true }).click()
      await resize(page, wide)
      await selectWords(page, await textOf(page), '各县区的任务已经分解下去')
      await toolbarOf(page).waitFor()
    },
  },
  {
    what: 'a repaired document',
    async reach(page) {
      await page.keyboard.press('Escape')
      await toolbarOf(page).waitFor({ state: 'hidden' })
      await goTo(page, '文件')
      await page.getByRole('link', { name: '转载的讲话（网页受损）.txt', exact: true }).click()
      await textOf(page)
      await page.getByRole('tab', { name: /^修复 / }).click()
      await page.locator('.place-row').first().waitFor()
    },
  },
  {
    what: 'confirming many',
    async reach(page) {
      await page.getByRole('tab', { name: /^摘录 \d/ }).click()
      await openDialog(page, '一次确认…')
    },
  },
]

const drafting: readonly Step[] = [
  {
    what: 'which tasks to draft',
    async reach(page) {
      await page.getByRole('link', { name: speech, exact: true }).click()
      await textOf(page)
      await openDialog(page, '生成拟办')
    },
  },
  {
    what: 'drafts',
    async reach(page) {
      await page.getByRole('dialog').getByText(/^列出的全部任务/).click()
      await page.getByRole('dialog').getByRole('button', { name: '生成拟办', exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: '关闭提示' }).click()
      await page.getByRole('link', { name: '查看拟办', exact: true }).first().click()
      await heading(page, '拟办')
      await page.locator('[data-cell="0-3"]').click()
    },
  },
]

const not_for_him: readonly Step[] = [
  { what: 'no documents', reach: (page) => page.getByText('收文由督查人员办理。', { exact: false }).waitFor() },
  { what: 'account', reach: async (page) => { await goTo(page, '我的账号'); await firstCell(page) } },
  {
    what: 'document not found', said: ['没有找到。可能已被删除，或不在您的查看范围内。'],
    async reach(page) {
      await page.goto('/documents/01890000-0000-7000-8000-000000000000')
      await page.getByRole('alert').waitFor()
    },
  },
]

const keeping: readonly Step[] = [
  { what: 'units', reach: firstCell },
  tabStep('people', '人员'),
  { what: 'a new person', reach: (page) => openDialog(page, '新增人员') },
  { what: 'a question', reach: async (page) => { await closeDialog(page); await openDialog(page, '停用“') } },
  { what: 'charges', reach: async (page) => { await closeDialog(page); await openTab(page, '分管'); await firstCell(page) } },
  tabStep('duties', '职能'), tabStep('outside bodies', '外单位'),
]

/** In the demonstration, round by round. */
export const rounds: readonly Round[] = [
  { who: 'before sign-in', from: '/sign-in', steps: before_sign_in },
  { who: 'an officer at his lists', as: 'officer', from: '/documents', steps: lists },
  { who: 'an officer reading', as: 'officer', from: '/documents', steps: reader },
  { who: 'an officer drafting', as: 'officer', from: '/documents', steps: drafting },
  { who: 'somebody who may little', as: 'handler', from: '/documents', steps: not_for_him },
  { who: 'the system administrator', as: 'sysadmin', from: '/units', steps: keeping },
  {
    who: 'the security administrator', as: 'secadmin', from: '/units',
    steps: [tabStep('roles', '岗位'), { what: 'a role', reach: (page) => openDialog(page, '授予岗位') }],
  },
  { who: 'the auditor', as: 'auditor', from: '/journal', steps: [{ what: 'journal', reach: firstCell }] },
]

