// The shapes that leave reading; ids are UUIDv7, moments ISO 8601 with offset, spans UTF-16 units.
import type { Certainty, EditClass } from '@lantai/chinese'
import { mediaTypes } from '@lantai/kernel'
import { z } from 'zod'

export const DocumentId = z.uuid().meta({ id: 'DocumentId' })
export const SentenceId = z.uuid().meta({ id: 'SentenceId' })
export const RevisionId = z.uuid().meta({ id: 'RevisionId' })
export const FindingId = z.uuid().meta({ id: 'FindingId' })
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

export const DocumentSummary = z.object({
  document: DocumentId,
  name: z.string(),
  origin: z.enum(['upload', 'paste']),
  mediaType: z.enum(mediaTypes),
  size_bytes: z.number(),
  state: z.enum(['received', 'ready', 'failed']),
  failure: z.string().nullable(),
  unit: UnitId,
  unitName: z.string(),
  findings: z.number(),
  receivedBy: z.string(),
  receivedAt: Moment,
  cursor: z.number(),
})

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
  cursor: z.number(),
})
