// Amounts with a unit in Microsoft's convention: its own names of units, and a unit that stands alone where it reads one.
import { readSigned } from './numbers.ts'
import { halfWidth } from './squeezed.ts'
import type { Found } from './squeezed.ts'

type Units = Readonly<Record<string, string>>

const dimensions: Units = {
  亩: 'Mu', 公斤: 'Kilogram', 千克: 'Kilogram', kg: 'Kilogram', 克: 'Gram', 微克: 'Microgram', 毫克: 'Milligram', 公分: 'Centimeter',
  厘米: 'Centimeter', cm: 'Centimeter',
  吨: 'Ton', m: 'Meter', 米: 'Meter', 千米: 'Kilometer', 公里: 'Kilometer', km: 'Kilometer', 斤: 'Jin', 两: 'Liang', 公顷: 'Hectare',
  平方米: 'Square meter', 平方公里: 'Square kilometer',
  比特: 'Bit', 千比特: 'Kilobit', 字节: 'Byte', 千字节: 'Kilobyte', 兆字节: 'Megabyte', 赫兹: 'Hertz', 兆赫兹: 'Megahertz', 千瓦: 'Kilowatt',
  千卡: 'Kilocalorie', 升: 'Liter',
  毫升: 'Milliliter', 立方米: 'Cubic meter',
}

const currencies: Units = {
  元: 'Chinese yuan', 块: 'Chinese yuan', 块钱: 'Chinese yuan', 元人民币: 'Chinese yuan', 人民币: 'Chinese yuan', 欧元: 'Euro',
  美元: 'United States dollar', 美圆: 'United States dollar',
  瑞士法郎: 'Swiss franc', 港元: 'Hong Kong dollar', 港币: 'Hong Kong dollar', 台币: 'New Taiwan dollar', 日元: 'Japanese yen', 奈拉: 'Nigerian naira',
  英镑: 'British pound', 韩元: 'South Korean won',
  个比特币: 'Bitcoin', 比特币: 'Bitcoin',
}
const signs: Units = { $: 'Dollar', '¥': 'Chinese yuan', '￥': 'Chinese yuan', '€': 'Euro', '£': 'British pound' }
const tenths: Units = { 角: 'Chinese yuan', 毛: 'Chinese yuan' }
const hundredths: Units = { 分: 'Chinese yuan', 美分: 'United States dollar', 本銭: 'Japanese yen', 分钱: 'Chinese yuan' }

const ages: Units = { 周岁: 'Year', 岁: 'Year', 个月大: 'Month', 周大: 'Week', 天大: 'Day' }
const temperatures: Units = { 摄氏度: 'C', '°c': 'C', '℃': 'C', 度: 'Degree' }

function unitAt(text: string, at: number, units: Units): { readonly end: number; readonly unit: string } | undefined {
  const start = text[at] === ' ' ? at + 1 : at
  let best: string | undefined
  for (const word of Object.keys(units)) if (text.startsWith(word, start) && word.length > (best?.length ?? 0)) best = word
  if (best === undefined || (/^[a-z]/.test(best) && /[a-z]/.test(text[start + best.length] ?? ' '))) return undefined
  return { end: start + best.length, unit: units[best]! }
}

interface Amount { readonly start: number; readonly end: number; readonly value: number; readonly unit: string }

/** The number here with the unit behind it; 三千比特 is three 千比特, 两万两 is twenty thousand 两. */
function amountAt(text: string, at: number, units: Units): Amount | undefined {
  if (/[0-9.]/.test(text[at]!) && /[0-9.a-z]/.test(text[at - 1] ?? ' ')) return undefined
  const number = readSigned(text, at)
  if (number === undefined) return undefined
  const kilo = text[number.end - 1] === '千' ? unitAt(text, number.end - 1, units) : undefined
  if (kilo && number.end > at + 1) return { start: at, ...kilo, value: number.value / 1000 }
  const unit = unitAt(text, number.end, units)
  if (unit) return { start: at, ...unit, value: number.value }
  if (units['两'] === undefined || text[number.end - 1] !== '两' || number.end === at + 1) return undefined
  const shorter = readSigned(text.slice(0, number.end - 1), at)
  return shorter && shorter.end === number.end - 1 ? { start: at, end: number.end, value: shorter.value, unit: units['两'] } : undefined
}

function scan(text: string, read: (at: number) => Found | undefined): Found[] {
  const found: Found[] = []
  for (let at = 0; at < text.length;) {
    const one = read(at)
    if (one) found.push(one)
    at = one ? one.end : at + 1
  }
  return found
}

function found({ start, end, value, unit }: Amount): Found { return { start, end, value: String(Number(value.toPrecision(15))), unit } }

export function findDimensions(original: string): Found[] {
  const text = halfWidth(original)
  return scan(text, (at) => {
    const amount = amountAt(text, at, dimensions)
    return amount && (text[amount.end] === '半' ? found({ ...amount, end: amount.end + 1, value: amount.value + 0.5 }) : found(amount))
  })
}

export function findCurrencies(original: string): Found[] {
  const text = halfWidth(original)
  return scan(text, (at) => {
    const sign = signs[text[at]!]
    const behind = sign === undefined ? undefined : readSigned(text, at + 1)
    if (behind) return found({ ...behind, start: at, unit: sign! })
    const amount = amountAt(text, at, currencies)
    if (amount) return found(withSmallCoins(text, amount))
    const alone = /^(?:人民币|[美欧日港]元)/.exec(text.slice(at, at + 3))
    if (alone === null || /[0-9一二三四五六七八九十百千万亿两]/.test(text[at - 1] ?? ' ')) return undefined
    const blanks = / */.exec(text.slice(at + 3, at + 6))![0].length
    const named = alone[0] === '人民币' ? amountAt(text, at + 3 + blanks, currencies) : undefined
    if (named?.unit === 'Chinese yuan') return found({ ...named, start: at })
    return { start: at, end: at + alone[0].length, value: undefined, unit: currencies[alone[0]]! }
  })
}

/** 五元三毛, 50元6角三分. */
function withSmallCoins(text: string, amount: Amount): Amount {
  let whole = amount
  for (const [units, part] of [[tenths, 10], [hundredths, 100]] as const) {
    const small = amountAt(text, text[whole.end] === '又' ? whole.end + 1 : whole.end, units)
    if (small?.unit === amount.unit) whole = { ...whole, end: small.end, value: whole.value + small.value / part }
  }
  return whole
}

export function findAges(original: string): Found[] {
  const text = halfWidth(original)
  return scan(text, (at) => {
    const amount = amountAt(text, at, ages)
    return amount && found(amount)
  })
}

export function findTemperatures(original: string): Found[] {
  const text = halfWidth(original)
  return scan(text, (at) => {
    const fahrenheit = text.startsWith('华氏温度', at) ? amountAt(text, at + 4, temperatures) : undefined
    if (fahrenheit) return found({ ...fahrenheit, start: at, unit: 'F' })
    const amount = amountAt(text, at, temperatures)
    if (amount) return found(amount)
    const alone = unitAt(text, at, { 摄氏度: 'C', '°c': 'C' })
    return alone && text[at] !== ' ' ? { start: at, end: alone.end, value: undefined, unit: 'C' } : undefined
  })
}
