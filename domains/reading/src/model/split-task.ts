// One task as several, and several as one: where the words are cut, and how the values are shared out or united.
import type { TaskDetails } from './findings/details.ts'
import type { Due, Strength } from './findings/shapes.ts'

export interface Piece { readonly start: number; readonly end: number }

const edge = /[\s，、；。：,;:]/

/**
 * The pieces of a span that is cut at places of its sentence, without the signs and spaces at their edges. Undefined where a place is not
 * inside the span, cuts a character in two, or leaves nothing of a piece.
 */
export function splitSpan(sentence: string, { start, end }: Piece, places: readonly number[]): Piece[] | undefined {
  const cuts = [...new Set(places)].toSorted((one, other) => one - other)
  if (cuts.length === 0 || cuts.some((at) => at <= start || at >= end || cutsCharacter(sentence, at))) return undefined
  const pieces = [start, ...cuts].map((from, at) => trimmed(sentence, from, cuts[at] ?? end))
  return pieces.every((piece) => piece.start < piece.end) ? pieces : undefined
}

function cutsCharacter(text: string, at: number): boolean {
  const [before, behind] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before <= 0xdbff && behind >= 0xdc00 && behind <= 0xdfff
}

function trimmed(text: string, from: number, to: number): Piece {
  let [start, end] = [from, to]
  while (start < end && edge.test(text[start]!)) start += 1
  while (end > start && edge.test(text[end - 1]!)) end -= 1
  return { start, end }
}

/**
 * The values of each piece: units, time and strength are those of the whole; action, object and goals go to the piece that says them, and a
 * goal that none says stays with the first.
 */
export function splitDetails(whole: TaskDetails, quotes: readonly string[]): TaskDetails[] {
  const { title: _title, ...kept } = whole
  const home = (words: string): number => Math.max(0, quotes.findIndex((quote) => quote.includes(words)))
  return quotes.map((quote, at) => ({
    ...kept, action: quote.includes(whole.action) ? whole.action : '', object: quote.includes(whole.object) ? whole.object : '',
    goals: whole.goals.filter(({ text }) => home(text) === at),
  }))
}

export interface MergedTask { readonly title: string; readonly details: TaskDetails | null }

/** `title` is what the whole is called; undefined where its words say it. Undefined altogether where nothing was read of any. */
export function mergeDetails(tasks: readonly MergedTask[], title: string | undefined): TaskDetails | undefined {
  const read = tasks.flatMap(({ details }) => details ?? [])
  const [first] = read
  if (!first) return title === undefined ? undefined : { ...empty, title }
  const { title: _title, ...kept } = first
  const lead = distinct(read.flatMap((one) => one.lead))
  const from = new Set(read.map(({ leadFrom }) => leadFrom))
  return {
    ...kept, ...title !== undefined && { title }, object: distinct(read.map(({ object }) => object)).join('、'), lead,
    leadFrom: from.size === 1 ? first.leadFrom : 'sentence',
    assist: distinct(read.flatMap((one) => one.assist)).filter((unit) => !lead.includes(unit)), due: latest(read.map(({ due }) => due)),
    every: read.find(({ every }) => every !== null)?.every ?? null, perUnit: read.some(({ perUnit }) => perUnit),
    onlyIf: distinct(read.map(({ onlyIf }) => onlyIf ?? '')).join('；') || null,
    strength: order.find((one) => read.some(({ strength }) => strength === one)) ?? first.strength,
    commitment: read.some(({ commitment }) => commitment), universal: read.some(({ universal }) => universal),
    goals: [...new Map(read.flatMap((one) => one.goals).map((goal) => [`${goal.subject} ${goal.text}`, goal])).values()],
  }
}

const empty: TaskDetails = {
  of: 'task', action: '', object: '', lead: [], leadFrom: 'sentence', assist: [], due: { state: 'none' }, every: null, perUnit: false,
  onlyIf: null, strength: 'must', commitment: false, goals: [], universal: false,
}

/** The strictest first. */
const order: readonly Strength[] = ['forbid', 'must', 'aim', 'intend', 'explore']

function distinct(words: readonly string[]): string[] { return [...new Set(words.filter((one) => one !== ''))] }

/** The last day where all are days; different words that fix none stand side by side, because nobody can say which is meant. */
function latest(dues: readonly Due[]): Due {
  const given = dues.filter((due) => due.state !== 'none')
  const days = given.flatMap((due) => (due.state === 'resolved' ? [due] : [])).toSorted((one, other) => (one.by < other.by ? 1 : -1))
  if (days.length === given.length) return days[0] ?? { state: 'none' }
  const texts = distinct(given.map(({ text }) => text))
  return texts.length === 1 ? given[0]! : { state: 'relative', text: texts.join('；') }
}
