// How a number is shown by the code of its format (ECMA-376 part 1, 18.8.31), as far as offices use it. What is not understood is
// shown as it is stored.
import { formatNumber } from '../docx/number-formats.ts'
import { dateOf, isDateCode, showDate } from './date-codes.ts'

/** As a cell without a format shows it: 15 digits are all that is kept of a number. */
export function showGeneral(value: number): string { return String(Number(value.toPrecision(15))) }

const fraction_digits_max = 15

export function showNumber(value: number, code: string, is1904: boolean): string {
  const sections = sectionsOf(code)
  const section = sections[value < 0 && sections.length > 1 ? 1 : value === 0 && sections.length > 2 ? 2 : 0]!
  if (/^(?:general|@|)$/i.test(section)) return showGeneral(value)
  if (isDateCode(section)) {
    const date = dateOf(value, is1904)
    return date ? showDate(date, section) : showGeneral(value)
  }
  return showByPattern(sections.length > 1 ? Math.abs(value) : value, section) ?? showGeneral(value)
}

/** The parts of a code for positive numbers, negative ones and zero; a semicolon within quotes parts nothing. */
function sectionsOf(code: string): readonly string[] {
  const sections = ['']
  for (const [piece] of code.matchAll(/"[^"]*"?|\\.?|[\s\S]/g)) {
    if (piece === ';') sections.push('')
    else sections[sections.length - 1] += piece
  }
  return sections
}

/** Undefined where the code is a fraction, a power or has no place for a number. */
function showByPattern(value: number, section: string): string | undefined {
  // Colours, conditions and languages in brackets but for a currency, filling, and room for a sign that is not there.
  const bare = section.replaceAll(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"').replaceAll(/\[[^\]]*\]/g, '').replaceAll(/[_*][\s\S]/g, '')
  if (!/[0#?]/.test(bare.replaceAll(/"[^"]*"|\\./g, ''))) return literal(bare)
  const found = /^((?:"[^"]*"|\\.|[^0#?"\\])*)([0#?][0#?,]*)(\.[0#?]*)?(,*)((?:"[^"]*"|\\.|[^0#?"\\/])*)$/.exec(bare)
  if (!found) return undefined
  const [, before, whole, fraction = '', scaled = '', after] = found
  const marks = literal(before!) + literal(after!)
  if (/E[+-]/.test(bare.replaceAll(/"[^"]*"/g, ''))) return undefined
  const thousands = /,*$/.exec(whole!)![0].length + scaled.length
  const percents = before!.replaceAll(/"[^"]*"|\\./g, '').split('%').length + after!.replaceAll(/"[^"]*"|\\./g, '').split('%').length - 2
  const digits_max = Math.min(fraction_digits_max, Math.max(0, fraction.length - 1))
  const shown = Math.abs(Number((value * 100 ** percents / 1000 ** thousands).toPrecision(15)))
  if (shown >= 1e21 || marks.length > 100) return undefined
  let [integer, decimals = ''] = roundHalfUp(shown, digits_max).split('.') as [string, string?]
  const kept = fraction.slice(1).replace(/[#?]+$/, '').length
  while (decimals.length > kept && decimals.endsWith('0')) decimals = decimals.slice(0, -1)
  integer = integer.padStart(whole!.replaceAll(/[^0]/g, '').length, '0')
  if (/[0#?],+[0#?]/.test(whole!)) integer = integer.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  const isNegative = value < 0 && /[1-9]/.test(integer + decimals)
  const number = spell(`${integer}${decimals === '' ? '' : `.${decimals}`}`, section)
  return `${isNegative ? '-' : ''}${literal(before!)}${number}${literal(after!)}`
}

/** toFixed cuts 1.005 to 1.00; a sheet shows 1.01. */
function roundHalfUp(value: number, digits: number): string {
  const [whole, power = '0'] = String(value).split('e') as [string, string?]
  const rounded = Number(`${Math.round(Number(`${whole}e${Number(power) + digits}`))}e-${digits}`)
  return Number.isFinite(rounded) ? rounded.toFixed(digits) : value.toFixed(digits)
}

function literal(text: string): string {
  return text.replaceAll(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '')
}

/** Whole numbers in Chinese numerals, where the format asks for them. */
function spell(number: string, section: string): string {
  const format = /\[DBNum1\]/i.test(section) ? 'chineseCountingThousand'
    : /\[DBNum2\]/i.test(section) ? 'chineseLegalSimplified' : undefined
  return format !== undefined && /^\d{1,4}$/.test(number) ? formatNumber(Number(number), format) : number
}
