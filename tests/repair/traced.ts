// A text on its way through several kinds of damage, each character with its place in the clean text.

export interface Traced {
  readonly text: string
  /** For each UTF-16 unit of `text`: where it stands, or after which unit it was put in, in the clean text. */
  readonly offsets: readonly number[]
}

export type PlaceClass = 'mask' | 'lost-sign' | 'byte' | 'script' | 'blank' | 'mojibake'

/**
 * What happened at a place.
 * - `key-across`: the two bytes of a key stood across two neighbours, and the second neighbour's lead byte is gone.
 * - `key-out-of-step`: the key is a whole character, but the reading of bytes was out of step: its trail byte is gone.
 * - `key-in-shift`: across two neighbours, yet out of step as well, so that the key is read whole: no byte is gone.
 * - `fold-across`, `fold-out-of-step`, `fold-in-shift`: the same with a sign that was folded to ASCII instead of a key.
 * - `before-ascii`, `before-tag`, `at-end`: a byte is gone where the stream falls back into step.
 * - `mask-…`: written over; `cut-out`: a name is gone without a mark; `sign-…`: 年 月 日 号 〕 are gone.
 * - `zhu-zhe`: 着 became 著; `full-width-space`: became `? `; `lossy`: bytes without a character in Windows-1252.
 */
export type PlaceKind =
  | 'key-across' | 'key-out-of-step' | 'key-in-shift' | 'fold-across' | 'fold-out-of-step' | 'fold-in-shift'
  | 'before-ascii' | 'before-tag' | 'at-end'
  | 'mask-year' | 'mask-place' | 'mask-congress' | 'cut-out'
  | 'sign-year' | 'sign-month' | 'sign-day' | 'sign-number' | 'sign-bracket'
  | 'zhu-zhe' | 'full-width-space' | 'lossy'

export interface Place {
  /** UTF-16 units into the clean text. */
  readonly offset: number
  readonly class: PlaceClass
  readonly kind: PlaceKind
  /** What stood in the clean text at `offset`. */
  readonly was: string
  /**
   * How many originals give the same damaged page, with everything else as it was: 1 can be proven, more must be ranked.
   * Undefined where nothing can tell, as under a mask.
   */
  readonly preimages: number | undefined
  /** Those originals, `was` among them: for a lost byte as written on the page, before it is turned into simplified characters. */
  readonly candidates: readonly string[]
  /** For a key: the character, its reading, and how often the page shows it whole and in step, where it can be learned. */
  readonly key?: { readonly character: string, readonly reading: string, readonly learned: number }
}

export function trace(text: string): Traced {
  return { text, offsets: Array.from({ length: text.length }, (_, at) => at) }
}

export interface Change {
  /** Units into the text that is changed. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies changes that do not overlap, in the order of the text. What is put in belongs to the unit where it begins. */
export function change(traced: Traced, changes: readonly Change[]): Traced {
  const parts: string[] = []
  const offsets: number[] = []
  let at = 0
  for (const { start, end, text } of changes) {
    if (start < at) throw new RangeError(`the change at ${start} overlaps the one before it`)
    parts.push(traced.text.slice(at, start), text)
    offsets.push(...traced.offsets.slice(at, start))
    const last = traced.offsets.at(-1) ?? 0
    for (let unit = 0; unit < text.length; unit += 1) {
      offsets.push(traced.offsets[Math.min(start + unit, Math.max(start, end - 1))] ?? last)
    }
    at = end
  }
  parts.push(traced.text.slice(at))
  offsets.push(...traced.offsets.slice(at))
  return { text: parts.join(''), offsets }
}

/** Changes every character by itself. */
export function changeEach(traced: Traced, write: (character: string, at: number) => string): Traced {
  const changes: Change[] = []
  let at = 0
  for (const character of traced.text) {
    const text = write(character, at)
    if (text !== character) changes.push({ start: at, end: at + character.length, text })
    at += character.length
  }
  return change(traced, changes)
}
