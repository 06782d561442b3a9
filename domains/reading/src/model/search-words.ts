// What somebody types to search, and where it stands in a text.
import { findFolded, foldText } from '@lantai/chinese'
import { readingLimits } from '../limits.ts'

const quoted = /["“”„«»「『]([^"“”„«»」』]*)["“”„«»」』]|[^\s\u3000"“”„«»「『]+/gu

/** Words parted by spaces; what stands in quotation marks is one. Folded; each once; what nothing stays of is none. */
export function searchWords(typed: string): string[] {
  const words = [...typed.matchAll(quoted)].map((match) => foldText(match[1] ?? match[0]).text).filter((word) => word !== '')
  return [...new Set(words)].slice(0, readingLimits.search_words_max)
}

export interface Span { readonly start: number; readonly end: number }

export interface FoundWords { readonly places: readonly Span[]; readonly found: ReadonlySet<string> }

/** Where the words stand, in order, without overlap: what two words cover together is one place. */
export function placesOfWords(text: string, words: readonly string[]): FoundWords {
  const folded = foldText(text)
  const found = new Set<string>()
  const all = words.flatMap((word) => {
    const places = findFolded(folded, word)
    if (places.length > 0) found.add(word)
    return places
  }).sort((left, right) => left.start - right.start || right.end - left.end)
  const places: { start: number; end: number }[] = []
  for (const { start, end } of all) {
    const last = places.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else places.push({ start, end })
  }
  return { places, found }
}

export interface Snippet {
  readonly text: string
  /** UTF-16 units of `text`. */
  readonly marks: readonly Span[]
  /** Whether words of the sentence stand before and behind it. */
  readonly cutBefore: boolean
  readonly cutBehind: boolean
}

/** A long sentence is cut around its first hit. */
export function cutSnippet(text: string, places: readonly Span[]): Snippet {
  const { snippet_units_max, snippet_lead_units } = readingLimits
  const first = places[0]?.start ?? 0
  let start = text.length <= snippet_units_max ? 0 : Math.max(0, Math.min(first - snippet_lead_units, text.length - snippet_units_max))
  let end = Math.min(text.length, start + snippet_units_max)
  if (isLow(text, start)) start -= 1
  if (isLow(text, end)) end += 1
  const marks = places.filter((place) => place.start < end && place.end > start)
    .map((place) => ({ start: Math.max(place.start, start) - start, end: Math.min(place.end, end) - start }))
  return { text: text.slice(start, end), marks, cutBefore: start > 0, cutBehind: end < text.length }
}

/** Half of a character: nothing is cut there. */
function isLow(text: string, at: number): boolean { return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 }
