// The whole list against the whole register: what every row would do. Pure, so that a look and the import itself cannot differ.
import { createHash } from 'node:crypto'
import { gridsOf } from './grid.ts'
import { listOf } from './heads.ts'
import type { Field, ListSheet } from './heads.ts'
import type { ExtractedText } from '@lantai/kernel'
import { planCharges } from './plan-charges.ts'
import type { ChargesStanding, PlannedCharges } from './plan-charges.ts'
import { planPeople } from './plan-people.ts'
import type { PeopleStanding, PlannedPeople } from './plan-people.ts'
import { planUnits } from './plan-units.ts'
import type { PlannedUnits } from './plan-units.ts'
import { UnitTree } from './unit-tree.ts'
import type { RegisteredUnit } from './unit-tree.ts'
import type { Verdict } from './verdict.ts'

export interface ReadRegister {
  readonly lists: readonly ListSheet[]
  /** Sheets in which no list was found. */
  readonly others: readonly string[]
}

/** The lists of a workbook; undefined for what is none. */
export function readRegister(extracted: Pick<ExtractedText, 'text' | 'locations'>): ReadRegister | undefined {
  const grids = gridsOf(extracted)
  if (!grids) return undefined
  const found = grids.map((grid) => ({ grid, list: listOf(grid) }))
  return { lists: found.flatMap(({ list }) => list ?? []), others: found.flatMap(({ grid, list }) => list ? [] : grid.name) }
}

export interface Standing extends PeopleStanding, ChargesStanding {
  /** Parents before children, first the one below which the list stands. */
  readonly units: readonly RegisteredUnit[]
  readonly rootDepth: number
}

export interface RegisterPlan {
  readonly verdicts: readonly Verdict[]
  readonly units: PlannedUnits
  readonly people: PlannedPeople
  readonly charges: PlannedCharges
}

export function planRegister(read: ReadRegister, standing: Standing, nextId: () => string, levels_max: number): RegisterPlan {
  const tree = new UnitTree(standing.units, standing.rootDepth)
  const of = (kind: ListSheet['kind']) => read.lists.filter((list) => list.kind === kind)
  const units = planUnits(of('units'), tree, nextId, levels_max)
  const people = planPeople(of('people'), tree, standing, nextId)
  const charges = planCharges(of('charges'), tree, people.people, standing, nextId)
  const verdicts = [...units.rows, ...people.rows, ...charges.rows].map(({ list, line, name, found }): Verdict => ({
    sheet: list.sheet, kind: list.kind, row: line.row, name, verdict: found.verdict, changes: found.changes, problems: found.problems,
    hints: found.hints,
  }))
  return { verdicts: [...verdicts, ...skippedOf(read.lists)], units, people, charges }
}

function skippedOf(lists: readonly ListSheet[]): readonly Verdict[] {
  return lists.flatMap((list) => list.skipped.map((line): Verdict => ({
    sheet: list.sheet, kind: list.kind, row: line.row, name: [...line.cells.values()][0] ?? '', verdict: 'skipped', changes: [],
    problems: [], hints: [],
  })))
}

/** What the plan would do, in one word: another one means that the register or the file has moved on since it was looked at. */
export function markOf(verdicts: readonly Verdict[]): string {
  const told = verdicts.map(({ sheet, row, verdict, changes }) => [sheet, row, verdict, changes])
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

/** Columns of ours that a list has but that are not taken over. */
export const leftOut = ['role', 'phone'] as const satisfies readonly Field[]
