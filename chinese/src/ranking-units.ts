// What the ranking counts tell apart: all digits are one sign, all letters are one, and every sign of ASCII is its full-width form.

/** Stands for the start and the end of a line. */
export const boundary = 0x0a
const zero = 0x30
const letter = 0x61

let units: Uint16Array | undefined

function makeUnits(): Uint16Array {
  const made = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (let unit = 0x21; unit < 0x7f; unit += 1) made[unit] = unit + 0xfee0
  for (const first of [0, 0xfee0]) {
    made.fill(zero, first + 0x30, first + 0x3a)
    made.fill(letter, first + 0x41, first + 0x5b).fill(letter, first + 0x61, first + 0x7b)
  }
  // No character, and every kind of white space: 0 is left out, line ends count.
  for (const unit of [0x09, 0x0b, 0x0c, 0x20, 0xa0, 0x3000, 0xfeff]) made[unit] = 0
  made[0x0d] = boundary
  made[0] = boundary
  return made
}

/** 0 for white space within a line. */
export function rankingUnit(unit: number): number { return (units ??= makeUnits())[unit]! }

/** The text as the counts see it, without white space, several line ends as one. */
export function rankingUnits(text: string): number[] {
  const found: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = rankingUnit(text.charCodeAt(at))
    if (unit !== 0 && (unit !== boundary || found.at(-1) !== boundary)) found.push(unit)
  }
  return found
}
