/** What an office document holds beside its text, and what was done with it. */
export type DocxNoteCode =
  /** `detail` characters are formatted as hidden and left out. */
  | 'docx-hidden'
  /** `detail` pieces are marked as deleted in the tracked changes and left out. */
  | 'docx-deleted'
  /** The foot- or endnotes stand at the end of the text. */
  | 'docx-notes'
  /** Headers or footers say `detail` and are left out. */
  | 'docx-furniture'
  /** Comments say `detail` and are left out. */
  | 'docx-comments'
  /** A character of a symbol font that has no meaning outside of it; shown as a mark. */
  | 'docx-symbol'
  /** A formula that is drawn from its instruction, which is `detail`; shown as a mark. */
  | 'docx-formula'
  /** A field begins and never ends; what follows cannot be told from its instruction and is left out. */
  | 'docx-field-unclosed'
  /** Another document is included by reference; it is not read. */
  | 'docx-imported'
  /** A control character by reference; left out. */
  | 'control-character'

/** A place in units of the source. */
export interface DocxRemark { readonly code: DocxNoteCode; readonly start: number; readonly end: number; readonly detail?: string }

const remarks_max = 1000

/** Gathers remarks; of what comes often, one with the first place and a count. */
export class DocxRemarks {
  readonly #list: DocxRemark[] = []
  readonly #counted = new Map<DocxNoteCode, { start: number; end: number; count: number }>()

  add(remark: DocxRemark): void { if (this.#list.length < remarks_max) this.#list.push(remark) }

  count(code: DocxNoteCode, start: number, end: number, count: number): void {
    const found = this.#counted.get(code)
    if (found) found.count += count
    else this.#counted.set(code, { start, end, count })
  }

  list(): readonly DocxRemark[] {
    const counted = [...this.#counted].map(([code, { start, end, count }]) => ({ code, start, end, detail: String(count) }))
    return [...this.#list, ...counted].sort((one, other) => one.start - other.start)
  }
}
