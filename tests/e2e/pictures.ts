// Takes every page in both widths, light, dark and with large text, to be looked at by people:
// `node tools/run.mjs tests/e2e/pictures.ts FOLDER`. Of the sample bureau and of an instance that is being set up.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-core'
import { narrow, resize, turn, wide } from './looks.ts'
import { rounds } from './rounds.ts'
import { openStage } from './stage.ts'

const folder = process.argv[2] ?? 'pictures'
mkdirSync(folder, { recursive: true })
let taken = 0

async function takeAll(page: Page, what: string): Promise<void> {
  const take = async (look: string): Promise<void> => {
    await page.screenshot({ path: join(folder, `${what.replaceAll(' ', '-')}-${look}.png`) })
    taken += 1
  }
  await take('1440')
  await resize(page, narrow)
  await take('390')
  await turn(page, '深色')
  await take('390-dark')
  await resize(page, wide)
  await take('1440-dark')
  await turn(page, '深色')
  await turn(page, '大字')
  await take('1440-large')
  await resize(page, narrow)
  await take('390-large')
  await turn(page, '大字')
  await resize(page, wide)
}

async function takeDemo(): Promise<void> {
  const stage = await openStage()
  try {
    for (const { as, from, steps } of rounds) {
      await stage.visit(as === undefined ? {} : { as }, async ({ page }) => {
        await page.goto(from)
        for (const { what, reach } of steps) {
          await reach(page)
          await takeAll(page, what)
        }
      })
    }
  } finally {
    await stage.close()
  }
}

async function takeSetUp(): Promise<void> {
  const stage = await openStage('real')
  try {
    await stage.visit({}, async ({ page }) => {
      await page.goto('/sign-in')
      await page.getByText('本系统还没有初始化。', { exact: false }).waitFor()
      await takeAll(page, 'sign-in before set-up')
      await page.goto(`/set-up#${stage.instance.setUpSecret}`)
      await page.getByLabel('单位名称').fill('望川市教育局')
      for (const [role, name, signInName] of [['系统管理员', '管一平', 'guan'], ['安全管理员', '安二静', 'an'], ['审计管理员', '计三明', 'ji']] as const) {
        await page.getByRole('group', { name: role }).getByLabel('姓名').fill(name)
        await page.getByRole('group', { name: role }).getByLabel('登录名').fill(signInName)
      }
      await page.getByRole('button', { name: '完成初始化' }).click()
      const secret = page.getByRole('listitem').filter({ hasText: '管一平' }).getByRole('code').nth(1)
      await secret.waitFor()
      await takeAll(page, 'set-up done')
      const first = await secret.innerText()
      await page.getByRole('link', { name: '去登录' }).click()
      await page.getByLabel('登录名', { exact: true }).fill('guan')
      await page.getByLabel('口令', { exact: true }).fill(first)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '请先修改口令' }).waitFor()
      await takeAll(page, 'first secret')
    })
  } finally {
    await stage.close()
  }
}

await takeDemo()
await takeSetUp()
process.stdout.write(`${taken} 张图片 pictures: ${folder}\n`)
