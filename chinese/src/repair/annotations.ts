// Readings that an anti-copying program put behind characters: `會(huì)`; and the key set of a page, learned from them.
import { isTonedSyllable, isToneless } from '../syllables.ts'

/** How the readings of a page are written: with a tone mark, or without one and twice, `(hui)(hui)`. */
export type AnnotationForm = 'toned' | 'toneless-twice'

export interface Annotation {
  /** Of the opening parenthesis, or of the reading where the parenthesis was swallowed. */
  readonly start: number
  readonly end: number
  readonly reading: string
}

const reading_units_max = 7

/**
 * The annotation at `at`, where its opening parenthesis must stand; `swallowed` when a broken byte has taken that away.
 * A reading without a tone mark counts as toned too when it is legal: the neutral tone has none.
 */
export function annotationAt(text: string, at: number, form: AnnotationForm, swallowed: boolean): Annotation | undefined {
  const first = readingAt(text, swallowed ? at : at + 1)
  if (first === undefined || (!swallowed && text[at] !== '(')) return undefined
  const end = (swallowed ? at : at + 1) + first.length + 1
  if (form === 'toned') return isTonedSyllable(first) || isToneless(first) ? { start: at, end, reading: first } : undefined
  if (!isToneless(first) || text[end] !== '(' || !text.startsWith(`${first})`, end + 1)) return undefined
  return { start: at, end: end + first.length + 2, reading: first }
}

/** Never looks further than a reading can reach, whatever stands there. */
function readingAt(text: string, at: number): string | undefined {
  for (let close = at; close <= at + reading_units_max; close += 1) {
    if (text.charCodeAt(close) === close_parenthesis) return close > at ? text.slice(at, close) : undefined
  }
  return undefined
}

/** The characters of a page that carry readings, with the readings seen. */
export interface KeySet {
  readonly form: AnnotationForm
  /** Whether every occurrence of a key carries its reading, so that a bare one speaks against a candidate. */
  readonly complete: boolean
  /** By UTF-16 unit: how often the page shows this Han character without a parenthesis behind it, up to 255. */
  readonly bare: Uint8Array
  readonly readings: ReadonlyMap<string, ReadonlySet<string>>
  /** The same the other way round. */
  readonly keysRead: ReadonlyMap<string, readonly string[]>
  /** Every annotation that stands behind a whole character, by its start. */
  readonly annotations: readonly Annotation[]
}

const annotations_min = 3
const keys_min = 2
const always_annotations_min = 12
/** Annotated glosses of clean texts are rarer than one character in this many. */
const characters_per_annotation_max = 40
/** Below this a key set has too many exceptions for a bare key to mean anything. */
const complete_share_min = 0.99

/** Undefined when the text does not look annotated by a program: a gloss here and there is the author's. */
export function learnKeys(text: string): KeySet | undefined {
  for (const form of ['toned', 'toneless-twice'] as const) {
    const keys = learnForm(text, form)
    if (keys) return keys
  }
  return undefined
}

function learnForm(text: string, form: AnnotationForm): KeySet | undefined {
  const readings = new Map<string, Set<string>>()
  const annotations: Annotation[] = []
  let marked = 0
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    const annotation = annotationAt(text, at, form, false)
    const key = text[at - 1] ?? ''
    if (!annotation || !isKeyCharacter(key)) continue
    annotations.push(annotation)
    if (form === 'toneless-twice' || isTonedSyllable(annotation.reading)) marked += 1
    if (!isHan(key)) continue
    const seen = readings.get(key)
    if (seen) seen.add(annotation.reading)
    else readings.set(key, new Set([annotation.reading]))
  }
  // A reading that has lost its parenthesis speaks for a program as well.
  if (marked + countSwallowed(text, form) < annotations_min || marked * 2 < annotations.length || readings.size < keys_min) return undefined
  const { characters, bare, shown } = countBare(text, readings)
  const carried = annotations.length
  if (carried < bare) return undefined
  // A program with rare keys annotates seldom, but always; an author glosses a character once.
  const always = carried >= always_annotations_min && carried >= (carried + bare) * complete_share_min
  if (!always && carried * characters_per_annotation_max < characters) return undefined
  const keysRead = new Map<string, string[]>()
  for (const [key, own] of readings) for (const reading of own) keysRead.set(reading, [...keysRead.get(reading) ?? [], key])
  return { form, keysRead, bare: shown, complete: carried >= (carried + bare) * complete_share_min, readings, annotations }
}

function countSwallowed(text: string, form: AnnotationForm): number {
  let count = 0
  for (let at = text.indexOf('?'); at >= 0 && count < annotations_min; at = text.indexOf('?', at + 1)) {
    if (annotationAt(text, at + 1, form, true)) count += 1
  }
  return count
}

/** A letter can be the second byte of a character whose first byte belongs to another. */
function isKeyCharacter(key: string): boolean {
  return key > '\u007f' || /[@-~]/.test(key)
}

export function isHan(character: string): boolean { return isHanUnit(character.charCodeAt(0)) }

function isHanUnit(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007
}

const open_parenthesis = 0x28
const close_parenthesis = 0x29

function countBare(text: string, readings: ReadonlyMap<string, unknown>): { characters: number; bare: number; shown: Uint8Array } {
  const shown = new Uint8Array(0x10000)
  let characters = 0
  let bare = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (!isHanUnit(unit)) continue
    characters += 1
    if (text.charCodeAt(at + 1) === open_parenthesis) continue
    shown[unit]! += shown[unit] === 0xff ? 0 : 1
  }
  for (const key of readings.keys()) bare += shown[key.charCodeAt(0)]!
  return { characters, bare, shown }
}
