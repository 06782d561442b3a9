// What a repair changed, in the units of the text that came in: every edit says what stood there, what was undone and how sure
// that is. Layers of edits, each made on the text of the one before, are joined into one list on the text that came in.
import { AnchorWriter } from '../anchors.ts'
import type { Anchors } from '../anchors.ts'
import type { LossKind } from './lattice.ts'

export type EditClass =
  /** UTF-8 that was read as Latin-1 or Windows-1252. */
  | 'misread'
  /** A reading behind the character it belongs to. */
  | 'annotation'
  /** A stretch whose bytes were out of step, or lost. */
  | 'bytes'
  /** Rests of html. */
  | 'tag'
  /** Traditional characters. */
  | 'script'
  /** 年 月 日 号 〕 gone from behind digits. */
  | 'lost-sign'
  /** Full-width signs as ASCII. */
  | 'width'
  | 'space'
  /** Hidden on purpose, such as 20xx; nothing can undo it. */
  | 'mask'

export type Certainty =
  /** The damage of the repaired text is what came in, and of no other text. */
  | 'proven'
  /** The damage of the repaired text is what came in, but so is that of others: see the choices. */
  | 'ranked'
  /** Nothing found damages to what came in; the text is left, or is the best guess. */
  | 'unexplained'
  /** A person may fill it in. */
  | 'masked'

export interface Choice {
  readonly text: string
  /** Natural logarithm of the likelihood in its context, to be compared with the other choices of the same edit only. */
  readonly score: number
}

export interface Edit {
  /** UTF-16 units of the text that came in. */
  readonly start: number
  readonly end: number
  /** What stands there now; the same as before where a place is only marked. */
  readonly text: string
  readonly class: EditClass
  readonly certainty: Certainty
  /** Likeliest first, the text itself among them. */
  readonly choices?: readonly Choice[]
  /** Where bytes were lost in this stretch, and which. */
  readonly lost?: readonly LostBytes[]
}

export interface LostBytes {
  /** Of the question mark that stands for them, in the text that came in. */
  readonly at: number
  readonly kind: LossKind
  /** In hexadecimal. */
  readonly bytes: string
  readonly certainty: Certainty
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** From the repaired text to the text that came in; characters exchanged one for one keep their own place each. */
export function anchorsOfEdits(units: number, edits: readonly Edit[]): Anchors {
  const writer = new AnchorWriter()
  let at = 0
  for (const { start, end, text } of edits) {
    writer.linear(start - at, 1)
    if (text.length === end - start) writer.linear(text.length, 1)
    else writer.block(text.length, end - start)
    at = end
  }
  writer.linear(units - at, 1)
  return writer.end()
}

const order: Readonly<Record<Certainty, number>> = { proven: 0, ranked: 1, masked: 2, unexplained: 3 }

export function lessCertain(one: Certainty, other: Certainty): Certainty { return order[other] > order[one] ? other : one }

/** `second` was made on `middle`, the text that `first` leaves. The answer leads from the first text to the last. */
export function joinEdits(first: readonly Edit[], middle: string, second: readonly Edit[]): readonly Edit[] {
  if (second.length === 0) return first
  if (first.length === 0) return second
  const joined: Edit[] = []
  let i = 0
  let j = 0
  /** How far the middle text is behind the first one at the edit before `i`. */
  let shift = 0
  while (i < first.length || j < second.length) {
    const one = first[i]
    const other = second[j]
    const from = one ? one.start + shift : Infinity
    if (other && other.end <= from) {
      joined.push(shift === 0 ? other : { ...other, start: other.start - shift, end: other.end - shift })
      j += 1
    } else if (one && (!other || from + one.text.length <= other.start)) {
      joined.push(one)
      shift += one.text.length - (one.end - one.start)
      i += 1
    } else {
      const group = takeGroup(first, second, i, j, shift)
      joined.push(mergeGroup(first.slice(i, group.i), second.slice(j, group.j), middle, shift))
      ;({ i, j, shift } = group)
    }
  }
  return joined
}

interface Group { readonly i: number; readonly j: number; readonly shift: number }

/** All edits of both layers that hang together from here on. */
function takeGroup(first: readonly Edit[], second: readonly Edit[], i: number, j: number, shift: number): Group {
  let reach = Math.max(first[i]!.start + shift + first[i]!.text.length, second[j]!.end)
  shift += first[i]!.text.length - (first[i]!.end - first[i]!.start)
  i += 1
  j += 1
  for (;;) {
    const one = first[i]
    const other = second[j]
    if (one && one.start + shift < reach) {
      reach = Math.max(reach, one.start + shift + one.text.length)
      shift += one.text.length - (one.end - one.start)
      i += 1
    } else if (other && other.start < reach) {
      reach = Math.max(reach, other.end)
      j += 1
    } else return { i, j, shift }
  }
}

function mergeGroup(ones: readonly Edit[], others: readonly Edit[], middle: string, shift: number): Edit {
  const [one, other] = [ones[0]!, others[0]!]
  const main = ones.find((edit) => edit.class === 'bytes') ?? one
  const from = Math.min(one.start + shift, other.start)
  let [end, to, moved, main_from] = [ones.at(-1)!.end, 0, shift, 0]
  for (const edit of ones) {
    if (edit === main) main_from = edit.start + moved
    to = Math.max(to, edit.start + moved + edit.text.length)
    moved += edit.text.length - (edit.end - edit.start)
  }
  const last = others.at(-1)!.end
  if (last > to) end += last - to
  to = Math.max(to, last)
  const text = applyEdits(middle.slice(from, to), others.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })))
  const certainty = main.class === 'bytes' ? main.certainty
    : [...ones, ...others].reduce((worst: Certainty, edit) => lessCertain(worst, edit.certainty), 'proven')
  // What the second layer makes of the choices is asked later; here they only come to reach as far as the joined edit.
  const [head, tail] = [middle.slice(from, main_from), middle.slice(main_from + main.text.length, to)]
  const choices = main.choices?.map((choice) => ({ ...choice, text: head + choice.text + tail }))
    ?? (ones.length === 1 && others.length === 1 && one.text.length === other.end - other.start ? other.choices : undefined)
  return { ...main, start: Math.min(one.start, from - shift), end, text, certainty, ...(choices && { choices }) }
}
