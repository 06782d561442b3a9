import { Tokenizer } from 'parse5'

/** Where the text differs from the source: a character reference and what it means, or markup without meaning and nothing. */
export interface CharacterReference { readonly start: number; readonly end: number; readonly text: string }

/**
 * parse5's tokenizer, which joins references with the text around them, made to tell where each one stood. Only the tokenizer:
 * building the tree of 100,000 nested tags takes quadratic time.
 */
export class ReferenceTokenizer extends Tokenizer {
  #references: CharacterReference[] = []
  /** What the reference that is being read means so far; undefined outside of one. */
  #meaning: string | undefined

  /** References since the last take, in order. */
  takeReferences(): readonly CharacterReference[] {
    const taken = this.#references
    this.#references = []
    return taken
  }

  protected override _stateCharacterReference(): void {
    const start = this.preprocessor.droppedBufferSize + this.entityStartPos
    const inText = !this._isCharacterReferenceInAttribute()
    this.#meaning = ''
    super._stateCharacterReference()
    // Nothing gathered: the ampersand stood for itself.
    if (inText && this.#meaning !== '') {
      const end = this.preprocessor.droppedBufferSize + this.preprocessor.pos + 1
      this.#references.push({ start, end, text: this.#meaning })
    }
    this.#meaning = undefined
  }

  /** "</>" gives no token of its own: the text goes on behind it. */
  protected override _stateEndTagOpen(code: number): void {
    if (code === 0x3e) {
      const end = this.preprocessor.droppedBufferSize + this.preprocessor.pos + 1
      this.#references.push({ start: end - 3, end, text: '' })
    }
    super._stateEndTagOpen(code)
  }

  /** Called with each code point a reference means. */
  protected override _extendRunWith(text: string, offset: number): void {
    if (this.#meaning !== undefined) this.#meaning += text
    super._extendRunWith(text, offset)
  }
}
