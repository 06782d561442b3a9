// Undoes what happened byte by byte. From a broken place on, the bytes that the page shows are taken up again, the lost ones
// are tried, and the stream is decoded anew, until it is in step with what the page shows.
import { lead_max, lead_min, bytesOfUnit, trail_min, unitOfPair } from '../gbk.ts'
import { annotationAt } from './annotations.ts'
import type { Annotation } from './annotations.ts'
import type { PageContext } from './context.ts'
import { keysFor } from './lost-keys.ts'
import type { LostKey } from './lost-keys.ts'

/** One way to read a broken place. */
export interface Hypothesis {
  /** As it was before the damage, in the characters of the bytes (traditional where the page is). */
  readonly text: string
  readonly score: number
  readonly losses: readonly Loss[]
}

export type LossKind =
  /** The second byte of a key, whose reading was put between the two bytes of a character. */
  | 'straddled-reading'
  /** A whole key with its parenthesis. No model of the damage says why, so this is never proven. */
  | 'lost-key'
  /** The first byte of a pair, where the second and the first of its neighbour were taken for one full-width sign and folded. */
  | 'straddled-sign'
  /** The second byte of a character, where the stream falls back into step. */
  | 'lost-byte'

/** A place where bytes were lost, within a hypothesis. */
export interface Loss {
  /** Of the question mark that stands for them. */
  readonly at: number
  readonly kind: LossKind
  /** What was put in, in hexadecimal. */
  readonly bytes: string
  /** How many ways there were here before anything was ranked. */
  readonly ways: number
}

export interface SearchResult {
  readonly end: number
  /** Likeliest first; all that damage to what the page shows, as far as the beam kept them. */
  readonly hypotheses: readonly Hypothesis[]
}

interface State {
  /** Where it came into step with what the page shows, for the last time. */
  readonly in_step_at: number
  readonly pending: number
  /** The last byte of the stream, 0 at the start; a reading may stand behind it. */
  readonly last: number
  readonly text: string
  readonly second_last: number
  readonly last_unit: number
  readonly score: number
  readonly losses: readonly Loss[]
}

const region_units_max = 160
const hypotheses_max = 12
/** Of states with one future only so many can end among the best. */
const states_of_one_future_max = hypotheses_max
const futures_max = 24
/** What is less likely than the best by this much is no choice worth showing. */
const margin_max = 25
/** Characters behind the place that may speak for or against a hypothesis. */
const context_after_max = 3

const question = 0x3f
const sign_row = 0xa3

/** Reads on from `start`, where the stream is in step, over at least the broken place at `broken`. */
export function searchBytes(page: PageContext, start: number, broken: number, before: string): SearchResult | undefined {
  const search = new Search(page, broken)
  return search.run(start, before)
}

class Search {
  readonly #page: PageContext
  readonly #broken: number
  readonly #agenda = new Map<number, Map<string, State>>()

  constructor(page: PageContext, broken: number) {
    this.#page = page
    this.#broken = broken
  }

  run(start: number, before: string): SearchResult | undefined {
    const { language } = this.#page
    const units = [...before].slice(-2).map((character) => language.simplify(character.charCodeAt(0)))
    this.#put(start, {
      pending: 0, last: 0, text: '', score: 0, losses: [], in_step_at: start,
      second_last: units.length > 1 ? units[0]! : 0, last_unit: units.at(-1) ?? 0,
    })
    for (let at = start; at <= start + region_units_max && this.#agenda.size > 0; at += 1) {
      const states = this.#agenda.get(at)
      if (!states) continue
      this.#agenda.delete(at)
      const kept = keepBest([...states.values()])
      if (at > this.#broken && this.#agenda.size === 0 && kept.every((state) => state.pending === 0)) return this.#finish(at, kept)
      if (at < this.#page.text.length && this.#page.text[at] !== '\n') this.#advance(at, kept)
      else if (at > this.#broken) {
        const closed = kept.filter((state) => state.pending === 0)
        if (closed.length > 0) return this.#finish(at, closed)
      }
    }
    return undefined
  }

  /** Cuts what all hypotheses share with the page behind the place where the last of them came into step. */
  #finish(end: number, states: readonly State[]): SearchResult {
    const after = this.#after(end)
    const texts = new Map<string, { state: State; score: number }>()
    for (const state of states) {
      const score = state.score + this.#scoreOf(after, state)
      const known = texts.get(state.text)
      if (!known || known.score < score) texts.set(state.text, { state, score })
    }
    const sorted = [...texts.values()].sort((one, other) => other.score - one.score || (one.state.text < other.state.text ? -1 : 1))
    const likely = sorted.filter(({ score }) => score > sorted[0]!.score - margin_max).slice(0, hypotheses_max)
    const in_step_at = Math.max(this.#broken + 1, ...likely.map(({ state }) => state.in_step_at))
    const shared = this.#unitsShown(in_step_at, end)
    const cut = (text: string): string => (shared > 0 ? text.slice(0, -shared) : text)
    return { end: in_step_at, hypotheses: likely.map(({ state, score }) => ({ text: cut(state.text), score, losses: state.losses })) }
  }

  #scoreOf(after: readonly number[], state: State): number {
    let { second_last, last_unit } = state
    let score = 0
    for (const unit of after) {
      score += this.#page.language.logProbability(second_last, last_unit, unit)
      second_last = last_unit
      last_unit = unit
    }
    return score
  }

  /** How many units of text the page shows here, without readings. */
  #unitsShown(start: number, end: number): number {
    const { text, keys } = this.#page
    let count = 0
    for (let at = start; at < end; at += 1) {
      const annotation = keys && text[at] === '(' ? annotationAt(text, at, keys.form, false) : undefined
      if (annotation) at = annotation.end - 1
      else count += 1
    }
    return count
  }

  #after(end: number): number[] {
    const { text, keys, language } = this.#page
    const units: number[] = []
    for (let at = end; at < text.length && units.length < context_after_max; at += 1) {
      const annotation = keys && text[at] === '(' ? annotationAt(text, at, keys.form, false) : undefined
      if (annotation) at = annotation.end - 1
      else if (text[at] === '?' || text[at] === '\n') break
      else units.push(language.simplify(text.charCodeAt(at)))
    }
    return units
  }

  #put(at: number, next: State): void {
    const in_step_at = next.pending !== 0 ? -1 : next.in_step_at < 0 ? at : next.in_step_at
    const state = { ...next, in_step_at }
    const states = this.#agenda.get(at) ?? new Map<string, State>()
    this.#agenda.set(at, states)
    // Two ways to the same text and the same bytes are one.
    const key = `${state.pending} ${state.last} ${state.text}`
    const known = states.get(key)
    if (!known || known.score < state.score) states.set(key, state)
  }

  #advance(at: number, states: readonly State[]): void {
    const { text, keys } = this.#page
    const unit = text.charCodeAt(at)
    const swallowed = keys && unit === question ? annotationAt(text, at + 1, keys.form, true) : undefined
    const annotation = keys && text[at + 1] === '(' ? annotationAt(text, at + 1, keys.form, false) : undefined
    for (const state of states) {
      if (swallowed) this.#loseKey(state, at, swallowed)
      if (unit === question || unit === 0xfffd) this.#lose(state, at)
      // A mark inside a character is a lost byte and never a sign.
      if (unit === 0xfffd || (unit === question && state.pending !== 0)) continue
      this.#emitAll(state, this.#bytesShown(unit, state), annotation?.end ?? at + 1, annotation !== undefined)
    }
  }

  /** A sign or letter that stands alone may have been full-width: that fold came after the decoding. */
  #bytesShown(unit: number, state: State): readonly (readonly number[])[] {
    const shown = bytesOfUnit(unit)
    return unit > 0x20 && unit < 0x7f && state.pending !== 0 ? [...shown, [sign_row, unit + 0x80]] : shown
  }

  #emitAll(state: State, ways: readonly (readonly number[])[], to: number, annotated: boolean): void {
    for (const bytes of ways) {
      const next = this.#emit(state, bytes, annotated)
      if (next) this.#put(to, next)
    }
  }

  /** A reading whose parenthesis is gone: its key lies across two characters, and its second byte is lost. */
  #loseKey(state: State, at: number, { end, reading }: Annotation): void {
    const ways = keysFor(this.#page, state.last, reading)
    for (const { bytes } of ways) this.#emitLoss(state, bytes, end, true, loss(at, 'straddled-reading', bytes, ways.length))
    const whole: readonly LostKey[] = keysFor(this.#page, undefined, reading)
    for (const { bytes } of whole) {
      this.#emitLoss(state, bytes, end, true, loss(at, 'lost-key', bytes, whole.length))
    }
  }

  /** A lone byte: before a sign that was folded byte by byte, or where the stream falls back into step. */
  #lose(state: State, at: number): void {
    const { text, folded } = this.#page
    const follower = text.charCodeAt(at + 1)
    if (folded.has(follower + 0x80)) {
      for (let byte = lead_min; byte <= lead_max; byte += 1) {
        const bytes = [byte, sign_row, follower + 0x80]
        this.#emitLoss(state, bytes, at + 2, true, loss(at, 'straddled-sign', bytes, lead_max - lead_min + 1))
      }
    }
    if (state.pending === 0) return
    const swallowedTag = text[at + 1] === '/' && /^\/[a-z]{1,10}>/.test(text.slice(at + 1, at + 14)) ? [0x3c] : []
    for (let byte = lead_min; byte <= lead_max; byte += 1) {
      const bytes = [byte, ...swallowedTag]
      this.#emitLoss(state, bytes, at + 1, true, loss(at, 'lost-byte', bytes, lead_max - lead_min + 1))
    }
  }

  #emitLoss(state: State, bytes: readonly number[], to: number, annotated: boolean, lost: Loss): void {
    const next = this.#emit(state, bytes, annotated)
    if (next) this.#put(to, { ...next, losses: [...state.losses, lost], in_step_at: -1 })
  }

  /** Undefined when the bytes are no text here, or leave a key of the page without its reading. */
  #emit(state: State, bytes: readonly number[], annotated: boolean): State | undefined {
    let { pending, last, text, second_last, last_unit, score } = state
    for (const [index, byte] of bytes.entries()) {
      if (last !== 0 && !(annotated && index === bytes.length - 1) && this.#isBareKey(last, byte)) return undefined
      last = byte
      if (pending === 0 && byte >= lead_min && byte <= lead_max) {
        pending = byte
        continue
      }
      const unit = pending === 0 ? (byte === 0x80 ? 0x20ac : byte) : byte < trail_min ? 0 : unitOfPair(pending << 8 | byte)
      if (unit === 0) return undefined
      pending = 0
      text += String.fromCharCode(unit)
      const simplified = this.#page.language.simplify(unit)
      score += this.#page.language.logProbability(second_last, last_unit, simplified)
      second_last = last_unit
      last_unit = simplified
    }
    const in_step_at = pending === 0 ? state.in_step_at : -1
    return { pending, last, text, second_last, last_unit, score, losses: state.losses, in_step_at }
  }

  #isBareKey(lead: number, trail: number): boolean {
    const { keys } = this.#page
    if (!keys?.complete || lead < lead_min || trail < trail_min) return false
    const unit = unitOfPair(lead << 8 | trail)
    return unit !== 0 && keys.readings.has(String.fromCharCode(unit))
  }
}

function loss(at: number, kind: LossKind, bytes: readonly number[], ways: number): Loss {
  return { at, kind, bytes: bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''), ways }
}

/** States that have the same bytes to come and the same characters behind them differ for good: only the best can win. */
function keepBest(states: State[]): State[] {
  if (states.length <= states_of_one_future_max) return states
  const futures = Map.groupBy(states.sort((one, other) => other.score - one.score || (one.text < other.text ? -1 : 1)),
    ({ pending, last, second_last, last_unit }) => `${pending} ${last} ${second_last} ${last_unit}`)
  return [...futures.values()].slice(0, futures_max * states_of_one_future_max).flatMap((group) => group.slice(0, states_of_one_future_max))
}
