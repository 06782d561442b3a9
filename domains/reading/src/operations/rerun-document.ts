import { z } from 'zod'
import { command, may } from '@lantai/kernel'
import { rerunSteps } from '../jobs/rerun-steps.ts'
import { stepNames } from '../model/step-list.ts'
import { documentScope } from '../policy.ts'
import { DocumentId } from '../shapes.ts'

/**
 * Runs the steps again from the chosen one on, with the versions of now. What people have decided stands where its sentence is the
 * same afterwards; everything else of it waits to be looked at again.
 */
export const rerunDocument = command({
  name: 'reading.rerun-document',
  input: z.object({ document: DocumentId, from: z.enum(stepNames).default('extract') }),
  output: z.object({ document: DocumentId, from: z.enum(stepNames) }),
  allow: may('reading.receive').on(documentScope),
  journal: 'rerun',
  async run(context, { document, from }) {
    await rerunSteps(context, { document, from, extractVersion: context.extractor.version })
    context.subject({ kind: 'document', id: document })
    return { document, from }
  },
})
