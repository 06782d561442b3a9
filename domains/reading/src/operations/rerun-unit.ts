import { z } from 'zod'
import { command, may } from '@lantai/kernel'
import { rerunOlder } from '../jobs/rerun-older.ts'
import { receivingScope } from '../policy.ts'
import { UnitId } from '../shapes.ts'

/**
 * Sends every document below a unit through the steps again that an older version than the present one has read, each from the first
 * such step on; what came before there were findings gets them so. It goes on in the background, seen at each document.
 */
export const rerunUnit = command({
  name: 'reading.rerun-unit',
  input: z.object({ unit: UnitId.optional() }),
  output: z.object({ unit: UnitId }),
  allow: may('reading.receive').on(receivingScope),
  journal: 'rerun-older',
  async run(context) {
    const { unit } = context.target
    context.enqueue(rerunOlder, { unit, after: 0 })
    context.subject({ kind: 'unit', id: unit })
    return { unit }
  },
})
