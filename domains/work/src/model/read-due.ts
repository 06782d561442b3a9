import { findPeriods, lastDay } from '@lantai/chinese'
import type { Period } from '@lantai/chinese'
import type { dueOrigins, dueStates } from '../shapes.ts'

export interface DraftDueValue {
  readonly state: (typeof dueStates)[number]
  readonly text: string
  readonly date: string | null
  /** Where the year of the day is from; null without a day. */
  readonly from: (typeof dueOrigins)[number] | null
}

/** What a date without a year is read by: the day it is written on, and the year that the document speaks of. */
export interface DueClue { readonly today: string; readonly documentYear: number | undefined }

const before = '(?:前|以前|之前|底|底前|末|为止)?'
const written_day = new RegExp(`^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?${before}$`)
const joined_day = new RegExp(`^(20\\d\\d)(\\d\\d)(\\d\\d)${before}$`)
const written_month = new RegExp(`^(\\d{4})\\s*[-/.]\\s*(\\d{1,2})${before}$`)
/** 12.31 and 12/31; 3-5 may also be months from one to the other, so that with a dash only what cannot be a month is a day. */
const short_day = new RegExp(`^(\\d{1,2})\\s*(?:[/.]\\s*(\\d{1,2})|-\\s*(1[3-9]|[23]\\d))\\s*[日号]?${before}$`)
/** What a spreadsheet keeps of a day: the days since the end of 1899. */
const serial_day = /^(\d{5})(?:\.0+)?$/
const [first_serial, last_serial] = [36_526, 73_050]
const near_month = /^(?:到|至)?(?<which>本|当|这个?|下个?)?月(?:(?<edge>底|末|内)|(?<tenth>[上中下])旬)(?:前|以前|之前)?$/
const near_quarter = /^(?:到|至)?(?<which>本|当|下个?)季度末?(?:前|以前|之前|内)?$/

/**
 * A due date as somebody writes it into a cell: 2026-06-30, 6月底前, 三季度末, 12.31, the number of a spreadsheet. Without a year it is that of
 * the document, or else the present one, and `from` says which. Words that fix no single day stay words; undefined when they name a day
 * that no calendar has.
 */
export function readDue(words: string, clue: DueClue): DraftDueValue | undefined {
  const text = words.trim()
  if (text === '') return { state: 'none', text, date: null, from: null }
  const plain = text.normalize('NFKC').replace(/^(\d\d)年/, '20$1年')
  const serial = serial_day.exec(plain)
  if (serial && Number(serial[1]) >= first_serial && Number(serial[1]) <= last_serial) {
    const date = new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10)
    // The number says nothing to anybody who reads the table.
    return { state: 'resolved', text: date, date, from: 'words' }
  }
  const day = written_day.exec(plain) ?? joined_day.exec(plain)
  if (day) return resolved(text, dayText(Number(day[1]), Number(day[2]), Number(day[3])), 'words')
  const month = written_month.exec(plain)
  if (month) {
    const [year, number] = [Number(month[1]), Number(month[2])]
    return number >= 1 && number <= 12 ? resolved(text, monthEnd(year, number), 'words') : undefined
  }
  const year = yearOf(clue)
  const short = short_day.exec(plain)
  if (short) return resolved(text, dayText(year.year, Number(short[1]), Number(short[2] ?? short[3])), year.from)
  const near = nearDay(plain, clue.today)
  return near === undefined ? periodDue(text, plain, clue) : resolved(text, near, 'clock')
}

function periodDue(text: string, plain: string, clue: DueClue): DraftDueValue | undefined {
  const periods = findPeriods(plain)
  const [period] = periods
  if (!period) return { state: 'vague', text, date: null, from: null }
  if (period.form === 'masked') return { state: 'masked', text, date: null, from: null }
  const relative = { state: 'relative', text, date: null, from: null } as const
  if (periods.length > 1 || period.kind === 'every' || period.kind === 'from') return relative
  const year = yearFor(period, clue)
  const last = year && lastDay(period, year.year)
  return last === undefined ? relative : resolved(text, last, year!.from)
}

function yearOf({ today, documentYear }: DueClue): { readonly year: number; readonly from: 'document' | 'clock' } {
  return documentYear === undefined ? { year: Number(today.slice(0, 4)), from: 'clock' } : { year: documentYear, from: 'document' }
}

/** 明年 of a document of another year may count from it or from today: then nobody knows. */
function yearFor(period: Period, clue: DueClue): { readonly year: number; readonly from: NonNullable<DraftDueValue['from']> } | undefined {
  const year = yearOf(clue)
  if (period.date?.year !== undefined) return { year: period.date.year, from: 'words' }
  const counted = period.offset_years !== undefined && /[今去明本]年|年度/.test(period.text)
  return counted && year.year !== Number(clue.today.slice(0, 4)) ? undefined : year
}

/** 下月底, 本月中旬, 本季度末: counted from today. */
function nearDay(plain: string, today: string): string | undefined {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const near = near_month.exec(plain)?.groups
  if (near) {
    const meant = month + (near['which']?.startsWith('下') ? 1 : 0)
    const last = monthEnd(year, meant)
    return near['tenth'] === '上' ? `${last.slice(0, 8)}10` : near['tenth'] === '中' ? `${last.slice(0, 8)}20` : last
  }
  const quarter = near_quarter.exec(plain)?.groups
  return quarter && monthEnd(year, (Math.ceil(month / 3) + (quarter['which']!.startsWith('下') ? 1 : 0)) * 3)
}

function resolved(text: string, date: string, from: NonNullable<DraftDueValue['from']>): DraftDueValue | undefined {
  return isDay(date) ? { state: 'resolved', text, date, from } : undefined
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `month` may be beyond December. */
function monthEnd(year: number, month: number): string { return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
