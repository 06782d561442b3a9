// Splitting by the annotation guide: a paragraph is a line; a sentence ends after one or more of 。！？； with any closing
// ”’）》 that follows, or at the end of the line. Nothing else ends a sentence: neither ， nor ： nor a half-width mark, which in
// a damaged page may be the rest of a lost character.

export interface SentenceSpan {
  /** Counted from 1 over the whole text. */
  readonly ordinal: number
  /** Counted from 1 over the lines that hold text. */
  readonly paragraph: number
  /** UTF-16 units, end exclusive; white space at both ends is outside. */
  readonly start: number
  readonly end: number
}

const isEnd = (character: string): boolean => character === '。' || character === '！' || character === '？' || character === '；'
const isClosing = (character: string): boolean => character === '”' || character === '’' || character === '）' || character === '》'

/** Sentences in the order of the text; together they cover every character that is not white space, exactly once. */
export function splitSentences(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  let paragraph = 0
  let line_start = 0
  while (line_start <= text.length) {
    const found = text.indexOf('\n', line_start)
    const line_end = found === -1 ? text.length : found
    if (trimmed(text, line_start, line_end)) {
      paragraph += 1
      splitLine(text, line_start, line_end, paragraph, spans)
    }
    line_start = line_end + 1
  }
  return spans
}

function splitLine(text: string, line_start: number, line_end: number, paragraph: number, spans: SentenceSpan[]): void {
  let start = line_start
  let at = line_start
  while (at < line_end) {
    if (!isEnd(text[at]!)) {
      at += 1
      continue
    }
    while (at < line_end && isEnd(text[at]!)) at += 1
    while (at < line_end && isClosing(text[at]!)) at += 1
    push(text, start, at, paragraph, spans)
    start = at
  }
  push(text, start, line_end, paragraph, spans)
}

function push(text: string, from: number, to: number, paragraph: number, spans: SentenceSpan[]): void {
  const span = trimmed(text, from, to)
  if (span) spans.push({ ordinal: spans.length + 1, paragraph, ...span })
}

/** Undefined when nothing but white space (the full-width space included) stands between the two places. */
function trimmed(text: string, from: number, to: number): { start: number; end: number } | undefined {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  return start < end ? { start, end } : undefined
}

/** White space as ECMAScript's trim() knows it, without the cost of a regular expression on every character. */
function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a)
    || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f
}
