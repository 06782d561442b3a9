// Going through a page with Tab as a person does who has no mouse and looks where he is.
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** Presses Tab until it has the focus; every stop on the way must be on the screen, not under another thing, and be seen to have it. */
export async function tabTo(page: Page, target: Locator, tabs_max = 60): Promise<void> {
  const stops: string[] = []
  for (let presses = 0; presses < tabs_max; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = page.locator('*:focus')
    if (await focused.count() === 0) {
      stops.push('nothing')
      continue
    }
    stops.push(await focused.evaluate((element) => element.textContent?.trim().slice(0, 12) || element.tagName))
    const hidden = await focused.evaluate((element) => {
      const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
      const document = element.ownerDocument
      const window = document.defaultView!
      if (width * height === 0 || bottom <= 0 || top >= window.innerHeight) return `${element.outerHTML.slice(0, 120)} at ${top}–${bottom}`
      const across = [Math.max(left, 0) + 2, Math.min(right, window.innerWidth) - 2]
      const down = [Math.max(top, 0) + 2, Math.min(bottom, window.innerHeight) - 2]
      const corners = across.flatMap((x) => down.map((y) => document.elementFromPoint(x, y)))
      const seen = corners.some((over) => over !== null && (element.contains(over) || over.contains(element)))
      if (!seen) return `${element.outerHTML.slice(0, 120)} is covered`
      // Drawn on the thing itself or, as round a field, on what holds it.
      const around = [element, element.parentElement, element.parentElement?.parentElement].flatMap((one) => one ?? [])
      const isDrawn = around.some((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = window.getComputedStyle(one)
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      })
      return isDrawn ? '' : `${element.outerHTML.slice(0, 120)} does not show it`
    })
    assert.equal(hidden, '', `The focus is hidden: ${hidden}`)
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
  }
  assert.fail(`${tabs_max} presses of Tab do not reach it: ${stops.join(' | ')}`)
}
