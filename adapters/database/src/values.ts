// How PostgreSQL's values come into the program. Held per connection: changing pg's global table would change other users of it (the
// job queue).
import pg from 'pg'

const oid = {
  int8: 20, date: 1082, timestamp: 1114, interval: 1186,
  int8s: 1016, dates: 1182, timestamps: 1115, numerics: 1231, intervals: 1187, texts: 1009,
} as const

/** A count or sequence number. Beyond 2^53 a number would silently be another one, so that is an error. */
export function parseWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The whole number ${text} is too large to be read exactly.`)
  return value
}

const asText = (text: string): string => text

/** Reads arrays as pg does for text[], whose parser knows quotes and NULL. */
const parseTexts = pg.types.getTypeParser(oid.texts as number, 'text') as (text: string) => (string | null)[]

const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, parseWhole],
  // A day is not a moment: as a Date it would move with the machine's time zone.
  [oid.date, asText],
  [oid.timestamp, asText],
  [oid.interval, asText],
  [oid.int8s, (text) => parseTexts(text).map((each) => (each === null ? null : parseWhole(each)))],
  [oid.dates, parseTexts],
  [oid.timestamps, parseTexts],
  [oid.numerics, parseTexts],
  [oid.intervals, parseTexts],
])

/**
 * int8 → number (error beyond 2^53) · timestamptz → Date · date → 'YYYY-MM-DD' · numeric, interval, timestamp → string · the rest as
 * pg does it.
 */
export const value_types = {
  getTypeParser(id: number, format?: string): unknown {
    if (format !== 'binary') {
      const parser = parsers.get(id)
      if (parser !== undefined) return parser
    }
    return pg.types.getTypeParser(id, format as 'text')
  },
}
