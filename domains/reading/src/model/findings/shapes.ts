// What reading finds in a document. Every start and end is in UTF-16 units of the repaired text of the page, end exclusive, and
// lies within one sentence; `text` is always the text between them.
import type { PageDocument } from '../page/split-documents.ts'

export const sentenceLabels = ['heading', 'task', 'result', 'problem', 'other'] as const
export type SentenceLabel = (typeof sentenceLabels)[number]

/** What a part of a document does: it looks back, sets work, names difficulties, explains the situation, or none of these. */
export const partSenses = ['review', 'deploy', 'problem', 'situation', 'none'] as const
export type PartSense = (typeof partSenses)[number]

export const bounds = ['=', '~', '>=', '<='] as const
export type Bound = (typeof bounds)[number]
export const changes = ['none', 'up', 'down'] as const
export type Change = (typeof changes)[number]
export const deadlineKinds = ['by', 'in', 'from', 'every'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]
export const unitRoles = ['lead', 'with'] as const
export type UnitRole = (typeof unitRoles)[number]
export const leadSources = ['sentence', 'paragraph', 'section', 'speaker'] as const
export type LeadSource = (typeof leadSources)[number]
export const strengths = ['must', 'aim', 'intend', 'explore', 'forbid'] as const
export type Strength = (typeof strengths)[number]
export const recurrences = ['week', 'month', 'quarter', 'year'] as const
export type Recurrence = (typeof recurrences)[number]
export const statementParts = ['problem', 'cause', 'plan', 'commitment', 'suggestion'] as const
export type StatementPart = (typeof statementParts)[number]

/** Why something was found: a rule by its code, and the words of the text that set it off ('' where a place did, not words). */
export interface Cue {
  readonly code: string
  readonly words: string
}

export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Found extends Span {
  /** Between 0 and 1: the share of such findings that are right. */
  readonly confidence: number
  readonly cues: readonly Cue[]
}

export interface Figure extends Found {
  /** In base units (1.28万 is 12800), a percentage as written; a ratio is the string `5.4:4.6`. */
  readonly value: number | string
  readonly unit: string
  readonly bound: Bound
  readonly change: Change
  readonly subject: string
  /** A target still to be reached. */
  readonly goal: boolean
  readonly relations: FigureRelations
}

export interface FigureRelations {
  /** What the change is counted from, as written: 较上年, 比上年同期. */
  readonly comparedWith?: string
  /** The figure is a measure of others that this text compares with: 全国平均增幅. */
  readonly benchmark?: string
  /** The field a rank is counted in, as written: 全国, 9个市、州. */
  readonly rankedAmong?: string
  /** Place, in the same sentence's list of figures, of the whole this figure is a part of (其中). */
  readonly partOf?: number
  /** Place, in the same sentence's list of figures, of the value this one came from (由5.1:4.9提高到5.4:4.6). */
  readonly cameFrom?: number
  /** Place of this figure in a list that 分别 shares out, counted from 0. */
  readonly listPlace?: number
}

/** TASKS.md's states: a date is resolved only where the text itself fixes its calendar year. */
export type Due =
  | { readonly state: 'resolved'; readonly by: string; readonly text: string }
  | { readonly state: 'relative' | 'masked' | 'vague'; readonly text: string; readonly kind?: 'from' }
  | { readonly state: 'none' }

export interface Deadline extends Found {
  readonly kind: DeadlineKind
  readonly due: Due
  readonly every: Recurrence | null
}

export interface UnitMention extends Found {
  readonly role: UnitRole
}

/** One row of the decomposition table. */
export interface TaskRow extends Found {
  /** Counted from 1 within the sentence. */
  readonly part: number
  readonly action: string
  readonly object: string
  readonly lead: readonly string[]
  readonly leadFrom: LeadSource
  readonly assist: readonly string[]
  readonly due: Due
  readonly every: Recurrence | null
  readonly perUnit: boolean
  readonly onlyIf: string | null
  readonly strength: Strength
  readonly commitment: boolean
  readonly goals: readonly Figure[]
  readonly universal: boolean
  /** The words of the target in a table that has a column for it. */
  readonly target?: string
}

export interface SentenceReading extends Span {
  /** Counted from 1 over the sentences of the document. */
  readonly ordinal: number
  /** Counted from 1 over the lines of the document that hold text. */
  readonly paragraph: number
  /** A run-in lead (一是加快发展学前教育。, 更大力度提振消费。): it groups what follows it in its paragraph. */
  readonly leads: boolean
  readonly label: SentenceLabel
  /** How far the label leads the next best one, in logits. */
  readonly margin: number
  readonly confidence: number
  readonly cues: readonly Cue[]
  /** Place in the outline of the part it stands in; undefined before the first heading. */
  readonly node: number | undefined
  readonly figures: readonly Figure[]
  /** Only in tasks and rows of tables, as the units and rows. */
  readonly deadlines: readonly Deadline[]
  readonly units: readonly UnitMention[]
  readonly rows: readonly TaskRow[]
  readonly statement: StatementPart | null
}

export interface OutlineNode {
  /** Place of the node above, in the same list; undefined at the top. */
  readonly parent: number | undefined
  /** 0 for a heading without a number, 1 for 一、, 2 for （一）, 3 for 1. and so on, as the form counts, not as this document nests (parent). */
  readonly level: number
  /** As written: 一、 （一） 1. 一是 第一，; '' for a heading without a number. */
  readonly number: string
  readonly title: string
  /** Of the heading itself. */
  readonly start: number
  readonly end: number
  /** Where the last text under it ends. */
  readonly partEnd: number
  readonly sense: PartSense
  /** Runs on in the paragraph it leads (一是加快发展学前教育。…), instead of standing on a line of its own. */
  readonly runIn: boolean
}

/** Numbers of the text that do not agree: a whole that is not the sum of its parts, shares of more than 100 %. */
export interface ArithmeticWarning extends Span {
  readonly code: 'sum-differs' | 'share-over-whole' | 'part-over-whole'
  readonly sentence: number
  readonly stated: number
  readonly counted: number
}

export interface DocumentReading {
  readonly document: PageDocument
  readonly outline: readonly OutlineNode[]
  readonly sentences: readonly SentenceReading[]
  readonly warnings: readonly ArithmeticWarning[]
}
