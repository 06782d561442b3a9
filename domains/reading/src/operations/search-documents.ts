import { z } from 'zod'
import { may, mediaTypes, query } from '@lantai/kernel'
import type { QueryContext, SearchQuestion } from '@lantai/kernel'
import { dayOf } from '@lantai/org'
import { readingLimits } from '../limits.ts'
import { dayStart, dayEnd } from '../model/search-days.ts'
import { findingsMark, kindMark, mediaMark, periodMarks, stateMark, unitMark } from '../model/search-marks.ts'
import { searchWords } from '../model/search-words.ts'
import { hitsOf } from '../queries/search-hits.ts'
import { keepAllowed, listDocumentsBySeq, listUnitsBelow } from '../queries/search-documents.ts'
import type { SearchFilter } from '../queries/search-documents.ts'
import { DocumentSummary, FindingKind, SentenceId, Span, UnitId } from '../shapes.ts'

const Day = z.iso.date()

const Hit = z.object({
  sentence: SentenceId,
  ordinal: z.number(),
  /** The sentence, or what of a long one stands around the first hit. */
  text: z.string(),
  /** UTF-16 units of `text`. */
  marks: z.array(Span),
  cutBefore: z.boolean(),
  cutBehind: z.boolean(),
  /** What stands or is proposed in it. */
  findings: z.array(FindingKind),
})

const Input = z.object({
  /** Words parted by spaces, each of one character or more; all of them stand in the name or in sentences of the document. */
  q: z.string().max(readingLimits.search_characters_max).optional(),
  state: z.enum(['received', 'ready', 'failed']).optional(),
  media: z.enum(mediaTypes).optional(),
  /** It or one below it. */
  unit: UnitId.optional(),
  from: Day.optional(),
  until: Day.optional(),
  /** Has findings that nobody has looked at, or some that stand. */
  findings: z.enum(['waiting', 'confirmed']).optional(),
  kind: FindingKind.optional(),
  before: z.int().min(1).optional(),
  rows: z.int().min(1).max(readingLimits.search_rows_max).default(readingLimits.search_rows_default),
})

/**
 * Newest first. The index names documents; which of them the caller may see, how many they are, and every word shown is looked up in
 * the database.
 */
export const searchDocuments = query({
  name: 'reading.search-documents',
  input: Input,
  output: z.object({
    results: z.array(z.object({
      document: DocumentSummary, nameMarks: z.array(Span),
      hits: z.array(Hit),
      /** How many sentences have one of the words; at least so many where more were not looked through. */
      hitCount: z.number(),
    })),
    more: z.boolean(),
    count: z.number(),
    /** There are more than were counted. */
    countMore: z.boolean(),
    /** The index is being built: not everything is found yet. */
    building: z.boolean(),
  }),
  allow: may('reading.read').within(),
  async run(context, input) {
    const words = searchWords(input.q ?? '')
    const filter = filterOf(context, input)
    const marks = await marksOf(context, input)
    const building = await context.search.position() === undefined
    const counted = await look(context, filter, { words, marks, rows_max: readingLimits.search_count_max + 1 })
    const wanted = input.rows + 1
    const fresh = input.before === undefined ? counted.allowed.slice(0, wanted) : []
    const shown = fresh.length === wanted || counted.ended && input.before === undefined
      ? fresh : await lookOn(context, filter, { words, marks, before: input.before, rows_max: wanted })
    const documents = await listDocumentsBySeq(context.db, shown.slice(0, input.rows))
    return {
      results: await hitsOf(context.db, documents, words),
      more: shown.length > input.rows,
      count: Math.min(counted.allowed.length, readingLimits.search_count_max),
      countMore: !counted.ended,
      building,
    }
  },
})

type Asked = z.output<typeof Input>
type Context = Pick<QueryContext, 'db' | 'search' | 'units' | 'clock'>

function filterOf({ units }: Context, { unit, state, media, findings, kind, from, until }: Asked): SearchFilter {
  return {
    units, unit, state, media, findings, kind,
    from: from === undefined ? undefined : dayStart(from), until: until === undefined ? undefined : dayEnd(until),
  }
}

async function marksOf({ db, units, clock }: Context, asked: Asked): Promise<string[][]> {
  const below = await listUnitsBelow(db, units, asked.unit)
  const { state, media, findings, kind, from, until } = asked
  return [
    below.length > 0 ? below.map(unitMark) : ['none'],
    ...state ? [[stateMark(state)]] : [], ...media ? [[mediaMark(media)]] : [], ...findings ? [[findingsMark(findings)]] : [],
    ...kind ? [[kindMark(kind)]] : [], ...from ?? until ? [periodMarks(from, until, dayOf(clock.now()))] : [],
  ]
}

/** `ended` says that the index names no more. */
async function look(
  { db, search }: Context, filter: SearchFilter, question: SearchQuestion,
): Promise<{ readonly named: readonly number[]; readonly allowed: readonly number[]; readonly ended: boolean }> {
  const named = await search.find(question)
  return { named, allowed: named.length === 0 ? [] : await keepAllowed(db, named, filter), ended: named.length < question.rows_max }
}

/** Goes on where some of what the index names may not be seen any more, or no longer fits. */
async function lookOn(context: Context, filter: SearchFilter, question: SearchQuestion): Promise<number[]> {
  const found: number[] = []
  for (let before = question.before; found.length < question.rows_max;) {
    const { named, allowed, ended } = await look(context, filter, { ...question, before })
    found.push(...allowed)
    if (ended) break
    before = named.at(-1)
  }
  return found.slice(0, question.rows_max)
}
