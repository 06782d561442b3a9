// What a person makes of a finding's values: the same fields as were read, so that everything behind reads both alike.
import { isDeepStrictEqual } from 'node:util'
import { taskText } from './findings/decomposition-table.ts'
import type { DeadlineDetails, Details, FigureDetails, TaskDetails, UnitDetails } from './findings/details.ts'
import type { Due } from './findings/shapes.ts'

/** As a person gives them: a due date as he writes it, units by name. */
export type GivenValues =
  | Omit<TaskDetails, 'due' | 'leadFrom' | 'title'> & { readonly title: string; readonly due: string }
  | Omit<FigureDetails, 'relations'>
  | Omit<DeadlineDetails, 'due'> & { readonly due: string }
  | UnitDetails

interface Read { readonly quote: string; readonly details: Details | null }

/**
 * The values as they are kept beside what was read; undefined where they are what was read, so that nothing was changed. `readDue` reads
 * a due date; one that says what was read keeps the day that was read of it.
 */
export function correctedDetails(given: GivenValues, read: Read, readDue: (words: string) => Due): Details | undefined {
  const made = makeDetails(given, read, readDue)
  return isDeepStrictEqual(made, read.details) ? undefined : made
}

function makeDetails(given: GivenValues, { quote, details }: Read, readDue: (words: string) => Due): Details {
  switch (given.of) {
    case 'task': return taskOf(given, quote, details?.of === 'task' ? details : undefined, readDue)
    case 'figure': return { ...given, relations: details?.of === 'figure' ? details.relations : {} }
    case 'deadline': return { ...given, due: dueOf(given.due, details?.of === 'deadline' ? details.due : undefined, readDue) }
    case 'unit': return given
  }
}

function taskOf(
  { title, due, lead, assist, ...given }: Extract<GivenValues, { of: 'task' }>, quote: string, read: TaskDetails | undefined,
  readDue: (words: string) => Due,
): TaskDetails {
  const leads = distinct(lead)
  const words = title.trim()
  // A task without a name of its own is called by its words.
  const own = words === '' || words === (read?.title ?? taskText({ text: quote, action: given.action })) ? read?.title : words
  const same = read !== undefined && isDeepStrictEqual(leads, read.lead.filter((unit) => unit !== ''))
  return {
    ...given, lead: same ? read.lead : leads, leadFrom: same ? read.leadFrom : 'sentence', assist: distinct(assist),
    due: dueOf(due, read?.due, readDue), ...own !== undefined && { title: own },
  }
}

function dueOf(words: string, read: Due | undefined, readDue: (words: string) => Due): Due {
  return read !== undefined && words.trim() === (read.state === 'none' ? '' : read.text.trim()) ? read : readDue(words)
}

function distinct(units: readonly string[]): string[] {
  return [...new Set(units.map((unit) => unit.trim()).filter((unit) => unit !== ''))]
}
