// What can be asked for besides words, as the index holds it: small letters and digits, one beginning for each kind of thing.
import type { MediaType } from '@lantai/kernel'
import { dayOf } from '@lantai/org'

export interface MarkedDocument {
  readonly unit: string
  readonly state: string
  readonly mediaType: MediaType
  readonly receivedAt: Date
  /** Kinds of which findings are proposed, and kinds of which some are confirmed. */
  readonly proposed: readonly string[]
  readonly confirmed: readonly string[]
}

const media: Readonly<Record<MediaType, string>> = {
  'text/plain': 'txt', 'text/html': 'html', 'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

export const unitMark = (unit: string): string => `u${unit.replaceAll('-', '')}`
export const stateMark = (state: string): string => `s${state}`
export const mediaMark = (type: MediaType): string => `m${media[type]}`
/** `waiting` has findings that nobody has looked at, `confirmed` some that stand. */
export const findingsMark = (state: 'waiting' | 'confirmed'): string => `f${state}`
export const kindMark = (kind: string): string => `k${kind}`

export function documentMarks(document: MarkedDocument): string[] {
  const { unit, state, mediaType, receivedAt, proposed, confirmed } = document
  const month = dayOf(receivedAt).slice(0, 7)
  return [
    unitMark(unit), stateMark(state), mediaMark(mediaType), `y${month.slice(0, 4)}`, `y${month.replace('-', '')}`,
    ...proposed.length > 0 ? [findingsMark('waiting')] : [], ...confirmed.length > 0 ? [findingsMark('confirmed')] : [],
    ...[...new Set([...proposed, ...confirmed])].sort().map(kindMark),
  ]
}

const first_year = 2000

/** The years and months that cover the days from one to the other, both `2026-03-01`; the days themselves are looked at elsewhere. */
export function periodMarks(from: string | undefined, until: string | undefined, today: string): string[] {
  const last = until === undefined || until > today ? today : until
  let [year, month] = from === undefined ? [first_year, 1] : [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  if (year < first_year) [year, month] = [first_year, 1]
  const [lastYear, lastMonth] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))]
  const marks: string[] = []
  while (year < lastYear || (year === lastYear && month <= lastMonth)) {
    const whole = month === 1 && (year < lastYear || lastMonth === 12)
    marks.push(whole ? `y${year}` : `y${year}${String(month).padStart(2, '0')}`)
    month = whole ? 13 : month + 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  // No day at all is none of any month.
  return marks.length > 0 ? marks : ['y0']
}
