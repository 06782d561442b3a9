// Texts written for these tests, and beside each what a careful reader finds in it.
import { readFileSync, readdirSync } from 'node:fs'

export interface ExpectedFigure {
  readonly text: string
  readonly value: number | string
  readonly unit: string
  readonly bound: string
  readonly change: string
  readonly subject: string
  readonly goal: boolean
}

export type ExpectedGoal = Pick<ExpectedFigure, 'value' | 'unit' | 'bound' | 'subject'>

export interface ExpectedRow {
  readonly part: number
  readonly span: string
  readonly action: string
  readonly object: string
  readonly lead: readonly string[]
  readonly lead_from: string
  readonly assist: readonly string[]
  readonly due: { readonly state: string; readonly by?: string; readonly text?: string; readonly kind?: string }
  readonly every: string | null
  readonly per_unit: boolean
  readonly only_if: string | null
  readonly strength: string
  readonly commitment: boolean
  readonly goals: readonly ExpectedGoal[]
  readonly universal: boolean
}

export interface ExpectedSentence {
  readonly text: string
  readonly label: string
  readonly figures: readonly ExpectedFigure[]
  readonly deadlines: readonly { readonly text: string; readonly kind: string }[]
  readonly units: readonly { readonly text: string; readonly role: string }[]
  /** Only in documents whose tasks are decomposed; an empty list is a lead or a label that groups other rows. */
  readonly rows?: readonly ExpectedRow[]
  /** Only in statements; null where a sentence belongs to none of the five parts, as a heading. */
  readonly statement?: string | null
}

export interface Fixture {
  readonly name: string
  readonly text: string
  readonly sentences: readonly ExpectedSentence[]
}

const folder = new URL('fixtures/', import.meta.url)

/** All documents in the order of their names, each with one entry for every sentence of its text. */
export function readFixtures(): readonly Fixture[] {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).toSorted().map((file) => {
    const name = file.slice(0, -'.txt'.length)
    const lines = read(`${name}.jsonl`).split('\n').filter((line) => line !== '')
    return { name, text: read(file), sentences: lines.map((line) => JSON.parse(line) as ExpectedSentence) }
  })
}
