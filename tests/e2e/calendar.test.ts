// The working calendar: a year at a glance, and one day arranged otherwise.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { faultsOf } from './looks.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

describe('the working calendar', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('shows a year, takes what a bureau arranges for a day, and gives it back', () => stage.visit({ as: 'sysadmin' }, async ({ page }) => {
    await page.goto('/units?tab=calendar')
    const choose = async (year: string): Promise<void> => {
      await page.getByLabel('年度').click()
      await page.locator('.ant-select-item-option').filter({ hasText: `${year} 年` }).click()
    }
    await choose('2025')
    await page.getByText('国办发明电〔2024〕12号').waitFor()
    await choose('2026')
    await page.getByText('国办发明电〔2025〕7号').waitFor()
    const february = page.getByRole('table', { name: '2026年2月 16 个工作日' })
    assert.equal(await february.getByRole('cell', { name: '14 班' }).count(), 1)
    assert.equal(await february.getByRole('cell', { name: '23 休' }).count(), 1)
    assert.equal(await page.getByRole('table').getByText('2月15日至2月23日，共 9 天').count(), 1)
    await page.getByRole('button', { name: '登记一天' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '保存' }).click()
    assert.equal(await dialog.getByRole('alert').getByRole('listitem').count(), 2)
    await dialog.getByLabel('日期').fill('2026-06-17')
    await dialog.getByLabel('当日安排').click()
    await page.getByTitle('放假', { exact: true }).click()
    await dialog.getByLabel('说明').fill('局里统一安排')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('table', { name: /^2026年6月/ }).getByRole('cell', { name: '17 休' }).waitFor()
    await page.getByRole('heading', { name: '另行登记的日子' }).waitFor()
    assert.deepEqual(await faultsOf(page, 'calendar', ['局里统一安排', '已登记 2026-06-17。']), [])
    await page.getByRole('button', { name: '修改 2026-06-17 的登记' }).click()
    await dialog.getByLabel('当日安排').click()
    await page.getByTitle('取消登记，按公布的安排').click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '另行登记的日子' }).waitFor({ state: 'detached' })
    await choose('2027')
    await page.getByText('2027年放假安排尚未公布，按周末推算。', { exact: false }).waitFor()
  }))
})
