// The byte level of an anti-copying program, as a forward model: text in, damaged text out. Nothing here undoes anything.
import { decodePair, encodeGbk } from './characters.ts'

/** Both bytes are kept and `(reading)` follows them, wherever they stand next to each other. */
export interface Key {
  readonly character: string
  readonly reading: string
}

export interface Page {
  /** In the order in which the program goes through them: an earlier one can part the bytes of a later one. */
  readonly keys: readonly Key[]
  /** Full-width signs that become ASCII wherever their two bytes stand next to each other, such as `？；`. */
  readonly folds: string
  readonly foldsFirst?: boolean
}

export interface Loss {
  /** The byte that `?` stands for, counted from the beginning of the text. */
  readonly byte: number
  readonly before: 'key' | 'fold' | 'ascii' | 'tag' | 'end'
  /** What stands after it, for a key or a folded sign. */
  readonly match?: Match
}

export interface Match {
  /** The first of the two bytes. */
  readonly byte: number
  readonly key?: Key
  readonly fold?: string
  /** A byte before it was lost to it. */
  readonly lossy: boolean
  /** The key's own character is shown before its reading. */
  readonly whole: boolean
}

export interface Shown {
  readonly text: string
  /** For each UTF-16 unit of `text`: the byte it comes from, or after which it was put in. */
  readonly bytes: readonly number[]
  readonly losses: readonly Loss[]
  readonly matches: readonly Match[]
}

interface Unit {
  readonly byte: number
  /** Undefined for what is put in. */
  readonly value: number | undefined
  readonly key?: Key
  readonly fold?: string
}

const pairs = new Map<string, readonly [number, number]>()

function pairOf(character: string): readonly [number, number] {
  const known = pairs.get(character)
  if (known !== undefined) return known
  const [lead, trail] = encodeGbk(character)
  if (lead === undefined || trail === undefined) throw new RangeError(`${character} is not two bytes of GBK`)
  pairs.set(character, [lead, trail])
  return [lead, trail]
}

/** Puts `after` behind, or `fold` in place of, each pair of bytes; from left to right, never twice over the same byte. */
function replacePair(
  units: readonly Unit[], [lead, trail]: readonly [number, number], write: (first: Unit, second: Unit) => Unit[],
): Unit[] {
  const written: Unit[] = []
  for (let at = 0; at < units.length; at += 1) {
    const first = units[at] as Unit
    const second = units[at + 1]
    if (first.value === lead && second?.value === trail) {
      written.push(...write(first, second))
      at += 1
    } else written.push(first)
  }
  return written
}

function occurs(bytes: Uint8Array, [lead, trail]: readonly [number, number]): boolean {
  for (let at = bytes.indexOf(lead); at !== -1; at = bytes.indexOf(lead, at + 1)) if (bytes[at + 1] === trail) return true
  return false
}

function putIn(bytes: Uint8Array, page: Page): readonly Unit[] {
  let units: Unit[] = Array.from(bytes, (value, byte) => ({ byte, value }))
  const addReadings = (): void => {
    for (const key of page.keys) {
      const pair = pairOf(key.character)
      // What is put in or folded is never half of a pair, so that a pair which is not there now never comes up later.
      if (!occurs(bytes, pair)) continue
      units = replacePair(units, pair, (first, second) => [first, second, { byte: second.byte, value: undefined, key }])
    }
  }
  const foldSigns = (): void => {
    for (const sign of page.folds) {
      const value = sign.charCodeAt(0) - 0xfee0
      if (value < 0x21 || value >= 0x40) throw new RangeError(`${sign} cannot be folded at the byte level`)
      const pair = pairOf(sign)
      if (occurs(bytes, pair)) units = replacePair(units, pair, (first) => [{ byte: first.byte, value, fold: sign }])
    }
  }
  for (const run of page.foldsFirst === true ? [foldSigns, addReadings] : [addReadings, foldSigns]) run()
  return units
}

const open_bracket = 0x28
const less_than = 0x3c

function kindOf(next: Unit | undefined): Loss['before'] {
  if (next === undefined) return 'end'
  if (next.key !== undefined) return 'key'
  if (next.fold !== undefined) return 'fold'
  return next.value === less_than ? 'tag' : 'ascii'
}

/** Decodes what the replacements left. A lead byte without a trail byte is one `?`, and `(` or `<` after it is swallowed. */
export function showBytes(bytes: Uint8Array, page: Page): Shown {
  const units = putIn(bytes, page)
  const parts: string[] = []
  const places: number[] = []
  const losses: Loss[] = []
  const matches: Match[] = []
  const emit = (text: string, byte: number): void => {
    parts.push(text)
    for (let unit = 0; unit < text.length; unit += 1) places.push(byte)
  }
  const note = ({ key, fold, byte }: Unit, lossy: boolean): Match | undefined => {
    if (key === undefined && fold === undefined) return undefined
    const whole = !lossy && key !== undefined && parts.at(-1) === key.character
    const match = { byte: key === undefined ? byte : byte - 1, key, fold, lossy, whole }
    matches.push(match)
    return match
  }
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] as Unit
    const { value, byte, key } = unit
    if (value === undefined || value < 0x80) {
      note(unit, false)
      emit(value === undefined ? `(${key?.reading ?? ''})` : String.fromCharCode(value), byte)
    } else if (value === 0x80) emit('€', byte)
    else if (value === 0xff) emit('\uf8f5', byte)
    else {
      const next = units[at + 1]
      if (next?.value !== undefined && next.value >= 0x40 && next.value !== 0x7f && next.value !== 0xff) {
        emit(decodePair(value, next.value), byte)
        at += 1
        continue
      }
      emit('?', byte)
      losses.push({ byte, before: kindOf(next), match: next && note(next, true) })
      if (next === undefined) continue
      if (next.key !== undefined) emit(`${next.key.reading})`, next.byte)
      else if (next.value !== open_bracket && next.value !== less_than) emit(String.fromCharCode(next.value ?? 0), next.byte)
      at += 1
    }
  }
  return { text: parts.join(''), bytes: places, losses, matches }
}

/** A text in traditional characters, shown as the page shows it before full-width signs are folded in the decoded text. */
export function showText(traditional: string, page: Page): string {
  return showBytes(encodeGbk(traditional), page).text
}
