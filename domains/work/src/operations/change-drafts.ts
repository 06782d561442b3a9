import { command, kernelErrors, may } from '@lantai/kernel'
import type { FieldProblem } from '@lantai/kernel'
import type { CalledPerson } from '@lantai/org'
import { DocumentId, documentScope } from '@lantai/reading'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { workLimits } from '../limits.ts'
import { readCell } from '../model/read-cell.ts'
import type { ReadCell } from '../model/read-cell.ts'
import { writeChange } from '../queries/change.ts'
import type { Change } from '../queries/change.ts'
import { dueClue } from '../queries/due-clue.ts'
import { supervisorsOf } from '../queries/supervisors-of.ts'
import type { FoundSupervisor } from '../queries/supervisors-of.ts'
import { unitsOf } from '../queries/units-of.ts'
import { lockDrafts } from '../queries/write-drafts.ts'
import { draftFields, MatterId } from '../shapes.ts'

const Cell = z.object({ matter: MatterId, expectedVersion: z.int().min(1), field: z.enum(draftFields), text: z.string() })
type Cell = z.output<typeof Cell>

/**
 * A block of cells at once, as it is pasted or filled down: all of it or nothing. What cannot be written is told cell by cell, each by its
 * number in the input, counted from 0, with the code that says why.
 */
export const changeDrafts = command({
  name: 'work.change-drafts',
  input: z.object({ document: DocumentId, cells: z.array(Cell).min(1).max(workLimits.cells_of_call_max) }),
  output: z.object({ drafts: z.array(z.object({ matter: MatterId, version: z.int().min(1) })) }),
  allow: may('work.draft').on(documentScope),
  journal: 'changed',
  async run(context, { cells }) {
    const { target, db, ids } = context
    const locked = await lockDrafts(db, target.id, cells.map(({ matter }) => matter))
    const clue = await dueClue(context, target.id)
    const read = cells.map(({ field, text }) => readCell(field, text, clue))
    const called = read.flatMap((one) => ('change' in one && one.change.supervisor ? [one.change.supervisor] : []))
    const supervisors = await supervisorsOf(context, called)
    const changes = readCells(cells, { versions: new Map(locked.map(({ matter, version }) => [matter, version])), read, supervisors })
    const unitOf = await unitsOf(context, changes.flatMap(({ lead = [], assist = [] }) => [...lead, ...assist]), target.unit)
    const drafts: { matter: string; version: number }[] = []
    for (const change of changes) {
      const version = await writeChange({ db, ids, unitOf }, change)
      // They are locked: nobody can have been faster.
      if (version === undefined) throw kernelErrors('version-stale', { present: change.version + 1, expected: change.version })
      drafts.push({ matter: change.matter, version })
      context.emit('work.draft-changed', { document: target.id, matter: change.matter })
    }
    context.subject({ kind: 'document', id: target.id })
    return { drafts }
  },
})

interface Reading {
  readonly versions: ReadonlyMap<string, number>
  readonly read: readonly ReadCell[]
  readonly supervisors: ReadonlyMap<CalledPerson, FoundSupervisor>
}

/** The cells of one draft together, so that it gets one new version; raises work.cells-refused with every cell that cannot be written. */
function readCells(cells: readonly Cell[], { versions, read, supervisors }: Reading): readonly Change[] {
  const changes = new Map<string, Change>()
  const problems: (FieldProblem & { readonly number: number; readonly text: string })[] = []
  for (const [at, { matter, expectedVersion, text }] of cells.entries()) {
    const one = withSupervisor(read[at]!, supervisors)
    const fault = versions.get(matter) === undefined ? 'draft-gone' : versions.get(matter) !== expectedVersion ? 'draft-changed'
      : 'fault' in one ? one.fault : undefined
    if (fault !== undefined) problems.push({ field: `cells.${at}`, message: fault, number: at + 1, text: text.slice(0, 40) })
    changes.set(matter, { ...changes.get(matter), ...'change' in one && one.change, matter, version: expectedVersion })
  }
  if (problems.length > 0) {
    const [first] = problems
    const parameters = { count: problems.length, number: first!.number, text: first!.text }
    throw workErrors('cells-refused', parameters, problems.map(({ field, message }) => ({ field, message })))
  }
  return [...changes.values()]
}

/** What a cell changes, the name of a supervisor as the person who is called so. */
function withSupervisor(read: ReadCell, supervisors: Reading['supervisors']) {
  if ('fault' in read) return read
  const { supervisor, ...change } = read.change
  if (supervisor === undefined) return { change }
  const found = supervisor && supervisors.get(supervisor)!
  return found && 'fault' in found ? found : { change: { ...change, supervisor: found && found.id } }
}
