import { everyWords, taskText } from './decomposition-table.ts'
import type { TaskDetails } from './details.ts'
import { goalText } from './goal-text.ts'
import type { Due, Recurrence } from './shapes.ts'

/** A task as the cells of the form say it, of what is kept of its row; of a mark made by hand only the words. */
export interface TaskWords {
  readonly title: string
  readonly goal: string
  readonly lead: readonly string[]
  readonly assist: readonly string[]
  /** As written in the text, with how often; the day only where the text fixes it. */
  readonly due: { readonly state: Due['state']; readonly text: string; readonly date: string | null }
}

export function taskWords(quote: string, details: TaskDetails | null): TaskWords {
  if (!details) {
    return { title: taskText({ text: quote, action: '' }), goal: '', lead: [], assist: [], due: { state: 'none', text: '', date: null } }
  }
  return {
    title: details.title ?? taskText({ text: quote, action: details.action }), goal: goalText({ ...details, text: quote }),
    lead: details.lead.filter((unit) => unit !== ''), assist: details.assist.filter((unit) => unit !== ''),
    due: dueWords(details.due, details.every),
  }
}

function dueWords(due: Due, every: Recurrence | null): TaskWords['due'] {
  const written = due.state === 'none' ? '' : due.text
  const text = every === null || /[每按逐]/.test(written) ? written : [written, everyWords[every]].filter((words) => words !== '').join('，')
  if (due.state === 'resolved') return { state: due.state, text, date: due.by }
  return { state: due.state === 'none' && text !== '' ? 'relative' : due.state, text, date: null }
}
