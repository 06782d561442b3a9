import iconv from 'iconv-lite'

/** What two bytes mean: a UTF-16 unit, `invalid`, or an index into `groups` from `group_first` on. */
export interface DoubleByteTable {
  readonly codes: Int32Array
  readonly groups: readonly (readonly number[])[]
}

export const invalid = -1
export const group_first = 0x10000

const lead_min = 0x81
const lead_max = 0xfe
/** Pointers of four-byte GB18030: below this the Basic Multilingual Plane, from astral_first on U+10000 and above. */
const plane_pointers = 39_420
const astral_first = 189_000

const tables = new Map<string, DoubleByteTable>()
let plane: Uint16Array | undefined

/** Built from iconv-lite once, on first use, so that a UTF-8 document never pays for it. */
export function tableOf(encoding: 'gb18030' | 'big5'): DoubleByteTable {
  const known = tables.get(encoding)
  if (known) return known
  const made = makeTable(encoding)
  tables.set(encoding, made)
  return made
}

/** All pairs are decoded in one go, a line each: an invalid pair cannot swallow the line break, which is no trail byte. */
function makeTable(encoding: 'gb18030' | 'big5'): DoubleByteTable {
  const pairs: number[] = []
  for (let lead = lead_min; lead <= lead_max; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push(lead << 8 | trail)
  }
  const source = new Uint8Array(pairs.length * 3)
  pairs.forEach((pair, row) => source.set([pair >> 8, pair & 0xff, 0x0a], row * 3))
  const lines = iconv.decode(source, encoding).split('\n')
  const codes = new Int32Array(0x10000).fill(invalid)
  const groups: number[][] = []
  pairs.forEach((pair, row) => {
    const line = lines[row]!
    if (line.includes('\ufffd') || line.length === 0) return
    if (line.length === 1) codes[pair] = line.charCodeAt(0)
    else codes[pair] = group_first + groups.push(Array.from({ length: line.length }, (_, unit) => line.charCodeAt(unit))) - 1
  })
  return { codes, groups }
}

/** The code point of a four-byte GB18030 sequence whose bytes are in range, or `invalid`. */
export function fourByteCode(first: number, second: number, third: number, fourth: number): number {
  const pointer = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
  if (pointer < plane_pointers) return (plane ??= makePlane())[pointer]!
  const code = pointer - astral_first + 0x10000
  return code >= 0x10000 && code <= 0x10ffff ? code : invalid
}

function makePlane(): Uint16Array {
  const source = new Uint8Array(plane_pointers * 4)
  for (let pointer = 0; pointer < plane_pointers; pointer += 1) {
    const rows = Math.floor(pointer / 10)
    source.set([0x81 + Math.floor(rows / 1260), 0x30 + Math.floor(rows / 126) % 10, 0x81 + rows % 126, 0x30 + pointer % 10], pointer * 4)
  }
  const text = iconv.decode(source, 'gb18030')
  if (text.length !== plane_pointers) throw new Error(`iconv-lite read ${plane_pointers} characters as ${text.length}.`)
  return Uint16Array.from({ length: plane_pointers }, (_, pointer) => text.charCodeAt(pointer))
}
