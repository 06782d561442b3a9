import { AnchorWriter } from '@lantai/chinese'
import type { Anchors } from '@lantai/chinese'
import { ExtractRefusal } from './extract-refusal.ts'

/** Numbers of lists, line breaks and tabs that stand in no part; a list of long numbers on millions of empty paragraphs ends here. */
const added_units_max = 32 * 1024 * 1024

/**
 * Lays the text of a word processor out in lines and keeps for each character where in the source it stood. Pieces come in the
 * order of the source; what lies between them is skipped. Within a row of several cells all that would break the line is a space.
 */
export class WordLayout {
  readonly #writer = new AnchorWriter()
  readonly #parts: string[] = []
  /** The source is mapped up to here. */
  #at = 0
  #units = 0
  #added_units = 0
  /** Line breaks that are written when something follows. */
  #breaks = 0
  /** Whether the present line has anything in it yet. */
  #begun = false
  /** Rows of several cells around the present place. */
  #rows = 0
  #cellBegun = false
  #space = false

  /** Units written so far. */
  get units(): number { return this.#units }

  /** What is to be written before the next text; given back to `forget` where it turns out that nothing came between. */
  get pending(): { readonly breaks: number; readonly space: boolean } { return { breaks: this.#breaks, space: this.#space } }

  forget(pending: { readonly breaks: number; readonly space: boolean }): void {
    this.#breaks = pending.breaks
    this.#space = pending.space
  }

  /** Text of the source, unit by unit; `whole` when it maps to its source only together, as a reference or a tag does. */
  text(text: string, start: number, width: number, whole: boolean): void {
    if (text.length === 0) return
    this.#settle()
    this.#writer.skip(start - this.#at)
    if (whole) this.#writer.block(text.length, width)
    else this.#writer.linear(text.length, 1)
    this.#at = start + width
    this.#push(text)
  }

  /** Text that stands nowhere in the source. */
  added(text: string): void {
    if (text.length === 0) return
    this.#settle()
    this.#add(text)
  }

  /** The mark at the end of a paragraph; an empty one is an empty line. */
  endParagraph(): void {
    if (this.#rows > 0) this.#space = this.#cellBegun
    else if (this.#units > 0) this.#breaks += 1
  }

  /** What follows stands on a line of its own. */
  newLine(): void {
    if (this.#rows > 0) this.#space = this.#cellBegun
    else if (this.#begun) this.#breaks = Math.max(1, this.#breaks)
  }

  /** A line break or tab that stands in the source as a tag. */
  separator(character: '\n' | '\t', start: number, width: number): void {
    this.text(this.#rows > 0 ? ' ' : character, start, width, true)
  }

  /** A row of several cells: one line, or a part of the line when it stands within a cell of another one. */
  beginRow(): void {
    this.newLine()
    this.#rows += 1
    if (this.#rows === 1) this.#cellBegun = false
  }

  /** The next cell of the row, not the first one. */
  nextCell(): void {
    if (this.#rows > 1) { this.#space = this.#cellBegun; return }
    this.#space = false
    this.#settle()
    this.#add('\t')
    this.#cellBegun = false
  }

  endRow(): void {
    this.#rows -= 1
    this.#space = this.#rows > 0 && this.#cellBegun
    if (this.#rows === 0) this.endLine()
  }

  /** What follows stands on the next line, however many empty paragraphs came last. */
  endLine(): void { if (this.#rows === 0 && this.#units > 0) this.#breaks = 1 }

  end(source_units: number): { text: string; anchors: Anchors } {
    this.#writer.skip(source_units - this.#at)
    return { text: this.#parts.join(''), anchors: this.#writer.end() }
  }

  #settle(): void {
    if (this.#breaks > 0) this.#add('\n'.repeat(this.#breaks))
    else if (this.#space) this.#add(' ')
    this.#breaks = 0
    this.#space = false
  }

  #add(text: string): void {
    this.#added_units += text.length
    if (this.#added_units > added_units_max) throw new ExtractRefusal('inflates-too-far', 'Numbers and breaks are longer than any text.')
    this.#writer.added(text.length)
    this.#push(text)
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#units += text.length
    this.#begun = !text.endsWith('\n')
    this.#cellBegun = true
  }
}
