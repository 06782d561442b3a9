import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { workLimits } from '../limits.ts'
import { readCell } from '../model/read-cell.ts'
import { draftScope } from '../policy.ts'
import { dueClue } from '../queries/due-clue.ts'
import { setDueOf, touchDraft } from '../queries/write-drafts.ts'
import { MatterId } from '../shapes.ts'

const Own = z.object({ assignment: z.uuid(), due: z.string() })

/**
 * The dates of single units of a draft, all of them or none; an empty one is that of the matter again. What cannot be written is told by
 * its number in the input, counted from 0, with the code that says why.
 */
export const changeAssignments = command({
  name: 'work.change-assignments',
  input: z.object({
    matter: MatterId, expectedVersion: z.int().min(1), assignments: z.array(Own).min(1).max(workLimits.assignments_of_call_max),
  }),
  output: z.object({ matter: MatterId, version: z.int().min(1) }),
  allow: may('work.draft').on(draftScope),
  journal: 'changed',
  async run(context, { expectedVersion, assignments }) {
    const { target, db } = context
    if (target.discardedAt) throw workErrors('draft-discarded')
    expectVersion(target.version, expectedVersion)
    const version = await touchDraft(db, target.id, expectedVersion)
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    const clue = await dueClue(context, target.document)
    const problems: { number: number; text: string; fault: string }[] = []
    for (const [at, { assignment, due }] of assignments.entries()) {
      const read = readCell('due', due, clue)
      const fault = 'fault' in read ? read.fault
        : await setDueOf(db, target.id, assignment, read.change.due!) ? undefined : 'assignment-gone'
      if (fault !== undefined) problems.push({ number: at + 1, text: due.slice(0, 40), fault })
    }
    const [first] = problems
    if (first) {
      throw workErrors('cells-refused', { count: problems.length, number: first.number, text: first.text },
        problems.map(({ number, fault }) => ({ field: `assignments.${number - 1}`, message: fault })))
    }
    context.subject({ kind: 'matter', id: target.id })
    context.emit('work.draft-changed', { document: target.document, matter: target.id })
    return { matter: target.id, version }
  },
})
