import type { AnchorRun, Anchors } from './anchors.ts'
import { bytesOf, runsOf, unitsOf } from './anchors.ts'

export interface ByteRange { readonly byte_start: number; readonly byte_end: number }
export interface TextRange { readonly start: number; readonly end: number }

/** Answers by binary search where units of the text lie in the bytes and back. All ranges are half open. */
export class AnchorIndex {
  /** UTF-16 units of the whole text, bytes of the whole file. */
  readonly units: number
  readonly bytes: number
  /** Where each run begins; one more at the end holds the totals. */
  readonly #text: Float64Array
  readonly #byte: Float64Array
  /** Bytes a unit of a linear run; 0 for runs that map as a whole. */
  readonly #step: Float64Array

  /** Takes the anchors as they are stored, or runs that were decoded already. */
  constructor(anchors: Anchors | readonly AnchorRun[]) {
    const runs = (): Iterable<AnchorRun> => (anchors instanceof Uint8Array ? runsOf(anchors) : anchors)
    let count = 0
    for (const _ of runs()) count += 1
    this.#text = new Float64Array(count + 1)
    this.#byte = new Float64Array(count + 1)
    this.#step = new Float64Array(count)
    let at = 0
    for (const run of runs()) {
      this.#step[at] = run.kind === 'linear' ? run.bytes_per_unit : 0
      this.#text[at + 1] = this.#text[at]! + unitsOf(run)
      this.#byte[at + 1] = this.#byte[at]! + bytesOf(run)
      at += 1
    }
    this.units = this.#text[count]!
    this.bytes = this.#byte[count]!
  }

  /**
   * The bytes from which the units [start, end) were read: from the first byte of the first unit that has bytes to the last
   * byte of the last one. A block counts as a whole; a range that holds no such unit gives an empty range at its place.
   */
  byteRangeOf(start: number, end: number): ByteRange {
    const found = this.#overlap(this.#text, this.#byte, start, end, this.units)
    if (found) {
      return { byte_start: this.#toBytes(found.first, found.start, false), byte_end: this.#toBytes(found.last, found.end, true) }
    }
    const place = this.#toBytes(lastNotAfter(this.#text, start), start, false)
    return { byte_start: place, byte_end: place }
  }

  /** The units that were read from any of the bytes [byte_start, byte_end); empty, at its place, where these gave no text. */
  textRangeOf(byte_start: number, byte_end: number): TextRange {
    const found = this.#overlap(this.#byte, this.#text, byte_start, byte_end, this.bytes)
    if (found) return { start: this.#toText(found.first, found.start, false), end: this.#toText(found.last, found.end, true) }
    const place = this.#toText(lastNotAfter(this.#byte, byte_start), byte_start, false)
    return { start: place, end: place }
  }

  /** The first and last run in [start, end) that have both text and bytes, and the part of the range that they cover. */
  #overlap(
    from: Float64Array, to: Float64Array, start: number, end: number, total: number,
  ): { first: number; last: number; start: number; end: number } | undefined {
    if (!(Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= total)) {
      throw new RangeError(`The range ${start} to ${end} is not within 0 to ${total}.`)
    }
    if (start === end) return undefined
    const isMapped = (run: number): boolean => from[run + 1]! > from[run]! && to[run + 1]! > to[run]!
    let first = lastNotAfter(from, start)
    let last = lastNotAfter(from, end - 1)
    while (first <= last && !isMapped(first)) first += 1
    while (last >= first && !isMapped(last)) last -= 1
    return first > last ? undefined : { first, last, start: Math.max(start, from[first]!), end: Math.min(end, from[last + 1]!) }
  }

  #toBytes(run: number, unit: number, ending: boolean): number {
    if (run >= this.#step.length) return this.bytes
    const inside = unit - this.#text[run]!
    if (this.#step[run]! > 0) return this.#byte[run]! + inside * this.#step[run]!
    return ending ? this.#byte[run + 1]! : this.#byte[run]!
  }

  #toText(run: number, byte: number, ending: boolean): number {
    if (run >= this.#step.length) return this.units
    const inside = byte - this.#byte[run]!
    const step = this.#step[run]!
    if (step > 0) return this.#text[run]! + (ending ? Math.ceil(inside / step) : Math.floor(inside / step))
    return ending ? this.#text[run + 1]! : this.#text[run]!
  }
}

/** The last run that begins at or before `place`: of several that begin there, the one that is not empty. */
function lastNotAfter(starts: Float64Array, place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** For a single question; whoever asks twice makes an AnchorIndex. */
export function byteRangeOf(anchors: Anchors, start: number, end: number): ByteRange {
  return new AnchorIndex(anchors).byteRangeOf(start, end)
}

/** For a single question; whoever asks twice makes an AnchorIndex. */
export function textRangeOf(anchors: Anchors, byte_start: number, byte_end: number): TextRange {
  return new AnchorIndex(anchors).textRangeOf(byte_start, byte_end)
}
