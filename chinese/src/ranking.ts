// How likely a character is in its context: counts of official documents, interpolated with those of pairs, of the words of a
// dictionary, and of single characters. It ranks what damage has left open; it never decides what can be proven.
import { createRequire } from 'node:module'
import { findUnit, readTrie } from './ranking-counts.ts'
import type { CountTrie } from './ranking-counts.ts'
import { boundary, rankingUnit, rankingUnits } from './ranking-units.ts'

export interface RankedText {
  readonly text: string
  /** Natural logarithm of the likelihood of the text and what follows; only to be compared with others of the same place. */
  readonly score: number
}

/** The weights were chosen on reports that are neither counted nor in the measurement of bench/rank-characters.ts. */
const corpus_weight = 0.85
const word_weight = 0.145
/** What is left, over all characters there might be. */
const floor = 0.005 / 25_000
/** How far a dictionary's words are trusted against the frequency of the character alone. */
const word_trust = 0.8
/** A pair of characters must be frequent in the dictionary before what follows it counts fully. */
const triple_caution = 30
/** Taken from every count and given to what was not counted. */
const discount = 0.5

interface Model {
  readonly corpus: CountTrie
  readonly words: CountTrie
  /** Share of each context's count that goes to the shorter context. */
  readonly pairRest: Float64Array
  readonly tripleRest: Float64Array
  /** Share of each context that goes on within a word. */
  readonly pairInside: Float64Array
  readonly tripleInside: Float64Array
}

let model: Model | undefined

/** Nearly two megabytes, and most texts leave nothing to rank: loaded on first use, and not with the package. */
function loadTable(): { readonly corpus: string; readonly words: string } {
  return createRequire(import.meta.url)('./generated/ranking-counts.json') as { corpus: string; words: string }
}

function makeModel(): Model {
  const table = loadTable()
  const corpus = readTrie(table.corpus, 'exact')
  const words = readTrie(table.words, 'logarithmic')
  const rest = (kept: Float64Array, starts: Uint32Array, totals: Float64Array): Float64Array => {
    const shares = new Float64Array(totals.length).fill(1)
    for (let at = 0; at < totals.length; at += 1) {
      if (totals[at]! > 0) shares[at] = 1 - sumOf(kept, starts[at]!, starts[at + 1]!, discount) / totals[at]!
    }
    return shares
  }
  const inside = (kept: Float64Array, starts: Uint32Array, totals: Float64Array): Float64Array => {
    const shares = new Float64Array(totals.length)
    for (let at = 0; at < totals.length; at += 1) {
      if (totals[at]! > 0) shares[at] = Math.min(1, sumOf(kept, starts[at]!, starts[at + 1]!, 0) / totals[at]!)
    }
    return shares
  }
  return {
    corpus, words,
    pairRest: rest(corpus.pairCounts, corpus.pairStart, corpus.unitCounts),
    tripleRest: rest(corpus.tripleCounts, corpus.tripleStart, corpus.pairCounts),
    pairInside: inside(words.pairCounts, words.pairStart, words.unitCounts),
    tripleInside: inside(words.tripleCounts, words.tripleStart, words.pairCounts),
  }
}

function sumOf(counts: Float64Array, start: number, end: number, less: number): number {
  let sum = 0
  for (let at = start; at < end; at += 1) sum += counts[at]! - less
  return sum
}

/**
 * Natural logarithm of the probability of a UTF-16 unit behind two others, of simplified text with full-width signs; 0 stands for the
 * start or end of a line. Digits are not told apart, nor letters, nor a sign from its half-width form.
 */
export function logProbability(second_last: number, last: number, unit: number): number {
  return logOf(rankingUnit(second_last) || boundary, rankingUnit(last) || boundary, rankingUnit(unit) || boundary)
}

function logOf(second_last: number, last: number, unit: number): number {
  const { corpus, words, pairRest, tripleRest, pairInside, tripleInside } = model ??= makeModel()
  let share = corpus_weight * corpus.unitCounts[unit]! / corpus.total + word_weight * words.unitCounts[unit]! / words.total + floor
  const before = words.unitCounts[last]!
  if (before > 0) {
    const pair = findUnit(words.pairUnits, words.pairStart[last]!, words.pairStart[last + 1]!, unit)
    share = share * (1 - word_trust * pairInside[last]!) + (pair < 0 ? 0 : word_trust * words.pairCounts[pair]! / before)
    const context = findUnit(words.pairUnits, words.pairStart[second_last]!, words.pairStart[second_last + 1]!, last)
    if (context >= 0) {
      const count = words.pairCounts[context]!
      const trust = word_trust * count / (count + triple_caution)
      const triple = findUnit(words.tripleUnits, words.tripleStart[context]!, words.tripleStart[context + 1]!, unit)
      share = share * (1 - trust * tripleInside[context]!) + (triple < 0 ? 0 : trust * words.tripleCounts[triple]! / count)
    }
  }
  if (corpus.unitCounts[last]! > 0) {
    const pair = findUnit(corpus.pairUnits, corpus.pairStart[last]!, corpus.pairStart[last + 1]!, unit)
    share = share * pairRest[last]! + (pair < 0 ? 0 : (corpus.pairCounts[pair]! - discount) / corpus.unitCounts[last]!)
    const context = findUnit(corpus.pairUnits, corpus.pairStart[second_last]!, corpus.pairStart[second_last + 1]!, last)
    if (context >= 0) {
      const triple = findUnit(corpus.tripleUnits, corpus.tripleStart[context]!, corpus.tripleStart[context + 1]!, unit)
      share = share * tripleRest[context]!
        + (triple < 0 ? 0 : (corpus.tripleCounts[triple]! - discount) / corpus.pairCounts[context]!)
    }
  }
  return Math.log(share)
}

/** White space counts for nothing, so more than is needed is looked at. */
const context_units = 16

/** Candidates for a place in a text, likeliest first; equal ones in the order of their UTF-16 units. Text around them is simplified. */
export function rankFillings(before: string, candidates: readonly string[], after: string): readonly RankedText[] {
  const left = [boundary, ...rankingUnits(before.slice(-context_units))].slice(-2)
  const right = [...rankingUnits(after.slice(0, context_units)), ...after.length < context_units ? [boundary] : []].slice(0, 2)
  return candidates.map((text) => ({ text, score: scoreOf(left, [...rankingUnits(text), ...right]) }))
    .sort((one, other) => other.score - one.score || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
}

function scoreOf(left: readonly number[], units: readonly number[]): number {
  let [second_last, last] = left.length > 1 ? [left[0]!, left[1]!] : [boundary, left[0]!]
  let score = 0
  for (const unit of units) {
    score += logOf(second_last, last, unit)
    second_last = last
    last = unit
  }
  return score
}
