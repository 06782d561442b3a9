// The sample bureau with its pages and a real browser, one officer signed in.
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstance } from '@lantai/server'
import { buildWeb } from '@lantai/web/build'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'

export interface BrowserStage { readonly page: Page; close(): Promise<void> }

export async function openBrowserStage(): Promise<BrowserStage> {
  const executablePath = [process.env['LANTAI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) throw new Error('No Chromium on this machine: set LANTAI_CHROMIUM to its path.')
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'lantai-bench-'))
  // As root the database runs as a user of its own, who must be able to pass through.
  chmodSync(folder, 0o755)
  const ends: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })]
  const close = async (): Promise<void> => { for (const end of ends.splice(0).reverse()) await end() }
  try {
    const { folder: webFolder } = await buildWeb({ log: { info: () => undefined } })
    const instance = await openInstance({
      folder: join(folder, 'instance'), kind: 'demo', host: '127.0.0.1', port: 0, version: '0.0.0', role: 'all', webFolder,
    })
    ends.push(() => instance.stop())
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    ends.push(() => browser.close())
    const address = instance.address!
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', baseURL: address })
    const officer = instance.accounts!.find(({ signInName }) => signInName === 'officer')!
    const answer = await context.request.post('/api/org/sign-in', {
      headers: { 'Origin': address, 'Idempotency-Key': randomUUID() },
      data: { name: officer.signInName, secret: officer.secret, kind: 'browser' },
    })
    if (!answer.ok()) throw new Error(await answer.text())
    return { page: await context.newPage(), close }
  } catch (error) {
    await close()
    throw error
  }
}
