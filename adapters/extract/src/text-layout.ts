import type { Anchors } from '@lantai/chinese'
import { AnchorWriter } from '@lantai/chinese'

/**
 * Lays text out in lines as a browser would show it, and keeps for each character where in the source it stood. Pieces come in
 * the order of the source; what lies between them is skipped.
 */
export class TextLayout {
  readonly #writer = new AnchorWriter()
  readonly #parts: string[] = []
  /** The source is mapped up to here. */
  #at = 0
  /** The last unit written; 0 before the first. */
  #last = 0
  /** White space that becomes one space when something follows on the same line. */
  #space: { start: number; width: number; breaks: boolean } | undefined
  #newLine = false
  /** A tab was written and no text behind it: blocks that begin a cell do not part it from its tab. */
  #cellStart = false

  /** Characters other than collapsible white space; `whole` when they map to the source only together, as a reference does. */
  text(text: string, start: number, width: number, whole: boolean): void {
    if (text.length === 0) return
    this.#settle(text.charCodeAt(0))
    this.#write(text, start, width, whole)
  }

  /** White space that collapses with its neighbours. */
  space(start: number, width: number, breaks: boolean): void {
    if (this.#space) this.#space.breaks ||= breaks
    else this.#space = { start, width, breaks }
  }

  /** What follows stands on a new line, however often this is said; `always` also where an empty cell stands before it. */
  newLine(always: boolean): void {
    this.#space = undefined
    if (this.#last !== 0 && this.#last !== 0x0a && (always || !this.#cellStart)) this.#newLine = true
  }

  /** A line break or tab that stands in the source as a tag; before the first text it says nothing. */
  separator(character: '\n' | '\t', start: number, width: number): void {
    this.#space = undefined
    // Blocks inside a cell do not part it from the next one.
    if (character === '\t') this.#newLine = false
    if (this.#last === 0) return
    this.#settle(0)
    this.#write(character, start, width, true)
    this.#cellStart = character === '\t'
  }

  end(source_units: number): { text: string; anchors: Anchors } {
    this.#writer.skip(source_units - this.#at)
    return { text: this.#parts.join(''), anchors: this.#writer.end() }
  }

  #settle(next: number): void {
    const space = this.#space
    this.#space = undefined
    if (this.#newLine) {
      this.#newLine = false
      this.#cellStart = false
      this.#parts.push('\n')
      this.#writer.added(1)
    } else if (space && this.#last !== 0 && this.#last !== 0x0a && this.#last !== 0x09) {
      // CSS Text 3 §4.1.3: a line break of the source between two wide characters is no space; Chinese has none there.
      if (!(space.breaks && isWide(this.#last) && isWide(next))) this.#write(' ', space.start, space.width, true)
    }
  }

  #write(text: string, start: number, width: number, whole: boolean): void {
    this.#writer.skip(start - this.#at)
    if (whole) this.#writer.block(text.length, width)
    else this.#writer.linear(text.length, 1)
    this.#parts.push(text)
    this.#cellStart = false
    this.#at = start + width
    this.#last = text.charCodeAt(text.length - 1)
  }
}

/** Chinese characters, their punctuation, full-width forms; Hangul has spaces. A surrogate is half of a rare ideograph here. */
function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff01 && code <= 0xff60) || (code >= 0xd840 && code <= 0xdbff) || (code >= 0xdc00 && code <= 0xdfff)
}
