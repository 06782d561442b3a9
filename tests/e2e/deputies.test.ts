// Somebody acts for another: named by himself, seen on the page of both, ended by the deputy.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { faultsOf } from './looks.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

describe('deputies', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('are named by the person himself, have his role, and can end it', async () => {
    await stage.visit({ as: 'unit-head' }, async ({ page }) => {
      await page.goto('/units?tab=deputies')
      await page.getByRole('button', { name: '登记代理' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('由他人代理韩秉文（本人）').waitFor()
      await dialog.getByRole('button', { name: '登记代理' }).click()
      assert.equal(await dialog.getByRole('alert').getByRole('listitem').count(), 2)
      await dialog.getByLabel('代理人', { exact: true }).fill('梁思远')
      await page.locator('.ant-select-item-option').filter({ hasText: '梁思远' }).click()
      await dialog.getByLabel('失效日期').fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10))
      await dialog.getByRole('button', { name: '登记代理' }).click()
      await page.getByRole('cell', { name: '由梁思远代理' }).waitFor()
      const said = [...await page.getByRole('cell').allInnerTexts(), '已登记代理。']
      assert.deepEqual(await faultsOf(page, 'deputies', said), [])
    })
    await stage.visit({ as: 'handler' }, async ({ page }) => {
      await page.goto('/account')
      await page.getByText('单位负责人（基础教育科，代韩秉文）', { exact: false }).waitFor()
      await page.goto('/units?tab=deputies')
      await page.getByRole('button', { name: '终止梁思远对韩秉文的代理' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '终止' }).click()
      await page.getByText('没有登记代理。').waitFor()
    })
  })
})
