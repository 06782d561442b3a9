// What is kept of a reading beside its words. There are no places in it, so that it stays true when the words move within a text.
import type { Deadline, Figure, Found, TaskRow, UnitMention, UnitRole } from './shapes.ts'

/** Of a row of the decomposition table; a task that no row was read of has none. */
export interface TaskDetails extends Omit<TaskRow, keyof Found | 'part' | 'goals'> {
  readonly of: 'task'
  /** What a person calls the task; what was read has its words instead. */
  readonly title?: string
  readonly goals: readonly Goal[]
}

type Goal = Pick<Figure, 'text' | 'value' | 'unit' | 'bound' | 'change' | 'subject'>

export interface FigureDetails extends Omit<Goal, 'text'> {
  readonly of: 'figure'
  readonly goal: boolean
  readonly relations: NamedRelations
}

/** As the engine's relations, with the words of the figure that is meant instead of its place in a list. */
interface NamedRelations {
  readonly comparedWith?: string
  readonly benchmark?: string
  readonly rankedAmong?: string
  readonly partOf?: string
  readonly cameFrom?: string
  readonly listPlace?: number
}

export interface DeadlineDetails extends Pick<Deadline, 'kind' | 'due' | 'every'> { readonly of: 'deadline' }

export interface UnitDetails { readonly of: 'unit'; readonly role: UnitRole }

export type Details = TaskDetails | FigureDetails | DeadlineDetails | UnitDetails

export function detailsOfRow(row: TaskRow): TaskDetails {
  const { action, object, lead, leadFrom, assist, due, every, perUnit, onlyIf, strength, commitment, goals, universal, target } = row
  return {
    of: 'task', action, object, lead, leadFrom, assist, due, every, perUnit, onlyIf, strength, commitment, universal,
    ...target !== undefined && { target },
    goals: goals.map(({ text, value, unit, bound, change, subject }) => ({ text, value, unit, bound, change, subject })),
  }
}

/** `figures` are those of the same sentence, which the relations name by their places. */
export function detailsOfFigure(figure: Figure, figures: readonly Figure[]): FigureDetails {
  const { value, unit, bound, change, subject, goal, relations } = figure
  const { partOf, cameFrom, ...named } = relations
  const [whole, before] = [partOf, cameFrom].map((place) => (place === undefined ? undefined : figures[place]?.text))
  return {
    of: 'figure', value, unit, bound, change, subject, goal,
    relations: { ...named, ...(whole !== undefined && { partOf: whole }), ...(before !== undefined && { cameFrom: before }) },
  }
}

export function detailsOfDeadline({ kind, due, every }: Deadline): DeadlineDetails { return { of: 'deadline', kind, due, every } }

export function detailsOfUnit({ role }: UnitMention): UnitDetails { return { of: 'unit', role } }
