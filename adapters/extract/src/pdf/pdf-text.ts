import type { Anchors } from '@lantai/chinese'
import { ExtractRefusal } from '../docx/extract-refusal.ts'
import { LocatedLayout } from '../located-layout.ts'
import { withoutFurniture } from './page-furniture.ts'
import { piecesOf, segmentsOf, textOf } from './page-items.ts'
import type { Segment } from './page-items.ts'
import { linesOf } from './page-lines.ts'
import type { PageLine } from './page-lines.ts'
import { pdfPages } from './pdf-pages.ts'

/** What a PDF holds beside its text, and what was done with it. */
export type PdfNoteCode =
  /** Running heads, feet and page numbers say `detail` and are left out. */
  | 'pdf-furniture'
  /** The pages `detail` have no text; they are pictures, or empty. */
  | 'pdf-pages-without-text'

interface PdfNote { readonly code: PdfNoteCode; readonly byte_start: number; readonly byte_count: number; readonly detail: string }

/** The shape of the port's locations of boxes. */
export interface PageLocations {
  readonly kind: 'pages'
  readonly boxes: readonly (readonly [at: number, page: number, left: number, top: number, width: number, height: number])[]
}

export interface PdfText {
  readonly text: string
  /** From the text to the characters of its glyphs in reading order, with one between two runs of glyphs. */
  readonly anchors: Anchors
  readonly encoding: string
  readonly locations: PageLocations
  readonly notes: readonly PdfNote[]
}

const detail_units_max = 300

/** The text of a PDF in reading order. Throws ExtractRefusal for what cannot be read as one, or has no text. */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const pages = await pdfPages(bytes)
  const empty = pages.flatMap(({ items }, at) => (items.length === 0 ? [at + 1] : []))
  if (empty.length === pages.length) throw new ExtractRefusal('pdf-without-text', `${pages.length} pages.`)
  const { pages: segments, furniture } = withoutFurniture(pages, pages.map(({ items }) => segmentsOf(items)))
  const writer = new PageWriter()
  for (const [at, page] of segments.entries()) if (page.length > 0) writer.add(at + 1, linesOf(page))
  const notes: PdfNote[] = []
  const tell = (code: PdfNoteCode, detail: string): void => {
    if (detail !== '') notes.push({ code, byte_start: 0, byte_count: 0, detail: detail.slice(0, detail_units_max).toWellFormed() })
  }
  tell('pdf-furniture', furniture.join('；'))
  tell('pdf-pages-without-text', empty.join('、'))
  return { ...writer.end(), encoding: 'unicode', notes }
}

/** Lays out lines one behind the other; those of one paragraph are joined, over the end of a column or a page as well. */
class PageWriter {
  readonly #layout = new LocatedLayout()
  readonly #boxes: (readonly [number, number, number, number, number, number])[] = []
  #last: PageLine | undefined

  add(page: number, lines: readonly PageLine[]): void {
    for (const line of lines) {
      if (this.#last) this.#layout.added(joint(this.#last, line))
      for (const [at, cell] of line.cells.entries()) {
        if (at > 0) this.#layout.added('\t')
        for (const [which, segment] of cell.entries()) {
          if (which > 0 && needsSpace(cell[which - 1]!, segment)) this.#layout.added(' ')
          this.#write(page, segment)
        }
      }
      this.#last = line
    }
  }

  end(): Pick<PdfText, 'text' | 'anchors' | 'locations'> {
    return { ...this.#layout.end(), locations: { kind: 'pages', boxes: this.#boxes } }
  }

  #write(page: number, segment: Segment): void {
    for (const { item, space } of piecesOf(segment)) {
      if (space) this.#layout.added(' ')
      const { left, right, base, size } = item
      this.#boxes.push([this.#layout.at, page, tenths(left), tenths(base - size), tenths(right - left), tenths(size * 1.2)])
      this.#layout.text(item.text)
      this.#layout.skip(1)
    }
  }
}

function tenths(points: number): number { return Math.round(points * 10) / 10 }

/** Bullets and numbers with which an item or a section begins. */
const beginsItem = /^(?:[•●■◆○▪·]|[（(]?[一二三四五六七八九十百]{1,4}[、）)]|[（(]\d{1,3}[）)]|\d{1,3}[.．、）)](?!\d)|第[一二三四五六七八九十百]+[章节条])/

/** What stands between two lines: nothing within a paragraph, a space between words, or a break. */
function joint(before: PageLine, after: PageLine): string {
  const [last, first] = [before.cells.at(-1)!.at(-1), after.cells[0]![0]]
  if (!last || !first || !before.isFull || !after.isFlush || before.isColumn !== after.isColumn) return '\n'
  if (beginsItem.test(textOf(first)) || !isOfOneSize(last, first)) return '\n'
  return needsSpace(last, first) ? ' ' : ''
}

function isOfOneSize(one: Segment, other: Segment): boolean { return Math.abs(one.size - other.size) <= 0.1 * one.size }

function needsSpace(before: Segment, after: Segment): boolean { return /[!-~]$/.test(textOf(before)) && /^[A-Za-z]/.test(textOf(after)) }
