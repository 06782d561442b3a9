import { revealRow } from './reveal-row.ts'

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

export function revealPlaceRow(place: number): void { revealRow(`[data-place-row="${place}"]`) }
