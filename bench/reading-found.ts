// What reading and its peers find of what the project's own documents are expected to hold: figures by place and value, tasks by sentence.
import { findQuantities } from '@lantai/chinese'
import { readFindings, readPage } from '@lantai/reading/read-page'
import type { SentenceReading } from '@lantai/reading/read-page'
import { isTaskByWord } from './reading-peers.ts'
import type { Recognizers } from './reading-peers.ts'

interface ExpectedFigure { readonly text: string; readonly value: number | string }
export interface ExpectedSentence { readonly text: string; readonly label: string; readonly figures: readonly ExpectedFigure[] }
export interface OwnDocument { readonly text: string; readonly expected: readonly ExpectedSentence[] }

interface Placed { readonly start: number; readonly end: number; readonly value: number | string }
interface Tally { asked: number; found: number; given: number; useless: number }
type Finder = (sentence: ExpectedSentence) => readonly Placed[]

const percent = (count: number, of: number): string => `${count} of ${of} = ${(100 * count / of).toFixed(1)} %`

export function printFound(documents: readonly OwnDocument[], recognizers: Recognizers | undefined): void {
  const readings = new Map(documents.flatMap(({ text, expected }) => pair(expected, readAll(text))))
  const sentences = documents.flatMap(({ expected }) => expected)
  console.log(`\nwhat is found of the figures that ${documents.length} own documents are expected to hold: spans overlap, values are equal`)
  printFigures('ours: readFindings', tally(sentences, (sentence) => withinSentence(readings.get(sentence))))
  printFigures('ours: findQuantities alone', tally(sentences, ({ text }) => findQuantities(text)))
  if (recognizers) {
    const { numbers, numbersWithUnit } = recognizers
    printFigures('Microsoft: number, percentage, ordinal', tally(sentences, ({ text }) => numbers(text)))
    printFigures('Microsoft: the same and number with unit', tally(sentences, ({ text }) => [...numbers(text), ...numbersWithUnit(text)]))
  }
  console.log('  (years, dates, ordinals and numbers in names are no figures here; Microsoft means to give them too)')
  console.log(`\ntasks among the ${sentences.length} sentences of the same documents, on which our weights were counted among others;`)
  console.log('for texts left out of the counting see npm run eval:reading')
  printTasks('ours: readFindings', sentences, (sentence) => readings.get(sentence)?.label === 'task')
  printTasks('one regular expression of order words', sentences, ({ text }) => isTaskByWord(text))
}

function readAll(text: string): SentenceReading[] {
  const { repaired, documents, furniture } = readPage(text)
  return readFindings(repaired.text, documents, furniture).flatMap(({ sentences }) => sentences)
}

const key = (text: string): string => text.replaceAll(/\s+/g, '')

function pair(expected: readonly ExpectedSentence[], read: readonly SentenceReading[]): (readonly [ExpectedSentence, SentenceReading])[] {
  const waiting = Map.groupBy(read, ({ text }) => key(text))
  return expected.flatMap((sentence) => {
    const found = waiting.get(key(sentence.text))?.shift()
    return found ? [[sentence, found] as const] : []
  })
}

const withinSentence = (reading: SentenceReading | undefined): Placed[] =>
  reading?.figures.map(({ start, end, value }) => ({ start: start - reading.start, end: end - reading.start, value })) ?? []

// ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function tally(sentences: readonly ExpectedSentence[], finder: Finder): Tally {
  const sum: Tally = { asked: 0, found: 0, given: 0, useless: 0 }
  for (const sentence of sentences) {
    const given = finder(sentence)
    const asked = placesOf(sentence)
    sum.asked += asked.length
    sum.given += given.length
    sum.found += asked.filter((one) => given.some((other) => overlap(one, other) && equal(one.value, other.value))).length
    sum.useless += given.filter((one) => !asked.some((other) => overlap(one, other))).length
  }
  return sum
}

/** Where the expected figures stand, each behind the one before. */
function placesOf({ text, figures }: ExpectedSentence): Placed[] {
  let from = 0
  return figures.map((figure) => {
    const start = text.indexOf(figure.text, from)
    if (start < 0) throw new Error(`${figure.text} does not stand in ${text}`)
    from = start + figure.text.length
    return { start, end: from, value: figure.value }
  })
}

const overlap = (one: Placed, other: Placed): boolean => one.start < other.end && other.start < one.end

/** Expected fractions are written with four digits. */
function equal(one: number | string, other: number | string): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return Math.abs(one - other) <= 1e-4 * Math.max(1, Math.abs(one))
}

function printFigures(label: string, { asked, found, given, useless }: Tally): void {
  console.log(`  ${label.padEnd(48)} ${percent(found, asked)}; of ${given} given, ${useless} touch no figure`)
}

// ── tasks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function printTasks(label: string, sentences: readonly ExpectedSentence[], isTask: (sentence: ExpectedSentence) => boolean): void {
  const said = sentences.filter(isTask)
  const asked = sentences.filter((sentence) => sentence.label === 'task').length
  const right = said.filter((sentence) => sentence.label === 'task').length
  const f1 = (200 * right / (said.length + asked)).toFixed(1)
  console.log(`  ${label.padEnd(48)} F1 ${f1}  precision ${percent(right, said.length)}  recall ${percent(right, asked)}`)
}
