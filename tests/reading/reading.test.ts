// What the engine finds in the project's own documents against what was written down by hand, without sight of it.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFindings, readPage } from '@lantai/reading/read-page'
import type { DocumentReading, Span } from '@lantai/reading/read-page'
import { readFixtures } from './fixtures.ts'
import type { Fixture } from './fixtures.ts'

const fold = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '')

function read(text: string): DocumentReading[] {
  const page = readPage(text)
  return readFindings(page.repaired.text, page.documents, page.furniture)
}

interface Tally { hit: number; expected: number; found: number }
const f1 = ({ hit, expected, found }: Tally): number => (2 * hit) / (expected + found)

/** Pairs every expected thing with one found that it equals, and counts. */
function count<Expected, Found>(tally: Tally, expected: readonly Expected[], found: readonly Found[],
  same: (one: Expected, other: Found) => boolean): void {
  const left = [...found]
  tally.expected += expected.length
  tally.found += found.length
  for (const one of expected) {
    const place = left.findIndex((other) => same(one, other))
    if (place < 0) continue
    left.splice(place, 1)
    tally.hit += 1
  }
}

const overlaps = (one: string, other: string): boolean => fold(one).includes(fold(other)) || fold(other).includes(fold(one))

/** What is right in one document, and how much was asked. */
interface Counts { readonly label: Tally; readonly figure: Tally; readonly deadline: Tally; readonly unit: Tally; readonly row: Tally
  readonly statement: Tally }

function countsOf(fixtures: readonly Fixture[]): Counts {
  const counts = { label: tally(), figure: tally(), deadline: tally(), unit: tally(), row: tally(), statement: tally() }
  for (const fixture of fixtures) {
    const found = new Map<string, DocumentReading['sentences'][number][]>()
    for (const sentence of read(fixture.text).flatMap((document) => document.sentences)) {
      found.set(fold(sentence.text), [...(found.get(fold(sentence.text)) ?? []), sentence])
    }
    for (const expected of fixture.sentences) {
      const sentence = found.get(fold(expected.text))?.shift()
      count(counts.label, [expected.label], [sentence?.label], (one, other) => one === other)
      if (expected.statement !== undefined) {
        count(counts.statement, [expected.statement], [sentence?.statement ?? null], (one, other) => one === other)
      }
      count(counts.figure, expected.figures, sentence?.figures ?? [], (one, other) => overlaps(one.text, other.text)
        && one.value === other.value)
      count(counts.deadline, expected.deadlines, sentence?.deadlines ?? [], (one, other) => overlaps(one.text, other.text)
        && one.kind === other.kind)
      count(counts.unit, expected.units, sentence?.units ?? [], (one, other) => overlaps(one.text, other.text) && one.role === other.role)
      if (expected.rows) count(counts.row, expected.rows, sentence?.rows ?? [], (one, other) => one.action === other.action
        || overlaps(one.span, other.text))
    }
  }
  return counts
}

// The marks are a little below what is reached, so that they fail when reading gets worse and not when a word is added. What is
// spoken without headings is far harder than what an office writes; together the easy would hide what the hard ones lose.
const spoken = (fixture: Fixture): boolean => Number(fixture.name.slice(0, 2)) > 35
const marks = {
  'papers and speeches with headings': { label: 0.93, figure: 0.97, deadline: 0.9, unit: 0.9, row: 0.88, statement: 0.95 },
  'spoken speeches, and speeches on conduct': { label: 0.7, figure: 0.9, deadline: 0.8, unit: 0.7, row: 0.8 },
} as const

for (const [group, asked] of Object.entries(marks)) {
  describe(group, () => {
    const counts = countsOf(readFixtures().filter((fixture) => spoken(fixture) === group.startsWith('spoken')))
    for (const [kind, mark] of Object.entries(asked)) {
      const tallied = counts[kind as keyof Counts]
      it(`finds each ${kind}`, () => assert.ok(f1(tallied) >= mark, `${f1(tallied).toFixed(3)} ${JSON.stringify(tallied)}`))
    }
  })
}

function tally(): Tally { return { hit: 0, expected: 0, found: 0 } }

describe('any text', () => {
  const words = fc.constantFrom(
    '要', '年底前', '各县（市）区', '新建', '幼儿园', '20所', '，', '。', '；', '、', '：', '\n', '一是', '一、', '（一）', '确保', '达到95%以上', '“两会”', '《办法》', '（A牵头）',
      '由', '会同',
    '对', '把', '的', '了', '分别', '其中', '由5%提高到6%', '20xx年', '每月', '不得', '支持', '近三成', '1.', '第一，', '问题', '“', '（', '今年', '是', ' ', 'A',
      '2026年', '市教育局',
  )
  const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(''))

  it('has findings that lie in their sentence and say what stands there', () => {
    fc.assert(fc.property(texts, (text) => {
      for (const { sentences } of readFindings(text, [{ start: 0, end: text.length }], [])) {
        for (const sentence of sentences) {
          const spans: Span[] = [...sentence.figures, ...sentence.deadlines, ...sentence.units, ...sentence.rows]
          for (const span of [sentence, ...spans]) assert.equal(text.slice(span.start, span.end), span.text)
          for (const { start, end } of spans) assert.ok(sentence.start <= start && start < end && end <= sentence.end)
        }
      }
    }), { numRuns: 400 })
  })

  it('is read in whatever characters it comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      readFindings(text, [{ start: 0, end: text.length }], [])
    }), { numRuns: 200 })
  })
})
