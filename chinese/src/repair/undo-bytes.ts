// From the broken places to edits: the readings of a page are taken out, every stretch that was read anew is judged by the forward
// model, and what can be had in more than one way is offered with its choices.
import { annotationAt } from './annotations.ts'
import type { Annotation, AnnotationForm } from './annotations.ts'
import { undoBrokenPlaces } from './broken-places.ts'
import type { ReadAnew } from './broken-places.ts'
import type { PageContext } from './context.ts'
import { damagesTo } from './forward.ts'
import { lessCertain } from './edits.ts'
import type { Certainty, Choice, Edit, LostBytes } from './edits.ts'
import type { Loss } from './lattice.ts'
import type { Hypothesis } from './search.ts'

export function undoBytes(page: PageContext): readonly Edit[] {
  const { readAnew, unexplained } = undoBrokenPlaces(page)
  const broken: Edit[] = [
    ...readAnew.map((stretch) => judge(page, stretch)),
    ...unexplained.map(({ start, end }): Edit => (
      { start, end, text: page.text.slice(start, end), class: 'bytes', certainty: 'unexplained' })),
  ].sort((one, other) => one.start - other.start)
  return mixIn(broken, page.keys?.annotations ?? [])
}

function mixIn(broken: readonly Edit[], annotations: readonly Annotation[]): Edit[] {
  const edits: Edit[] = []
  let next = 0
  for (const { start, end } of annotations) {
    while (next < broken.length && broken[next]!.end <= start) { edits.push(broken[next]!); next += 1 }
    const stretch = broken[next]
    if (stretch && stretch.start < end && start < stretch.end) continue
    edits.push({ start, end, text: '', class: 'annotation', certainty: 'proven' })
  }
  for (const stretch of broken.slice(next)) edits.push(stretch)
  return edits
}

/** `(zhuang)(zhuang)`, and a little more. */
const annotation_units_max = 20
const choices_max = 16

function judge(page: PageContext, stretch: ReadAnew): Edit {
  const agreed = stretch.hypotheses.filter((hypothesis) => agrees(page, hypothesis, stretch.start, stretch.end))
  const { start, end, hypotheses } = trim(page, agreed.length > 0 ? { ...stretch, hypotheses: agreed } : stretch)
  const agreeing = agreed.length > 0 ? hypotheses : []
  const best = hypotheses[0]!
  const lost = best.losses.map((loss): LostBytes => ({
    at: loss.at, kind: loss.kind, bytes: loss.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
    certainty: agreeing.length === 0 || loss.kind === 'lost-key' ? 'unexplained'
      : isProven(loss, agreeing, stretch.complete) ? 'proven' : 'ranked',
  }))
  const certainty = lost.reduce((worst: Certainty, loss) => lessCertain(worst, loss.certainty), 'proven')
  const choices = hypotheses.slice(0, choices_max).map(({ text, score }): Choice => ({ text, score }))
  return { start, end, text: best.text, class: 'bytes', certainty, lost, ...(certainty !== 'proven' && { choices }) }
}

/** The key is the same whichever way the rest is read, and no other key could be put in. */
function isProven({ at, kind, key, ways }: Loss, agreeing: readonly Hypothesis[], complete: boolean): boolean {
  if (kind !== 'straddled-reading' || key === undefined) return false
  const same = agreeing.every(({ losses }) => losses.some((other) => other.at === at && other.key === key && other.kind === kind))
  return same && (ways === 1 || complete)
}

/** What the damage of this text shows; a key lost as a whole, which no damage explains, is set aside for that. */
function agrees(page: PageContext, { text, losses }: Hypothesis, start: number, end: number): boolean {
  let shown = page.text.slice(start, end)
  for (const { at, key, kind } of losses.toReversed()) {
    if (kind === 'lost-key') shown = `${shown.slice(0, at - start)}${key}(${shown.slice(at - start + 1)}`
  }
  return damagesTo(page, text, shown)
}

/** Where the annotation that ends here begins; here, where there is none. */
function startOfAnnotation(text: string, end: number, form: AnnotationForm, after: number): number {
  for (let open = end - 1; open > Math.max(after, end - annotation_units_max); open -= 1) {
    if (text[open] === '(' && annotationAt(text, open, form, false)?.end === end) return open
  }
  return end
}

/** Without the characters at the end that stand on the page as they were. */
function trim(page: PageContext, { start, end, hypotheses, complete }: ReadAnew): ReadAnew {
  const { text, keys } = page
  const last = Math.max(...hypotheses.flatMap(({ losses }) => losses.map(({ at }) => at)))
  let [from, shared] = [end, 0]
  for (;;) {
    let to = from
    if (keys && text[to - 1] === ')') to = startOfAnnotation(text, to, keys.form, last)
    const shown = text[to - 1]
    if (to - 1 <= last + 1 || !hypotheses.every((hypothesis) => hypothesis.text.at(-1 - shared) === shown)) break
    from = to - 1
    shared += 1
  }
  if (shared === 0) return { start, end, hypotheses, complete }
  const cut = (hypothesis: Hypothesis): Hypothesis => ({ ...hypothesis, text: hypothesis.text.slice(0, -shared) })
  return { start, end: from, complete, hypotheses: hypotheses.map(cut) }
}
