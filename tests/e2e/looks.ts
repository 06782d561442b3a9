// What every page must keep to, in both colours, both widths and with large text: accessibility, no sideways scroll, words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { catalogues, checkout } from '@lantai/server'
import type { Page } from 'playwright-core'

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 390, height: 844 }

type Switch = '深色' | '大字'

/**
 * The rules beside contrast look at the tree, which only the width changes: each width has them once, the narrow one with large
 * text. Contrast is looked at everywhere.
 */
const looks = [
  { size: wide, press: [], rules: 'all', name: '1440 light' },
  { size: wide, press: ['深色'], rules: 'contrast', name: '1440 dark' },
  { size: narrow, press: [], rules: 'contrast', name: '390 dark' },
  { size: narrow, press: ['深色'], rules: 'contrast', name: '390 light' },
  { size: narrow, press: ['大字'], rules: 'all', name: '390 light, large text' },
  { size: wide, press: [], rules: 'contrast', name: '1440 light, large text' },
] as const satisfies readonly { size: typeof wide; press: readonly Switch[]; rules: 'all' | 'contrast'; name: string }[]

/**
 * Everything wrong with the page as it stands now, over all its looks; it is left in Chinese, light and wide as it was found.
 * `said` are sentences that were said before the language was switched and stay as they were said.
 */
export async function faultsOf(page: Page, where: string, said: readonly string[] = []): Promise<readonly string[]> {
  const faults: string[] = []
  const found = (more: readonly string[], look: string): void => { faults.push(...more.map((fault) => `${where}, ${look}: ${fault}`)) }
  found(wordFaults(await wordsOn(page), 'zh-CN'), 'Chinese')
  for (const { size, press, rules, name } of looks) {
    await resize(page, size)
    for (const button of press) await turn(page, button)
    found(await axeFaults(page, rules), name)
    found(await scrollFaults(page), name)
  }
  await turn(page, '大字')
  await turn(page, 'English')
  const { pieces } = await wordsOn(page)
  found(wordFaults({ pieces: pieces.filter((piece) => !said.includes(piece)) }, 'en'), 'English')
  await resize(page, narrow)
  found(await scrollFaults(page), '390 English')
  await resize(page, wide)
  await turn(page, '中文')
  return faults
}

/** Presses one of the display buttons even where a dialog stands over it: the page under test must stay open meanwhile. */
export async function turn(page: Page, button: Switch | 'English' | '中文'): Promise<void> {
  await page.locator('button').filter({ hasText: button }).first().dispatchEvent('click')
  await drawnTwice(page)
}

export async function resize(page: Page, size: typeof wide): Promise<void> {
  const present = page.viewportSize()
  if (present?.width === size.width && present.height === size.height) return
  await page.setViewportSize(size)
  await drawnTwice(page)
  // A table becomes cards one drawing after the window has become narrow.
  await page.waitForTimeout(50)
}

async function drawnTwice(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)) })')
}

async function axeFaults(page: Page, rules: 'all' | 'contrast'): Promise<readonly string[]> {
  // The program is put into a page once, and only what is wrong is written out: both halve the time of the whole folder.
  const present = await page.evaluate<boolean>("typeof axe !== 'undefined'")
  const { violations } = await new AxeBuilder(present ? { page, axeSource: 'void 0' } : { page }).setLegacyMode()
    .options({ resultTypes: ['violations'], ...(rules === 'contrast' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}) })
    .analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join(' | ')}`)
}

async function scrollFaults(page: Page): Promise<readonly string[]> {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return over > 0 ? [`scrolls ${over} px sideways`] : []
}

export interface Words {
  /** Each run of text, and each name that is read aloud or shown beside the pointer. */
  readonly pieces: readonly string[]
}

async function wordsOn(page: Page): Promise<Words> {
  return page.locator('body').evaluate((body) => {
    const pieces: string[] = []
    const walker = body.ownerDocument.createTreeWalker(body, 4)
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode
      // What is said to be Chinese is the document's own, whatever the language of the page.
      const shown = parentElement !== null && parentElement.getClientRects().length > 0 && !parentElement.closest('body [lang]')
        && !['SCRIPT', 'STYLE'].includes(parentElement.tagName)
      if (shown && (nodeValue ?? '').trim() !== '') pieces.push((nodeValue ?? '').trim())
    }
    for (const element of body.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const value = element.getAttribute(name)
        if (value) pieces.push(value)
      }
    }
    return { pieces }
  })
}

function readCatalogue(language: 'zh-CN' | 'en'): ReadonlyMap<string, string> {
  const own: object = JSON.parse(readFileSync(join(checkout, 'apps', 'web', 'messages', `${language}.json`), 'utf8'))
  return new Map<string, string>([...Object.entries(catalogues[language]), ...Object.entries(own)])
}

const words = { 'zh-CN': readCatalogue('zh-CN'), 'en': readCatalogue('en') }

/** Titles that the sample bureau gives its people and that happen to be words of the product as well. */
const sample_titles = new Set(['系统管理员', '安全管理员', '审计管理员', '评估专家', '档案员', '统计员', '办公室主任', '局长', '查档人'])
const by_both_languages = new Set(['English', '中文', 'Lantai', 'UTF-8', 'GB18030'])

/** Keys instead of words, holes in sentences, and words of the other language. Data of the bureau is Chinese in both. */
export function wordFaults({ pieces }: Words, language: 'zh-CN' | 'en'): readonly string[] {
  const other = new Set(words[language === 'en' ? 'zh-CN' : 'en'].values())
  const own = new Set(words[language].values())
  return [...new Set(pieces)].flatMap((piece) => {
    if (/\b(undefined|null|NaN)\b|\[object |\bsystem:/.test(piece)) return [`“${piece}” shows a hole`]
    if (/\{[a-z_]+\}/.test(piece)) return [`“${piece}” shows a place without its word`]
    if (/\b[a-z]+\.[a-z-]+\.|\berror\./.test(piece) || words['zh-CN'].has(piece)) return [`“${piece}” is a key, not a word`]
    if (by_both_languages.has(piece) || sample_titles.has(piece)) return []
    return other.has(piece) && !own.has(piece) ? [`“${piece}” is not in the language of the page`] : []
  })
}
