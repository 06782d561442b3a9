import { z } from 'zod'
import { may, query } from '@lantai/kernel'
import type { Database } from '@lantai/kernel'
import { countEdits, placesOf } from '../model/repaired-revision.ts'
import { documentScope } from '../policy.ts'
import { findDocument } from '../queries/documents.ts'
import { namesOf } from '../queries/names-of.ts'
import { countKinds } from '../queries/findings.ts'
import { findOutline } from '../queries/outlines.ts'
import { findRevision } from '../queries/revisions.ts'
import type { RevisionRow } from '../queries/revisions.ts'
import { listSentences } from '../queries/sentences.ts'
import { listSteps } from '../queries/steps.ts'
import {
  certainties, DocumentId, DocumentSummary, editClasses, FindingKind, Outline, RevisionId, SentenceId, SentenceReading,
} from '../shapes.ts'

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
  /** What the engine made of it; null before it has been there. */
  reads: SentenceReading.nullable(),
})

const Step = z.object({
  name: z.enum(['extract', 'repair', 'split', 'find']),
  toolVersion: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  failure: z.string().nullable(),
  duration_ms: z.number().nullable(),
})

const Place = z.object({
  /** Names the place in reading.settle-place, within this revision. */
  place: z.number(),
  kind: z.enum(editClasses),
  certainty: z.enum(certainties),
  /** UTF-16 units within `text`, end exclusive. */
  start: z.number(),
  end: z.number(),
  /** What stands in the text as it was extracted. */
  shown: z.string(),
  text: z.string(),
  /** How many masks reading.settle-place fills in with `everywhere`, this one included. */
  alike: z.number(),
  /** Likeliest first; the score is a natural logarithm, to be compared within the place only. */
  choices: z.array(z.object({ text: z.string(), score: z.number() })),
  /** Bytes that were lost here, in hexadecimal. */
  lost: z.array(z.string()),
  settledBy: z.string().nullable(),
})

const Reading = z.object({ value: z.string(), start: z.number(), end: z.number() })

const Part = z.object({
  start: z.number(), end: z.number(), title: Reading.optional(), kind: Reading.optional(), salutation: Reading.optional(),
  organisation: Reading.optional(), occasion: Reading.optional(), number: Reading.optional(), addressees: Reading.optional(),
  signature: Reading.optional(), date: Reading.optional(),
})

const Note = z.object({ code: z.string(), byte_start: z.number(), byte_count: z.number(), detail: z.string().optional() })

/** A document with its present text, its sentences, its outline and what the pipeline did; its findings are a list of their own. */
export const showDocument = query({
  name: 'reading.show-document',
  input: z.object({ document: DocumentId }),
  output: z.object({
    document: DocumentSummary,
    mayMark: z.boolean(),
    steps: z.array(Step),
    /** How many findings of each kind wait for a person, and how many stand. */
    findings: z.array(z.object({ kind: FindingKind, proposed: z.number(), confirmed: z.number() })),
    revision: z.object({
      revision: RevisionId, ordinal: z.number(), toolVersion: z.string(), encoding: z.string(), text: z.string(),
      notes: z.array(Note), sentences: z.array(Sentence),
      /** What was repaired, by class and certainty, and the places that are not certain or lost bytes. */
      repairs: z.array(z.object({ class: z.enum(editClasses), certainty: z.enum(certainties), count: z.number() })),
      places: z.array(Place),
      /** What belongs to the site, and the documents of the page. */
      furniture: z.array(z.object({ start: z.number(), end: z.number(), kind: z.string() })),
      parts: z.array(Part),
      /** Null before the engine has read the revision. */
      outline: Outline.nullable(),
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
      findings: await countKinds(context.db, input.document),
      revision: revision ? await present(context.db, revision) : null,
    }
  },
})

async function present(db: Database, revision: RevisionRow) {
  const { source, edits, places, furniture, parts, ...row } = revision
  const repair = { edits: edits ?? [], places: places ?? [] }
  const lying = placesOf(source?.text ?? '', repair)
  const names = await namesOf(db, lying.flatMap(({ settledBy }) => settledBy ?? []))
  return {
    ...row, sentences: await listSentences(db, revision.revision), repairs: countEdits(repair), furniture: furniture ?? [],
    parts: parts ?? [], outline: await findOutline(db, revision.revision) ?? null,
    places: lying.map(({ edit, settledBy, choices, lost, ...place }) => ({
      ...place, place: edit, choices: [...choices], lost: [...lost],
      settledBy: settledBy === undefined ? null : names.get(settledBy) ?? settledBy,
    })),
  }
}
