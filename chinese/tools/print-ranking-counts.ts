import { brotliCompressSync, constants } from 'node:zlib'
import { codeOf, writeNumbers } from '../src/ranking-counts.ts'
import type { CountScale } from '../src/ranking-counts.ts'
import { boundary, rankingUnits } from '../src/ranking-units.ts'
import { packageVersion } from './packages.ts'
import { digestCorpus, digestDictionary, readCorpus, readWords } from './read-sources.ts'

/** Counts of one, two and three characters. */
type Counts = readonly [Map<string, number>, Map<string, number>, Map<string, number>]

/** An n-gram that stands once in the texts could be a piece of one of them and is left out. */
const corpus_count_min = 2

function countAll(texts: Iterable<readonly [readonly number[], number]>): Counts {
  const counts: Counts = [new Map(), new Map(), new Map()]
  for (const [units, weight] of texts) {
    const text = String.fromCharCode(...units)
    for (let end = 1; end <= text.length; end += 1) {
      for (let length = 1; length <= Math.min(3, end); length += 1) {
        const gram = text.slice(end - length, end)
        counts[length - 1]!.set(gram, (counts[length - 1]!.get(gram) ?? 0) + weight)
      }
    }
  }
  return counts
}

function totalOf(counts: Counts): number { return [...counts[0].values()].reduce((sum, count) => sum + count, 0) }

/** The bytes of a trie, before they are compressed. */
function writeTrie(counts: Counts, count_min: number, scale: CountScale): Buffer {
  const kept = counts.map((level) => [...level].filter(([, count]) => count >= count_min).sort(([one], [other]) => one < other ? -1 : 1))
  const numbers: number[] = [totalOf(counts)]
  for (const [level, grams] of kept.entries()) {
    if (level === 0) numbers.push(grams.length)
    else {
      const children = Map.groupBy(grams, ([gram]) => gram.slice(0, -1))
      for (const [gram] of kept[level - 1]!) numbers.push(children.get(gram)?.length ?? 0)
    }
    let [parent, last] = ['-', 0]
    for (const [gram] of grams) {
      if (gram.slice(0, -1) !== parent) [parent, last] = [gram.slice(0, -1), 0]
      const unit = gram.charCodeAt(level)
      numbers.push(unit - last)
      last = unit
    }
    // The counts of the characters stand before their children, as those of pairs and triples do.
    for (const [, count] of grams) numbers.push(codeOf(count, scale))
  }
  return writeNumbers(numbers)
}

function pack(bytes: Buffer): string {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 }
  return brotliCompressSync(bytes, { params }).toString('base64')
}

export function writeCorpusCounts(): Buffer {
  const texts = readCorpus().flatMap((text) => text.split('\n')).map((line) => rankingUnits(line)).filter((units) => units.length > 0)
  return writeTrie(countAll(texts.map((units) => [[boundary, ...units, boundary], 1])), corpus_count_min, 'exact')
}

export function writeWordCounts(): Buffer {
  return writeTrie(countAll(readWords().map(([word, frequency]) => [rankingUnits(word), frequency])), 1, 'logarithmic')
}

/** chinese/src/generated/ranking-counts.json. */
export function printRankingCounts(): string {
  return `${JSON.stringify({
    source: `${packageVersion('@node-rs/jieba')}, jieba's dictionary, MIT; official documents, n-grams that stand in them once left out`,
    dictionaryDigest: digestDictionary(), corpusDigests: digestCorpus(), words: pack(writeWordCounts()), corpus: pack(writeCorpusCounts()),
  }, undefined, 1)}\n`
}
