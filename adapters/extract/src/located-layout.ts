import type { Anchors } from '@lantai/chinese'
import { AnchorWriter } from '@lantai/chinese'
import { ExtractRefusal } from './docx/extract-refusal.ts'

/** Tabs and line breaks that stand in no cell: a sheet with one cell in every row and column ends here. */
const added_units_max = 8 * 1024 * 1024

/**
 * Text of files whose places are no bytes. Its anchors count in the characters as the file has them, place by place, with one
 * between two places, so that the end of one is never the beginning of the next.
 */
export class LocatedLayout {
  readonly #writer = new AnchorWriter()
  readonly #parts: string[] = []
  #at = 0
  #added_units = 0

  /** Where the next character of the original stands. */
  get at(): number { return this.#at }

  /** Characters of the original, each in its place. */
  text(text: string): void {
    this.#writer.linear(text.length, 1)
    this.#at += text.length
    this.#parts.push(text)
  }

  /** Characters of the original that are not shown, or the step to the next place. */
  skip(units: number): void {
    this.#writer.skip(units)
    this.#at += units
  }

  /** Text that stands nowhere in the original. */
  added(text: string): void {
    this.#added_units += text.length
    if (this.#added_units > added_units_max) throw new ExtractRefusal('too-many-cells', 'Tabs and breaks are longer than any text.')
    this.#writer.added(text.length)
    this.#parts.push(text)
  }

  end(): { text: string; anchors: Anchors } { return { text: this.#parts.join(''), anchors: this.#writer.end() } }
}
