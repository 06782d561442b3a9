import { findPeriods, lastDay } from '@lantai/chinese'
import type { Period } from '@lantai/chinese'
import type { Due } from './findings/shapes.ts'

/** What words count from: the year the document speaks of, and the day on which 下月底 is said. Without either such words fix no day. */
export interface DueClock { readonly year?: number | undefined; readonly today?: string | undefined }

/** Where the year of the day is from; null without a day. */
export type DueOrigin = 'words' | 'document' | 'clock'
export interface DueRead { readonly due: Due; readonly from: DueOrigin | null }

const before = '(?:前|以前|之前|底|底前|末|为止)?'
const written_day = new RegExp(`^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?${before}$`)
const joined_day = new RegExp(`^(20\\d\\d)(\\d\\d)(\\d\\d)${before}$`)
const written_month = new RegExp(`^(\\d{4})\\s*[-/.]\\s*(\\d{1,2})${before}$`)
/** 12.31 and 12/31; 3-5 may also be months from one to the other, so that with a dash only what cannot be a month is a day. */
const short_day = new RegExp(`^(\\d{1,2})\\s*(?:[/.]\\s*(\\d{1,2})|-\\s*(1[3-9]|[23]\\d))\\s*[日号]?${before}$`)
/** What a spreadsheet keeps of a day: the days since the end of 1899. */
const serial_day = /^(\d{5})(?:\.0+)?$/
const [first_serial, last_serial] = [36_526, 73_050]
const near = /^(?:到|至)?(?<which>本|当|这个?|下个?|次)?(?<what>月|季度?)(?<part>底|末|内|[上中下]旬)?(?:前|以前|之前|完成)*$/

/**
 * A due date as somebody writes it: 2026-06-30, 6月底前, 三季度末, 12.31, 下月底, the number of a spreadsheet. Without a year it is that of
 * the document, or else that of the day, and `from` says which. Words that fix no single day stay words; undefined when they name a day
 * that no calendar has.
 */
export function readDue(words: string, clock: DueClock = {}): DueRead | undefined {
  const text = words.trim()
  if (text === '') return { due: { state: 'none' }, from: null }
  const plain = text.normalize('NFKC').replace(/^(\d\d)年/, '20$1年')
  const serial = serial_day.exec(plain)
  if (serial && Number(serial[1]) >= first_serial && Number(serial[1]) <= last_serial) {
    const by = new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10)
    // The number says nothing to anybody who reads the table.
    return { due: { state: 'resolved', by, text: by }, from: 'words' }
  }
  const day = written_day.exec(plain) ?? joined_day.exec(plain)
  if (day) return resolved(text, dayText(Number(day[1]), Number(day[2]), Number(day[3])), 'words')
  const month = written_month.exec(plain)
  if (month) {
    const [year, number] = [Number(month[1]), Number(month[2])]
    return number >= 1 && number <= 12 ? resolved(text, endOf(year, number), 'words') : undefined
  }
  return withoutYear(text, plain, clock)
}

function withoutYear(text: string, plain: string, clock: DueClock): DueRead | undefined {
  const year = yearOf(clock)
  const short = short_day.exec(plain)
  if (short && year) return resolved(text, dayText(year.year, Number(short[1]), Number(short[2] ?? short[3])), year.from)
  const soon = clock.today === undefined ? undefined : nearDay(plain, clock.today)
  return soon === undefined ? ofPeriod(text, plain, clock) : resolved(text, soon, 'clock')
}

function ofPeriod(text: string, plain: string, clock: DueClock): DueRead | undefined {
  const periods = findPeriods(plain)
  const [period] = periods
  if (!period) return { due: { state: 'vague', text }, from: null }
  if (period.form === 'masked') return { due: { state: 'masked', text }, from: null }
  if (periods.length > 1 || period.kind === 'every') return { due: { state: 'relative', text }, from: null }
  if (period.kind === 'from') return { due: { state: 'relative', text, kind: 'from' }, from: null }
  const year = yearFor(period, clock)
  const last = year && lastDay(period, year.year)
  return last === undefined ? { due: { state: 'relative', text }, from: null } : resolved(text, last, year!.from)
}

function yearOf({ today, year }: DueClock): { readonly year: number; readonly from: 'document' | 'clock' } | undefined {
  if (year !== undefined) return { year, from: 'document' }
  return today === undefined ? undefined : { year: Number(today.slice(0, 4)), from: 'clock' }
}

/** 明年 of a document of another year than the day's may count from it or from the day: then nobody knows. */
function yearFor(period: Period, clock: DueClock): { readonly year: number; readonly from: DueOrigin } | undefined {
  if (period.date?.year !== undefined) return { year: period.date.year, from: 'words' }
  const year = yearOf(clock)
  const counted = period.offset_years !== undefined && /[今去明本]年|年度/.test(period.text)
  const differ = clock.today !== undefined && year?.year !== Number(clock.today.slice(0, 4))
  return counted && differ ? undefined : year
}

/** 月底, 下月中旬, 本季度末: counted from the day on which it is said. */
function nearDay(words: string, today: string): string | undefined {
  const found = near.exec(words)?.groups
  if (!found || (found['which'] === undefined && found['part'] === undefined)) return undefined
  const [year, month] = today.split('-').map(Number) as [number, number]
  const later = /^[下次]/.test(found['which'] ?? '') ? 1 : 0
  if (found['what']!.startsWith('季')) return endOf(year, (Math.ceil(month / 3) + later) * 3)
  const last = endOf(year, month + later)
  return found['part'] === '上旬' ? `${last.slice(0, 8)}10` : found['part'] === '中旬' ? `${last.slice(0, 8)}20` : last
}

function resolved(text: string, by: string, from: DueOrigin): DueRead | undefined {
  return isDay(by) ? { due: { state: 'resolved', by, text }, from } : undefined
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The last day of a month; `month` may be beyond December. */
function endOf(year: number, month: number): string { return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
