// The shapes that leave work; ids are UUIDv7, moments ISO 8601 with offset, days YYYY-MM-DD.
import { z } from 'zod'

export const MatterId = z.uuid().meta({ id: 'MatterId' })
const Moment = z.date().transform((date) => date.toISOString())

export const dueStates = ['resolved', 'relative', 'masked', 'vague', 'none'] as const
/** What is written as words; the supervisor is a person, and in a cell his name. */
export const wordFields = ['title', 'requirement', 'goal', 'lead', 'assist', 'due'] as const
export const draftFields = [...wordFields, 'supervisor'] as const
/** Where the year of a day was taken from: its own words, the document, or the day they were written on. */
export const dueOrigins = ['words', 'document', 'clock'] as const
export const draftWarnings = ['no-unit', 'no-date', 'several-dates', 'past-date', 'day-by-clock', 'alike'] as const

export const DraftDue = z.object({
  /** The day is known only of `resolved`. */
  state: z.enum(dueStates), text: z.string(), date: z.string().nullable(), from: z.enum(dueOrigins).nullable(),
}).meta({ id: 'DraftDue' })

/** A unit of ours, or the words alone where none is called so; those that one group of units stands for bear its words. */
export const DraftUnit = z.object({
  assignment: z.uuid(), unit: z.uuid().nullable(), name: z.string().nullable(), text: z.string(),
  /** Its own date; null where that of the matter holds. */
  due: DraftDue.nullable(),
}).meta({ id: 'DraftUnit' })

/** Another draft that says the same, or nearly so. */
export const AlikeDraft = z.object({
  matter: MatterId, title: z.string(), document: z.uuid(), documentName: z.string(), same: z.boolean(),
}).meta({ id: 'AlikeDraft' })

export const Draft = z.object({
  matter: MatterId,
  document: z.uuid(),
  documentName: z.string(),
  sentence: z.uuid(),
  finding: z.uuid(),
  title: z.string(),
  requirement: z.string(),
  goal: z.string(),
  due: DraftDue,
  lead: z.array(DraftUnit),
  assist: z.array(DraftUnit),
  /** `called` is what a cell calls him: his name, with his unit where the caller sees several of that name. */
  supervisor: z.object({ id: z.uuid(), name: z.string(), called: z.string() }).nullable(),
  /** A few of those that say the same. */
  alike: z.array(AlikeDraft),
  warnings: z.array(z.enum(draftWarnings)),
  createdBy: z.string(),
  createdAt: Moment,
  /** Of one that was thrown away. */
  discardedBy: z.string().nullable(),
  discardedAt: Moment.nullable(),
  version: z.int().min(1),
  cursor: z.number(),
}).meta({ id: 'Draft' })
