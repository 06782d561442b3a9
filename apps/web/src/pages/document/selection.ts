// From what is selected on the page to a span of one sentence. The text of a sentence's element is exactly the sentence's text.
import { trimmedSpan } from './text-model.ts'

export interface Pick {
  readonly sentence: string
  /** UTF-16 units within the sentence, end exclusive. */
  readonly span: { readonly start: number; readonly end: number }
  readonly quote: string
  /** True when the selection reached into other sentences as well, which were left out. */
  readonly clipped: boolean
  /** By pointer it follows the selection; by keyboard it stays until it is left. */
  readonly by: 'pointer' | 'keyboard'
}

/** Undefined when nothing, or nothing but white space, of any sentence is selected. */
export function pickSelection(text: HTMLElement): Pick | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(text)) return undefined
  const touched = [...text.querySelectorAll<HTMLElement>('[data-sentence]')].filter((element) => range.intersectsNode(element))
  const parts = touched.flatMap((element) => {
    const span = spanWithin(element, range)
    return span ? [{ element, span }] : []
  })
  const first = parts[0]
  if (!first) return undefined
  return pickOf(first.element, first.span, parts.length > 1, 'pointer')
}

/** The whole sentence, for the keyboard. */
export function pickSentence(element: HTMLElement): Pick | undefined {
  const words = element.textContent ?? ''
  const span = trimmedSpan(words, 0, words.length)
  return span && pickOf(element, span, false, 'keyboard')
}

function pickOf(element: HTMLElement, span: Pick['span'], clipped: boolean, by: Pick['by']): Pick {
  return { sentence: element.dataset.sentence!, span, quote: (element.textContent ?? '').slice(span.start, span.end), clipped, by }
}

function spanWithin(element: HTMLElement, range: Range): Pick['span'] | undefined {
  const words = element.textContent ?? ''
  const start = element.contains(range.startContainer) ? unitsBefore(element, range.startContainer, range.startOffset) : 0
  const end = element.contains(range.endContainer) ? unitsBefore(element, range.endContainer, range.endOffset) : words.length
  return trimmedSpan(words, start, end)
}

function unitsBefore(element: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(element, 0)
  before.setEnd(node, offset)
  return before.toString().length
}
