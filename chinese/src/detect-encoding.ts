import { isAscii, isUtf8 } from 'node:buffer'
import { isCommon } from './common-characters.ts'
import type { DoubleByteStep } from './decode-double-byte.ts'
import { readBig5, readGb18030 } from './decode-double-byte.ts'
import { sequenceAt } from './decode-utf8.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'

export interface Detection {
  readonly encoding: Encoding
  /** Bytes of a byte order mark at the start, which are no text. */
  readonly mark_bytes: number
}

/** Enough to tell encodings apart, little enough to be read three times over. */
const sample_bytes = 128 * 1024

/** Names a file may give itself, in lower case, by the encoding that reads them. */
const aliases: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8',
  'gb18030': 'gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk cp936 ms936 windows-936 chinese csgb2312 iso-ir-58 euc-cn',
  'big5': 'big5 big-5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950',
  'utf-16le': 'utf-16 utf16 utf-16le utf16le unicode ucs-2 csunicode iso-10646-ucs-2 unicodefeff',
  'utf-16be': 'utf-16be utf16be unicodefffe',
}
const names: ReadonlyMap<string, Encoding> = new Map(
  (Object.keys(aliases) as Encoding[]).flatMap((encoding) => aliases[encoding].split(' ').map((name) => [name, encoding] as const)),
)

export function encodingNamed(name: string): Encoding | undefined { return names.get(name.trim().toLowerCase()) }

/**
 * Tells the encoding by the bytes. A declaration only decides between readings that are equally good; a byte order mark of
 * UTF-8 is such a declaration too, because editors leave it in front of text that was pasted in another encoding.
 */
export function detectEncoding(bytes: Uint8Array, declared: Encoding | undefined): Detection {
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', mark_bytes: 2 }
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', mark_bytes: 2 }
  if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) return { encoding: 'gb18030', mark_bytes: 4 }
  const mark_bytes = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0
  const text = bytes.subarray(mark_bytes)
  return { encoding: ofText(text, mark_bytes > 0 ? 'utf-8' : declared), mark_bytes }
}

function ofText(bytes: Uint8Array, declared: Encoding | undefined): Encoding {
  // Two-byte text has no odd byte left over.
  const narrowForSure = isUtf8(bytes) && (!bytes.includes(0) || bytes.length % 2 === 1)
  const wide = narrowForSure ? undefined : ofWideText(bytes, declared)
  if (wide) return wide
  const narrow = declared === 'utf-16le' || declared === 'utf-16be' ? undefined : declared
  if (isAscii(bytes)) return narrow ?? 'utf-8'
  const utf8 = utf8Reading(bytes)
  // Three- and four-byte sequences do not come about by chance; two-byte ones do, in short texts of GB18030 and Big5.
  if (utf8.invalid === 0 && (utf8.long > 0 || narrow === 'utf-8')) return 'utf-8'
  // An English page with a no-break space is such a text too: C2 A0, which GB18030 reads as 聽.
  if (utf8.invalid === 0 && narrow === undefined && (utf8.latin === utf8.characters || utf8.characters < 2)) return 'utf-8'
  const sample = bytes.subarray(0, sample_bytes)
  const readings: [Encoding, number][] = [
    ['utf-8', quality(utf8) + (utf8.invalid * 100 < utf8.characters && utf8.long > 0 ? 0.5 : 0)],
    ['gb18030', quality(doubleByteReading(sample, readGb18030))],
    ['big5', quality(doubleByteReading(sample, readBig5))],
  ]
  if (utf8.invalid === 0 && Math.max(readings[1]![1], readings[2]![1]) < 0.5) return 'utf-8'
  const best = readings.reduce((one, other) => (other[1] > one[1] ? other : one))
  const own = readings.find(([encoding]) => encoding === narrow)
  return own && own[1] >= best[1] - 0.1 ? own[0] : best[0]
}

/** What a reading of the bytes amounts to, counted in characters that are not ASCII. */
interface Reading {
  characters: number
  common: number
  invalid: number
  /** UTF-8 only: sequences of three and four bytes; characters up to U+00FF. */
  long: number
  latin: number
}

/** The share of common characters; one wrong character weighs as much as four common ones. */
function quality({ characters, common, invalid }: Reading): number {
  return characters === 0 ? 0 : (common - 4 * invalid) / characters
}

function utf8Reading(bytes: Uint8Array): Reading {
  const reading: Reading = { characters: 0, common: 0, invalid: 0, long: 0, latin: 0 }
  if (isUtf8(bytes) && bytes.some((byte) => byte >= 0xe0)) return { ...reading, long: 1 }
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) { at += 1; continue }
    const { length, valid } = sequenceAt(bytes, at)
    reading.characters += 1
    if (valid && length >= 3) reading.long += 1
    if (valid && bytes[at]! <= 0xc3) reading.latin += 1
    const code = valid && length === 3 ? (bytes[at]! & 0x0f) << 12 | (bytes[at + 1]! & 0x3f) << 6 | (bytes[at + 2]! & 0x3f) : 0
    if (isCommon(code)) reading.common += 1
    // A file that ends inside a character says nothing against the encoding.
    if (!valid && at + length < bytes.length) reading.invalid += 1
    at += length
  }
  return reading
}

function doubleByteReading(bytes: Uint8Array, read: (bytes: Uint8Array, at: number, step: DoubleByteStep) => void): Reading {
  const reading: Reading = { characters: 0, common: 0, invalid: 0, long: 0, latin: 0 }
  const step: DoubleByteStep = { code: 0, length: 0, cut: false }
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) { at += 1; continue }
    read(bytes, at, step)
    if (!step.cut) {
      reading.characters += 1
      if (step.code < 0) reading.invalid += 1
      else if (isCommon(step.code)) reading.common += 1
    }
    at += step.length
  }
  return reading
}

/**
 * UTF-16 without a byte order mark. Text in a byte encoding holds no NUL; Latin text in UTF-16 is half NULs, Chinese text has
 * one in each line break and digit, and its characters are common ones in only one of the two byte orders.
 */
function ofWideText(bytes: Uint8Array, declared: Encoding | undefined): Encoding | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length - bytes.length % 2, sample_bytes))
  if (sample.length < 2) return undefined
  const little = wideReading(sample, 0)
  const big = wideReading(sample, 1)
  const [better, encoding] = little.good >= big.good ? [little, 'utf-16le' as const] : [big, 'utf-16be' as const]
  const named = declared === 'utf-16le' || declared === 'utf-16be'
  if (better.good < better.units * 0.6) return undefined
  if (better.narrow >= better.units * 0.5) return encoding
  if (better.units < (named ? 1 : 4) || isUtf8(sample)) return undefined
  return better.common + better.narrow >= better.units * 0.3 && better.good >= better.units * 0.8 ? encoding : undefined
}

/** `narrow`: ASCII with a NUL beside it; `good`: that, or a character of the blocks Chinese text is made of. */
function wideReading(bytes: Uint8Array, low: 0 | 1): { units: number; narrow: number; common: number; good: number } {
  const reading = { units: bytes.length / 2, narrow: 0, common: 0, good: 0 }
  for (let at = 0; at < bytes.length; at += 2) {
    const code = bytes[at + low]! | bytes[at + 1 - low]! << 8
    if (code < 0x7f) {
      if (code < 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) continue
      reading.narrow += 1
      reading.good += 1
    } else if ((code >= 0x4e00 && code <= 0x9fff) || isCommon(code)) {
      reading.good += 1
      if (isCommon(code)) reading.common += 1
    }
  }
  return reading
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean { return mark.every((byte, at) => bytes[at] === byte) }
