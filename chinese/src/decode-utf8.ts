import type { TextSink } from './text-sink.ts'

/**
 * Reads UTF-8 from `start` on. What is invalid becomes one U+FFFD for each maximal subpart, as the Unicode Standard
 * recommends (3.9, table 3-8) and browsers do, so that offsets agree with what people see elsewhere.
 */
export function decodeUtf8(bytes: Uint8Array, start: number, sink: TextSink): void {
  const end = bytes.length
  let at = start
  while (at < end) {
    const lead = bytes[at]!
    if (lead < 0x80) {
      if (lead >= 0x20) { sink.unit(lead, 1); at += 1 } else at += control(bytes, at, lead, sink)
      continue
    }
    if (lead >= 0xe1 && lead <= 0xec && at + 2 < end) {
      // The common Chinese character: three bytes, no special case for the second.
      const second = bytes[at + 1]!
      const third = bytes[at + 2]!
      if ((second & 0xc0) === 0x80 && (third & 0xc0) === 0x80) {
        sink.unit((lead & 0x0f) << 12 | (second & 0x3f) << 6 | (third & 0x3f), 3)
        at += 3
        continue
      }
    }
    at += sequence(bytes, at, sink)
  }
}

/** Answers how many bytes were taken; CRLF is one line break of two bytes. */
function control(bytes: Uint8Array, at: number, code: number, sink: TextSink): number {
  if (code !== 0x0d) { sink.control(code, at, 1); return 1 }
  const width = bytes[at + 1] === 0x0a ? 2 : 1
  sink.lineBreak(width)
  return width
}

function sequence(bytes: Uint8Array, at: number, sink: TextSink): number {
  const { length, valid } = sequenceAt(bytes, at)
  if (valid) {
    let code = bytes[at]! & (0x7f >> length)
    for (let next = at + 1; next < at + length; next += 1) code = code << 6 | (bytes[next]! & 0x3f)
    sink.codePoint(code, length)
  } else if (at + length === bytes.length && isPrefix(bytes[at]!)) sink.cut(at, length)
  else sink.invalid(at, length)
  return length
}

/** A lead byte that could begin a character: a maximal subpart of it that reaches the end of the file was cut. */
function isPrefix(lead: number): boolean { return lead >= 0xc2 && lead <= 0xf4 }

/** The character, or the maximal subpart of one, that begins with the non-ASCII byte at `at`. */
export function sequenceAt(bytes: Uint8Array, at: number): { length: number; valid: boolean } {
  const lead = bytes[at]!
  const wanted = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (wanted === 0) return { length: 1, valid: false }
  // The second byte alone excludes overlong forms (E0, F0), surrogates (ED) and what lies beyond U+10FFFF (F4).
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  const second = bytes[at + 1]
  if (second === undefined || second < low || second > high) return { length: 1, valid: false }
  for (let length = 2; length < wanted; length += 1) {
    const next = bytes[at + length]
    if (next === undefined || (next & 0xc0) !== 0x80) return { length, valid: false }
  }
  return { length: wanted, valid: true }
}
