import type { CalledPerson } from '@lantai/org'
import { workLimits } from '../limits.ts'
import type { draftFields } from '../shapes.ts'
import { readDue } from './read-due.ts'
import type { DraftDueValue, DueClue } from './read-due.ts'
import { readSupervisor } from './read-supervisor.ts'
import { splitUnits } from './split-units.ts'

export type DraftField = (typeof draftFields)[number]

/** What of a draft is to be changed; what is left out stays. Units are names still. */
export interface DraftChange {
  readonly title?: string
  readonly requirement?: string
  readonly goal?: string
  readonly due?: DraftDueValue
  readonly lead?: readonly string[]
  readonly assist?: readonly string[]
  /** Null for nobody. */
  readonly supervisor?: CalledPerson | null
}

export type CellFault = 'title-empty' | 'text-too-long' | 'due-no-day' | 'units-too-many' | 'supervisor-several'

const characters_max = {
  title: workLimits.title_characters_max, requirement: workLimits.requirement_characters_max, goal: workLimits.goal_characters_max,
  due: workLimits.due_characters_max, supervisor: workLimits.unit_characters_max,
} as const

export type ReadCell = { readonly change: DraftChange } | { readonly fault: CellFault }

/** One cell as it was typed or pasted, read as its column asks; or why it cannot be written. */
export function readCell(field: DraftField, words: string, clue: DueClue): ReadCell {
  const text = words.trim()
  if (field === 'lead' || field === 'assist') {
    const names = splitUnits(text)
    if (names.length > workLimits.units_of_matter_max) return { fault: 'units-too-many' }
    if (names.some((name) => name.length > workLimits.unit_characters_max)) return { fault: 'text-too-long' }
    return { change: { [field]: names } }
  }
  if (text.length > characters_max[field]) return { fault: 'text-too-long' }
  if (field === 'due') {
    const due = readDue(text, clue)
    return due ? { change: { due } } : { fault: 'due-no-day' }
  }
  if (field === 'supervisor') {
    const supervisor = readSupervisor(text)
    return supervisor === undefined ? { fault: 'supervisor-several' } : { change: { supervisor } }
  }
  // A title stands on one line.
  const line = field === 'title' ? text.replaceAll(/\s*\n\s*/g, '') : text
  if (field === 'title' && line === '') return { fault: 'title-empty' }
  return { change: { [field]: line } }
}
