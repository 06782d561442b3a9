// An empty instance: from the one-time link to the first officer at work.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { faultsOf } from './looks.ts'
import { noBrowser, openStage } from './stage.ts'
import type { Stage } from './stage.ts'

/** What a newcomer reads off the page and types: name and one-time secret. */
interface Account { readonly name: string; readonly secret: string }

async function accountIn(row: Locator): Promise<Account> {
  await row.getByRole('code').first().waitFor()
  const [name, secret] = await row.getByRole('code').allInnerTexts()
  return { name: name!, secret: secret! }
}

/** Signs in with a one-time secret; nothing else can be done before it is changed. */
async function enterFirst(page: Page, { name, secret }: Account, chosen: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名', { exact: true }).fill(name)
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '请先修改口令' }).waitFor()
  await page.goto('/units')
  await page.getByRole('heading', { level: 1, name: '请先修改口令' }).waitFor()
  await page.getByLabel('现用口令（发给您的）').fill(secret)
  await page.getByLabel('新口令', { exact: true }).fill(chosen)
  await page.getByLabel('再输一遍新口令').fill(`${chosen}x`)
  await page.getByRole('button', { name: '修改并进入' }).click()
  await page.getByRole('alert').getByText('两次输入的新口令不一致。').waitFor()
  await page.getByLabel('再输一遍新口令').fill(chosen)
  await page.getByRole('button', { name: '修改并进入' }).click()
  await page.getByRole('navigation', { name: '主要栏目' }).waitFor()
}

/** Fills in the wizard's one page. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('单位名称').fill('望川市教育局')
  const people = [['系统管理员', '管一平', 'guan'], ['安全管理员', '安二静', 'an'], ['审计管理员', '计三明', 'ji']] as const
  for (const [role, name, signInName] of people) {
    const part = page.getByRole('group', { name: role })
    await part.getByLabel('姓名').fill(name)
    await part.getByLabel('登录名').fill(signInName)
  }
}

async function choose(page: Page, field: Locator, typed: string, option: string): Promise<void> {
  await field.click()
  await field.fill(typed)
  await page.locator(`[title*="${option}"]`).last().click()
}

describe('an empty instance is set up', { skip: noBrowser }, () => {
  let stage: Stage
  const accounts: Record<string, Account> = {}
  before(async () => { stage = await openStage('real') })
  after(() => stage?.close())

  it('by its link, which creates three administrators and works once', () => stage.visit({}, async ({ page }) => {
    await page.goto('/')
    await page.getByText('本系统还没有初始化。', { exact: false }).waitFor()
    await page.goto('/set-up')
    await page.getByText('网址里没有初始化口令。', { exact: false }).waitFor()
    // The rest of the link is put behind the address that stands there already.
    await page.goto(`/set-up#${stage.instance.setUpSecret}`)
    await page.getByRole('button', { name: '完成初始化' }).click()
    assert.equal(await page.getByRole('alert').getByRole('listitem').count(), 7)
    await fillIn(page)
    await page.getByRole('button', { name: '完成初始化' }).dblclick()
    await page.getByText('“望川市教育局”已初始化，三名管理员的账号已建好。').waitFor()
    for (const name of ['管一平', '安二静', '计三明']) accounts[name] = await accountIn(page.getByRole('listitem').filter({ hasText: name }))
    assert.deepEqual(Object.values(accounts).map((account) => account.name), ['guan', 'an', 'ji'])
    assert.equal(new Set(Object.values(accounts).map((account) => account.secret)).size, 3)
    assert.deepEqual(await faultsOf(page, 'set-up done'), [])
    await page.getByRole('link', { name: '去登录' }).click()
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await page.goto(`/set-up#${stage.instance.setUpSecret}`)
    await fillIn(page)
    await page.getByRole('button', { name: '完成初始化' }).click()
    await page.getByText('初始化链接无效：', { exact: false }).waitFor()
  }))

  it('the system administrator changes his first secret, adds a unit and a person', () => stage.visit({}, async ({ page }) => {
    await enterFirst(page, accounts['管一平']!, 'guan-yi-ping-2026')
    await page.getByRole('button', { name: '增设下级：望川市教育局' }).click()
    const unit = page.getByRole('dialog', { name: '增设单位' })
    await unit.getByLabel('单位名称').fill('办公室')
    await unit.getByRole('button', { name: '保存' }).dblclick()
    await unit.waitFor({ state: 'hidden' })
    await page.getByRole('row').filter({ hasText: '办公室' }).waitFor()
    await page.getByRole('tab', { name: '人员' }).click()
    await page.getByRole('button', { name: '新增人员' }).click()
    const person = page.getByRole('dialog', { name: '新增人员' })
    await person.getByLabel('姓名').fill('督四方')
    await person.getByLabel('登录名').fill('du.sifang')
    await choose(page, person.getByLabel('所在单位'), '办公', '办公室')
    await person.getByRole('button', { name: '保存' }).click()
    const secret = page.getByRole('dialog', { name: '首次口令，只显示这一次' })
    accounts['督四方'] = await accountIn(secret)
    assert.equal(accounts['督四方'].name, 'du.sifang')
    await secret.getByRole('button', { name: '已抄下，关闭' }).click()
    assert.doesNotMatch(await page.content(), new RegExp(accounts['督四方'].secret))
    assert.equal(await page.getByRole('row').filter({ hasText: '督四方' }).count(), 1)
    await page.getByRole('tab', { name: '岗位' }).click()
    await page.getByRole('row').filter({ hasText: '管一平' }).waitFor()
    assert.equal(await page.getByRole('button', { name: '授予岗位' }).count(), 0)
  }))

  it('who has no role yet is told so', () => stage.visit({}, async ({ page }) => {
    await enterFirst(page, accounts['督四方']!, 'xia-tian-de-feng-2026')
    await page.getByText('还没有岗位，请联系安全管理员。').waitFor()
    assert.deepEqual(await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link').allInnerTexts(), ['我的账号'])
  }))

  it('the page about a first secret can be read in every look', () => stage.visit({}, async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByLabel('登录名', { exact: true }).fill('ji')
    await page.getByLabel('口令', { exact: true }).fill(accounts['计三明']!.secret)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '请先修改口令' }).waitFor()
    assert.deepEqual(await faultsOf(page, 'first secret'), [])
  }))

  it('the security administrator makes that person an officer', () => stage.visit({}, async ({ page }) => {
    await enterFirst(page, accounts['安二静']!, 'an-er-jing-2026')
    await page.getByRole('tab', { name: '岗位' }).click()
    await page.getByRole('button', { name: '授予岗位' }).click()
    const dialog = page.getByRole('dialog', { name: '授予岗位' })
    await choose(page, dialog.getByLabel('姓名'), '督四', '督四方')
    await choose(page, dialog.getByLabel('岗位', { exact: true }), '督查', '督查人员')
    await choose(page, dialog.getByLabel('范围'), '望川', '望川市教育局')
    await dialog.getByRole('button', { name: '授予岗位' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('row').filter({ hasText: '督四方' }).getByText('督查人员').waitFor()
  }))

  it('who signs in again and finds an empty list that says what belongs there', () => stage.visit({}, async ({ page }) => {
    await page.goto('/')
    await page.getByLabel('登录名', { exact: true }).fill('du.sifang')
    await page.getByLabel('口令', { exact: true }).fill('xia-tian-de-feng-2026')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('还没有文件。', { exact: false }).waitFor()
    assert.deepEqual(await faultsOf(page, 'no documents yet'), [])
    assert.equal(await page.getByRole('button', { name: '上传文件' }).count(), 2)
    await page.getByRole('link', { name: '摘录', exact: true }).click()
    await page.getByText('还没有摘录。', { exact: false }).waitFor()
    await page.getByRole('link', { name: '去看文件' }).click()
    await page.getByRole('heading', { level: 1, name: '文件' }).waitFor()
  }))
})
