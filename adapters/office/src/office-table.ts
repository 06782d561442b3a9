// What this package writes: a table as a form of an office. The caller's own table fits without being rewritten; no type of a domain is
// known here.

export const columnKeys = [
  'number', 'task', 'requirement', 'goal', 'lead', 'assist', 'due', 'supervisor', 'remark', 'source',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** A heading over the rows that follow, across all columns. */
export interface OfficeGroup {
  readonly kind: 'group'
  /** 1 for the outermost. */
  readonly depth: number
  readonly text: string
  /** How many tasks stand under it. */
  readonly count: number
}

/** A line feed in a cell begins a new line in it. A table without the column may leave its cells out. */
export interface OfficeTask extends Readonly<Record<Exclude<ColumnKey, 'number' | 'requirement' | 'supervisor'>, string>> {
  readonly kind: 'task'
  readonly number: number
  readonly requirement?: string
  readonly supervisor?: string
}

export interface OfficeTable {
  readonly title: string
  /** Under the title: （初稿）. Empty for none. */
  readonly mark: string
  readonly columns: readonly { readonly key: ColumnKey; readonly heading: string }[]
  readonly rows: readonly (OfficeGroup | OfficeTask)[]
  /** Under the table, one a paragraph. */
  readonly notes: readonly string[]
}

/** The width of an A4 page on its side, less its margins. */
const table_millimetres = 250
const wanted_millimetres: Readonly<Record<ColumnKey, number>> = {
  number: 12, task: 67, requirement: 67, goal: 36, lead: 37, assist: 26, due: 31, supervisor: 18, remark: 19, source: 22,
}
/** What is short stays as wide as it is; only words make room. */
const yielding: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['task', 'requirement', 'goal', 'lead', 'assist', 'due'])

/** Millimetres of each column, in whole ones; together at most the width of the page. */
export function columnMillimetres(keys: readonly ColumnKey[]): readonly number[] {
  const sum = (some: readonly ColumnKey[]): number => some.reduce((all, key) => all + wanted_millimetres[key], 0)
  const words = sum(keys.filter((key) => yielding.has(key)))
  const share = Math.min(1, (table_millimetres - sum(keys) + words) / words)
  return keys.map((key) => (yielding.has(key) ? Math.floor(wanted_millimetres[key] * share) : wanted_millimetres[key]))
}
/** What stands in the middle of its cell; the others begin at the left. */
export const centred: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['number', 'due', 'supervisor', 'source'])
export const marginMillimetres = { top: 28, bottom: 25, left: 23.5, right: 23.5 } as const

export function groupText({ text, count }: OfficeGroup): string { return `${text}（${count}项）` }

/** The lines of a text, without what no XML may hold; a character that could not be read is □, as in print. */
export function linesOf(text: string): string[] {
  return text.toWellFormed().replaceAll('\ufffd', '□').split('\n')
    .map((line) => line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\ufdd0-\ufdef\ufffe\uffff]+/gu, ' '))
}
