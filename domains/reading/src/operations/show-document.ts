import { z } from 'zod'
import { may, query } from '@lantai/kernel'
import { documentScope } from '../policy.ts'
import { findDocument } from '../queries/documents.ts'
import { findRevision } from '../queries/revisions.ts'
import { listSentences } from '../queries/sentences.ts'
import { listSteps } from '../queries/steps.ts'
import { DocumentId, DocumentSummary, SentenceId } from '../shapes.ts'

const Sentence = z.object({
  sentence: SentenceId,
  ordinal: z.number(),
  paragraph: z.number(),
  /** UTF-16 units within `text`, end exclusive. */
  start: z.number(),
  end: z.number(),
  /** Bytes within the original, end exclusive. */
  byte_start: z.number(),
  byte_end: z.number(),
})

const Step = z.object({
  name: z.enum(['extract', 'split']),
  toolVersion: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  failure: z.string().nullable(),
  duration_ms: z.number().nullable(),
})

const Note = z.object({ code: z.string(), byte_start: z.number(), byte_count: z.number(), detail: z.string().optional() })

/** A document with its present text, its sentences and what the pipeline did. */
export const showDocument = query({
  name: 'reading.show-document',
  input: z.object({ document: DocumentId }),
  output: z.object({
    document: DocumentSummary,
    mayMark: z.boolean(),
    steps: z.array(Step),
    revision: z.object({
      ordinal: z.number(), toolVersion: z.string(), encoding: z.string(), text: z.string(),
      notes: z.array(Note), sentences: z.array(Sentence),
    }).nullable(),
  }),
  allow: may('reading.read').on(documentScope),
  async run(context, input) {
    const { target } = context
    const document = (await findDocument(context.db, input.document))!
    const marking = context.unitsFor('reading.mark')
    const revision = target.revision ? await findRevision(context.db, target.revision) : undefined
    return {
      document,
      mayMark: target.lineage.some((unit) => marking.includes(unit)),
      steps: await listSteps(context.db, input.document),
      revision: revision ? { ...revision, sentences: await listSentences(context.db, revision.revision) } : null,
    }
  },
})
