const flash_ms = 1_600

/** Brings a place of the text into view and lights it up for a moment. */
export function revealPlace(text: HTMLElement | null, place: number): void {
  const element = text?.querySelector<HTMLElement>(`[data-place="${place}"]`)
  if (!element) return
  element.scrollIntoView({ block: 'center' })
  // Paragraphs out of sight have only an estimated height; once they are drawn the place may have moved.
  requestAnimationFrame(() => element.scrollIntoView({ block: 'center' }))
  element.dataset.flash = ''
  setTimeout(() => { delete element.dataset.flash }, flash_ms)
}

/** Within the list only: the page itself stays where the reader is. */
export function revealPlaceRow(place: number): void {
  const row = document.querySelector<HTMLElement>(`[data-place-row="${place}"]`)
  const list = row?.closest<HTMLElement>('.tab-panel')
  if (!row || !list) return
  const [inside, around] = [row.getBoundingClientRect(), list.getBoundingClientRect()]
  if (inside.top < around.top || inside.bottom > around.bottom) list.scrollTop += inside.top - around.top - around.height / 3
}
