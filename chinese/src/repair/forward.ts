// The damage itself, as a model that runs forward: does this original, damaged as its page was, show exactly what the page shows?
// It shares nothing with the search but the page's keys and folds, so that the search cannot prove itself.
import { lead_max, lead_min, pairOfUnit, trail_min, unitOfPair } from '../gbk.ts'
import { annotationAt } from './annotations.ts'
import type { PageContext } from './context.ts'

const open_parenthesis = 0x28
const less_than = 0x3c
const space = 0x20
const question = 0x3f
const sign_row = 0xa3
const wide_space = 0x3000
const euro = 0x20ac
const full_width = 0xfee0

/**
 * Whether the original turns into what is shown: encoded as GBK, each key of the page followed by its reading and each folded sign
 * turned into ASCII wherever their bytes stand together, decoded again, and full-width ASCII folded. A key that the page never shows by
 * itself is one if it can be read so. Overlapping keys depend on an order nobody knows: a key may stay bare behind an annotated one.
 */
export function damagesTo(page: PageContext, original: string, shown: string): boolean {
  const bytes = encode(original)
  if (!bytes) return false
  const model = new Forward(page, bytes, shown)
  return model.from(0, 0, 0, false)
}

function encode(original: string): number[] | undefined {
  const bytes: number[] = []
  for (let at = 0; at < original.length; at += 1) {
    const unit = original.charCodeAt(at)
    if (unit < 0x80) { bytes.push(unit); continue }
    const pair = pairOfUnit(unit)
    if (pair !== 0) bytes.push(pair >> 8, pair & 0xff)
    else if (unit === euro) bytes.push(0x80)
    else return undefined
  }
  return bytes
}

/** What a full-width sign is in ASCII, 0 for anything else: ，；：！？ and 。 for the full stop. */
function asciiOf(lead: number, trail: number): number {
  if (lead === 0xa1 && trail === 0xa3) return 0x2e
  return lead === sign_row && [0x21, 0x2c, 0x3a, 0x3b, 0x3f].includes(trail - 0x80) ? trail - 0x80 : 0
}

class Forward {
  readonly #page: PageContext
  readonly #bytes: readonly number[]
  readonly #shown: string
  readonly #complete: boolean

  constructor(page: PageContext, bytes: readonly number[], shown: string) {
    this.#page = page
    this.#bytes = bytes
    this.#shown = shown
    this.#complete = page.keys?.complete ?? false
  }

  /** `pending` is the first byte of a pair, 0 for none; `annotated` whether a reading was put in before this byte. */
  from(byte: number, at: number, pending: number, annotated: boolean): boolean {
    const value = this.#bytes[byte]
    if (value === undefined) return this.#ends(at, pending)
    const ascii = asciiOf(value, this.#bytes[byte + 1]!)
    if (ascii !== 0 && this.#putAscii(ascii, byte, at, pending)) return true
    const sign = value === sign_row ? this.#bytes[byte + 1]! - 0x80 : 0
    if (this.#page.folded.has(sign + 0x80) && this.#put(sign, byte + 2, at, pending, false)) return true
    const key = this.#pairAt(byte)
    if (key !== undefined && this.#annotate(value, key, byte, at, pending)) return true
    const bare = annotated || !this.#complete || key === undefined || !this.#page.keys!.readings.has(key)
    return bare && this.#put(value, byte + 1, at, pending, false)
  }

  /** The author may have written the sign in half width: then it ends what was out of step, and may have been widened later. */
  #putAscii(ascii: number, byte: number, at: number, pending: number): boolean {
    const before = pending !== 0 && this.#shown.charCodeAt(at) === question ? at + 1 : at
    if (pending !== 0 && before === at) return false
    const unit = unitOfPair(this.#bytes[byte]! << 8 | this.#bytes[byte + 1]!)
    const shown = this.#shown.charCodeAt(before)
    return (shown === ascii || shown === unit) && this.from(byte + 2, before + 1, 0, false)
  }

  #ends(at: number, pending: number): boolean {
    if (pending === 0) return at === this.#shown.length
    return at === this.#shown.length - 1 && this.#shown.charCodeAt(at) === question
  }

  /** The character that this byte makes together with the one before it, whether or not it is one of the text. */
  #pairAt(byte: number): string | undefined {
    if (byte === 0 || !this.#page.keys) return undefined
    const [lead, trail] = [this.#bytes[byte - 1]!, this.#bytes[byte]!]
    const unit = lead < lead_min || trail < trail_min ? 0 : unitOfPair(lead << 8 | trail)
    return unit === 0 ? undefined : String.fromCharCode(unit)
  }

  /** One byte into the decoder, and on. */
  #put(value: number, next: number, at: number, pending: number, annotated: boolean): boolean {
    for (const [shown_to, now_pending] of this.#decode(value, at, pending)) {
      if (this.from(next, shown_to, now_pending, annotated)) return true
    }
    return false
  }

  /** The same with the reading of the key that this byte completes behind it. */
  #annotate(value: number, key: string, byte: number, at: number, pending: number): boolean {
    const { form, readings } = this.#page.keys!
    for (const [shown_to, now_pending] of this.#decode(value, at, pending)) {
      const swallowed = now_pending !== 0
      if (swallowed && this.#shown.charCodeAt(shown_to) !== question) continue
      const annotation = annotationAt(this.#shown, swallowed ? shown_to + 1 : shown_to, form, swallowed)
      if (!annotation) continue
      const isRead = readings.get(key)?.has(annotation.reading) ?? this.#page.language.isRead(key, annotation.reading)
      if (isRead && this.from(byte + 1, annotation.end, 0, true)) return true
    }
    return false
  }

  /** Where the shown text and the decoder can stand after this byte. */
  #decode(value: number, at: number, pending: number): readonly (readonly [number, number])[] {
    // A space that stands between two bytes was put in later.
    if (pending !== 0 && this.#shown.charCodeAt(at) === space) at += 1
    if (pending === 0) {
      if (value >= lead_min && value <= lead_max) return [[at, value]]
      return this.#shows(value === 0x80 ? euro : value, at) ? [[at + 1, 0]] : []
    }
    const unit = value < trail_min ? 0 : unitOfPair(pending << 8 | value)
    if (unit === wide_space && this.#shown.startsWith('? ', at)) return [[at + 2, 0]]
    if (unit !== 0) return this.#shows(unit, at) ? [[at + 1, 0]] : []
    if (this.#shown.charCodeAt(at) !== question) return []
    const swallowed = value === open_parenthesis || value === less_than || value === question
    if (swallowed && (value !== question || this.#shown.charCodeAt(at + 1) !== question)) return [[at + 1, 0]]
    return this.#shows(value, at + 1) ? [[at + 2, 0]] : []
  }

  /** The character as it is, or in its half width. */
  #shows(unit: number, at: number): boolean {
    const shown = this.#shown.charCodeAt(at)
    return shown === unit || (unit > 0xff00 && unit < 0xff5f && shown === unit - full_width)
  }
}
