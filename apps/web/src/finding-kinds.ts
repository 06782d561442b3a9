import type { FindingKind } from './generated/client.ts'

/** What the reader page shows by itself: a kind of findings, or the numbers that do not agree. */
export type ShownKind = FindingKind | 'warning'

/** In the order of the buttons; the number key of each is its place. */
export const findingKinds = ['task', 'result', 'problem', 'figure', 'deadline', 'unit'] as const satisfies readonly FindingKind[]

export const shownKinds: readonly ShownKind[] = [...findingKinds, 'warning']

/** A shape for each kind, so that six kinds are told apart without colours. */
export const kindShapes: Record<FindingKind, string> = {
  task: 'M2.5 2.5h11v11h-11Z M5 8.2l2.2 2.2L11.2 6',
  result: 'M8 1.8l1.9 4 4.3.5-3.2 3 .9 4.3L8 11.4l-3.9 2.2.9-4.3-3.2-3 4.3-.5Z',
  problem: 'M8 2 14.5 13.5H1.5Z M8 6.5v3.4 M8 11.6v.4',
  figure: 'M6 2 4.6 14 M11.4 2 10 14 M2.5 5.6h11.6 M1.9 10.4h11.6',
  deadline: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z M8 4.8V8l2.4 1.6',
  unit: 'M2.5 13.5V5L8 2.2 13.5 5v8.5Z M6.5 13.5v-4h3v4',
}
