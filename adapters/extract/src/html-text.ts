import type { Anchors } from '@lantai/chinese'
import type { Token, TokenHandler } from 'parse5'
import { TokenizerMode } from 'parse5'
import type { TagRule } from './html-rules.ts'
import { tagRules } from './html-rules.ts'
import { ReferenceTokenizer } from './html-tokenizer.ts'
import { TextLayout } from './text-layout.ts'

export interface HtmlText {
  readonly text: string
  /** From the text to units of the html source. */
  readonly anchors: Anchors
  readonly remarks: readonly HtmlRemark[]
}

/** Something to tell about a place, in units of the html source. */
export interface HtmlRemark { readonly code: string; readonly start: number; readonly end: number; readonly detail?: string }

const title_units_max = 300
const remarks_max = 1000

const modes = {
  rcdata: TokenizerMode.RCDATA, rawtext: TokenizerMode.RAWTEXT, script: TokenizerMode.SCRIPT_DATA, plaintext: TokenizerMode.PLAINTEXT,
} as const

/**
 * The text of a page as a reader sees it, by the rules of html-rules.ts, in time linear in the source. Never throws, however
 * malformed. The source must have '\n' for all line breaks and no NUL, as decodeText gives it.
 */
export function htmlText(source: string): HtmlText {
  const walker = new HtmlWalker(source)
  return walker.walk()
}

class HtmlWalker implements TokenHandler {
  readonly onParseError = null
  readonly #source: string
  readonly #tokenizer: ReferenceTokenizer
  readonly #layout = new TextLayout()
  readonly #remarks: HtmlRemark[] = []
  /** The element whose content is no text, how often it is open, and where that began. */
  #dropping: { name: string; depth: number; start: number } | undefined
  #title: { start: number; text: string } | undefined
  #verbatim = 0
  /** The tokens so far reach up to here in the source. */
  #at = 0
  #ignoreLineFeed = false
  /** Whether the present row has a cell already; one entry for each table around it. */
  #rows: boolean[] = []
  #rowHasCell = false

  constructor(source: string) {
    this.#source = source
    this.#tokenizer = new ReferenceTokenizer({ sourceCodeLocationInfo: true }, this)
  }

  walk(): HtmlText {
    this.#tokenizer.write(this.#source, true)
    return { ...this.#layout.end(this.#source.length), remarks: this.#remarks }
  }

  onComment(token: Token.CommentToken): void { this.#passMarkup(token) }
  onDoctype(token: Token.DoctypeToken): void { this.#passMarkup(token) }

  #passMarkup(token: Token.Token): void {
    this.#at = token.location!.endOffset
    // A "</>" between two tags stands in no text.
    this.#tokenizer.takeReferences()
  }

  onStartTag(token: Token.TagToken): void {
    this.#passMarkup(token)
    const rule = tagRules.get(token.tagName)
    if (rule?.reading) this.#tokenizer.state = modes[rule.reading]
    this.#ignoreLineFeed = false
    if (!rule) return
    const { startOffset: start, endOffset: end } = token.location!
    if (this.#dropping) {
      if (this.#dropping.name === token.tagName) this.#dropping.depth += 1
      return
    }
    if (rule.content === 'dropped' || rule.content === 'title') {
      this.#dropping = { name: token.tagName, depth: 1, start }
      if (rule.content === 'title') this.#title = { start: end, text: '' }
      return
    }
    this.#breakLine(rule, start, end, true)
    if (rule.content === 'verbatim') {
      this.#verbatim += 1
      this.#ignoreLineFeed = true
    }
  }

  onEndTag(token: Token.TagToken): void {
    this.#passMarkup(token)
    const rule = tagRules.get(token.tagName)
    this.#ignoreLineFeed = false
    if (!rule) return
    const { startOffset: start, endOffset: end } = token.location!
    if (this.#dropping) {
      if (this.#dropping.name !== token.tagName) return
      this.#dropping.depth -= 1
      if (this.#dropping.depth > 0) return
      this.#dropping = undefined
      this.#endTitle(start)
      return
    }
    this.#breakLine(rule, start, end, false)
    if (rule.content === 'verbatim' && this.#verbatim > 0) this.#verbatim -= 1
  }

  onEof(): void {
    this.#endTitle(this.#source.length)
    const open = this.#dropping
    if (open) this.#remark({ code: 'html-unclosed', start: open.start, end: this.#source.length, detail: open.name })
  }

  onCharacter(token: Token.CharacterToken): void { this.#characters(token) }
  onWhitespaceCharacter(token: Token.CharacterToken): void { this.#characters(token) }
  onNullCharacter(token: Token.CharacterToken): void { this.#characters(token) }

  #breakLine(rule: TagRule, start: number, end: number, opening: boolean): void {
    if (rule.line === 'break') { this.#layout.separator('\n', start, end - start); return }
    if (rule.line === 'cell') {
      if (opening && this.#rowHasCell) this.#layout.separator('\t', start, end - start)
      if (opening) this.#rowHasCell = true
      return
    }
    // Also an empty last cell ends with its row; the table or row that begins a cell stays beside the tab.
    const endsRow = (rule.line === 'table' && !opening) || (rule.line === 'row' && this.#rowHasCell)
    if (rule.line) this.#layout.newLine(endsRow)
    if (rule.line === 'table' && opening) this.#rows.push(this.#rowHasCell)
    if (rule.line === 'table') this.#rowHasCell = opening ? false : this.#rows.pop() ?? false
    if (rule.line === 'row') this.#rowHasCell = false
  }

  #endTitle(end: number): void {
    const title = this.#title
    if (!title) return
    this.#title = undefined
    const detail = title.text.replace(/[ \t\n\f\r]+/g, ' ').trim().slice(0, title_units_max).toWellFormed()
    if (detail) this.#remark({ code: 'html-title', start: title.start, end, detail })
  }

  #remark(remark: HtmlRemark): void { if (this.#remarks.length < remarks_max) this.#remarks.push(remark) }

  #characters(token: Token.CharacterToken): void {
    const references = this.#tokenizer.takeReferences()
    const start = this.#at
    // The tokenizer's own offsets are wrong where a reference begins or ends a token; text that follows on is counted here.
    let told = ''
    let end = start
    for (const reference of references) {
      told += this.#source.slice(end, reference.start) + reference.text
      end = reference.end
    }
    const rest = token.chars.length - told.length
    told += this.#source.slice(end, end + rest)
    this.#at = end + rest
    if (told !== token.chars) throw new Error(`The tokenizer's text from ${start} on is not the source's.`)
    if (this.#title) { if (this.#title.text.length < title_units_max * 2) this.#title.text += token.chars; return }
    if (this.#dropping) return
    let at = start
    for (const reference of references) {
      this.#piece(this.#source.slice(at, reference.start), at, reference.start - at, false)
      this.#reference(reference.text, reference.start, reference.end)
      at = reference.end
    }
    this.#piece(this.#source.slice(at, this.#at), at, this.#at - at, false)
  }

  /** &#1; is what a keyboard cannot type and PostgreSQL may refuse; a browser shows nothing for it either. */
  #reference(text: string, start: number, end: number): void {
    const code = text.charCodeAt(0)
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) {
      this.#remark({ code: 'control-character', start, end })
    } else this.#piece(code === 0x0d ? '\n' : text, start, end - start, true)
  }

  #piece(text: string, start: number, width: number, whole: boolean): void {
    if (text.length === 0) return
    const ignored = this.#ignoreLineFeed && text.startsWith('\n') && !whole ? 1 : 0
    this.#ignoreLineFeed = false
    if (this.#verbatim > 0) { this.#layout.text(text.slice(ignored), start + ignored, width - ignored, whole); return }
    const isSpace = /^[ \t\n\f]+$/.test(text)
    if (whole) {
      if (isSpace) this.#layout.space(start, width, text.includes('\n'))
      else this.#layout.text(text, start, width, true)
      return
    }
    // Tokens are either all white space or, up to references, none of it.
    if (isSpace) this.#layout.space(start, 1, text.includes('\n'))
    else this.#layout.text(text, start, width, false)
  }
}
