// Ways in beside the file chooser, and what is said to a file that is not taken.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { open, readyRow, textFile, upload } from './reading.ts'
import { holdStage, noBrowser, releaseStage } from './stage.ts'
import type { Stage } from './stage.ts'

function uploadLine(page: Page, name: string): Locator {
  return page.getByRole('region', { name: '本次上传' }).getByRole('listitem').filter({ hasText: name })
}

/** What a browser does when files are drawn from the desktop over the page and let go. */
async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const carried = await page.evaluateHandle<unknown>(`(() => {
    const carried = new DataTransfer()
    for (const { name, text } of ${JSON.stringify(files)}) carried.items.add(new File([text], name, { type: 'text/plain' }))
    return carried
  })()`)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: carried })
  await page.getByText('松开鼠标，上传这些文件').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer: carried })
  await page.getByText('松开鼠标，上传这些文件').waitFor({ state: 'hidden' })
}

describe('documents are received', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => { stage = await holdStage() })
  after(() => releaseStage())

  it('from pasted text, which survives a reload before it is sent', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    await page.getByRole('button', { name: '粘贴文字' }).click()
    const dialog = page.getByRole('dialog', { name: '粘贴文字' })
    await dialog.getByRole('button', { name: '收下' }).click()
    await dialog.getByRole('alert').getByText('请粘贴文字。').waitFor()
    await dialog.getByLabel('标题').fill('电话记录：粘贴而来')
    await dialog.getByRole('textbox', { name: '文字' }).fill('请教研院6月10日前报中考备考情况。\n联系人另行通知。')
    await dialog.getByText('共 27 字').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '粘贴文字' }).click()
    assert.equal(await dialog.getByLabel('标题').inputValue(), '电话记录：粘贴而来')
    assert.equal(await dialog.getByRole('textbox', { name: '文字' }).inputValue(), '请教研院6月10日前报中考备考情况。\n联系人另行通知。')
    await dialog.getByRole('button', { name: '收下' }).click()
    const article = await open(page, '电话记录：粘贴而来')
    assert.deepEqual((await article.innerText()).split(/\n+/), ['请教研院6月10日前报中考备考情况。', '联系人另行通知。'])
    await page.getByRole('tab', { name: '处理情况' }).click()
    await page.getByText('粘贴的文字', { exact: true }).waitFor()
  }))

  it('by drag and drop, several at once', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    await page.getByRole('button', { name: '上传文件' }).first().waitFor()
    await drop(page, [{ name: '拖入一.txt', text: '拖进来的第一份。' }, { name: '拖入二.txt', text: '拖进来的第二份。' }])
    await readyRow(page, '拖入一.txt')
    await readyRow(page, '拖入二.txt')
    await uploadLine(page, '拖入一.txt').getByText('已收下').waitFor()
  }))

  it('once: the same bytes under another name lead to the first', () => stage.visit({ as: 'officer' }, async ({ page, ask }) => {
    await page.goto('/documents')
    await upload(page, textFile('原来的名字.txt', '同样的字节只收一次。'))
    await readyRow(page, '原来的名字.txt')
    await upload(page, textFile('改过的名字.txt', '同样的字节只收一次。'))
    const line = uploadLine(page, '改过的名字.txt')
    await line.getByText('已收过', { exact: true }).waitFor()
    await line.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: '原来的名字.txt' }).waitFor()
    const { documents } = await ask('reading.list-documents')
    assert.equal(documents.filter((one: { name: string }) => one.name.endsWith('的名字.txt')).length, 1)
  }))

  it('not when they are empty, too long a name, or no text; each is told why, the good one is taken', () =>
    stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    const image = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(600)])
    const files = [
      textFile('空文件.txt', ''), textFile('其实是图片.txt', image), textFile(`${'长'.repeat(200)}.txt`, '名字太长。'),
      textFile('好的一份.txt', '四份里只有这份收得下。'),
    ]
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '上传文件' }).first().click()])
    await chooser.setFiles(files as { name: string; mimeType: string; buffer: Buffer }[])
    await uploadLine(page, '空文件.txt').getByText('文件是空的（0 字节）。请检查原文件。').waitFor()
    await uploadLine(page, '长长长').getByText('文件名超过 200 个字符。请改短后上传。').waitFor()
    const refused = uploadLine(page, '其实是图片.txt')
    await refused.getByText(/^“其实是图片\.txt”不是文本、网页、Word、Excel 或 PDF 文件（从内容看是 .+ 文件），没有收下。/).waitFor()
    assert.equal(await refused.getByRole('button', { name: /重试/ }).count(), 0)
    await uploadLine(page, '好的一份.txt').getByText('已收下').waitFor()
    await readyRow(page, '好的一份.txt')
    assert.equal(await page.getByRole('row').filter({ hasText: '其实是图片' }).count(), 0)
    await page.getByRole('button', { name: '清除已完成' }).click()
    await page.getByRole('region', { name: '本次上传' }).waitFor({ state: 'hidden' })
  }))

  it('not with the mark of a state secret, of which nothing stays but the answer', () =>
    stage.visit({ as: 'officer' }, async ({ page, ask }) => {
    await page.goto('/documents')
    await upload(page, textFile('带标志的一份.txt', '000012\n机密★10年\n特急\n关于有关工作的通知\n请抓好落实。'))
    const line = uploadLine(page, '带标志的一份.txt')
    await line.getByText(/^“带标志的一份\.txt”标有国家秘密标志“机密★10年”，没有收下，已上传的内容已销毁/).waitFor()
    assert.equal(await line.getByRole('button', { name: /重试/ }).count(), 0)
    await upload(page, textFile('内部的一份.txt', '内部资料　注意保存\n工作简报\n请抓好落实。'))
    const row = await readyRow(page, '内部的一份.txt')
    await row.getByText('内部', { exact: true }).waitFor()
    await open(page, '内部的一份.txt')
    await page.getByRole('tab', { name: '处理情况' }).click()
    await page.getByText('内部（原标志：内部资料 注意保存） 不得上传、转发到互联网。').waitFor()
    const { documents } = await ask('reading.list-documents')
    assert.equal(documents.filter((one: { name: string }) => one.name === '带标志的一份.txt').length, 0)
  }))

  it('while their sender reads something else', () => stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    await page.route('**/api/upload', async (route) => {
      await new Promise((resolve) => { setTimeout(resolve, 600) })
      await route.continue()
    })
    await upload(page, textFile('路上的一份.txt', '上传时换了一页。'))
    await page.getByRole('link', { name: '摘录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '摘录' }).waitFor()
    await page.getByRole('link', { name: '文件', exact: true }).click()
    await readyRow(page, '路上的一份.txt')
  }))
})
