// Finds the places where bytes were lost and undoes each; what stands between them needs only its readings taken out.
import { annotationAt } from './annotations.ts'
import type { Annotation } from './annotations.ts'
import type { PageContext } from './context.ts'
import { searchBytes } from './search.ts'
import type { Hypothesis } from './search.ts'

/** A stretch of the damaged text that was read anew, from one place in step to the next. */
export interface ReadAnew {
  readonly start: number
  readonly end: number
  readonly hypotheses: readonly Hypothesis[]
}

/** Marks that nothing explained. */
export interface Unexplained { readonly start: number; readonly end: number }

export interface BrokenPlaces { readonly readAnew: readonly ReadAnew[]; readonly unexplained: readonly Unexplained[] }

const before_units = 12

export function undoBrokenPlaces(page: PageContext): BrokenPlaces {
  const { text, keys } = page
  const readAnew: ReadAnew[] = []
  const unexplained: Unexplained[] = []
  let done = 0
  for (let at = nextMark(text, 0); at >= 0; at = nextMark(text, Math.max(at + 1, done))) {
    const straddled = keys && text[at] === '?' ? annotationAt(text, at + 1, keys.form, true) : undefined
    if (!straddled && !mayBeLost(page, at)) continue
    const start = startOf(page, at, done)
    const found = searchBytes(page, start, at, contextBefore(page, start))
    const best = found?.hypotheses[0]
    if (!found || !best) {
      if (straddled || text[at] === '\ufffd') unexplained.push({ start: at, end: straddled?.end ?? at + 1 })
      continue
    }
    // Left as it stands: an author's own question mark.
    if (best.losses.length === 0) continue
    readAnew.push({ start, end: found.end, hypotheses: found.hypotheses })
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
  return Math.max(done, at - 1)
}

function contextBefore({ text, keys }: PageContext, start: number): string {
  const from = Math.max(0, start - before_units * 8)
  let context = text.slice(from, start)
  for (let open = context.lastIndexOf('('); keys && open >= 0; open = context.lastIndexOf('(', open - 1)) {
    const annotation: Annotation | undefined = annotationAt(context, open, keys.form, false)
    if (annotation) context = context.slice(0, open) + context.slice(annotation.end)
    if (open === 0) break
  }
  return context.slice(-before_units)
}
