// A page as an anti-copying program republishes it: traditional characters, readings put in between bytes, signs folded.
import { decodePair, encodeGbk, isWriting, readingIn, readingsOf, toTraditional, usualTraditional, withoutTone } from './characters.ts'
import type { Variant } from './characters.ts'
import { showBytes } from './page-bytes.ts'
import type { Key, Loss, Match, Page, Shown } from './page-bytes.ts'
import type { Chance } from './random.ts'
import { change, changeEach } from './traced.ts'
import type { Change, Place, PlaceKind, Traced } from './traced.ts'

export interface AntiCopy {
  readonly class: 'anti-copy'
  /** How many traditional characters of the text are keys, if it has so many; those that straddle come first. */
  readonly keys: number
  /** So many more keys that are not in the text as characters and only stand across two neighbours. */
  readonly straddleOnly?: number
  /** Full-width signs that are folded at the byte level, such as `？；`. */
  readonly folds: string
  readonly foldsFirst?: boolean
  readonly variant?: Variant
  /** Simplified characters that this page's table leaves alone. */
  readonly keeps?: string
  /** The share of keys with the reading of their first context, or with any other of their readings. */
  readonly otherReadings?: number
  /** Traditional characters whose reading is given in the neutral tone, without a mark. */
  readonly neutral?: string
  /** The page's keys and folds by hand; `keys`, `straddleOnly`, `folds` and the readings' options are then not asked. */
  readonly page?: Page
  /** The paragraphs stand between `<p>` and `</p>` while the bytes are treated. */
  readonly tags?: boolean
}

export interface AntiCopied {
  readonly traced: Traced
  readonly places: readonly Place[]
  readonly page: Page
  /** Readings put in, wherever. */
  readonly readings: number
}

/** What the page does to the text; ends with full-width signs as ASCII and a full-width space as `? `. */
export function antiCopy(clean: Traced, spec: AntiCopy, chance: Chance): AntiCopied {
  const traditional = changeEach(clean, (character) => toTraditional(character, spec.variant ?? 'standard', spec.keeps))
  const page = spec.page ?? choosePage(clean.text, traditional.text, spec, chance)
  const lines = linesOf(traditional).map((line) => ({ ...line, shown: showBytes(bytesOf(line.text, spec), page) }))
  const learned = new Map<Key, number>()
  for (const { key, whole } of lines.flatMap(({ shown }) => shown.matches)) {
    if (key !== undefined && whole) learned.set(key, (learned.get(key) ?? 0) + 1)
  }
  const places = lines.flatMap((line) => placesOf(line, clean, spec, page, learned))
  const traced = joinLines(lines.map((line) => traceLine(line, spec)))
  places.push(...scriptPlaces(clean, spec.keeps ?? ''), ...blankPlaces(clean))
  return {
    traced: changeEach(traced, halfWidth), page,
    places: places.toSorted((one, other) => one.offset - other.offset),
    readings: lines.reduce((sum, { shown }) => sum + shown.matches.filter(({ key }) => key !== undefined).length, 0),
  }
}

/** Full-width ASCII as ASCII, and a full-width space as the `? ` that such pages show for it. */
export function halfWidth(character: string): string {
  if (character === '\u3000') return '? '
  return /[\uff01-\uff5e]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character
}

/** Where a full-width space is shown as something else. */
export function blankPlaces({ text, offsets }: Traced): Place[] {
  return [...text.matchAll(/\u3000/g)].map(({ index, 0: was }) => ({
    offset: offsets[index] ?? 0, class: 'blank', kind: 'full-width-space', was, preimages: 1, candidates: [was],
  }))
}

/** Where 着 and 著 look the same. */
export function scriptPlaces({ text, offsets }: Traced, keeps: string): Place[] {
  const found = keeps.includes('着') ? [] : [...text.matchAll(/[着著]/g)]
  return found.map(({ index, 0: was }) => ({
    offset: offsets[index] ?? 0, class: 'script', kind: 'zhu-zhe', was, preimages: 2, candidates: ['着', '著'],
  }))
}

// ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function choosePage(clean: string, traditional: string, spec: AntiCopy, chance: Chance): Page {
  const changed = new Set([...traditional].filter((character, at) => character !== clean[at] && readingsOf(character).length > 0))
  const across = pairsAcross(traditional)
  const crossing = [...changed].filter((character) => across.has(character))
  const others = chance.shuffle([...changed].filter((character) => !across.has(character)))
  const strangers = usualTraditional().filter((character) => across.has(character) && !traditional.includes(character))
  const chosen = [
    ...crossing.slice(0, spec.keys), ...others.slice(0, Math.max(0, spec.keys - crossing.length)),
    ...chance.shuffle(strangers).slice(0, spec.straddleOnly ?? 0),
  ]
  const keys = chance.shuffle(chosen).map((character) => ({ character, reading: chooseReading(character, traditional, spec, chance) }))
  return { keys, folds: spec.folds, foldsFirst: spec.foldsFirst }
}

function chooseReading(character: string, text: string, spec: AntiCopy, chance: Chance): string {
  const [usual, ...others] = readingsOf(character)
  if (usual === undefined) throw new RangeError(`${character} has no reading`)
  if (spec.neutral?.includes(character) === true) return withoutTone(others.at(-1) ?? usual)
  if (others.length === 0 || !chance.happens(spec.otherReadings ?? 0)) return usual
  const at = text.indexOf(character)
  const inContext = at === -1 ? undefined : readingIn(text, at)
  return inContext !== undefined && [usual, ...others].includes(inContext) && chance.happens(0.5) ? inContext : chance.pick(others)
}

/** The characters that the trail byte of one and the lead byte of the next character make. */
function pairsAcross(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const [, trail] = encodeGbk(text[at] ?? '')
    const [lead, second] = encodeGbk(text[at + 1] ?? '')
    if (trail !== undefined && trail > 0x80 && lead !== undefined && second !== undefined) found.add(decodePair(trail, lead))
  }
  return found
}

// ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Line {
  readonly text: string
  readonly offsets: readonly number[]
}

interface ShownLine extends Line {
  readonly shown: Shown
}

const opening = '<p>'
const closing = '</p>'

function linesOf({ text, offsets }: Traced): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const from = start
    start += line.length + 1
    return { text: line, offsets: offsets.slice(from, from + line.length) }
  })
}

function bytesOf(line: string, spec: AntiCopy): Uint8Array {
  // The full-width space is lost later, in the decoded text; until then it is two bytes like any other sign.
  return encodeGbk(spec.tags === true && line !== '' ? `${opening}${line}${closing}` : line)
}

/** For each byte of the line: its character, and whether it is the first of two. */
function charactersOf(line: string, spec: AntiCopy): { readonly at: number, readonly first: boolean }[] {
  const list: { at: number, first: boolean }[] = []
  if (spec.tags === true && line !== '') for (const _ of opening) list.push({ at: -1, first: true })
  for (const [at, character] of [...line].entries()) {
    encodeGbk(character).forEach((_, byte) => { list.push({ at, first: byte === 0 }) })
  }
  return list
}

function traceLine({ text, offsets, shown }: ShownLine, spec: AntiCopy): Traced {
  const characters = charactersOf(text, spec)
  const end = offsets.at(-1) ?? 0
  const traced = { text: shown.text, offsets: shown.bytes.map((byte) => offsets[Math.max(0, characters[byte]?.at ?? text.length)] ?? end) }
  if (spec.tags !== true || text === '') return traced
  const cuts: Change[] = [{ start: 0, end: opening.length, text: '' }]
  // Where the tag's first byte was swallowed, the rest of the tag stays in the text.
  if (shown.text.endsWith(closing)) cuts.push({ start: shown.text.length - closing.length, end: shown.text.length, text: '' })
  return change(traced, cuts)
}

function joinLines(lines: readonly Traced[]): Traced {
  const offsets: number[] = []
  lines.forEach((line, at) => {
    if (at > 0) offsets.push((offsets.at(-1) ?? -1) + 1)
    offsets.push(...line.offsets)
  })
  return { text: lines.map(({ text }) => text).join('\n'), offsets }
}

// ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function placesOf(line: ShownLine, clean: Traced, spec: AntiCopy, page: Page, learned: ReadonlyMap<Key, number>): Place[] {
  const characters = charactersOf(line.text, spec)
  const bytes = bytesOf(line.text, spec)
  const place = (byte: number, kind: PlaceKind, candidates: readonly string[], key: Key | undefined): Place => {
    const offset = line.offsets[Math.max(0, characters[byte]?.at ?? 0)] ?? 0
    return {
      offset, class: 'byte', kind, was: clean.text[clean.offsets.indexOf(offset)] ?? '', preimages: candidates.length, candidates,
      ...(key && { key: { ...key, learned: learned.get(key) ?? 0 } }),
    }
  }
  const aligned = (match: Match): boolean => characters[match.byte]?.first === true
  const inShift = line.shown.matches.filter((match) => !match.lossy && !aligned(match)).map((match) => {
    const at = characters[match.byte]?.at ?? 0
    return place(match.byte, match.key ? 'key-in-shift' : 'fold-in-shift', [line.text[at] ?? ''], match.key)
  })
  const lost = line.shown.losses.map((loss) => {
    const first = characters[loss.byte]?.first === true ? loss.byte : loss.byte - 1
    return place(loss.byte, lossKind(loss, aligned), originalsAt(bytes, loss.byte, first, line.shown.text, page), loss.match?.key)
  })
  return [...inShift, ...lost]
}

function lossKind({ before, match }: Loss, aligned: (match: Match) => boolean): PlaceKind {
  if (before === 'end') return 'at-end'
  if (match === undefined) return before === 'tag' ? 'before-tag' : 'before-ascii'
  return `${match.key ? 'key' : 'fold'}-${aligned(match) ? 'out-of-step' : 'across'}`
}

/** Every character that could have stood there: each other value of the lost byte is tried, and the whole line shown again. */
function originalsAt(bytes: Uint8Array, byte: number, first: number, shown: string, page: Page): string[] {
  const tried = bytes.slice()
  const found: string[] = []
  for (let value = 0x40; value <= 0xfe; value += 1) {
    if (value === 0x7f || (byte === first && value === 0x80)) continue
    tried[byte] = value
    const character = decodePair(tried[first] ?? 0, tried[first + 1] ?? 0)
    if (isWriting(character) && showBytes(tried, page).text === shown) found.push(character)
  }
  return found
}
