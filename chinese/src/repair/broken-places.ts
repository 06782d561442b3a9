// Finds the places where bytes were lost and undoes each; what stands between them needs only its readings taken out.
import { pairOfUnit } from '../gbk.ts'
import { annotationAt } from './annotations.ts'
import type { PageContext } from './context.ts'
import { searchBytes } from './search.ts'
import type { SearchResult } from './search.ts'

/** A stretch of the damaged text that was read anew, from one place in step to the next. */
export interface ReadAnew extends SearchResult { readonly start: number }

/** Marks that nothing explained. */
export interface Unexplained { readonly start: number; readonly end: number }

export interface BrokenPlaces { readonly readAnew: readonly ReadAnew[]; readonly unexplained: readonly Unexplained[] }

/** Two characters and their readings. */
const before_units_max = 24
/** Characters behind the place that may speak for or against a way. */
const after_characters_max = 3
const doubt_units_max = 40

export function undoBrokenPlaces(page: PageContext): BrokenPlaces {
  const { text, keys } = page
  const readAnew: ReadAnew[] = []
  const unexplained: Unexplained[] = []
  let done = 0
  for (let at = nextMark(text, 0); at >= 0; at = nextMark(text, Math.max(at + 1, done))) {
    const straddled = keys && text[at] === '?' ? annotationAt(text, at + 1, keys.form, true) : undefined
    if (!straddled && !mayBeLost(page, at)) continue
    const start = startOf(page, at, done)
    const previous = readAnew.at(-1)
    const before = contextBefore(page, start, previous)
    const last = start === done && done > 0 ? (pairOfUnit(before.charCodeAt(before.length - 1)) & 0xff) : 0
    const found = page.budget.edges < 0 ? undefined : searchBytes(page, start, at, last, before, (end) => unitsAfter(page, end))
    const best = found?.hypotheses[0]
    if (!found || !best) {
      if (straddled || text[at] === '\ufffd') unexplained.push({ start: at, end: straddled ? endOfDoubt(text, straddled.end) : at + 1 })
      continue
    }
    // Left as it stands: an author's own question mark.
    if (best.losses.length === 0) continue
    readAnew.push({ start, ...found })
    done = found.end
  }
  return { readAnew, unexplained }
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x3f || unit === 0xfffd) return at
  }
  return -1
}

/** What stands behind a broken place is out of step until a sign or letter of ASCII, and no more to be trusted than the place. */
function endOfDoubt(text: string, from: number): number {
  let end = from
  while (end < text.length && end < from + doubt_units_max && text.charCodeAt(end) > 0x7f) end += 1
  return end
}

/** A question mark before a sign that was folded here may hide a byte; one by itself is the author's. */
function mayBeLost({ text, folded }: PageContext, at: number): boolean {
  if (text[at] === '\ufffd') return true
  const follower = text.charCodeAt(at + 1)
  return follower > 0x20 && follower < 0x40 && folded.has(follower + 0x80)
}

/** The character before the mark may be half of what was there, so reading begins before it, where nothing was read yet. */
function startOf({ text, keys }: PageContext, at: number, done: number): number {
  if (at <= done) return done
  if (keys && text[at - 1] === ')') {
    const open = text.lastIndexOf('(', at - 1)
    const annotation = open > done ? annotationAt(text, open, keys.form, false) : undefined
    if (annotation && annotation.end === at) return Math.max(done, annotation.start - 1)
  }
  return Math.max(done, text[at - 1] === '\n' ? at : at - 1)
}

/** The two characters before, as they were: read anew where they were, without readings where they were not. */
function contextBefore({ text, keys }: PageContext, start: number, previous: ReadAnew | undefined): string {
  const from = Math.max(previous?.end ?? 0, start - before_units_max)
  let context = text.slice(from, start)
  for (let open = context.lastIndexOf('('); keys && open > 0; open = context.lastIndexOf('(', open - 1)) {
    const annotation = annotationAt(context, open, keys.form, false)
    if (annotation) context = context.slice(0, open) + context.slice(annotation.end)
  }
  if (context.length < 2 && previous) context = previous.hypotheses[0]!.text + context
  return context.slice(-2)
}

function unitsAfter({ text, keys, language }: PageContext, end: number): number[] {
  const units: number[] = []
  for (let at = end; units.length < after_characters_max; at += 1) {
    if (at >= text.length || text[at] === '\n') return [...units, 0]
    const annotation = keys && text[at] === '(' ? annotationAt(text, at, keys.form, false) : undefined
    if (annotation) at = annotation.end - 1
    else if (text[at] === '?') break
    else units.push(language.simplify(text.charCodeAt(at)))
  }
  return units
}
