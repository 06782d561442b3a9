import type { Anchors } from './anchors.ts'
import { decodeDoubleByte } from './decode-double-byte.ts'
import { decodeUtf16 } from './decode-utf16.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import type { Encoding } from './detect-encoding.ts'
import { detectEncoding, encodingNamed } from './detect-encoding.ts'
import type { DecodingNote } from './text-sink.ts'
import { TextSink } from './text-sink.ts'

export interface DecodedText {
  /** Line breaks are '\n'; no control characters but '\t', '\n' and '\f'; no lone surrogates; no byte order mark in front. */
  readonly text: string
  readonly encoding: Encoding
  /** Covers every byte of the file and every UTF-16 unit of the text. */
  readonly anchors: Anchors
  readonly notes: readonly DecodingNote[]
  /** The encoding the file claims, where its bytes say otherwise; a note says it too. */
  readonly declaredIgnored?: string
}

/**
 * Reads bytes of any Chinese encoding: UTF-8, GB18030 (with GBK, GB 2312, CP936), Big5, UTF-16. Never throws: what is no
 * character becomes U+FFFD and a note. `declared` is what the file says of itself, a hint that the bytes may overrule.
 */
export function decodeText(bytes: Uint8Array, options: { declared?: string } = {}): DecodedText {
  const declared = options.declared === undefined ? undefined : encodingNamed(options.declared)
  const { encoding, mark_bytes } = detectEncoding(bytes, declared)
  const sink = new TextSink()
  const ignored = options.declared !== undefined && !(declared === encoding || (isWide(declared) && isWide(encoding)))
  if (ignored) sink.note('declared-encoding-ignored', 0, 0, options.declared)
  sink.skip(mark_bytes)
  if (encoding === 'utf-8') decodeUtf8(bytes, mark_bytes, sink)
  else if (encoding === 'gb18030' || encoding === 'big5') decodeDoubleByte(bytes, mark_bytes, encoding, sink)
  else decodeUtf16(bytes, mark_bytes, encoding === 'utf-16le', sink)
  const { text, anchors, notes } = sink.end()
  return { text, encoding, anchors, notes, ...(ignored ? { declaredIgnored: options.declared } : {}) }
}

/** "utf-16" names no byte order, and a wrong one named is corrected without a word. */
function isWide(encoding: Encoding | undefined): boolean { return encoding === 'utf-16le' || encoding === 'utf-16be' }
