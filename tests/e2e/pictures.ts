// Takes every page in both widths and themes from the demo, to be looked at: `node tools/run.mjs tests/e2e/pictures.ts FOLDER`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openStage, signIn } from './browser.ts'

const folder = process.argv[2] ?? 'pictures'
mkdirSync(folder, { recursive: true })

const stage = await openStage()
try {
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    for (const dark of [false, true]) await takeAll(width, height, dark)
  }
} finally {
  await stage.close()
}

async function takeAll(width: number, height: number, dark: boolean): Promise<void> {
  const take = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(folder, `${name}-${width}${dark ? '-dark' : ''}.png`) })
  }
  const page = await stage.page({ width, height, dark })
  await page.goto('/')
  await page.getByRole('button', { name: /^登\s?录$/ }).waitFor()
  await take(page, 'sign-in')
  await signIn(page, stage.account('supervision-officer'))
  await take(page, 'documents')
  await page.goto('/findings')
  await take(page, 'findings')
  await page.goto('/documents')
  await page.getByRole('link', { name: '局长在全市教育工作会议上的讲话.txt' }).click()
  await page.getByRole('article', { name: '正文' }).getByText('同志们').first().waitFor()
  await take(page, 'document')
  await page.goto('/account')
  await take(page, 'account')
  await page.context().close()
  for (const [role, path, name] of [['system-administrator', '/units', 'units'], ['audit-administrator', '/journal', 'journal']] as const) {
    const other = await stage.page({ width, height, dark })
    await other.goto('/')
    await other.getByLabel('登录名', { exact: true }).fill(stage.account(role).signInName)
    await other.getByLabel('口令', { exact: true }).fill(stage.account(role).secret)
    await other.getByRole('button', { name: /^登\s?录$/ }).click()
    await other.getByRole('banner').getByText('兰台').first().waitFor()
    await other.goto(path)
    await take(other, name)
    await other.context().close()
  }
}
