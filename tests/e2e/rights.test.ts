// Nobody is shown a button that does not work for him, and an address alone tells nothing.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { selectWords, textOf, toolbarOf } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

/** What can be pressed in the page itself, by name and in order; repeated rows count once. */
async function actionsOf(page: Page): Promise<readonly string[]> {
  const main = page.getByRole('main')
  await main.getByRole('cell').or(main.getByText(/^(您的.*还没有|还没有)/)).first().waitFor()
  const names = await page.getByRole('main').getByRole('button').evaluateAll((buttons) => buttons
    .filter((button) => button.getClientRects().length > 0)
    .map((button) => (button.textContent ?? '').trim()))
  // A branch of the tree and the next page of a list are for everybody.
  return [...new Set(names)].filter((name) => !['▾', '▸', '更多'].includes(name))
}

async function sectionsOf(page: Page): Promise<readonly string[]> {
  return page.getByRole('navigation', { name: '主要栏目' }).getByRole('link').allInnerTexts()
}

interface Expected {
  readonly as: string
  /** Section, or tab of 单位与人员, with the buttons on it. */
  readonly actions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

const nothing: readonly string[] = []

const expected: readonly Expected[] = [
  {
    as: 'handler',
    actions: {
      文件: { 文件: nothing }, 摘录: { 摘录: nothing },
      单位与人员: {
        单位: nothing, 人员: nothing, 岗位: nothing, 分管: nothing, 代理: ['登记代理'], 职能: nothing, 外单位: nothing, 工作日历: nothing,
      },
    },
  },
  { as: 'reader', actions: { 单位与人员: { 单位: nothing, 职能: nothing, 外单位: nothing, 工作日历: nothing } } },
  {
    as: 'sysadmin',
    actions: {
      单位与人员: {
        单位: ['增设下级', '修改', '撤销单位'], 人员: ['新增人员', '修改', '重置口令', '停用'], 岗位: nothing,
        分管: ['登记分管', '终止'], 代理: nothing, 职能: ['登记职能', '终止'], 外单位: ['登记外单位', '修改'],
        工作日历: ['登记一天'], 名册导入: ['选择名册文件', '下载模板', '导出现有名册'],
      },
    },
  },
  {
    as: 'secadmin',
    actions: {
      单位与人员: {
        单位: nothing, 人员: nothing, 岗位: ['授予岗位', '收回'], 分管: nothing, 代理: nothing, 职能: nothing, 外单位: nothing, 工作日历: nothing,
      },
    },
  },
  {
    as: 'auditor',
    actions: {
      单位与人员: {
        单位: nothing, 人员: nothing, 岗位: nothing, 分管: nothing, 代理: nothing, 职能: nothing, 外单位: nothing, 工作日历: nothing,
      },
      日志: { 日志: nothing },
    },
  },
]

/** Everything he can go to, and what he can do there. */
async function foundActions(page: Page): Promise<Expected['actions']> {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const found: Record<string, Record<string, readonly string[]>> = {}
  for (const section of await sectionsOf(page)) {
    await page.getByRole('link', { name: section, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: section }).waitFor()
    const tabs = await page.getByRole('main').getByRole('tab').allInnerTexts()
    const here: Record<string, readonly string[]> = tabs.length > 0 ? {} : { [section]: await actionsOf(page) }
    for (const tab of tabs) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await page.getByRole('tab', { name: tab, exact: true, selected: true }).waitFor()
      here[tab] = await actionsOf(page)
    }
    found[section] = here
  }
  return found
}

/** Everybody may do on his own account: display, secret, sessions. */
const own_account = ['English', '深色', '大字', '显示', '修改口令']

describe('what a person is shown', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  for (const { as, actions } of expected) {
    it(`${as}: only what works for him`, () => stage.visit({ as }, async ({ page }) => {
      const { 我的账号: account, ...found } = await foundActions(page)
      assert.deepEqual(found, actions)
      // How many sessions he has depends on the tests before.
      assert.deepEqual(account?.['我的账号']?.filter((name) => name !== '结束登录'), own_account)
    }))
  }

  it('who reads without marking gets no toolbar and no way to withdraw', () => stage.visit({ as: 'office-head' }, async ({ page }) => {
    await page.goto('/documents')
    await page.getByRole('link', { name: '局长在全市教育工作会议上的讲话.txt' }).click()
    const article = await textOf(page)
    await page.getByRole('complementary').getByRole('listitem').first().waitFor()
    await selectWords(page, article, '年底前')
    await page.waitForTimeout(500)
    assert.equal(await toolbarOf(page).count(), 0)
    assert.equal(await page.getByRole('button', { name: /^撤销/ }).count(), 0)
    await article.getByText('年底前').first().click()
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    assert.equal(await toolbarOf(page).count(), 0)
  }))

  it('a document of another unit is not found, and its title stays unknown', () => stage.visit({ as: 'officer' }, async ({ ask }) => {
    const name = '局长在全市教育工作会议上的讲话.txt'
    const { documents } = await ask('reading.list-documents', { rows: 200 })
    const { document } = documents.find((one: { name: string }) => one.name === name)
    const { findings } = await ask('reading.list-findings', { document })
    for (const as of ['handler', 'liaison', 'reader', 'sysadmin']) {
      await stage.visit({ as }, async ({ page }) => {
        await page.goto(`/documents/${document}?finding=${findings[0].finding}`)
        await page.getByRole('alert').waitFor()
        const said = await page.getByRole('alert').innerText()
        assert.match(said, /^(没有找到。可能已被删除，或不在您的查看范围内。|您的岗位没有办理此事的权限。如确需办理，请联系安全管理员。)/)
        const whole = `${await page.title()} ${await page.content()}`
        assert.doesNotMatch(whole, /全市教育工作会议/, `${as} learns the title`)
      })
    }
  }))

  it('a document that never was is not found either, and no page is a page', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents/01890000-0000-7000-8000-000000000000')
    await page.getByRole('alert').getByText('没有找到。可能已被删除，或不在您的查看范围内。').waitFor()
    await page.goto('/no/such/page')
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()
  }))
})
