// One person at one browser window, and a watch over what its pages do behind his back.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { DemoAccount } from '@lantai/server'
import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface VisitSettings {
  /** Sign-in name of a sample account that is signed in already; left out, nobody is. */
  readonly as?: string
  readonly width?: number
  readonly height?: number
  readonly colour?: 'light' | 'dark'
  readonly language?: 'zh-CN' | 'en'
  readonly largeText?: boolean
}

export interface Visit {
  readonly page: Page
  /** The answer of a query for the person who is signed in here, past the pages. */
  // oxlint-disable-next-line typescript/no-explicit-any -- The shapes are those of the operations; a wrong field fails the test.
  ask(operation: string, input?: Readonly<Record<string, string | number>>): Promise<any>
  /** Fails when a page wrote an error to the console, broke its policy, asked another host, or met a broken answer. */
  assertQuiet(): void
}

/** What a browser itself writes about an answer that a test asks for: a refusal, a lost session, an answer held back on its way. */
const told_by_browser = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_FAILED$)/

export async function visitBy(browser: Browser, address: string, settings: VisitSettings, account?: DemoAccount): Promise<Visit> {
  const { width = 1440, height = 900, colour = 'light', language = 'zh-CN', largeText = false } = settings
  const context = await browser.newContext({
    viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: colour, baseURL: address,
  })
  context.setDefaultTimeout(20_000)
  const display = JSON.stringify(JSON.stringify({ language, colour, text: largeText ? 'large' : 'normal' }))
  await context.addInitScript(`localStorage.getItem('lantai.display') ?? localStorage.setItem('lantai.display', ${display})`)
  if (account) await bringSession(context, address, account)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !told_by_browser.test(message.text())) troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    const asked = new URL(request.url())
    if (/^(http|ws)s?:$/.test(asked.protocol) && asked.origin !== address) troubles.push(`asked another host: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} for ${response.url()}`)
  })
  return {
    page,
    async ask(operation, input = {}) {
      const parameters = new URLSearchParams(Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]))
      const answer = await context.request.get(`/api/${operation.replace('.', '/')}?${parameters}`)
      assert.equal(answer.status(), 200, `${operation}: ${await answer.text()}`)
      return await answer.json()
    },
    assertQuiet: () => assert.deepEqual(troubles, []),
  }
}

type Session = Awaited<ReturnType<BrowserContext['cookies']>>

/** Sessions that no window uses at the moment: a secret is checked slowly, and most visits begin with somebody who is signed in already. */
const free = new Map<string, Session[]>()

/** One of his own for every window that is open: two windows are two sessions. One that a visit has ended is not given again. */
async function bringSession(context: BrowserContext, address: string, account: DemoAccount): Promise<void> {
  const owner = `${address} ${account.signInName}`
  const sessions = free.get(owner) ?? []
  free.set(owner, sessions)
  for (let session = sessions.pop(); session; session = sessions.pop()) {
    await context.addCookies(session)
    if ((await context.request.get('/api/org/show-me')).ok()) break
    await context.clearCookies()
  }
  if ((await context.cookies()).length === 0) await signInPastPages(context.request, address, account)
  const session = await context.cookies()
  context.once('close', () => sessions.push(session))
}

async function signInPastPages(request: Page['request'], address: string, account: DemoAccount): Promise<void> {
  const answer = await request.post('/api/org/sign-in', {
    headers: { 'Origin': address, 'Idempotency-Key': randomUUID() },
    data: { name: account.signInName, secret: account.secret, kind: 'browser' },
  })
  assert.equal(answer.status(), 200, await answer.text())
}
