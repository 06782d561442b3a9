import type { TextSink } from './text-sink.ts'

/** Reads UTF-16 from `start` on; a surrogate without its partner is no character, an odd last byte is half of one. */
export function decodeUtf16(bytes: Uint8Array, start: number, littleEndian: boolean, sink: TextSink): void {
  const low = littleEndian ? 0 : 1
  const high = 1 - low
  const end = bytes.length - (bytes.length - start) % 2
  for (let at = start; at < end; at += 2) {
    const code = bytes[at + low]! | bytes[at + high]! << 8
    if (code < 0x20) {
      const breaks = code === 0x0d && at + 2 < end && bytes[at + 2 + low] === 0x0a && bytes[at + 2 + high] === 0
      if (code !== 0x0d) sink.control(code, at, 2)
      else sink.lineBreak(breaks ? 4 : 2)
      if (breaks) at += 2
    } else if (code < 0xd800 || code > 0xdfff) sink.unit(code, 2)
    else {
      const next = at + 2 < end ? bytes[at + 2 + low]! | bytes[at + 2 + high]! << 8 : 0
      if (code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        sink.group([code, next], 4)
        at += 2
      } else if (code <= 0xdbff && at + 2 >= end) sink.cut(at, 2)
      else sink.invalid(at, 2)
    }
  }
  if (end < bytes.length) sink.cut(end, 1)
}
