// Damages a clean text on purpose, in every way that is known of crawled office pages. It knows nothing of any repair.
import iconv from 'iconv-lite'
import { antiCopy } from './anti-copy.ts'
import type { AntiCopied, AntiCopy } from './anti-copy.ts'
import { isWriting } from './characters.ts'
import type { Page } from './page-bytes.ts'
import { chanceFrom } from './random.ts'
import type { Chance } from './random.ts'
import { change, trace } from './traced.ts'
import type { Place, Traced } from './traced.ts'
import { addReadings, loseSigns, mask, narrow, straySpaces, writeTraditional } from './writing.ts'
import type { LostSigns, Mask, Readings, Spaces, Traditional, Width, Written } from './writing.ts'

/** UTF-8 read as something else. `windows-1252-lossy` shows U+FFFD for the five bytes that it does not have. */
export interface Mojibake {
  readonly class: 'mojibake'
  readonly as: 'latin1' | 'windows-1252' | 'windows-1252-lossy'
}

/** The text as a file in another encoding; always the last step. */
export interface Encoding {
  readonly class: 'encoding'
  readonly as: 'gbk' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'
  /** Begins with a byte order mark. */
  readonly mark?: boolean
  /** Stands in an HTML page that declares this charset, rightly or wrongly; plain text without a declaration if absent. */
  readonly declared?: string
}

export type Step = Mask | LostSigns | AntiCopy | Readings | Traditional | Width | Spaces | Mojibake | Encoding

export interface Damaged {
  /** The damaged text; for a file, the text that its bytes hold. */
  readonly text: string
  readonly bytes?: Uint8Array
  /** The clean text, save what a mask hides for good: what a repair should come to. */
  readonly expected: string
  /** In the order of the clean text. What a reading put in where it belongs is no place; they are counted in `readings`. */
  readonly places: readonly Place[]
  readonly page?: Page
  readonly readings: number
}

/** Takes the steps one after the other; the same text, seed and steps give the same result. */
export function damage(clean: string, seed: number, steps: readonly Step[]): Damaged {
  const chance = chanceFrom(seed)
  const places: Place[] = []
  let traced = trace(clean)
  let expected = clean
  let page: Page | undefined
  let readings = 0
  let bytes: Uint8Array | undefined
  for (const step of steps) {
    if (bytes !== undefined) throw new RangeError('nothing can follow an encoding')
    if (step.class === 'encoding') bytes = encodeFile(traced.text, step)
    else {
      const before = traced
      const after = takeStep(before, step, chance)
      traced = after.traced
      places.push(...after.places)
      page = after.page ?? page
      readings += after.readings ?? 0
      if (step.class === 'mask') expected = traced.text
      if (step.class === 'readings') readings += traced.text.split('(').length - before.text.split('(').length
    }
  }
  const sorted = places.toSorted((one, other) => one.offset - other.offset)
  return { text: traced.text, bytes, expected, places: sorted, page, readings }
}

function takeStep(traced: Traced, step: Exclude<Step, Encoding>, chance: Chance): Written & Partial<AntiCopied> {
  switch (step.class) {
    case 'anti-copy': return antiCopy(traced, step, chance)
    case 'mask': return mask(traced, step)
    case 'lost-sign': return loseSigns(traced, step, chance)
    case 'readings': return addReadings(traced, step)
    case 'traditional': return writeTraditional(traced, step)
    case 'half-width': return narrow(traced, step)
    case 'stray-space': return straySpaces(traced, step, chance)
    case 'mojibake': return misread(traced, step)
  }
}

// ── bytes read as something else ────────────────────────────────────────────────────────────────────────────────────

/** What Windows-1252 shows for 0x80 to 0x9F; the five that it does not have are U+FFFD here. */
const windows_80 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

function readByte(byte: number, as: Mojibake['as']): string {
  if (as === 'latin1' || byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte)
  const shown = windows_80[byte - 0x80] ?? '\ufffd'
  return shown === '\ufffd' && as === 'windows-1252' ? String.fromCharCode(byte) : shown
}

function misread(clean: Traced, { as }: Mojibake): Written {
  const places: Place[] = []
  const changes: { start: number, end: number, text: string }[] = []
  let at = 0
  for (const character of clean.text) {
    const bytes = [...Buffer.from(character)]
    const text = bytes.map((byte) => readByte(byte, as)).join('')
    changes.push({ start: at, end: at + character.length, text })
    if (text.includes('\ufffd')) {
      const candidates = charactersShownAs(bytes, text)
      const offset = clean.offsets[at] ?? 0
      places.push({ offset, class: 'mojibake', kind: 'lossy', was: character, preimages: candidates.length, candidates })
    }
    at += character.length
  }
  return { traced: change(clean, changes), places }
}

/** Every character whose bytes are the same save those that are not shown. */
function charactersShownAs(bytes: readonly number[], text: string): string[] {
  let tried: number[][] = [[]]
  for (const [at, byte] of bytes.entries()) {
    const values = text[at] === '\ufffd' ? [0x81, 0x8d, 0x8f, 0x90, 0x9d] : [byte]
    tried = tried.flatMap((begun) => values.map((value) => [...begun, value]))
  }
  return tried.map((list) => Buffer.from(list).toString('utf8')).filter(isWriting)
}

function encodeFile(text: string, { as, mark, declared }: Encoding): Uint8Array {
  const paragraphs = text.split('\n').map((line) => `<p>${line}</p>`).join('\n')
  const whole = declared === undefined ? text
    : `<!DOCTYPE html>\n<html><head><meta charset="${declared}"></head>\n<body>\n${paragraphs}\n</body></html>\n`
  const bytes = iconv.encode(whole, as, { addBOM: mark === true })
  const back = iconv.decode(bytes, as)
  if (back !== whole || (as === 'big5' && !isPlainBig5(bytes))) throw new RangeError(`the text has characters that ${as} lacks`)
  return bytes
}

/** The library writes the Hong Kong supplement as well, which a plain Big5 file has not: 87 to A0, C6 A1 to C8 FE, from F9 D6. */
function isPlainBig5(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    at += 1
    const pair = lead * 256 + (bytes[at] ?? 0)
    if (pair < 0xa140 || (pair >= 0xc6a1 && pair <= 0xc8fe) || pair >= 0xf9d6) return false
  }
  return true
}
