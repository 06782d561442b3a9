import { readParagraphProperties } from './paragraph-properties.ts'
import type { ParagraphProperties } from './paragraph-properties.ts'
import { symbolOf, unknownSymbol } from './symbols.ts'
import type { WordLayout } from './word-layout.ts'
import type { WordNumbering } from './word-numbering.ts'
import type { DocxRemarks } from './word-remarks.ts'
import type { WordStyles } from './word-styles.ts'
import { eachChild, isOn, wordReader } from './word-xml.ts'
import { referenceAt } from './xml-reader.ts'
import type { XmlReader } from './xml-reader.ts'

/** What the parts of one document share. */
export interface WordContext {
  readonly layout: WordLayout
  readonly styles: WordStyles
  readonly numbering: WordNumbering
  readonly remarks: DocxRemarks
  /** Footnotes and endnotes that the text refers to, with their numbers in the order of the text. */
  readonly references: Readonly<Record<'footnote' | 'endnote', Map<string, number>>>
}

interface Paragraph extends ParagraphProperties {
  /** Hidden by its style, up to what its runs say. */
  hidden: boolean
  /** Its number was not written yet. */
  unnumbered: boolean
  /** A text box stands in it, and no text of its own behind the box. */
  boxed: boolean
}
interface Field { readonly start: number; instruction: boolean; text: string }
interface Row { readonly several: boolean; cells: number; deleted: boolean }
interface Box {
  readonly hidden: boolean
  readonly fields: Field[]
  readonly instructions: number
  readonly units: number
  readonly pending: WordLayout['pending']
}

const skipped = new Set([
  // Deleted text, the reading above a character, and properties that hold elements of text again.
  'w:delText', 'w:delInstrText', 'w:rt', 'w:sectPr', 'w:sdtPr', 'w:tblPr', 'w:tblPrEx', 'w:tblGrid', 'w:tcPr', 'm:ctrlPr',
])
const instruction_units_max = 100
const noteTitles = { footnote: '脚注', endnote: '尾注' } as const

/** Writes the text of one part as a reader sees it. Linear but for rows, whose first cell is looked over once more. */
export class WordWalker {
  readonly #reader: XmlReader
  /** Where the part begins among all parts, in units. */
  readonly #base: number
  readonly #context: WordContext
  readonly #paragraphs: Paragraph[] = []
  readonly #rows: Row[] = []
  readonly #boxes: Box[] = []
  readonly #choices: { taken: boolean; units: number }[] = []
  #fields: Field[] = []
  /** How many of the open fields are still in their instruction. */
  #instructions = 0
  /** Whether the present run is hidden. */
  #hidden = false
  /** Within w:t, and whether its outer white space counts. */
  #text: { readonly preserve: boolean } | undefined
  #preserveAll = false

  constructor(source: string, base: number, context: WordContext) {
    this.#reader = wordReader(source)
    this.#base = base
    this.#context = context
  }

  walk(): void {
    const reader = this.#reader
    for (let token = reader.next(); token !== 'end'; token = reader.next()) {
      if (token === 'open') this.#opened(reader.name)
      else if (token === 'close') this.#closed(reader.name)
      else if (this.#text) this.#characters(this.#text.preserve)
    }
    this.#endFields()
  }

  get #visible(): boolean { return !this.#hidden && this.#instructions === 0 }

  #opened(name: string): void {
    if (skipped.has(name)) { this.#reader.skip(); return }
    switch (name) {
      case 'w:t': case 'm:t': this.#text = { preserve: this.#preserves() }; break
      case 'w:r': case 'm:r': this.#hidden = this.#paragraphs.at(-1)?.hidden ?? false; break
      case 'w:rPr': this.#readRun(); break
      case 'w:p': this.#paragraphs.push(this.#newParagraph({ merges: false })); break
      case 'w:pPr': this.#readParagraph(); break
      case 'w:tab': case 'w:ptab': this.#mark('\t'); break
      case 'w:br': case 'w:cr': this.#mark('\n'); break
      case 'w:noBreakHyphen': this.#mark('-'); break
      case 'w:sym': this.#symbol(); break
      case 'w:fldChar': this.#fieldMark(); break
      case 'w:instrText': this.#instruct(); break
      case 'w:del': case 'w:moveFrom': this.#deleted(); break
      case 'w:footnoteReference': this.#refer('footnote'); break
      case 'w:endnoteReference': this.#refer('endnote'); break
      case 'm:den': this.#between('/'); break
      case 'm:sup': this.#between('^'); break
      case 'w:document': this.#preserveAll = this.#preserves(); break
      case 'w:altChunk': case 'w:subDoc': this.#remark('docx-imported'); break
      default: this.#openedBlock(name)
    }
  }

  #openedBlock(name: string): void {
    switch (name) {
      case 'w:tr': this.#beginRow(); break
      case 'w:trPr': this.#readRow(); break
      case 'w:tc': this.#beginCell(); break
      case 'w:txbxContent': this.#beginBox(); break
      case 'mc:AlternateContent': this.#choices.push({ taken: false, units: 0 }); break
      case 'mc:Choice': case 'mc:Fallback': this.#choose(); break
      case 'w:footnote': this.#beginNote('footnote'); break
      case 'w:endnote': this.#beginNote('endnote'); break
    }
  }

  #closed(name: string): void {
    switch (name) {
      case 'w:t': case 'm:t': this.#text = undefined; break
      case 'w:p': this.#endParagraph(); break
      case 'w:tr': this.#endRow(); break
      case 'w:txbxContent': this.#endBox(); break
      case 'mc:AlternateContent': this.#choices.pop(); break
      case 'mc:Choice': this.#chosen(); break
      case 'w:footnote': case 'w:endnote': case 'w:comment': this.#context.layout.newLine(); break
    }
  }

  // Paragraphs and runs.

  #newParagraph(properties: ParagraphProperties): Paragraph {
    const style = properties.style ?? this.#context.styles.defaultParagraph
    const hidden = this.#context.styles.isHidden(style, undefined)
    const merges = properties.merges || (hidden && properties.shown !== true)
    return { ...properties, style, merges, hidden, unnumbered: true, boxed: false }
  }

  #readParagraph(): void {
    const properties = readParagraphProperties(this.#reader)
    if (this.#paragraphs.length > 0) this.#paragraphs[this.#paragraphs.length - 1] = this.#newParagraph(properties)
  }

  #readRun(): void {
    let style: string | undefined
    let direct: boolean | undefined
    eachChild(this.#reader, (name) => {
      if (name === 'w:rStyle') style = this.#reader.attribute('val')
      else if (name === 'w:vanish') direct = isOn(this.#reader)
    })
    this.#hidden = direct ?? this.#context.styles.isHidden(this.#paragraphs.at(-1)?.style, style)
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    // A mark that is hidden or deleted does not end the line: the next paragraph goes on in it.
    if (!paragraph || paragraph.merges) return
    if (this.#instructions === 0) this.#number(paragraph)
    if (paragraph.boxed) this.#context.layout.newLine()
    else this.#context.layout.endParagraph()
  }

  /** The number of a list stands before the first text of its own that a paragraph has, behind a text box at its beginning. */
  #number(paragraph: Paragraph | undefined): void {
    if (!paragraph?.unnumbered) return
    paragraph.unnumbered = false
    const number = this.#context.numbering.next(paragraph.style, paragraph.list)
    if (number === '') return
    paragraph.boxed = false
    this.#context.layout.added(number)
  }

  /** Answers whether text may be written here, and sees that the paragraph has its number first. */
  #begin(): boolean {
    if (!this.#visible) return false
    const paragraph = this.#paragraphs.at(-1)
    this.#number(paragraph)
    if (paragraph) paragraph.boxed = false
    return true
  }

  // Characters.

  #preserves(): boolean {
    const space = this.#reader.attribute('space')
    return space === undefined ? this.#preserveAll : space === 'preserve'
  }

  #characters(preserve: boolean): void {
    const { source } = this.#reader
    let { start, end } = this.#reader
    const isCdata = source.startsWith('<![CDATA[', start)
    if (isCdata) { start += 9; end -= 3 }
    if (!preserve) {
      while (start < end && isBlank(source.charCodeAt(start))) start += 1
      while (end > start && isBlank(source.charCodeAt(end - 1))) end -= 1
    }
    if (start === end) return
    if (!this.#begin()) {
      if (this.#hidden) this.#context.remarks.count('docx-hidden', this.#base + start, this.#base + end, end - start)
      return
    }
    let at = start
    for (let found = isCdata ? -1 : indexWithin(source, start, end); found >= 0; found = indexWithin(source, at, end)) {
      this.#piece(source.slice(at, found), at, found - at, false)
      const { text, end: after } = referenceAt(source, found)
      at = after
      if (isControl(text.charCodeAt(0))) {
        this.#context.remarks.add({ code: 'control-character', start: this.#base + found, end: this.#base + at })
      } else this.#piece(text, found, at - found, true)
    }
    this.#piece(source.slice(at, end), at, end - at, false)
  }

  /** A line break or tab inside w:t is white space like any other; those that count are elements. */
  #piece(text: string, start: number, width: number, whole: boolean): void {
    this.#context.layout.text(/[\t\n\f\r]/.test(text) ? text.replaceAll(/[\t\n\f\r]/g, ' ') : text, this.#base + start, width, whole)
  }

  /** An element that stands for a character. */
  #mark(character: string): void {
    if (!this.#begin()) return
    const { start, end } = this.#reader
    const { layout } = this.#context
    if (character === '\t' || character === '\n') layout.separator(character, this.#base + start, end - start)
    else layout.text(character, this.#base + start, end - start, true)
  }

  #symbol(): void {
    const font = this.#reader.attribute('font') ?? ''
    const code = this.#reader.attribute('char') ?? ''
    const symbol = symbolOf(font, code)
    if (symbol === undefined && this.#visible) this.#remark('docx-symbol', `${font} ${code}`.trim().slice(0, 80).toWellFormed())
    this.#mark(symbol ?? unknownSymbol)
  }

  /** The bar of a fraction and the height of a power, without which 1/2 would read as 12. */
  #between(sign: string): void { if (this.#begin()) this.#context.layout.added(sign) }

  #remark(code: 'docx-symbol' | 'docx-formula' | 'docx-imported', detail?: string): void {
    const { start, end } = this.#reader
    this.#context.remarks.add({ code, start: this.#base + start, end: this.#base + end, ...(detail === undefined ? {} : { detail }) })
  }

  // Fields and changes.

  #fieldMark(): void {
    const type = this.#reader.attribute('fldCharType')
    if (type === 'begin') {
      this.#fields.push({ start: this.#reader.start, instruction: true, text: '' })
      this.#instructions += 1
      return
    }
    const field = type === 'separate' ? this.#fields.at(-1) : type === 'end' ? this.#fields.pop() : undefined
    if (!field?.instruction) return
    field.instruction = false
    this.#instructions -= 1
    // A formula, as in a character with a circle around it, is drawn from its instruction alone.
    if (type === 'end' && /^\s*EQ\s/i.test(field.text) && this.#visible) {
      this.#remark('docx-formula', field.text.trim().toWellFormed())
      this.#mark(unknownSymbol)
    }
  }

  #instruct(): void {
    const field = this.#fields.at(-1)
    const { start, end } = { start: this.#reader.end, end: this.#reader.source.indexOf('<', this.#reader.end) }
    if (field && field.text.length < instruction_units_max && end > start) {
      field.text += this.#reader.source.slice(start, Math.min(end, start + instruction_units_max))
    }
    this.#reader.skip()
  }

  #endFields(): void {
    const open = this.#fields.find((field) => field.instruction)
    if (!open) return
    this.#context.remarks.add({ code: 'docx-field-unclosed', start: this.#base + open.start, end: this.#base + this.#reader.start })
  }

  #deleted(): void {
    const { start } = this.#reader
    this.#reader.skip()
    this.#context.remarks.count('docx-deleted', this.#base + start, this.#base + this.#reader.end, 1)
  }

  // Tables.

  #beginRow(): void {
    const several = hasSeveralCells(this.#reader)
    this.#rows.push({ several, cells: 0, deleted: false })
    if (several) this.#context.layout.beginRow()
    else this.#context.layout.newLine()
  }

  #readRow(): void {
    const row = this.#rows.at(-1)
    eachChild(this.#reader, (name) => { if (name === 'w:del' && row) row.deleted = true })
  }

  #beginCell(): void {
    const row = this.#rows.at(-1)
    if (!row) return
    if (row.deleted) { this.#deleted(); return }
    row.cells += 1
    if (row.several && row.cells > 1) this.#context.layout.nextCell()
  }

  #endRow(): void {
    const row = this.#rows.pop()
    if (row?.several) this.#context.layout.endRow()
    else if (row && !row.deleted) this.#context.layout.endLine()
  }

  // Text boxes, alternatives, notes.

  #beginBox(): void {
    if (!this.#visible) { this.#reader.skip(); return }
    const { layout } = this.#context
    this.#boxes.push({
      hidden: this.#hidden, fields: this.#fields, instructions: this.#instructions, units: layout.units, pending: layout.pending,
    })
    this.#fields = []
    this.#instructions = 0
    layout.newLine()
  }

  #endBox(): void {
    const box = this.#boxes.pop()
    if (!box) return
    this.#endFields()
    this.#hidden = box.hidden
    this.#fields = box.fields
    this.#instructions = box.instructions
    const { layout } = this.#context
    if (layout.units === box.units) { layout.forget(box.pending); return }
    layout.newLine()
    const host = this.#paragraphs.at(-1)
    if (host) host.boxed = true
  }

  /** Of several ways to say the same, the first that says anything in words. */
  #choose(): void {
    const choice = this.#choices.at(-1)
    if (choice?.taken) this.#reader.skip()
    else if (choice) choice.units = this.#context.layout.units
  }

  #chosen(): void {
    const choice = this.#choices.at(-1)
    if (choice && this.#context.layout.units > choice.units) choice.taken = true
  }

  #refer(kind: 'footnote' | 'endnote'): void {
    const id = this.#reader.attribute('id')
    const references = this.#context.references[kind]
    if (id !== undefined && this.#visible && !references.has(id)) references.set(id, references.size + 1)
  }

  #beginNote(kind: 'footnote' | 'endnote'): void {
    const number = this.#context.references[kind].get(this.#reader.attribute('id') ?? '')
    const type = this.#reader.attribute('type') ?? 'normal'
    if (number === undefined || type !== 'normal') { this.#reader.skip(); return }
    this.#context.layout.newLine()
    this.#context.layout.added(`${noteTitles[kind]}${number}：`)
  }
}

/** Looks ahead over the row whose opening token was just given, no further than to its second cell. */
function hasSeveralCells(row: XmlReader): boolean {
  const ahead = row.fork()
  const { depth } = row
  let cells = 0
  for (let token = ahead.next(); token !== 'close' || ahead.depth >= depth; token = ahead.next()) {
    if (token !== 'open' || ahead.name !== 'w:tc') continue
    cells += 1
    if (cells > 1) return true
    ahead.skip()
  }
  return false
}

function indexWithin(source: string, start: number, end: number): number {
  // A search beyond the end would make many short pieces in a long source without references take quadratic time.
  for (let at = start; at < end; at += 1) if (source.charCodeAt(at) === 0x26) return at
  return -1
}

/** What a keyboard cannot type and PostgreSQL may refuse. */
function isControl(code: number): boolean { return code < 0x20 && !isBlank(code) }

function isBlank(code: number): boolean { return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d }
