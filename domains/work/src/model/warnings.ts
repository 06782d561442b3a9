import { findPeriods } from '@lantai/chinese'
import type { draftWarnings } from '../shapes.ts'
import type { DraftDueValue } from './read-due.ts'

interface Looked {
  readonly lead: readonly { readonly unit: string | null }[]
  readonly due: Pick<DraftDueValue, 'date' | 'text' | 'from'>
  /** Whether another one says the same. */
  readonly alike: boolean
}

// 每月, 按季度, 逐周: done again and again, so that no one day ends it.
const recurring = /每(?:日|天|周|旬|月|季|学期|半年|年)|[按逐](?:日|周|旬|月|季|年)/

/**
 * What somebody should look at before the draft goes on: nobody of ours leads, no day is fixed or several are, the day is over or was
 * counted from the one it was written on, another draft says the same.
 */
export function warningsOf({ lead, due, alike }: Looked, today: string): (typeof draftWarnings)[number][] {
  return [
    ...lead.some(({ unit }) => unit !== null) ? [] : ['no-unit' as const],
    ...due.date === null && !recurring.test(due.text) ? [isSeveral(due.text) ? 'several-dates' as const : 'no-date' as const] : [],
    ...due.date !== null && due.date < today ? ['past-date' as const] : [],
    ...due.from === 'clock' ? ['day-by-clock' as const] : [],
    ...alike ? ['alike' as const] : [],
  ]
}

function isSeveral(text: string): boolean { return findPeriods(text).length > 1 }
