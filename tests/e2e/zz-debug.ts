import { openStage } from './stage.ts'
import { placeOf, textOf } from './reading.ts'
const stage = await openStage()
try {
  await stage.visit({ as: 'officer' }, async ({ page }) => {
    await page.goto('/documents')
    await page.getByRole('link', { name: '局长在全市教育工作会议上的讲话.txt' }).click()
    const article = await textOf(page)
    await page.waitForTimeout(1000)
    for (const css of ['', '.document-text p { content-visibility: visible !important }', '.sentence { border-radius: 0 !important; }', '[data-sentence] { outline: none }'])
    for (const [words, dx] of [['年底前', 1], ['年底前', 7], ['年底前', 10], ['一是城区', 1], ['第一，办好', 1], ['刚才，四个', 1], ['下面，我讲', 1]] as const) {
      if (css) await page.addStyleTag({ content: css }).catch(() => undefined)
      const { first, last } = await placeOf(article, words)
      await page.mouse.move(first.x + dx - 1, first.y)
      await page.mouse.down()
      await page.mouse.move((first.x + last.x) / 2, (first.y+last.y)/2)
      await page.mouse.move(last.x, last.y)
      await page.mouse.up()
      console.log(css, words, dx, JSON.stringify(await page.evaluate('getSelection().toString()')))
      await page.keyboard.press('Escape')
      await page.mouse.click(5, 300)
      await page.waitForTimeout(300)
    }
    // without tabindex
    await page.evaluate(`document.querySelectorAll('[data-sentence]').forEach((e) => e.removeAttribute('tabindex'))`)
    for (const words of ['年底前', '一是城区']) {
      const { first, last } = await placeOf(article, words)
      await page.mouse.move(first.x, first.y)
      await page.mouse.down()
      await page.mouse.move((first.x + last.x) / 2, (first.y+last.y)/2)
      await page.mouse.move(last.x, last.y)
      await page.mouse.up()
      console.log('no tabindex', words, JSON.stringify(await page.evaluate('getSelection().toString()')))
    }
  })
} finally { await stage.close() }
