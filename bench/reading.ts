// How fast an official text is read, warm, in one process, beside peers that take turns with it on the same text: Microsoft's recognisers
// for Chinese, jieba's segmentation, and one regular expression of order words; then what each finds where that can be compared.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { findPeriods, findQuantities } from '@lantai/chinese'
import { readFindings, readPage } from '@lantai/reading/read-page'
import { option, quantile, whereMeasured } from './measure.ts'
import { printFound } from './reading-found.ts'
import type { ExpectedSentence, OwnDocument } from './reading-found.ts'
import { isTaskByWord, loadRecognizers, loadSegmenter, sentencesByMark } from './reading-peers.ts'

const rounds = Number(option('rounds', '24'))
const microsoft_characters = Number(option('microsoft-characters', '3000'))
const warm_rounds = 4
const input_bytes = 1e6
const mark_bytes_per_second = 2e6

const fixtures = join(import.meta.dirname, '..', 'tests', 'reading', 'fixtures')
const reports = join(import.meta.dirname, '..', '..', 'shared', 'corpus', 'reports-2026')

interface Input { readonly name: string; readonly texts: readonly string[] }
interface Job { readonly label: string; readonly size: Size; readonly run: () => void }
interface Size { readonly bytes: number; readonly characters: number }

const recognizers = loadRecognizers()
const segment = loadSegmenter()
const own = ownDocuments()
console.log(`reading · n = ${rounds} after ${warm_rounds} to warm up · ${whereMeasured()}`)
for (const input of inputs()) measure(input)
printFound(own, recognizers)

function textsOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).toSorted().map((name) => readFileSync(join(folder, name), 'utf8'))
}

function ownDocuments(): OwnDocument[] {
  return readdirSync(fixtures).filter((name) => name.endsWith('.jsonl')).toSorted().map((name) => ({
    text: readFileSync(join(fixtures, name.replace('.jsonl', '.txt')), 'utf8'),
    expected: readFileSync(join(fixtures, name), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as ExpectedSentence),
  }))
}

function inputs(): Input[] {
  const once = own.map(({ text }) => text)
  const times = Math.ceil(input_bytes / sizeOf(once).bytes)
  const texts = Array.from({ length: times }, () => once).flat()
  const repeated = { name: `own documents (tests/reading/fixtures) ${times} times`, texts }
  return existsSync(reports) ? [repeated, { name: 'government work reports of 2026', texts: textsOf(reports) }] : [repeated]
}

function sizeOf(texts: readonly string[]): Size {
  const whole = texts.join('')
  return { bytes: Buffer.byteLength(whole), characters: [...whole].length }
}

function measure({ name, texts }: Input): void {
  const jobs = jobsOn(texts)
  const waits = jobs.map((): number[] => [])
  const busy_ms = jobs.map(() => 0)
  const load = loadavg()[0]!
  for (let round = -warm_rounds; round < rounds; round += 1) {
    for (const [index, { run }] of jobs.entries()) {
      const used = process.cpuUsage()
      const start_ms = performance.now()
      run()
      if (round < 0) continue
      waits[index]!.push(performance.now() - start_ms)
      const { user, system } = process.cpuUsage(used)
      busy_ms[index]! += (user + system) / 1000
    }
  }
  const { bytes, characters } = sizeOf(texts)
  console.log(`\n${name}: ${texts.length} texts, ${bytes} bytes of UTF-8, ${characters} characters`)
  console.log(`  load of the machine ${load.toFixed(1)} at the beginning, ${loadavg()[0]!.toFixed(1)} at the end`)
  for (const [index, job] of jobs.entries()) print(job, Float64Array.from(waits[index]!).sort(), busy_ms[index]!)
}

function jobsOn(texts: readonly string[]): Job[] {
  const pages = texts.map((text) => readPage(text))
  const repaired = pages.map((page) => page.repaired.text)
  const [given, size] = [sizeOf(texts), sizeOf(repaired)]
  const piece = spread(repaired.flatMap((text) => text.split(/(?<=[。；！？\n])/)))
  const each = (work: (text: string) => unknown) => (): void => { for (const text of repaired) work(text) }
  const ofPiece = (work: (sentence: string) => unknown) => (): void => { for (const sentence of piece) work(sentence) }
  return [
    {
      label: 'readFindings on text repaired and split', size,
      run: () => { for (const page of pages) readFindings(page.repaired.text, page.documents, page.furniture) },
    },
    { label: 'readPage: repair, furniture, documents', size: given, run: () => { for (const text of texts) readPage(text) } },
    { label: 'findQuantities and findPeriods alone', size, run: each((text) => [findQuantities(text), findPeriods(text)]) },
    { label: '@node-rs/jieba: segmentation alone', size, run: each(segment) },
    { label: 'one regular expression of order words', size, run: each((text) => sentencesByMark(text).filter(isTaskByWord)) },
    ...(recognizers ? [
      {
        label: 'findQuantities and findPeriods, by sentence', size: sizeOf(piece),
        run: ofPiece((sentence) => [findQuantities(sentence), findPeriods(sentence)]),
      },
      { label: 'Microsoft: number, unit, date time, by sentence', size: sizeOf(piece), run: ofPiece(recognizers.everything) },
    ] : []),
  ]
}

/** Sentences from all over the text, few because Microsoft's passes are slow; given whole lines they are slower still. */
function spread(sentences: readonly string[]): string[] {
  const step = Math.max(1, Math.ceil(sizeOf(sentences).characters / microsoft_characters))
  return sentences.filter((_, index) => index % step === 0)
}

function print({ label, size }: Job, sorted: Float64Array, busy_ms: number): void {
  const [middle_ms, late_ms] = [quantile(sorted, 0.5), quantile(sorted, 0.95)]
  const millions = (count: number): string => (count / middle_ms / 1000).toFixed(3).padStart(7)
  const met = size.bytes / middle_ms * 1000 >= mark_bytes_per_second ? 'met' : 'NOT met'
  const cores = (busy_ms / sorted.reduce((sum, wait) => sum + wait, 0)).toFixed(2)
  console.log([
    `  ${label.padEnd(46)} median ${middle_ms.toFixed(1).padStart(6)} ms`, `p95 ${late_ms.toFixed(1).padStart(6)} ms`,
    `${millions(size.bytes)} MB/s`, `${millions(size.characters)} M characters/s`, `${cores} cores`, `${size.bytes} bytes`,
    ...(label.startsWith('readFindings') ? [`mark ${mark_bytes_per_second / 1e6} MB/s ${met}`] : []),
  ].join('  '))
}
