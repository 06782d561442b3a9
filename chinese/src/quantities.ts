// The numbers of a text that measure or count something: amounts, money, rates, changes, ratios, ranks.
import { measureWordAt } from './measure-words.ts'
import { beginsNumeral, readNumeral } from './numerals.ts'
import type { Numeral } from './numerals.ts'
import { readDraft } from './quantity-amounts.ts'
import type { Draft, Quantity } from './quantity-amounts.ts'
import { approximationBehind, endsClause, namesPriority, ranksAmong, speaksOfRank } from './quantity-context.ts'
import { behindQuoted } from './quoted.ts'

const [numeral_kind, quote_kind, ordinal_kind, first_kind, double_kind] = [1, 2, 3, 4, 5]

const kinds = new Uint8Array(0x10000)
for (let unit = 0; unit < kinds.length; unit += 1) if (beginsNumeral(unit)) kinds[unit] = numeral_kind
for (const character of '“‘「『《〈"') kinds[character.charCodeAt(0)] = quote_kind
kinds['第'.charCodeAt(0)] = ordinal_kind
kinds['首'.charCodeAt(0)] = first_kind
kinds['翻'.charCodeAt(0)] = double_kind

/**
 * Every number that may measure or count, in order and without overlap. Years, dates, times, durations, ordinals, list numbers, document
 * numbers, and numbers inside quotation marks, titles and names are left out. The two ends of a range are two quantities.
 */
export function findQuantities(text: string): Quantity[] {
  const drafts: Draft[] = []
  let at = 0
  while (at < text.length) {
    const kind = kinds[text.charCodeAt(at)]!
    if (kind === 0) {
      at += 1
      continue
    }
    if (kind === quote_kind) at = behindQuoted(text, at)
    else {
      const draft = readAt(text, at, kind, drafts.at(-1))
      if (draft === undefined) at = kind === ordinal_kind ? behindOrdinals(text, at) : at + 1
      else {
        drafts.push(draft)
        at = Math.max(at + 1, draft.state === 'none' ? draft.unit_end : draft.quantity.end)
      }
    }
  }
  settle(text, drafts)
  return drafts.filter(({ state }) => state === 'quantity').map(({ quantity }) => quantity)
}

function readAt(text: string, at: number, kind: number, last: Draft | undefined): Draft | undefined {
  if (kind === numeral_kind) return readFront(text, at) ?? readDraft(text, at)
  if (kind === ordinal_kind) return readOrdinal(text, at, last)
  return kind === first_kind ? readFirst(text, at) : readDoubling(text, at)
}

function rankDraft(start: number, end: number, numeral: Numeral, bound: Quantity['bound']): Draft {
  const { value } = numeral
  return {
    state: 'quantity', unit_end: end, numeral, bare_counts: true,
    quantity: { start, end, value, unit: 'rank', bound, form: 'rank', number: { start: numeral.start, end: numeral.end } },
  }
}

/** 第7位, 居第一; any other 第 orders and is no quantity. */
function readOrdinal(text: string, at: number, last: Draft | undefined): Draft | undefined {
  const numeral = readNumeral(text, at + 1)
  if (numeral === undefined || numeral.high !== undefined || numeral.fraction) return undefined
  const next = text[numeral.end] ?? ''
  const placed = (next === '位' && text[numeral.end + 1] !== '的') || (next === '名' && text[numeral.end + 1] !== '师')
  if (placed || (next === '位' && speaksOfRank(text, at))) {
    return namesPriority(text, at) ? undefined : rankDraft(at, numeral.end + 1, numeral, '=')
  }
  if (next === '个' || next === '家' || next === '座') return ranksAmong(text, at) ? rankDraft(at, numeral.end + 1, numeral, '=') : undefined
  const alone = endsClause(text, numeral.end) || (next !== '' && '的以并和与'.includes(next))
  // 分别居全国第二、第七.
  const listed = text[at - 1] === '、' && last?.quantity.form === 'rank' && last.quantity.end === at - 1
  return alone && (listed || speaksOfRank(text, at)) ? rankDraft(at, numeral.end, numeral, '=') : undefined
}

/** Behind 第三、四、五: an ordinal that is no quantity, with those joined to it. */
function behindOrdinals(text: string, at: number): number {
  let numeral = readNumeral(text, at + 1)
  while (numeral !== undefined) {
    const { end } = numeral
    const following = '、至到和—-－～'.includes(text[end] ?? '\n') ? readNumeral(text, end + 1) : undefined
    if (following === undefined || measureBehindPoint(text, following)) return end
    numeral = following
  }
  return at + 1
}

/** 第一、3个小组: another number begins. */
function measureBehindPoint(text: string, numeral: Numeral): boolean {
  return numeral.form !== 'words' && (measureWordAt(text, numeral.end) !== undefined || text[numeral.end] === '%')
}

/** 居首位, but not 摆在首位. */
function readFirst(text: string, at: number): Draft | undefined {
  if (text[at + 1] !== '位' || '度城数'.includes(text[at + 2] ?? '\n') || namesPriority(text, at)) return undefined
  return rankDraft(at, at + 2, { start: at, end: at + 1, value: 1, form: 'words' }, '=')
}

/** 前10位, 全国前三: a rank at least so high. */
function readFront(text: string, at: number): Draft | undefined {
  if (text[at - 1] !== '前') return undefined
  const numeral = readNumeral(text, at)!
  const next = text[numeral.end] ?? ''
  if (next !== '位' && next !== '名' && !(endsClause(text, numeral.end) && speaksOfRank(text, at - 1))) return undefined
  return rankDraft(at - 1, numeral.end + (next === '位' || next === '名' ? 1 : 0), numeral, '<=')
}

/** 翻一番, 翻了两番, 翻番, 翻倍. */
function readDoubling(text: string, at: number): Draft | undefined {
  let place = at + 1
  if (text[place] === '了') place += 1
  if (text[place] === '近') place += 1
  const numeral = readNumeral(text, place)
  const end = numeral?.end ?? place
  if (text[end] !== '番' && !(numeral === undefined && text[end] === '倍')) return undefined
  const times = numeral?.value ?? 1
  if (!Number.isInteger(times) || times < 1 || times > 9) return undefined
  const suffix = approximationBehind(text, end + 1)
  return {
    state: 'quantity', unit_end: end + 1, bare_counts: true, numeral: numeral ?? { start: at, end: place, value: 2, form: 'words' },
    quantity: {
      start: at, end: suffix?.at ?? end + 1, value: 2 ** times, unit: '×', form: 'multiple',
      bound: suffix?.bound ?? (text[place - 1] === '近' ? '~' : '='), number: { start: numeral?.start ?? at, end },
    },
  }
}

const range_signs = '-—–~～－─―至到'
const list_signs = '、和与及'

/** From the last number to the first: the earlier numbers of a list or range take the unit they share, a range gets its bounds. */
function settle(text: string, drafts: Draft[]): void {
  for (let index = drafts.length - 1; index >= 0; index -= 1) {
    const draft = drafts[index]!
    const next = drafts[index + 1]
    if (next !== undefined && draft.state !== 'none') join(text, draft, next)
    if (draft.state === 'open') draft.state = draft.bare_counts ? 'quantity' : 'none'
  }
}

function join(text: string, draft: Draft, next: Draft): void {
  const between = text.slice(draft.unit_end, next.numeral.start)
  if (between.length === 0 || between.length > 2) return
  const ranged = range_signs.includes(between[0]!) && (between.length === 1 || between === '——' || between === '－－')
  const listed = between.length === 1 && list_signs.includes(between)
  if (draft.state === 'open' && (ranged || (listed && draft.numeral.form !== 'words'))) {
    const { unit, form } = next.quantity
    if (next.state === 'none') draft.state = 'none'
    else if (unit !== '' && form !== 'rank' && form !== 'ratio') share(text, draft, next, ranged)
  } else if (listed && draft.quantity.unit === '个' && next.quantity.unit === 'pp' && next.state === 'quantity') {
    // 分别提高12.7个、12个百分点.
    draft.quantity = { ...draft.quantity, unit: 'pp', form: 'points' }
  }
  if (ranged && next.state === 'quantity') bind(text, draft, next)
}

/** How much larger or smaller than its neighbour a number of a list may be that shares its 万 or 亿. */
const list_ratio_max = 50

function share(text: string, draft: Draft, next: Draft, ranged: boolean): void {
  const { quantity: { unit, form, value }, numeral } = next
  const multiplier = multiplierOf(text, numeral)
  const raw = (value as number) / multiplier
  const own = draft.quantity.value as number
  const scaled = draft.numeral.form !== 'mixed' && multiplier > 1
    && (ranged ? own < raw : own / raw < list_ratio_max && raw / own < list_ratio_max)
  draft.state = 'quantity'
  draft.quantity = { ...draft.quantity, value: scaled ? Number((own * multiplier).toPrecision(15)) : own, unit, form }
}

/** The 万 or 亿 at the end of a number. */
function multiplierOf(text: string, numeral: Numeral): number {
  let multiplier = 1
  for (let at = numeral.end - 1; at > numeral.start; at -= 1) {
    const sign = text[at]
    if (sign !== '万' && sign !== '亿') break
    multiplier *= sign === '万' ? 1e4 : 1e8
  }
  return multiplier
}

/** 4.5%—5% is at least the one and at most the other; 由5%到6% says how something went. */
function bind(text: string, draft: Draft, next: Draft): void {
  const [low, high] = [draft.quantity, next.quantity]
  if (draft.state !== 'quantity' || low.unit !== high.unit || low.form === 'ratio' || low.form === 'rank') return
  if (!(low.value < high.value)) return
  if ('由从'.includes(text[low.start - 1] ?? '\n') && low.number.end < draft.unit_end) return
  draft.quantity = { ...low, bound: '>=' }
  next.quantity = { ...high, bound: '<=' }
}
