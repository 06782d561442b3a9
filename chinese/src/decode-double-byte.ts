import { fourByteCode, group_first, invalid, tableOf } from './double-byte-tables.ts'
import type { TextSink } from './text-sink.ts'

/** What stands at one place: a code point (or an index of a group), or `invalid`; `cut` when the file ends inside it. */
export interface DoubleByteStep { code: number; length: number; cut: boolean }

export type DoubleByteReader = (bytes: Uint8Array, at: number, step: DoubleByteStep) => void

/** Reads Big5 with the Hong Kong supplement, as browsers do. A trail byte in ASCII after a wrong lead is read again. */
export function readBig5(bytes: Uint8Array, at: number, step: DoubleByteStep): void {
  readPair(tableOf('big5').codes, bytes, at, step)
}

/** Reads GB18030, a superset of GBK and CP936 with its euro sign at 80. */
export function readGb18030(bytes: Uint8Array, at: number, step: DoubleByteStep): void {
  if (bytes[at] === 0x80) { set(step, 0x20ac, 1); return }
  const second = bytes[at + 1]
  if (bytes[at] === 0xff || second === undefined || second < 0x30 || second > 0x39) {
    readPair(tableOf('gb18030').codes, bytes, at, step)
    return
  }
  const third = bytes[at + 2]
  const fourth = bytes[at + 3]
  if (third !== undefined && third >= 0x81 && third <= 0xfe) {
    if (fourth !== undefined && fourth >= 0x30 && fourth <= 0x39) set(step, fourByteCode(bytes[at]!, second, third, fourth), 4)
    else set(step, invalid, fourth === undefined ? 3 : 1, fourth === undefined)
  } else set(step, invalid, third === undefined ? 2 : 1, third === undefined)
}

function readPair(codes: Int32Array, bytes: Uint8Array, at: number, step: DoubleByteStep): void {
  const lead = bytes[at]!
  if (lead < 0x81 || lead > 0xfe) { set(step, invalid, 1); return }
  const trail = bytes[at + 1]
  if (trail === undefined) { set(step, invalid, 1, true); return }
  const code = codes[lead << 8 | trail]!
  // A trail byte in ASCII after a wrong lead stands for itself: a quote or tag must not vanish with a broken character.
  set(step, code, code === invalid && (trail < 0x80 || trail === 0xff) ? 1 : 2)
}

function set(step: DoubleByteStep, code: number, length: number, cut = false): void {
  step.code = code
  step.length = length
  step.cut = cut
}

export function decodeDoubleByte(bytes: Uint8Array, start: number, encoding: 'gb18030' | 'big5', sink: TextSink): void {
  const read = encoding === 'big5' ? readBig5 : readGb18030
  const { groups } = tableOf(encoding)
  const step: DoubleByteStep = { code: 0, length: 0, cut: false }
  for (let at = start; at < bytes.length;) {
    const lead = bytes[at]!
    if (lead >= 0x80) {
      read(bytes, at, step)
      if (step.code === invalid) {
        if (step.cut) sink.cut(at, step.length)
        else sink.invalid(at, step.length)
      } else if (step.length === 2 && step.code >= group_first) sink.group(groups[step.code - group_first]!, 2)
      else sink.codePoint(step.code, step.length)
      at += step.length
    } else if (lead >= 0x20) { sink.unit(lead, 1); at += 1 } else if (lead !== 0x0d) { sink.control(lead, at, 1); at += 1 } else {
      const width = bytes[at + 1] === 0x0a ? 2 : 1
      sink.lineBreak(width)
      at += width
    }
  }
}
