// A real instance with the sample bureau, a real browser, and an officer who is signed in.
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstance } from '@lantai/server'
import { buildWeb } from '@lantai/web/build'
import { chromium } from 'playwright-core'
import type { APIRequestContext, Page } from 'playwright-core'

const chromium_path = [process.env['LANTAI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path !== undefined && existsSync(path))

export interface BroughtDocument { readonly document: string; readonly sentences: number; readonly findings: number }

export interface ReaderStage {
  /** Takes the text in and waits until it is read. */
  bring(name: string, text: string): Promise<BroughtDocument>
  /** In a window of its own, with nothing in its cache. */
  visit(act: (page: Page) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export async function openReaderStage(): Promise<ReaderStage> {
  if (!chromium_path) throw new Error('no Chromium on this machine: set LANTAI_CHROMIUM to its path')
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'lantai-bench-'))
  // As root the database runs as a user of its own, who must be able to pass through.
  chmodSync(folder, 0o755)
  const { folder: webFolder } = await buildWeb({ log: { info: () => undefined } })
  const instance = await openInstance({
    folder: join(folder, 'instance'), kind: 'demo', host: '127.0.0.1', port: 0, version: '0.0.0', role: 'all', webFolder,
  })
  const baseURL = instance.address!
  const browser = await chromium.launch({ executablePath: chromium_path, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const { signInName: name, secret } = instance.accounts!.find(({ roles }) => roles.includes('supervision-officer'))!
  const signIn = async (request: APIRequestContext): Promise<void> => {
    const headers = { 'Origin': baseURL, 'Idempotency-Key': randomUUID() }
    const answer = await request.post('/api/org/sign-in', { headers, data: { name, secret, kind: 'browser' } })
    if (!answer.ok()) throw new Error(await answer.text())
  }
  return {
    async visit(act) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', baseURL })
      await signIn(context.request)
      try {
        await act(await context.newPage())
      } finally {
        await context.close()
      }
    },
    async bring(document_name, text) {
      const context = await browser.newContext({ baseURL })
      try {
        await signIn(context.request)
        return await bring(context.request, baseURL, document_name, text)
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      await instance.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function bring(request: APIRequestContext, origin: string, name: string, text: string): Promise<BroughtDocument> {
  const headers = { 'Origin': origin, 'Idempotency-Key': randomUUID() }
  const uploaded = await request.post('/api/upload', {
    headers: { ...headers, 'Content-Type': 'application/octet-stream' }, data: Buffer.from(text),
  })
  const { blob } = await uploaded.json() as { blob: string }
  const received = await request.post('/api/reading/receive-document', {
    headers: { ...headers, 'Idempotency-Key': randomUUID() }, data: { blob, name },
  })
  const { document: { document } } = await received.json() as { document: { document: string } }
  for (;;) {
    const { steps, revision, findings } = await (await request.get(`/api/reading/show-document?document=${document}`)).json() as {
      steps: { state: string }[]; revision: { sentences: unknown[] } | null; findings: { proposed: number; confirmed: number }[]
    }
    if (steps.every(({ state }) => state === 'done')) {
      const count = findings.reduce((sum, { proposed, confirmed }) => sum + proposed + confirmed, 0)
      return { document, sentences: revision!.sentences.length, findings: count }
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
