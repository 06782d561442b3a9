import { z } from 'zod'
import { may, query } from '@lantai/kernel'
import type { Database } from '@lantai/kernel'
import { findVersion } from '../jobs/find-findings.ts'
import { repairVersion } from '../jobs/repair-document.ts'
import { splitVersion } from '../jobs/split-document.ts'
import { stepList, stepNames, stepStates } from '../model/step-list.ts'
import { countEdits, placesOf } from '../model/repaired-revision.ts'
import { documentScope } from '../policy.ts'
import { findDocument } from '../queries/documents.ts'
import { namesOf } from '../queries/names-of.ts'
import { followingFrom } from '../queries/follow-findings.ts'
import { countKinds } from '../queries/findings.ts'
import { findOutline } from '../queries/outlines.ts'
import { findRevision } from '../queries/revisions.ts'
import type { RevisionRow } from '../queries/revisions.ts'
import { listSentences } from '../queries/sentences.ts'
import { listSecondLooks } from '../queries/second-looks.ts'
import { listSteps } from '../queries/steps.ts'
import {
  certainties, DocumentId, DocumentSummary, editClasses, FindingKind, Moment, Outline, RevisionId, SecondLookId,
  SentenceId, SentenceLocation, SentenceReading, Version,
} from '../shapes.ts'

const Sentence = z.object({
  sentence: SentenceId,
  ordinal: z.number(),
  paragraph: z.number(),
  /** UTF-16 units within `text`, end exclusive. */
  start: z.number(),
  end: z.number(),
  /** Bytes within the original, end exclusive; where there is a location, characters. */
  byte_start: z.number(),
  byte_end: z.number(),
  /** The sheet and cells, or the pages, that the sentence stands in; null where its place is bytes. */
  location: SentenceLocation.nullable(),
  /** What the engine made of it; null before it has been there. */
  reads: SentenceReading.nullable(),
})

const Step = z.object({
  name: z.enum(stepNames),
  /** Null before it has run. */
  toolVersion: z.string().nullable(),
  /** `none`: it has not run, and nothing is under way that will come to it. */
  state: z.enum([...stepStates, 'none']),
  failure: z.string().nullable(),
  duration_ms: z.number().nullable(),
  at: Moment.nullable(),
  /** A newer version stands ready. */
  older: z.boolean(),
})

/** A person's decision whose sentence the present text does not have. */
const SecondLook = z.object({
  look: SecondLookId,
  decided: z.enum(['confirmed', 'changed', 'rejected', 'added', 'settled']),
  /** Null of a settled place. */
  kind: FindingKind.nullable(),
  sentenceText: z.string(),
  words: z.string(),
  settledText: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  /** The sentence of the present text that begins where the old one began. */
  candidate: SentenceId.nullable(),
  version: Version,
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
    /** Whether the caller may run the steps again. */
    mayRerun: z.boolean(),
    /** Where reading.follow-findings begins, for a list of findings that is asked for after this. */
    follow: z.number(),
    steps: z.array(Step),
    /** Decisions that wait to be looked at again after the document was read anew. */
    secondLooks: z.array(SecondLook),
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
    const follow = await followingFrom(context.db)
    const document = (await findDocument(context.db, input.document))!
    const receiving = context.unitsFor('reading.receive')
    const marking = context.unitsFor('reading.mark')
    const revision = target.revision ? await findRevision(context.db, target.revision) : undefined
    return {
      document,
      follow,
      mayMark: target.lineage.some((unit) => marking.includes(unit)),
      mayRerun: target.lineage.some((unit) => receiving.includes(unit)),
      steps: stepList(await listSteps(context.db, input.document), {
        underWay: document.state === 'received',
        versions: { extract: context.extractor.version, repair: repairVersion, split: splitVersion, find: findVersion },
      }),
      secondLooks: await listSecondLooks(context.db, input.document),
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
