import { command, may } from '@lantai/kernel'
import type { CommandContext } from '@lantai/kernel'
import { z } from 'zod'
import { orgErrors } from '../errors.ts'
import { dayOf } from '../model/day.ts'
import { UnitId } from '../model/fields.ts'
import { markOf } from '../model/register/plan.ts'
import type { RegisterPlan } from '../model/register/plan.ts'
import { unitScope } from '../policy.ts'
import { addPeople, addUnits, editPeople, editUnits, lockLeaders, writeCharges } from '../queries/register.ts'
import { lockTree } from '../queries/units.ts'
import type { PlacedUnit } from '../queries/units.ts'
import { planRegisterFile, readRegisterFile } from '../register-file.ts'
import { Counts, countsOf } from './preview-register.ts'

/**
 * Enters a list of units and people below the unit: all of it or nothing, unless only the rows without fault are asked for. One after
 * another under the lock of the tree, so that of two imports of one list the second finds everything there. The people have no secret:
 * each account is opened by renew-secret. The file itself is not kept.
 */
export const importRegister = command({
  name: 'org.import-register',
  input: z.object({
    blob: z.uuid(),
    unit: UnitId,
    rows: z.enum(['all', 'sound']).default('all'),
    /** Of the preview; left out, the list is taken as it stands against the register of now. */
    mark: z.string().length(64).optional(),
  }),
  output: z.object({ counts: Counts }),
  allow: may('org.keep-units').on(unitScope((input: { unit: string }) => input.unit)),
  journal: 'register-imported',
  limits: { seconds_max: 30 },
  async run(context, { blob, rows, mark }) {
    const read = await readRegisterFile(context, blob)
    await lockTree(context.db)
    await lockLeaders(context.db)
    const plan = await planRegisterFile(context, context.db, read, () => context.ids.next())
    const counts = countsOf(plan.verdicts)
    if (mark !== undefined && mark !== markOf(plan.verdicts)) throw orgErrors('register-moved')
    if (rows === 'all' && counts.wrong > 0) throw orgErrors('register-wrong', { rows: counts.wrong })
    await writePlan(context, plan)
    for (const { id } of [...plan.units.added, ...plan.units.edited]) tell(context, blob, 'unit', id)
    for (const { id } of [...plan.people.added, ...plan.people.edited]) tell(context, blob, 'person', id)
    context.subject({ kind: 'unit', id: context.target.id })
    return { counts }
  },
})

type Context = CommandContext<PlacedUnit>

function tell(context: Context, blob: string, targetKind: string, targetId: string): void {
  context.trace({ sourceKind: 'blob', sourceId: blob, relation: 'imported-as', targetKind, targetId })
}

/** Somebody who changed one of them by hand a moment ago is not overwritten. */
async function writePlan({ db, clock }: Context, { units, people, charges }: RegisterPlan): Promise<void> {
  await addUnits(db, units.added, dayOf(clock.now()))
  await addPeople(db, people.added)
  const written = await editUnits(db, units.edited) + await editPeople(db, people.edited)
  if (written !== units.edited.length + people.edited.length) throw orgErrors('register-moved')
  await writeCharges(db, charges)
}
