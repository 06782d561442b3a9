// The shapes that leave work; ids are UUIDv7, moments ISO 8601 with offset, days YYYY-MM-DD.
import { z } from 'zod'

export const MatterId = z.uuid().meta({ id: 'MatterId' })
const Moment = z.date().transform((date) => date.toISOString())

export const dueStates = ['resolved', 'relative', 'masked', 'vague', 'none'] as const
/** What is written as words; the supervisor is a person, and in a cell his name. */
export const wordFields = ['title', 'requirement', 'goal', 'lead', 'assist', 'due'] as const
export const draftFields = [...wordFields, 'supervisor'] as const
export const draftWarnings = ['no-unit', 'no-date', 'alike'] as const

export const DraftDue = z.object({
  /** The day is known only of `resolved`. */
  state: z.enum(dueStates), text: z.string(), date: z.string().nullable(),
}).meta({ id: 'DraftDue' })

/** A unit of ours, or the words alone where none is called so. */
export const DraftUnit = z.object({ unit: z.uuid().nullable(), text: z.string() }).meta({ id: 'DraftUnit' })

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
  /** `alike` where another draft has the same title but for signs and spaces. */
  warnings: z.array(z.enum(draftWarnings)),
  createdBy: z.string(),
  createdAt: Moment,
  version: z.int().min(1),
  cursor: z.number(),
}).meta({ id: 'Draft' })
