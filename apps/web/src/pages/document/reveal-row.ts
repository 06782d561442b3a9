/** What comes late, as counts above the list, may move a row that has been brought into view; for this long it is brought back. */
const settling_ms = 1_500
let stopSettling: (() => void) | undefined

/** Brings a row of a panel's list into view, unless it stands there; scrolls the list, and the page only where that is too little. */
export function revealRow(selector: string): void {
  stopSettling?.()
  if (scrollTo(selector)) {
    // Rows out of sight have only an estimated height; once they are drawn the row may have moved.
    requestAnimationFrame(() => scrollTo(selector))
  }
  stopSettling = settle(selector)
}

/** Whoever moves something himself is not pulled back. */
const moves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

function settle(selector: string): () => void {
  const observer = new ResizeObserver(() => scrollTo(selector))
  const stop = (): void => {
    observer.disconnect()
    clearTimeout(timer)
    for (const move of moves) window.removeEventListener(move, stop)
  }
  const timer = setTimeout(stop, settling_ms)
  for (const move of moves) window.addEventListener(move, stop, { passive: true })
  observer.observe(document.body)
  return stop
}

function scrollTo(selector: string): boolean {
  const row = document.querySelector<HTMLElement>(selector)
  const list = row?.closest<HTMLElement>('.tab-panel')
  if (!row || !list) return false
  const [inside, around] = [row.getBoundingClientRect(), list.getBoundingClientRect()]
  // The list may reach below the window.
  const bottom = Math.min(around.bottom, window.innerHeight)
  if (inside.top >= around.top && inside.bottom <= bottom) return false
  list.scrollTop += inside.top - around.top - (bottom - around.top) / 3
  // A short list cannot be scrolled although it ends below the window: then the page has to move.
  if (row.getBoundingClientRect().bottom > window.innerHeight) row.scrollIntoView({ block: 'nearest' })
  return true
}
