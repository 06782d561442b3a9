/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { chromiumPath, openStage, signIn } from './browser.ts'
import type { Stage } from './browser.ts'

const own_page = join(import.meta.dirname, 'fixtures', 'damaged-page.txt')
const skip = chromiumPath ? false : 'no Chromium on this machine'

/** Selects words of the text with the mouse, as a person does. */
async function selectWords(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector('article')?.textContent?.includes(wanted), words)
  const box = await page.evaluate((wanted) => {
    const text = document.querySelector('article')!
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf(wanted)
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      range.startContainer.parentElement!.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, middle: (top + bottom) / 2 }
    }
    throw new Error(`The text has no ${wanted}.`)
  }, words)
  await page.mouse.move(box.left + 1, box.middle)
  await page.mouse.down()
  await page.mouse.move(box.right - 1, box.middle, { steps: 6 })
  await page.mouse.up()
}

async function uploadAndOpen(page: Page, path: string, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '上传文件' }).click()
  await (await chooser).setFiles(path)
  const link = page.getByRole('link', { name, exact: true })
  const row = page.getByRole('row').filter({ has: link })
  await row.getByText('可阅读').waitFor({ timeout: 20_000 })
  await link.click()
  await page.getByRole('article', { name: '正文' }).waitFor()
}

describe('the slice in a browser', { skip }, () => {
  let stage: Stage
  before(async () => { stage = await openStage() })
  after(() => stage?.close())

  const markAndReturn = async (path: string, name: string, words: string): Promise<void> => {
    const page = await stage.page()
    await signIn(page, stage.account('supervision-officer'))
    await uploadAndOpen(page, path, name)
    await selectWords(page, words)
    await page.getByRole('toolbar', { name: '摘录为' }).getByRole('button', { name: '任务' }).click()
    const marked = page.locator('article mark, article .mark').filter({ hasText: words })
    await marked.first().waitFor()
    await page.getByRole('link', { name: '摘录', exact: true }).first().click()
    await page.getByRole('row').filter({ hasText: words }).getByRole('link').first().click()
    await page.getByRole('article', { name: '正文' }).waitFor()
    await marked.first().waitFor()
    await page.waitForFunction((wanted) => [...document.querySelectorAll('article .mark')].some((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return one.textContent!.includes(wanted) && top >= 0 && bottom <= innerHeight
    }), words)
    assert.match(page.url(), /finding=/)
    await page.context().close()
  }

  it('takes a damaged page in, marks words of a sentence, and comes back to it from the list', async () => {
    await markAndReturn(own_page, 'damaged-page.txt', '食堂自辦率達到93.5%')
  })

  it('takes the same file only once and leads to the first', async () => {
    const page = await stage.page()
    await signIn(page, stage.account('supervision-officer'))
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '上传文件' }).click()
    await (await chooser).setFiles(own_page)
    await page.getByText('已收过', { exact: false }).first().waitFor()
    assert.equal(await page.getByRole('row').filter({ hasText: 'damaged-page.txt' }).count(), 1)
    await page.context().close()
  })

  it('makes one mark of a double click', async () => {
    const page = await stage.page()
    await signIn(page, stage.account('supervision-officer'))
    await page.getByRole('link', { name: 'damaged-page.txt' }).first().click()
    await selectWords(page, '農村學')
    await page.getByRole('toolbar', { name: '摘录为' }).getByRole('button', { name: '数字' }).dblclick()
    await page.locator('article .mark').filter({ hasText: '農村學' }).first().waitFor()
    await page.reload()
    await page.locator('article .mark').filter({ hasText: '農村學' }).first().waitFor()
    assert.equal(await page.locator('[data-row]').filter({ hasText: '農村學' }).count(), 1)
    await page.context().close()
  })

  it('refuses an empty file in words', async () => {
    const page = await stage.page()
    await signIn(page, stage.account('supervision-officer'))
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '上传文件' }).click()
    await (await chooser).setFiles({ name: '空.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
    await page.getByText('文件是空的（0 字节）').first().waitFor()
    await page.context().close()
  })

  it('shows no button for receiving to who may not, and nothing of a document outside his scope', async () => {
    const officer = await stage.page()
    await signIn(officer, stage.account('supervision-officer'))
    await officer.getByRole('link', { name: 'damaged-page.txt' }).first().click()
    await officer.waitForURL(/documents\/[0-9a-f-]{36}/)
    const handler = await stage.page()
    await signIn(handler, stage.account('handler'))
    assert.equal(await handler.getByRole('button', { name: '上传文件' }).count(), 0)
    await handler.goto(new URL(officer.url()).pathname)
    await handler.getByText('没有找到', { exact: false }).first().waitFor()
    assert.equal((await handler.content()).includes('damaged-page'), false)
    await officer.context().close()
    await handler.context().close()
  })

  for (const dark of [false, true]) {
    it(`has no serious axe finding and no sideways scroll, ${dark ? 'dark' : 'light'}`, async () => {
      const page = await stage.page({ dark })
      await page.goto('/')
      await page.getByRole('button', { name: /^登\s?录$/ }).waitFor()
      await look(page, 'sign-in')
      await signIn(page, stage.account('supervision-officer'))
      for (const path of ['/documents', '/findings', '/account']) {
        await page.goto(path)
        await page.waitForLoadState('networkidle')
        await look(page, path)
      }
      await page.context().close()
    })
  }
})

async function look(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(serious.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]?.html.slice(0, 120)}`), [])
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(sideways <= 0, `${where} scrolls ${sideways} px sideways`)
  const text = await page.evaluate(() => document.body.innerText)
  assert.doesNotMatch(text, /\b(undefined|null|NaN)\b|\[object |error\.[a-z]+\./)
}
