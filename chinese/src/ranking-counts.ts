// The n-gram counts behind the ranking, as a trie of three levels: characters, pairs, triples.
import { brotliDecompressSync } from 'node:zlib'

export interface CountTrie {
  /** Sum of the counts of all characters, those left out included. */
  readonly total: number
  /** By UTF-16 unit; the children of unit u are pairs pairStart[u] to pairStart[u + 1], ordered by their second unit. */
  readonly unitCounts: Float64Array
  readonly pairStart: Uint32Array
  readonly pairUnits: Uint16Array
  readonly pairCounts: Float64Array
  /** The same one level deeper, by the place of the pair. */
  readonly tripleStart: Uint32Array
  readonly tripleUnits: Uint16Array
  readonly tripleCounts: Float64Array
}

/** Counts are whole numbers, or eighths of a power of two where so much exactness would only cost room. */
export type CountScale = 'exact' | 'logarithmic'

export function countOf(code: number, scale: CountScale): number { return scale === 'exact' ? code : 2 ** (code / 8) }
export function codeOf(count: number, scale: CountScale): number { return scale === 'exact' ? count : Math.round(8 * Math.log2(count)) }

/** Numbers of seven bits a byte, the lowest first. */
export function writeNumbers(numbers: readonly number[]): Buffer {
  const bytes: number[] = []
  for (let number of numbers) {
    while (number >= 0x80) {
      bytes.push(number % 0x80 + 0x80)
      number = Math.floor(number / 0x80)
    }
    bytes.push(number)
  }
  return Buffer.from(bytes)
}

/** What chinese/tools/print-ranking-counts.ts has written: units, pairs and triples, each as three columns. */
export function readTrie(packed: string, scale: CountScale): CountTrie {
  const numbers = new Numbers(brotliDecompressSync(Buffer.from(packed, 'base64')))
  const total = numbers.next()
  const unit_count = numbers.next()
  const units = new Uint16Array(unit_count)
  for (let place = 0; place < unit_count; place += 1) units[place] = numbers.next() + (place === 0 ? 0 : units[place - 1]!)
  const unitCounts = new Float64Array(0x10000)
  for (const unit of units) unitCounts[unit] = countOf(numbers.next(), scale)
  const pairStart = new Uint32Array(0x10001)
  for (const unit of units) pairStart[unit + 1] = numbers.next()
  const pairs = readLevel(pairStart, numbers, scale)
  const tripleStart = new Uint32Array(pairs.units.length + 1)
  for (let pair = 0; pair < pairs.units.length; pair += 1) tripleStart[pair + 1] = numbers.next()
  const triples = readLevel(tripleStart, numbers, scale)
  return {
    total, unitCounts, pairStart, pairUnits: pairs.units, pairCounts: pairs.counts,
    tripleStart, tripleUnits: triples.units, tripleCounts: triples.counts,
  }
}

/** Reads what writeNumbers has written, two million numbers at a time: no closure, no iterator. */
class Numbers {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) { this.#bytes = bytes }

  next(): number {
    let byte = this.#bytes[this.#at++]!
    if (byte < 0x80) return byte
    let [value, weight] = [byte & 0x7f, 0x80]
    do {
      byte = this.#bytes[this.#at++]!
      value += (byte & 0x7f) * weight
      weight *= 0x80
    } while (byte >= 0x80)
    return value
  }
}

/** `start` holds how many children each parent has and is turned into where they begin. */
function readLevel(start: Uint32Array, numbers: Numbers, scale: CountScale): { units: Uint16Array; counts: Float64Array } {
  for (let parent = 1; parent < start.length; parent += 1) start[parent]! += start[parent - 1]!
  const length = start.at(-1)!
  const units = new Uint16Array(length)
  for (let parent = 0; parent + 1 < start.length; parent += 1) {
    let unit = 0
    for (let child = start[parent]!; child < start[parent + 1]!; child += 1) units[child] = unit += numbers.next()
  }
  const counts = new Float64Array(length)
  for (let child = 0; child < length; child += 1) counts[child] = countOf(numbers.next(), scale)
  return { units, counts }
}

/** The place of a unit among children that are ordered, -1 where it is not. */
export function findUnit(units: Uint16Array, start: number, end: number, unit: number): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (units[middle]! < unit) low = middle + 1
    else high = middle
  }
  return low < end && units[low] === unit ? low : -1
}
