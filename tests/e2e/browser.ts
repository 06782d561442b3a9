// A real instance and a real browser for the tests of this folder.
import { openInstance } from '@lantai/server'
import type { DemoAccount, Instance } from '@lantai/server'
import { buildWeb } from '@lantai/web/build'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

export const chromiumPath = [process.env['LANTAI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path !== undefined && existsSync(path))

export interface Stage {
  readonly instance: Instance
  readonly browser: Browser
  account(role: string): DemoAccount
  /** What no page may do: errors on the console, requests elsewhere. */
  readonly faults: string[]
  page(options?: { width?: number; height?: number; dark?: boolean; language?: 'zh-CN' | 'en' }): Promise<Page>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  // Reachable for the user that the database runs as when the tests run as root.
  const folder = mkdtempSync('/var/tmp/lantai-e2e-')
  chmodSync(folder, 0o755)
  const { folder: webFolder } = await buildWeb({ log: { info() {} } })
  const instance = await openInstance({
    folder: join(folder, 'demo'), kind: 'demo', host: '127.0.0.1', port: 0, version: '0.0.0', role: 'all', webFolder,
  })
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const faults: string[] = []
  const own = new URL(instance.address!).host
  return {
    instance, browser, faults,
    account: (role) => instance.accounts!.find((account) => account.roles.includes(role))!,
    async page({ width = 1440, height = 900, dark = false, language = 'zh-CN' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height }, locale: language, colorScheme: dark ? 'dark' : 'light', baseURL: instance.address!,
      })
      const page = await context.newPage()
      page.on('console', (message) => {
        // A refusal that a test asks for is told on the console by the browser itself.
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && new URL(request.url()).host !== own) faults.push(`asked ${request.url()}`)
      })
      return page
    },
    async close() {
      await browser.close()
      await instance.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function signIn(page: Page, account: DemoAccount): Promise<void> {
  await page.goto('/')
  await page.getByLabel('登录名', { exact: true }).fill(account.signInName)
  await page.getByLabel('口令', { exact: true }).fill(account.secret)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: '文件' }).first().waitFor()
}
