// Days as people type them and as a sheet shows them, and periods in one cell.
import type { Day } from '../day.ts'
import { narrow } from './words.ts'

const open = /^(?:至今|今|长期|现在|无|-|—|\/)$/u
const day_ms = 86_400_000
/** The day numbers of a workbook between 1927 and 2119; anything else is a year, a telephone number or a slip. */
const serial = { first: 10_000, last: 80_000, zero: Date.UTC(1899, 11, 30) } as const

interface Span { readonly first: Day; readonly last: Day }

function dayAt(year: number, month: number, day: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isDay = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isDay && year >= 1900 && year <= 9999 ? at.toISOString().slice(0, 10) : undefined
}

export function nextDay(day: Day): Day { return new Date(Date.parse(day) + day_ms).toISOString().slice(0, 10) }

/** 2025-6-1, 2025.6.1, 2025年6月1日, 20250601, 45809; 2025年6月 is its first and its last day. Undefined for what is no day. */
export function spanOf(words: string): Span | undefined {
  const text = narrow(words).replaceAll(/\s+/gu, '').replace(/(?:00:00(?::00)?|起|止)$/u, '')
  const number = /^\d{5}$/.test(text) ? Number(text) : 0
  if (number >= serial.first && number <= serial.last) {
    const day = new Date(serial.zero + number * day_ms).toISOString().slice(0, 10)
    return { first: day, last: day }
  }
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined) return undefined
  const first = dayAt(Number(year), Number(month), Number(day ?? 1))
  if (first === undefined) return undefined
  const end = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
  return { first, last: day === undefined ? end : first }
}

export interface PeriodCells {
  readonly from: string
  /** The last day. */
  readonly until: string
  /** The first day on which it no longer holds. */
  readonly ends: string
  /** Both in one: 2025.1.1—2025.12.31, 2025年1月至今. */
  readonly period: string
}

export interface ReadPeriod { readonly validFrom: Day | null; readonly validUntil: Day | null; readonly hasUntil: boolean }

export interface UnreadDay { readonly unread: string; readonly field: keyof PeriodCells }

/** The words that are no day, or the period: null where nothing was said of an end. */
export function periodOf(cells: PeriodCells): ReadPeriod | UnreadDay {
  const [from = '', until = ''] = cells.period === '' ? [cells.from, cells.until] : partsOf(cells.period)
  const first = from === '' ? null : spanOf(from)?.first
  const inOne = cells.period === '' ? undefined : 'period' as const
  if (first === undefined) return { unread: from, field: inOne ?? 'from' }
  const end = endOf(until, cells.ends)
  if (end === undefined) return until === '' ? { unread: cells.ends, field: 'ends' } : { unread: until, field: inOne ?? 'until' }
  return { validFrom: first, validUntil: end, hasUntil: until !== '' || cells.ends !== '' }
}

function endOf(until: string, ends: string): Day | null | undefined {
  const words = until === '' ? ends : until
  if (words === '' || open.test(words.trim())) return null
  const span = spanOf(words)
  return span && (until === '' ? span.first : nextDay(span.last))
}

/** A hyphen also stands within days, so that one between two days is told by what stands around it. */
function partsOf(period: string): readonly string[] {
  const text = narrow(period).replaceAll(/\s+/gu, '')
  const parts = text.split(/[—–~至到]+/u).filter((part) => part !== '')
  if (parts.length > 1 || /[—–~至到]/u.test(text)) return parts.length > 1 ? parts : [parts[0] ?? '', '']
  const half = /^(\d{4}[./年]\d{1,2}(?:[./月]\d{1,2}日?|月)?)-(.*)$/u.exec(text)
  return half ? [half[1]!, half[2]!] : [text, '']
}

