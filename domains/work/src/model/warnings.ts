import type { draftWarnings } from '../shapes.ts'

interface Looked {
  readonly lead: readonly { readonly unit: string | null }[]
  readonly due: { readonly date: string | null }
  readonly alike: boolean
}

/** What somebody should look at before the draft goes on: nobody of ours leads, no day is fixed, another draft says the same. */
export function warningsOf({ lead, due, alike }: Looked): (typeof draftWarnings)[number][] {
  return [
    ...lead.some(({ unit }) => unit !== null) ? [] : ['no-unit' as const],
    ...due.date === null ? ['no-date' as const] : [],
    ...alike ? ['alike' as const] : [],
  ]
}
