import type { draftWarnings } from '../shapes.ts'

interface Looked {
  readonly lead: readonly { readonly unit: string | null }[]
  readonly due: { readonly date: string | null; readonly text: string }
  readonly alike: boolean
}

// 每月, 按季度, 逐周: done again and again, so that no one day ends it.
const recurring = /每(?:日|天|周|旬|月|季|学期|半年|年)|[按逐](?:日|周|旬|月|季|年)/

/** What somebody should look at before the draft goes on: nobody of ours leads, no day is fixed, another draft says the same. */
export function warningsOf({ lead, due, alike }: Looked): (typeof draftWarnings)[number][] {
  return [
    ...lead.some(({ unit }) => unit !== null) ? [] : ['no-unit' as const],
    ...due.date === null && !recurring.test(due.text) ? ['no-date' as const] : [],
    ...alike ? ['alike' as const] : [],
  ]
}
