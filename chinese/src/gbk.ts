// GBK (CP936) both ways, as the programs that damaged a page used it: user-defined pairs are private-use characters, 80 is €.
import { tableOf } from './double-byte-tables.ts'

/** Two bytes as `lead << 8 | trail`. */
export type BytePair = number

export const lead_min = 0x81
export const lead_max = 0xfe
export const trail_min = 0x40
const euro = 0x20ac

let encoded: Uint16Array | undefined

/** The UTF-16 unit that two bytes stand for; 0 where they stand for none. */
export function unitOfPair(pair: BytePair): number {
  const code = tableOf('gb18030').codes[pair]!
  return code > 0 && code < 0x10000 ? code : 0
}

/** The two bytes of a UTF-16 unit; 0 where GBK has none, and for ASCII. */
export function pairOfUnit(unit: number): BytePair {
  encoded ??= makeEncoded()
  return encoded[unit]!
}

function makeEncoded(): Uint16Array {
  const { codes } = tableOf('gb18030')
  const made = new Uint16Array(0x10000)
  for (let pair = 0xffff; pair >= lead_min << 8; pair -= 1) {
    const code = codes[pair]!
    if (code > 0x7f && code < 0x10000) made[code] = pair
  }
  return made
}

/** All the bytes that may have been shown as this unit: one pair, one ASCII byte, or both ways of writing the euro sign. */
export function bytesOfUnit(unit: number): readonly (readonly number[])[] {
  if (unit < 0x80) return [[unit]]
  const pair = pairOfUnit(unit)
  const bytes = pair === 0 ? [] : [[pair >> 8, pair & 0xff]]
  return unit === euro ? [[0x80], ...bytes] : bytes
}
