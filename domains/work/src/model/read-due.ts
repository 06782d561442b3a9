import { findPeriods, lastDay } from '@lantai/chinese'
import type { dueStates } from '../shapes.ts'

export interface DraftDueValue { readonly state: (typeof dueStates)[number]; readonly text: string; readonly date: string | null }

const written_day = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:前|以前|之前)?$/

/**
 * A due date as somebody writes it into a cell: 2026-06-30, 2026年6月底前, 年底前. The day is filled in only where the words themselves
 * fix it; undefined when they name a day that no calendar has.
 */
export function readDue(words: string): DraftDueValue | undefined {
  const text = words.trim()
  if (text === '') return { state: 'none', text, date: null }
  const day = written_day.exec(text.normalize('NFKC'))
  if (day) {
    const date = `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`
    return isDay(date) ? { state: 'resolved', text, date } : undefined
  }
  const periods = findPeriods(text)
  if (periods.length === 0) return { state: 'vague', text, date: null }
  const [period] = periods
  if (period!.form === 'masked') return { state: 'masked', text, date: null }
  const last = periods.length === 1 && period!.kind !== 'every' && period!.kind !== 'from' ? lastDay(period!, undefined) : undefined
  return last === undefined ? { state: 'relative', text, date: null } : { state: 'resolved', text, date: last }
}

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
