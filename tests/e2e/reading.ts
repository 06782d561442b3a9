// What a person does with documents: bring one in, wait until it can be read, choose words in it, look for the mark.
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** A file as it is handed to a file chooser: a path, or a name with bytes. */
export type Brought = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

interface Words { readonly upload: string; readonly ready: string; readonly text: string }

export const wordsOf: Readonly<Record<'zh-CN' | 'en', Words>> = {
  'zh-CN': { upload: '上传文件', ready: '可阅读', text: '正文' },
  'en': { upload: 'Upload files', ready: 'Ready', text: 'Text' },
}

export function textFile(name: string, text: string | Buffer): Brought {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text as string) }
}

/** From the documents page, with the button. */
export async function upload(page: Page, file: Brought, { upload: button } = wordsOf['zh-CN']): Promise<void> {
  // The first of two such buttons: an empty list has one of its own.
  const pressed = page.getByRole('button', { name: button, exact: true }).first()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pressed.click()])
  await chooser.setFiles(file as string)
}

/** The row of a document in the list, once it says that it can be read; the page is not loaded anew meanwhile. */
export async function readyRow(page: Page, name: string, { ready } = wordsOf['zh-CN']): Promise<Locator> {
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  await row.getByText(ready, { exact: true }).waitFor()
  return row
}

export async function open(page: Page, name: string, words = wordsOf['zh-CN']): Promise<Locator> {
  const row = await readyRow(page, name, words)
  await row.getByRole('link', { name, exact: true }).click()
  const article = await textOf(page, words)
  await whenRead(page)
  return article
}

/** Until the findings that the engine reads out of the text are there: the text is drawn anew with them. */
export async function whenRead(page: Page): Promise<void> {
  await page.locator('.reader-panel .loading').first().waitFor({ state: 'detached' })
}

export async function textOf(page: Page, { text } = wordsOf['zh-CN']): Promise<Locator> {
  const article = page.getByRole('article', { name: text, exact: true })
  await article.waitFor()
  return article
}

interface Place { readonly x: number; readonly y: number }

/**
 * The two ends of words on the screen, after being scrolled to; what is marked may cut them into pieces. Paragraphs out of sight have
 * only an estimated height, so the place is taken when several drawings in a row have left it the same.
 */
export async function placeOf(article: Locator, wanted: string): Promise<{ first: Place; last: Place }> {
  await article.getByText(wanted).first().waitFor()
  return article.evaluate(async (element, words) => {
    const document = element.ownerDocument
    const rangeOf = () => {
      const sentence = [...element.querySelectorAll('[data-sentence]')].find(({ textContent }) => (textContent ?? '').includes(words))
      if (!sentence) throw new Error(`No sentence of the text has “${words}”.`)
      const at = (sentence.textContent ?? '').indexOf(words)
      const range = document.createRange()
      const walker = document.createTreeWalker(sentence, 4)
      for (let start = 0; walker.nextNode();) {
        const { length } = walker.currentNode.nodeValue ?? ''
        if (at >= start && at < start + length) range.setStart(walker.currentNode, at - start)
        const end = at + words.length
        if (end > start && end <= start + length) range.setEnd(walker.currentNode, end - start)
        start += length
      }
      return range
    }
    const measured = (): { first: Place; last: Place } => {
      const range = rangeOf()
      range.startContainer.parentElement!.scrollIntoView({ block: 'center' })
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes.at(0)!, boxes.at(-1)!]
      return {
        first: { x: first.left + 1, y: (first.top + first.bottom) / 2 }, last: { x: last.right - 1, y: (last.top + last.bottom) / 2 },
      }
    }
    for (let before = '', same = 0, tries = 0; tries < 100; tries += 1) {
      const place = measured()
      const text = JSON.stringify(place)
      same = text === before ? same + 1 : 0
      if (same === 4) return place
      before = text
      await new Promise((resolve) => { document.defaultView!.requestAnimationFrame(resolve) })
    }
    throw new Error(`“${words}” does not come to rest.`)
  }, wanted)
}

/** Draws the mouse over words, as a person does. */
export async function selectWords(page: Page, article: Locator, words: string): Promise<void> {
  const { first, last } = await placeOf(article, words)
  await page.mouse.move(first.x, first.y)
  await page.mouse.down()
  await page.mouse.move((first.x + last.x) / 2, (first.y + last.y) / 2)
  await page.mouse.move(last.x, last.y)
  await page.mouse.up()
  assert.equal(await page.evaluate('getSelection().toString()'), words, 'the mouse selects other words')
}

export function toolbarOf(page: Page, name = '摘录为'): Locator { return page.getByRole('toolbar', { name, exact: true }) }

/** The list beside the text. */
export function findingsPanel(page: Page, name = '摘录、追溯与处理情况'): Locator {
  return page.getByRole('complementary', { name, exact: true }).getByRole('listitem')
}

/** The rows of the list that a person has marked or confirmed. */
export function ownRows(page: Page, name?: string): Locator {
  return findingsPanel(page, name).and(page.locator('[data-state=confirmed]'))
}

/** The pieces of the text that a person has marked with exactly these words, whatever the engine has found within them. */
export async function markOf(page: Page, words: string): Promise<Locator> {
  // A row that is still being saved has no id of its own yet.
  const row = page.locator('.finding-row[data-state=confirmed]:not([data-row^="adding:"])')
    .filter({ has: page.locator('.finding-quote').getByText(words, { exact: true }) })
  const finding = await row.first().getAttribute('data-row')
  return page.getByRole('article').locator(`mark[data-findings~="${finding}"]`)
}

export async function assertMarked(page: Page, words: string): Promise<Locator> {
  const mark = await markOf(page, words)
  await mark.first().waitFor()
  assert.equal((await mark.allInnerTexts()).join(''), words)
  return mark
}

/** The highlighted words in the text, in one piece: `mark` is their role. */
export function marksOf(article: Locator, words: string): Locator { return article.locator('mark').filter({ hasText: words }) }

/** Waits until it stands wholly within the window and nothing covers its middle. */
export async function assertInView(locator: Locator, what: string): Promise<void> {
  await locator.first().waitFor()
  const seen = async (): Promise<string> => locator.first().evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const window = element.ownerDocument.defaultView!
    if (top < 0 || bottom > window.innerHeight || left < 0 || right > window.innerWidth) return `stands at ${top}–${bottom}`
    const over = element.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const free = over !== null && (element === over || element.contains(over) || over.contains(element))
    return free ? '' : `is covered by ${over?.outerHTML.slice(0, 80)}`
  })
  let found = await seen()
  for (let tries = 0; found !== '' && tries < 40; tries += 1) {
    await locator.page().waitForTimeout(50)
    found = await seen()
  }
  assert.equal(found, '', `${what} ${found}`)
}
