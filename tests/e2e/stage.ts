// A real instance with the sample bureau and a real browser. All files of this folder run in one process and share them.
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { openInstance } from '@lantai/server'
import type { DemoAccount, Instance } from '@lantai/server'
import { buildWeb } from '@lantai/web/build'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { visitBy } from './visit.ts'
import type { Visit, VisitSettings } from './visit.ts'

const chromium_path = [process.env['LANTAI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path !== undefined && existsSync(path))

/** For `describe`: false, or in words why nothing of it can run. */
export const noBrowser = chromium_path ? false : 'no Chromium on this machine: set LANTAI_CHROMIUM to its path'

export interface Stage {
  readonly instance: Instance
  /** The sample account with that sign-in name. */
  account(signInName: string): DemoAccount
  /** Opens a browser window of its own, closes it afterwards, and fails when a page in it did what no page may do. */
  visit(settings: VisitSettings, act: (visit: Visit) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export async function openStage(kind: 'demo' | 'real' = 'demo'): Promise<Stage> {
  // When the tests run as root the database runs as another user, who must reach its folder.
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'lantai-e2e-'))
  chmodSync(folder, 0o755)
  const ends: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })]
  const close = async (): Promise<void> => { for (const end of ends.splice(0).reverse()) await end() }
  try {
    const { folder: built } = await buildWeb({ log: { info: () => undefined } })
    // A copy: when somebody changes the pages and starts this checkout meanwhile, the files of the old build go away.
    const webFolder = join(folder, 'web')
    cpSync(built, webFolder, { recursive: true })
    const instance = await openInstance({
      folder: join(folder, 'instance'), kind, host: '127.0.0.1', port: 0, version: '0.0.0', role: 'all', webFolder,
    })
    ends.push(() => instance.stop())
    const browser = await chromium.launch({ executablePath: chromium_path!, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    ends.push(() => browser.close())
    return {
      instance, close,
      account: (name) => accountOf(instance, name),
      visit: (settings, act) => visit(instance, browser, settings, act),
    }
  } catch (error) {
    await close()
    throw error
  }
}

function accountOf(instance: Instance, signInName: string): DemoAccount {
  const found = instance.accounts?.find((account) => account.signInName === signInName)
  if (!found) throw new Error(`The sample bureau has no account ${signInName}.`)
  return found
}

async function visit(instance: Instance, browser: Browser, settings: VisitSettings, act: (visit: Visit) => Promise<void>): Promise<void> {
  const account = settings.as === undefined ? undefined : accountOf(instance, settings.as)
  const opened = await visitBy(browser, instance.address!, settings, account)
  try {
    await act(opened)
    opened.assertQuiet()
  } catch (error) {
    // The reporter keeps the first lines of a message: what dialogs say comes first, and everything on one line.
    const said = (part: string): Promise<string[]> => opened.page.locator(part).allInnerTexts().catch(() => [])
    const text = [...await said('[role=dialog]:visible'), ...await said('body')].join(' ‖ ').replaceAll(/\s+/g, ' ')
    throw new Error(`${String(error)}\nThe page ${opened.page.url()} said: ${text.slice(0, 1_000)}`, { cause: error })
  } finally {
    await opened.page.context().close()
  }
}

/** How long the stage stays open for the next file's tests; they take it over at once. */
const idle_ms_max = 1_000

let shared: Promise<Stage> | undefined
let holders = 0
let closing: ReturnType<typeof setTimeout> | undefined

/** For `before`: the one demonstration that the files share. */
export function holdStage(): Promise<Stage> {
  holders += 1
  clearTimeout(closing)
  shared ??= openStage()
  return shared
}

/** For `after`: when no other file's tests take the stage over, it is closed and the process can end. */
export function releaseStage(): void {
  holders -= 1
  if (holders > 0) return
  closing = setTimeout(() => {
    const last = shared
    shared = undefined
    // One that did not open has failed its tests already; one that does not close must be heard of.
    void last?.then((stage) => stage.close(), () => undefined)
  }, idle_ms_max)
}
