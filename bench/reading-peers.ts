// The peers that reading is measured beside. Microsoft's recognisers are installed by `npm ci --prefix bench` only, so that the checks
// of this checkout, which know nothing of them, name here what is used of them.
import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

export interface PeerNumber { readonly start: number; readonly end: number; readonly value: number }

interface Recognised { readonly start: number; readonly end: number; readonly resolution?: { readonly value?: string | null } | null }
type Pass = (query: string, culture: string) => readonly Recognised[]

const chinese = 'zh-cn'
const number_passes = ['recognizeNumber', 'recognizePercentage', 'recognizeOrdinal']
const unit_passes = ['recognizeCurrency', 'recognizeDimension', 'recognizeAge', 'recognizeTemperature']

export interface Recognizers {
  readonly numbers: (sentence: string) => PeerNumber[]
  readonly numbersWithUnit: (sentence: string) => PeerNumber[]
  readonly everything: (sentence: string) => unknown
}

/** Microsoft's Chinese passes over one sentence; undefined where they are not installed. */
export function loadRecognizers(): Recognizers | undefined {
  const load = createRequire(import.meta.url)
  const passesOf = (name: string, passes: readonly string[]): Pass[] => {
    const loaded = load(`@microsoft/recognizers-text-${name}`) as Readonly<Record<string, Pass>>
    return passes.map((pass) => loaded[pass]!)
  }
  try {
    load.resolve('@microsoft/recognizers-text-date-time')
  } catch {
    return undefined
  }
  const numbers = passesOf('number', number_passes)
  const withUnit = passesOf('number-with-unit', unit_passes)
  const times = passesOf('date-time', ['recognizeDateTime'])
  const run = (passes: readonly Pass[], sentence: string): PeerNumber[] => passes.flatMap((pass) => pass(sentence, chinese)).map(
    // Their last unit belongs to the span.
    ({ start, end, resolution }) => ({ start, end: end + 1, value: Number.parseFloat(resolution?.value ?? '') }))
  return {
    numbers: (sentence) => run(numbers, sentence),
    numbersWithUnit: (sentence) => run(withUnit, sentence),
    everything: (sentence) => [...numbers, ...withUnit, ...times].map((pass) => pass(sentence, chinese)),
  }
}

export function loadSegmenter(): (text: string) => readonly string[] {
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cut(text, true)
}

const orders = /要|必须|务必|应当|确保|力争|争取|加快|加强|推进|推动|落实|完成|开展|实施|建立|健全|做好|抓好|不得|严禁/

/** The cheapest rule: a sentence with one of the words that give orders is a task. */
export const isTaskByWord = (sentence: string): boolean => orders.test(sentence)

export const sentencesByMark = (text: string): readonly string[] => text.split(/[。；！？\n]/)
