import { readingErrors } from '../errors.ts'

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** The marked words; raises reading.span-outside when the span leaves the sentence, is empty, or cuts a character in two. */
export function quoteOf(sentence: string, span: { start: number; end: number }): string {
  const inside = span.start >= 0 && span.start < span.end && span.end <= sentence.length
  if (!inside || cuts(sentence, span.start) || cuts(sentence, span.end)) {
    throw readingErrors('span-outside', { start: span.start, end: span.end, length: sentence.length })
  }
  return sentence.slice(span.start, span.end)
}

function cuts(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}
