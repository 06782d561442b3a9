import { findPeriods, lastDay } from '@lantai/chinese'
import type { Due } from './findings/shapes.ts'

/** What the words count from: the year of 今年 and the day on which 下月底 is said. Without them such words fix no day. */
export interface DueClock { readonly year?: number | undefined; readonly today?: string | undefined }

const written_day = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:前|以前|之前)?$/
const near = /^(?<which>本|当|这个?|下个?|次)?(?<what>月|季度?)(?<part>底|末|内|上旬|中旬|下旬)?(?:前|以前|之前|完成)*$/

/**
 * A due date as somebody writes it: 2026-06-30, 2026年6月底前, 年底前, 下月底. The day is filled in only where the words and the clock fix
 * it; undefined when they name a day that no calendar has.
 */
export function readDue(words: string, clock: DueClock = {}): Due | undefined {
  const text = words.trim()
  if (text === '') return { state: 'none' }
  const plain = text.normalize('NFKC')
  const day = written_day.exec(plain)
  if (day) {
    const by = `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`
    return isDay(by) ? { state: 'resolved', by, text } : undefined
  }
  const soon = clock.today === undefined ? undefined : nearDay(plain, clock.today)
  if (soon !== undefined) return { state: 'resolved', by: soon, text }
  const periods = findPeriods(text)
  if (periods.length === 0) return { state: 'vague', text }
  const [period] = periods
  if (period!.form === 'masked') return { state: 'masked', text }
  if (period!.kind === 'from' && periods.length === 1) return { state: 'relative', text, kind: 'from' }
  const last = periods.length === 1 && period!.kind !== 'every' ? lastDay(period!, clock.year) : undefined
  if (last !== undefined && !isDay(last)) return undefined
  return last === undefined ? { state: 'relative', text } : { state: 'resolved', by: last, text }
}

/** 月底, 下月中旬, 本季度末: counted from the day on which it is said. */
function nearDay(words: string, today: string): string | undefined {
  const found = near.exec(words)?.groups
  if (!found || (found['which'] === undefined && found['part'] === undefined)) return undefined
  const [year, month] = today.split('-').map(Number) as [number, number]
  const later = /^[下次]/.test(found['which'] ?? '') ? 1 : 0
  if (found['what']!.startsWith('季')) return endOf(year, (Math.ceil(month / 3) + later) * 3)
  if (found['part'] === '上旬' || found['part'] === '中旬') {
    return `${endOf(year, month + later).slice(0, 8)}${found['part'] === '上旬' ? '10' : '20'}`
  }
  return endOf(year, month + later)
}

/** The last day of a month; the thirteenth is the next year's first. */
function endOf(year: number, month: number): string { return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
