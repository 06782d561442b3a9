// Generated from the database by `npm run generate`; not to be edited.
import type { Generated, GeneratedAlways } from 'kysely'

/** A row some of whose columns the database fills in. */
type Filled<Row, Made> = Omit<Row, keyof Made> & Made

export interface ReadingCorrection {
  id: string
  finding_id: string
  ordinal: number
  details: unknown
  by: string
  at: Date
}

export interface ReadingDocument {
  id: string
  seq: number
  unit_id: string
  name: string
  origin: string
  digest: string
  size_bytes: number
  media_type: string
  state: string
  failure: string | null
  revision_id: string | null
  finding_count: number
  version: number
  received_by: string
  received_at: Date
  secrecy: string | null
  secrecy_words: string | null
}

export interface ReadingFinding {
  id: string
  seq: number
  document_id: string
  sentence_id: string
  kind: string
  span_start: number
  span_end: number
  quote: string
  origin: string
  state: string
  version: number
  added_by: string
  added_at: Date
  ordinal: number
  confidence: number | null
  cues: unknown
  details: unknown
  tool_version: string | null
  confirmed_by: string | null
  confirmed_at: Date | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  correction_id: string | null
  written_in: number
  target_by: string | null
  target_at: Date | null
}

export interface ReadingIndexChange {
  seq: number
  document_seq: number
  position: number | null
  at: Date
}

export interface ReadingLabel {
  sentence_id: string
  revision_id: string
  label: string
  confidence: number
  cues: unknown
  statement: string | null
  node: number | null
}

export interface ReadingOutline {
  revision_id: string
  tool_version: string
  warnings: unknown
  at: Date
}

export interface ReadingOutlineNode {
  revision_id: string
  ordinal: number
  part: number
  parent: number | null
  level: number
  number: string
  title: string
  text_start: number
  text_end: number
  part_end: number
  sense: string
  run_in: boolean
}

export interface ReadingRevision {
  id: string
  document_id: string
  ordinal: number
  tool_version: string
  encoding: string
  text: string
  anchors: Buffer
  notes: unknown
  at: Date
  source_id: string | null
  edits: unknown
  places: unknown
  furniture: unknown
  parts: unknown
  settled_of: string | null
  locations: unknown
}

export interface ReadingSecondLook {
  id: string
  seq: number
  document_id: string
  finding_id: string | null
  revision_id: string | null
  decided: string
  sentence_text: string
  sentence_nth: number
  word_start: number
  words: string
  settled_text: string | null
  decided_by: string | null
  decided_at: Date | null
  state: string
  version: number
  answered_by: string | null
  answered_at: Date | null
  at: Date
}

export interface ReadingSentence {
  id: string
  document_id: string
  revision_id: string
  ordinal: number
  paragraph: number
  text_start: number
  text_end: number
  byte_start: number
  byte_end: number
  text: string
  succeeded_by: string | null
  location: unknown
}

export interface ReadingStep {
  document_id: string
  name: string
  tool_version: string
  state: string
  failure: string | null
  started_at: Date | null
  ended_at: Date | null
}

export interface ReadingSuccession {
  older_id: string
  newer_id: string
  kind: string
  at: Date
}

export interface ReadingTables {
  'reading.correction': ReadingCorrection
  'reading.document': Filled<ReadingDocument, {
    seq: GeneratedAlways<ReadingDocument['seq']>
    finding_count: Generated<ReadingDocument['finding_count']>
    version: Generated<ReadingDocument['version']>
  }>
  'reading.finding': Filled<ReadingFinding, {
    seq: GeneratedAlways<ReadingFinding['seq']>
    version: Generated<ReadingFinding['version']>
    ordinal: Generated<ReadingFinding['ordinal']>
    written_in: Generated<ReadingFinding['written_in']>
  }>
  'reading.index_change': Filled<ReadingIndexChange, {
    seq: GeneratedAlways<ReadingIndexChange['seq']>
    at: Generated<ReadingIndexChange['at']>
  }>
  'reading.label': ReadingLabel
  'reading.outline': ReadingOutline
  'reading.outline_node': ReadingOutlineNode
  'reading.revision': ReadingRevision
  'reading.second_look': Filled<ReadingSecondLook, {
    seq: GeneratedAlways<ReadingSecondLook['seq']>
    version: Generated<ReadingSecondLook['version']>
  }>
  'reading.sentence': ReadingSentence
  'reading.step': ReadingStep
  'reading.succession': ReadingSuccession
}
