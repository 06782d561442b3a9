// The shapes that leave reading; ids are UUIDv7, moments ISO 8601 with offset, spans UTF-16 units.
import type { Certainty, EditClass } from '@lantai/chinese'
import { mediaTypes } from '@lantai/kernel'
import { z } from 'zod'
import {
  bounds, changes, deadlineKinds, leadSources, partSenses, recurrences, sentenceLabels, statementParts, strengths, unitRoles,
} from './model/findings/shapes.ts'
import { readingLimits } from './limits.ts'
import { keptSecrecies } from './model/secrecy/secrecy-marks.ts'

export const DocumentId = z.uuid().meta({ id: 'DocumentId' })
export const SentenceId = z.uuid().meta({ id: 'SentenceId' })
export const RevisionId = z.uuid().meta({ id: 'RevisionId' })
export const FindingId = z.uuid().meta({ id: 'FindingId' })
export const SecondLookId = z.uuid().meta({ id: 'SecondLookId' })
export const UnitId = z.uuid().meta({ id: 'UnitId' })
export const Version = z.int().min(1).meta({ id: 'Version' })
export const Moment = z.date().transform((date) => date.toISOString())

export const editClasses = [
  'misread', 'annotation', 'bytes', 'tag', 'script', 'lost-sign', 'width', 'space', 'mask',
] as const satisfies readonly EditClass[]
export const certainties = ['proven', 'ranked', 'unexplained', 'masked'] as const satisfies readonly Certainty[]

export const findingKinds = ['task', 'result', 'problem', 'figure', 'deadline', 'unit'] as const
export const FindingKind = z.enum(findingKinds).meta({ id: 'FindingKind' })

/** UTF-16 units within the sentence's text, end exclusive. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(1) }).meta({ id: 'Span' })

export const Secrecy = z.object({ kind: z.enum(keptSecrecies), words: z.string() }).meta({ id: 'Secrecy' })

export const DocumentSummary = z.object({
  document: DocumentId,
  name: z.string(),
  origin: z.enum(['upload', 'paste']),
  mediaType: z.enum(mediaTypes),
  size_bytes: z.number(),
  /** The mark of what is no state secret, as it stands; such a document must not go to the internet. */
  secrecy: Secrecy.nullable(),
  state: z.enum(['received', 'ready', 'failed']),
  failure: z.string().nullable(),
  unit: UnitId,
  unitName: z.string(),
  findings: z.number(),
  receivedBy: z.string(),
  receivedAt: Moment,
  cursor: z.number(),
})

export const Cue = z.object({ code: z.string(), words: z.string() }).meta({ id: 'Cue' })

/** Between 0 and 1: the share of such readings that are right. */
const Confidence = z.number()

/** A date is resolved only where the text itself fixes its calendar year. */
export const Due = z.discriminatedUnion('state', [
  z.object({ state: z.literal('resolved'), by: z.string(), text: z.string() }),
  z.object({ state: z.enum(['relative', 'masked', 'vague']), text: z.string(), kind: z.literal('from').optional() }),
  z.object({ state: z.literal('none') }),
]).meta({ id: 'Due' })

const Amount = z.object({
  /** In base units, a percentage as written; a ratio is a string. */
  value: z.union([z.number(), z.string()]), unit: z.string(), bound: z.enum(bounds), change: z.enum(changes), subject: z.string(),
})

const TaskDetails = z.object({
  /** What the task is called where a person has said so. */
  of: z.literal('task'), title: z.string().optional(), action: z.string(), object: z.string(), lead: z.array(z.string()).readonly(),
  leadFrom: z.enum(leadSources), assist: z.array(z.string()).readonly(), due: Due, every: z.enum(recurrences).nullable(),
  perUnit: z.boolean(), onlyIf: z.string().nullable(), strength: z.enum(strengths), commitment: z.boolean(),
  goals: z.array(Amount.extend({ text: z.string() })).readonly(), universal: z.boolean(),
  /** Of a row of a table with a column of targets. */
  target: z.string().optional(),
})

const FigureDetails = Amount.extend({
  of: z.literal('figure'), goal: z.boolean(),
  relations: z.object({
    comparedWith: z.string().optional(), benchmark: z.string().optional(), rankedAmong: z.string().optional(),
    /** The words of another figure of the sentence. */
    partOf: z.string().optional(), cameFrom: z.string().optional(), listPlace: z.number().optional(),
  }),
})

const DeadlineDetails = z.object({
  of: z.literal('deadline'), kind: z.enum(deadlineKinds), due: Due, every: z.enum(recurrences).nullable(),
})

const UnitDetails = z.object({ of: z.literal('unit'), role: z.enum(unitRoles) })

export const FindingDetails = z.discriminatedUnion('of', [TaskDetails, FigureDetails, DeadlineDetails, UnitDetails])
  .meta({ id: 'FindingDetails' })

const Words = z.string().trim().max(readingLimits.corrected_words_units_max)
const Named = z.array(Words.min(1)).max(readingLimits.corrected_units_max)
const DueWords = Words
const GivenAmount = Amount.extend({ value: z.union([z.number(), Words.min(1)]), unit: Words, subject: Words })

/** What a person writes into a finding; a due date as he writes it. */
export const GivenValues = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('task'), title: z.string().trim().max(readingLimits.corrected_title_units_max), action: Words, object: Words,
    lead: Named, assist: Named, due: DueWords, every: z.enum(recurrences).nullable(), perUnit: z.boolean(), onlyIf: Words.nullable(),
    strength: z.enum(strengths), commitment: z.boolean(), goals: z.array(GivenAmount.extend({ text: Words.min(1) }))
      .max(readingLimits.corrected_goals_max), universal: z.boolean(),
  }),
  GivenAmount.extend({ of: z.literal('figure'), goal: z.boolean() }),
  z.object({ of: z.literal('deadline'), kind: z.enum(deadlineKinds), due: DueWords, every: z.enum(recurrences).nullable() }),
  UnitDetails,
]).meta({ id: 'GivenValues' })

/** A finding as it stood when a person decided on it. */
export const SeenFinding = z.object({ finding: FindingId, expectedVersion: Version }).meta({ id: 'SeenFinding' })

export const Finding = z.object({
  finding: FindingId,
  document: DocumentId,
  documentName: z.string(),
  sentence: SentenceId,
  sentenceText: z.string(),
  kind: FindingKind,
  span: Span,
  quote: z.string(),
  origin: z.enum(['person', 'engine']),
  state: z.enum(['proposed', 'confirmed', 'withdrawn']),
  version: Version,
  addedBy: z.string(),
  addedAt: Moment,
  /** Who confirmed what the engine has proposed. */
  confirmedBy: z.string().nullable(),
  confirmedAt: Moment.nullable(),
  /** Who marked it to be measured later. */
  target: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** Of the engine's findings only, as the cues and what was read out of the words. */
  confidence: Confidence.nullable(),
  cues: z.array(Cue),
  details: FindingDetails.nullable(),
  /** Who has changed the values, and what was read before; null where what was read holds. */
  correction: z.object({ by: z.string(), at: z.string(), from: FindingDetails.nullable() }).nullable(),
  toolVersion: z.string().nullable(),
  /** What it was split off or merged of: those are withdrawn. */
  cameOf: z.array(FindingId),
  cursor: z.number(),
})

export const SentenceReading = z.object({
  label: z.enum(sentenceLabels), confidence: Confidence, cues: z.array(Cue), statement: z.enum(statementParts).nullable(),
  /** The `node` of the outline that it stands in. */
  node: z.number().nullable(),
}).meta({ id: 'SentenceReading' })

/** The headings of all documents of the page in the order of the text; UTF-16 units of the revision's text, end exclusive. */
export const Outline = z.object({
  toolVersion: z.string(),
  nodes: z.array(z.object({
    node: z.number(), part: z.number(), parent: z.number().nullable(), level: z.number(), number: z.string(), title: z.string(),
    start: z.number(), end: z.number(), partEnd: z.number(), sense: z.enum(partSenses), runIn: z.boolean(),
  })),
  /** Numbers that do not agree; `start` and `end` lie within the sentence of that ordinal. */
  warnings: z.array(z.object({
    code: z.enum(['sum-differs', 'share-over-whole', 'part-over-whole']), text: z.string(), stated: z.number(), counted: z.number(),
    sentence: z.number(), start: z.number(), end: z.number(),
  })),
}).meta({ id: 'Outline' })

export const SentenceLocation = z.discriminatedUnion('kind', [z.object({
  kind: z.literal('cells'),
  sheet: z.string(),
  /** `B3`; both are empty for the name of a sheet. */
  first: z.string(),
  last: z.string(),
}), z.object({
  kind: z.literal('pages'),
  /** Pages count from one; they differ where the sentence goes over the end of a page. */
  first: z.number(),
  last: z.number(),
  /** Where it begins: points from the left and the top of the page. */
  left: z.number(),
  top: z.number(),
})])
