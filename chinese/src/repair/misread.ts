// UTF-8 whose bytes were taken for Latin-1 or Windows-1252, one character each.
import { isHan } from './annotations.ts'
import { rankFillings } from '../ranking.ts'
import type { Choice, Edit } from './edits.ts'

/** What Windows-1252 shows for 80 to 9F; the five bytes that it does not have are shown as they are, or as U+FFFD. */
const windows_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const unshown = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
const bytes = new Map([...windows_80].map((character, at) => [character.charCodeAt(0), 0x80 + at]))

/** 0 for a unit that stands for no single byte above ASCII, -1 for a byte that was lost. */
function byteOf(unit: number): number {
  if (unit === 0xfffd) return -1
  if (unit >= 0x80 && unit <= 0xff) return unit
  return bytes.get(unit) ?? 0
}

const sequences_min = 10

/**
 * Every character that was spread over its bytes. A page is taken for misread as a whole when such sequences are many and Han
 * characters few; then what is no sequence stays as it is.
 */
export function undoMisreading(text: string): readonly Edit[] {
  if (!looksMisread(text)) return []
  const edits: Edit[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue
    const edit = readSequence(text, at)
    if (!edit) continue
    edits.push(edit)
    at = edit.end - 1
  }
  return rankLost(text, edits)
}

/** Counted over the beginning of the text, which is enough to tell. */
function looksMisread(text: string): boolean {
  let sequences = 0
  let han = 0
  for (let at = 0; at < text.length && at < 20_000; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    if (isHan(text[at]!)) han += 1
    else if (unit >= 0xe2 && unit <= 0xef && isTail(text, at + 1) && isTail(text, at + 2)) sequences += 1
  }
  return sequences >= sequences_min && han * 10 < sequences
}

function isTail(text: string, at: number): boolean {
  const byte = byteOf(text.charCodeAt(at))
  return byte === -1 || (byte >= 0x80 && byte <= 0xbf)
}

function readSequence(text: string, start: number): Edit | undefined {
  const lead = byteOf(text.charCodeAt(start))
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (length === 0 || lead > 0xf4 || start + length > text.length) return undefined
  let ways: number[] = [length === 4 ? lead & 7 : length === 3 ? lead & 15 : lead & 31]
  let lost = 0
  for (let at = start + 1; at < start + length; at += 1) {
    const byte = byteOf(text.charCodeAt(at))
    if (byte !== -1 && (byte < 0x80 || byte > 0xbf)) return undefined
    if (byte === -1) lost += 1
    ways = (byte === -1 ? unshown : [byte]).flatMap((tail) => ways.map((begun) => begun * 64 + (tail & 63)))
  }
  // Shorter sequences stand for what UTF-8 writes shorter, or for half a surrogate pair: no encoder made them.
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!
  const characters = ways.filter((code) => code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff))
    .map((code) => String.fromCodePoint(code)).filter((character) => lost === 0 || isWritten(character))
  if (characters.length === 0) return undefined
  const edit = { start, end: start + length, text: characters[0]!, class: 'misread' as const }
  if (characters.length === 1) return { ...edit, certainty: 'proven' }
  return { ...edit, certainty: 'ranked', choices: characters.map((character) => ({ text: character, score: 0 })) }
}

/** What a lost byte may have been part of: a character that office texts have. */
function isWritten(character: string): boolean {
  return isHan(character) || /[\u2010-\u203b\u3000-\u301f\uff01-\uff5e]/.test(character)
}

const context_units = 4

/** Whatever lost a byte is ranked by what stands around it. */
function rankLost(text: string, edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit, at) => {
    if (!edit.choices) return edit
    const before = around(text, edits, at, -1)
    const after = around(text, edits, at, 1)
    const choices: readonly Choice[] = rankFillings(before, edit.choices.map((choice) => choice.text), after)
    return { ...edit, text: choices[0]!.text, choices }
  })
}

/** The repaired characters that follow upon each other without anything between them. */
function around(text: string, edits: readonly Edit[], at: number, step: 1 | -1): string {
  let found = ''
  for (let other = at + step; found.length < context_units; other += step) {
    const [near, far] = step > 0 ? [edits[other - 1], edits[other]] : [edits[other], edits[other + 1]]
    if (!near || !far) break
    const between = text.slice(near.end, far.start)
    if (between.length > context_units) break
    found = step > 0 ? found + between + far.text : near.text + between + found
  }
  return found
}
