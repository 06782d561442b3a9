/** Brings a row of the panel into view, within the list only: the page itself stays where the reader is. */
export function revealRow(selector: string): void {
  if (!scrollTo(selector)) return
  // Rows out of sight have only an estimated height; once they are drawn the row may have moved.
  requestAnimationFrame(() => scrollTo(selector))
}

function scrollTo(selector: string): boolean {
  const row = document.querySelector<HTMLElement>(selector)
  const list = row?.closest<HTMLElement>('.tab-panel')
  if (!row || !list) return false
  const [inside, around] = [row.getBoundingClientRect(), list.getBoundingClientRect()]
  if (inside.top >= around.top && inside.bottom <= around.bottom) return false
  list.scrollTop += inside.top - around.top - around.height / 3
  return true
}
