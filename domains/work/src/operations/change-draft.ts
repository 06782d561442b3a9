import { command, expectVersion, kernelErrors, may } from '@lantai/kernel'
import { PersonId, personScope, requireAlso } from '@lantai/org'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { readCell } from '../model/read-cell.ts'
import type { DraftChange } from '../model/read-cell.ts'
import { draftScope } from '../policy.ts'
import { writeChange } from '../queries/change.ts'
import { dueClue } from '../queries/due-clue.ts'
import { unitsOf } from '../queries/units-of.ts'
import { MatterId, wordFields } from '../shapes.ts'

const supervisorScope = personScope((input: { supervisor: string }) => input.supervisor)

/** What is left out stays. Fields are words as somebody types them; several units are parted by 、. */
export const changeDraft = command({
  name: 'work.change-draft',
  input: z.object({
    matter: MatterId,
    expectedVersion: z.int().min(1),
    title: z.string().optional(),
    requirement: z.string().optional(),
    goal: z.string().optional(),
    lead: z.string().optional(),
    assist: z.string().optional(),
    due: z.string().optional(),
    supervisor: PersonId.nullable().optional(),
  }),
  output: z.object({ matter: MatterId, version: z.int().min(1) }),
  allow: may('work.draft').on(draftScope),
  journal: 'changed',
  async run(context, input) {
    const { target, db, ids } = context
    const { expectedVersion, supervisor } = input
    if (target.discardedAt) throw workErrors('draft-discarded')
    expectVersion(target.version, expectedVersion)
    const clue = await dueClue(context, target.document)
    let change: Omit<DraftChange, 'supervisor'> = {}
    for (const field of wordFields) {
      const words = input[field]
      if (words === undefined) continue
      const read = readCell(field, words, clue)
      if ('fault' in read) throw workErrors(read.fault, { text: words.slice(0, 40) })
      change = { ...change, ...read.change }
    }
    if (supervisor) {
      const person = await supervisorScope.load(db, { supervisor }, context.actor)
      requireAlso(context, 'org.read-people', 'org.read-people', person)
    }
    const unitOf = await unitsOf(context, [...change.lead ?? [], ...change.assist ?? []], target.unit)
    const version = await writeChange({ db, ids, unitOf }, { ...change, matter: target.id, version: expectedVersion, supervisor })
    if (version === undefined) throw kernelErrors('version-stale', { present: expectedVersion + 1, expected: expectedVersion })
    context.subject({ kind: 'matter', id: target.id })
    context.emit('work.draft-changed', { document: target.document, matter: target.id })
    return { matter: target.id, version }
  },
})
