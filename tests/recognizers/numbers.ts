// Numbers, ordinals and percentages in Microsoft's convention: every number counts, also the one in a date; signs, powers and 打 belong
// to it.
import { readNumeral } from '@lantai/chinese'
import { halfWidth, placed, squeeze } from './squeezed.ts'
import type { Found } from './squeezed.ts'

/** A number with its sign, as far as Microsoft's spans reach. */
export interface SignedNumber {
  readonly start: number
  readonly end: number
  readonly value: number
  /** 二三十: the end of the range is `high`. */
  readonly near: boolean
  readonly high: number
}

/** Characters that are numbers elsewhere. */
const other_words = /四川|[陆陸][地续军]|登[陆陸]|大[陆陸]|海[陆陸]空|入伍|[队隊]伍|退伍|伍仁|收拾|夕拾|拾[取起到]|放肆|肆[意无]|[陽阳]光九九|十足|[一壹][切看起样般]|[一两]美|一折|两两/y

function otherWordEnd(text: string, at: number): number {
  for (let start = at; start >= Math.max(0, at - 2); start -= 1) {
    other_words.lastIndex = start
    if (other_words.exec(text) !== null && other_words.lastIndex > at) return other_words.lastIndex
  }
  return at
}

/** The number at or behind a sign. */
export function readSigned(text: string, at: number): SignedNumber | undefined {
  let start = at
  let sign = 1
  if (/[负負]/.test(text[at]!) || (text[at] === '-' && !/[0-9a-z.-]/.test(text[at - 1] ?? ' '))) {
    sign = -1
    start += 1
  }
  const number = text.startsWith('半百', start) ? { end: start + 2, value: 50, near: false, high: 0 } : readUnsigned(text, start)
  return number && { ...number, start: at, value: number.value * sign }
}

function readUnsigned(text: string, at: number): Omit<SignedNumber, 'start'> | undefined {
  if (text[at] === '.' && /[0-9]/.test(text[at + 1] ?? ' ') && !/[0-9.]/.test(text[at - 1] ?? ' ')) {
    const written = /^\.[0-9]+/.exec(text.slice(at))![0]
    return { end: at + written.length, value: Number(written), near: false, high: 0 }
  }
  const numeral = readNumeral(text, at)
  if (numeral === undefined) return undefined
  const { end, value, high, form, fraction, percent } = numeral
  const numerator = percent === true || /^[百千万]+分之/.test(text.slice(at, at + 6)) ? readNumeral(text, text.indexOf('分之', at) + 2) : undefined
  if (numerator !== undefined) return undefined
  if (fraction !== true && /^分之[负負]/.test(text.slice(end, end + 3))) {
    const above = readNumeral(text, end + 3)
    if (above) return { end: above.end, value: -above.value / value, near: false, high: 0 }
  }
  if (form === 'digits' && fraction !== true) return readDigits(text, at, end, value)
  return { ...withApproximation(text, end, value), near: high !== undefined, high: high ?? 0 }
}

/** 2e5, 2^-1, 40k, 1 4/3, and the parts of 2222.2222.222. */
function readDigits(text: string, at: number, end: number, value: number): Omit<SignedNumber, 'start'> {
  const plain = { near: false, high: 0 }
  const written = text.slice(at, end)
  const point = written.indexOf('.')
  if (point > 0 && (text[at - 1] === '.' || /^\.[0-9]/.test(text.slice(end, end + 2)))) {
    return { end: at + point, value: Number(written.slice(0, point)), ...plain }
  }
  const rest = text.slice(end, end + 12)
  const exponent = /^e([+-]?[0-9]+)/.exec(rest)
  if (exponent) return { end: end + exponent[0].length, value: value * 10 ** Number(exponent[1]), ...plain }
  const power = /^\^([+-]*)([0-9]+)/.exec(rest)
  if (power) {
    const negative = (power[1]!.match(/-/g) ?? []).length % 2 === 1
    return { end: end + power[0].length, value: value ** (negative ? -Number(power[2]) : Number(power[2])), ...plain }
  }
  const thousands = /^ ?([km])(?![a-z])/.exec(rest)
  if (thousands) return { end: end + thousands[0].length, value: value * (thousands[1] === 'k' ? 1e3 : 1e6), ...plain }
  const part = text[end] === ' ' && /[0-9]/.test(text[end + 1] ?? ' ') ? readNumeral(text, end + 1) : undefined
  if (part?.fraction) return { end: part.end, value: value + part.value, ...plain }
  return { ...withApproximation(text, end, value), ...plain }
}

/** 十余万, 一百零几万, and 打 for a dozen. */
function withApproximation(text: string, end: number, value: number): { readonly end: number; readonly value: number } {
  const about = /^(?:零?[几幾]|余|多)([万萬亿億]+)/.exec(text.slice(end, end + 6))
  if (about) {
    const factor = [...about[1]!].reduce((product, unit) => product * (/[万萬]/.test(unit) ? 1e4 : 1e8), 1)
    return { end: end + about[0].length, value: value * factor }
  }
  return text[end] === '打' ? { end: end + 1, value: value * 12 } : { end, value }
}

export function findNumbers(original: string): Found[] {
  const squeezed = squeeze(halfWidth(original))
  const { text } = squeezed
  const found: Found[] = []
  for (let at = 0; at < text.length;) {
    const behind = otherWordEnd(text, at)
    const number = behind > at ? undefined : readSigned(text, at)
    const bare = number !== undefined && /^[百千万萬亿億]+$/.test(text.slice(number.start, number.end))
    if (number === undefined || bare || text[number.end] === '%') at = Math.max(behind, number === undefined ? at + 1 : number.end)
    else {
      found.push(placed({ start: number.start, end: number.end, value: String(number.value) }, squeezed))
      at = number.end
    }
  }
  return found
}

export function findOrdinals(original: string): Found[] {
  const text = halfWidth(original)
  return [...text.matchAll(/第/g)].flatMap(({ index }) => {
    const numeral = readNumeral(text, index + 1)
    return numeral === undefined ? [] : [{ start: index, end: numeral.end, value: String(numeral.value) }]
  })
}

const parts_per: Readonly<Record<string, number>> = { 百: 1e2, 佰: 1e2, 千: 1e3, 仟: 1e3, 万: 1e4, 萬: 1e4, 百万: 1e6, 千万: 1e7, 万万: 1e8, 百万万: 1e10 }

export function findPercents(original: string): Found[] {
  const squeezed = squeeze(halfWidth(original).replaceAll(/https?:\S+(?: [^ ]*%)?/g, (address) => '_'.repeat(address.length)))
  const { text } = squeezed
  const found: Found[] = []
  for (let at = 0; at < text.length;) {
    const percent = percentAt(text, at)
    if (percent === undefined) at += 1
    else {
      found.push(placed({ ...percent, start: at, value: `${Number(percent.value.toPrecision(12))}%` }, squeezed))
      at = percent.end
    }
  }
  return found
}

function percentAt(text: string, at: number): { readonly end: number; readonly value: number } | undefined {
  const previous = text[at - 1] ?? ' '
  if (text.startsWith('对折', at) || text.startsWith('對折', at)) return previous === '打' ? { end: at + 2, value: 50 } : undefined
  if (/^半[成折]/.test(text.slice(at, at + 2))) return { end: at + 2, value: text[at + 1] === '成' ? 5 : 50 }
  const head = /^([百佰千仟万萬]+)分之/.exec(text.slice(at, at + 6))
  if (head && parts_per[head[1]!] !== undefined && !/[0-9一二三四五六七八九十]/.test(previous)) {
    const number = readSigned(text, at + head[0].length)
    return number && !number.near ? { end: number.end, value: number.value * 100 / parts_per[head[1]!]! } : undefined
  }
  if (/[0-9.一二三四五六七八九十]/.test(text[at]!) && /[0-9.一二三四五六七八九十]/.test(previous)) return undefined
  const two = /^([1-9]) ([0-9]) ?折/.exec(text.slice(at, at + 6))
  if (two) return { end: at + two[0].length, value: Number(two[1]! + two[2]!) }
  const number = readSigned(text, at)
  return number && percentBehind(text, number)
}

function percentBehind(text: string, number: SignedNumber): { readonly end: number; readonly value: number } | undefined {
  const { value } = number
  const end = text[number.end] === ' ' ? number.end + 1 : number.end
  if (text[end] === '%') return { end: end + 1, value }
  const points = /^[个個]百分[点點]/.exec(text.slice(end, end + 4))
  if (points) return number.near ? undefined : { end: end + 4, value }
  if (text[end] === '折') {
    if (number.near) return { end: end + 1, value: value * 10 + number.high }
    return value < 10 ? { end: end + 1, value: value * 10 } : value > 10 ? { end: end + 1, value } : undefined
  }
  if (text[end] !== '成') return undefined
  const next = text[end + 1] ?? ' '
  const rest = next === '半' ? 5 : Math.max(0, '零一二三四五六七八九'.indexOf(next))
  return { end: end + (rest > 0 ? 2 : 1), value: value * 10 + rest }
}
