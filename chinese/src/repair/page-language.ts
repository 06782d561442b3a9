// What a page says itself is the best witness of what it says elsewhere: its own pairs and triples of characters, beside the counts
// of other texts. A page that writes 高校 ten times means it the eleventh time too.
import { logProbability } from '../ranking.ts'
import { rankingUnit } from '../ranking-units.ts'
import { charactersRead, readingsOf } from '../readings.ts'
import { simplifiedUnit } from '../simplify-text.ts'
import { withoutTone } from '../syllables.ts'
import type { Language } from './context.ts'
import type { Annotation } from './annotations.ts'

/** The share that the page has in what is expected behind a context which it shows often, and what counts as often. */
/** What stands often on the page is a little likelier anywhere on it. */
const single_weight = 0.05
const pair_weight = 0.35
const pair_caution = 20
const triple_weight = 0.5
const triple_caution = 3

/** Documents hardly quote whole sentences and speeches do: the counts are of documents. */
const closing_quote = 0x201d
const sentence_ends = '。！？…'
const closing_share = 0.004

/** The counts are made when the first place has to be weighed; most texts have none. */
export function pageLanguage(text: string, annotations: readonly Annotation[]): Language {
  let counts: PageCounts | undefined
  return {
    simplify: simplifiedUnit,
    charactersRead,
    isRead: (character, reading) => readingsOf(character).some((own) => own === reading || withoutTone(own) === reading),
    logProbability(second_last, last, unit) {
      counts ??= countPage(text, annotations)
      return counts.logOf(second_last, last, unit)
    },
  }
}

class PageCounts {
  readonly #units = new Uint32Array(0x10000)
  #total = 0
  readonly #pairs: CountTable
  readonly #triples: CountTable

  constructor(units: number) {
    this.#pairs = new CountTable(units)
    this.#triples = new CountTable(units)
  }

  add(second_last: number, last: number, unit: number): void {
    this.#units[last]! += 1
    this.#total += 1
    this.#pairs.add(0, last, unit)
    this.#triples.add(second_last, last, unit)
  }

  logOf(second_last: number, last: number, unit: number): number {
    const [before, here, next] = [rankingUnit(second_last), rankingUnit(last), rankingUnit(unit)]
    const counted = Math.exp(logProbability(second_last, last, unit))
    const closes = unit === closing_quote && sentence_ends.includes(String.fromCharCode(last))
    const expected = closes ? Math.max(counted, closing_share) : counted
    const once = expected * (1 - single_weight) + single_weight * this.#units[next]! / Math.max(1, this.#total)
    const singles = this.#units[here]!
    if (singles === 0) return Math.log(once)
    const twice = mix(once, this.#pairs.get(0, here, next), singles, pair_weight, pair_caution)
    const pairs = this.#pairs.get(0, before, here)
    const thrice = pairs === 0 ? twice : mix(twice, this.#triples.get(before, here, next), pairs, triple_weight, triple_caution)
    return Math.log(thrice)
  }
}

/** Counts by three units, in open addressing. */
class CountTable {
  readonly #keys: Float64Array
  readonly #counts: Uint32Array
  readonly #mask: number

  constructor(entries_max: number) {
    const slots = 2 ** Math.ceil(Math.log2(entries_max * 2 + 2))
    this.#keys = new Float64Array(slots)
    this.#counts = new Uint32Array(slots)
    this.#mask = slots - 1
  }

  add(one: number, two: number, three: number): void {
    const slot = this.#slot(one, two, three)
    this.#keys[slot] = (one * 0x10000 + two) * 0x10000 + three
    this.#counts[slot]! += 1
  }

  get(one: number, two: number, three: number): number { return this.#counts[this.#slot(one, two, three)]! }

  #slot(one: number, two: number, three: number): number {
    const key = (one * 0x10000 + two) * 0x10000 + three
    let mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b) ^ Math.imul(three, 0xc2b2ae35)
    mixed = Math.imul(mixed ^ mixed >>> 15, 0x2c1b3c6d)
    let slot = (mixed ^ mixed >>> 13) & this.#mask
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== key) slot = slot + 1 & this.#mask
    return slot
  }
}

function mix(expected: number, seen: number, context: number, weight: number, caution: number): number {
  const share = weight * context / (context + caution)
  return expected * (1 - share) + share * Math.min(1, seen / context)
}

const question = 0x3f
const line_end = 0x0a
/** So far behind a broken place the page shows bytes out of step, which are no witness of anything. */
const out_of_step_units = 40

/** A question mark before another sign or before a letter of a reading. */
function isMark(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return (next > 0x20 && next < 0x7f) || (next >= 0xe0 && next < 0x200)
}

function countPage(text: string, annotations: readonly Annotation[]): PageCounts {
  const counts = new PageCounts(text.length)
  let [second_last, last, next, out_of_step_to] = [0, 0, 0, 0]
  for (let at = 0; at < text.length; at += 1) {
    while (next < annotations.length && annotations[next]!.start < at) next += 1
    if (annotations[next]?.start === at) { at = annotations[next]!.end - 1; continue }
    const shown = text.charCodeAt(at)
    if (shown === question && isMark(text, at)) {
      out_of_step_to = at + out_of_step_units
      ;[second_last, last] = [0, 0]
    }
    if (shown === line_end) out_of_step_to = 0
    if (at < out_of_step_to) continue
    const unit = rankingUnit(simplifiedUnit(shown))
    if (unit === 0) continue
    counts.add(second_last, last, unit)
    second_last = last
    last = unit
  }
  return counts
}
