import { readingLimits } from '../../limits.ts'
import type { Furniture } from '../page/find-furniture.ts'
import type { PageDocument } from '../page/split-documents.ts'
import { splitSentences } from '../split-sentences.ts'
import { arithmeticWarnings } from './arithmetic-warnings.ts'
import { findingConfidence, labelConfidence } from './confidence.ts'
import { findDeadlines } from './find-deadlines.ts'
import type { YearTold } from './find-deadlines.ts'
import { findFigures } from './find-figures.ts'
import { labelDocument } from './label-document.ts'
import type { LabelledSentence } from './label-document.ts'
import { isLead, readOutline } from './outline.ts'
import type { OutlineSentence } from './outline.ts'
import { fittedValues } from './fitted-values.ts'
import type { Fitted } from './fitted-values.ts'
import { headLabelEnd } from './find-units.ts'
import { inheritLead } from './inherit-leads.ts'
import type { PartLead } from './inherit-leads.ts'
import { visitMatches } from './scanning.ts'
import { toldDate } from './told-date.ts'
import { readTables } from './table-rows.ts'
import type { TableReading } from './table-rows.ts'
import { speakerOf } from './speaker.ts'
import { pledgesToPublic } from './pledges.ts'
import { draftRows } from './task-rows.ts'
import type { DraftRow, TaskSentence } from './task-rows.ts'
import { isStatement, statementPart } from './statement.ts'
import type { Cue, DocumentReading, Due, OutlineNode, SentenceReading, TaskRow } from './shapes.ts'

/** What each document of a page says, sentence by sentence; a document's reading does not depend on the others of its page. */
export function readFindings(text: string, documents: readonly PageDocument[], furniture: readonly Furniture[]): DocumentReading[] {
  return readFindingsWith(fittedValues, text, documents, furniture)
}

/** The same with other fitted values than those in use, for measuring them. */
export function readFindingsWith(
  fitted: Fitted, text: string, documents: readonly PageDocument[], furniture: readonly Furniture[],
): DocumentReading[] {
  return documents.map((document) => readDocument(fitted, document, text, sentencesOf(text, document, furniture)))
}

function readDocument(fitted: Fitted, document: PageDocument, text: string, written: readonly OutlineSentence[]): DocumentReading {
  const sentences = written.map((sentence) => ({ ...sentence, text: cellsApart(sentence.text) }))
  const outlined = readOutline(sentences, document)
  const labelled = labelDocument(document, sentences, outlined, fitted.labelWeights)
  const years = outlined.nodes.map((_, node) => yearOf(outlined.nodes, node, document))
  const yearOfTitle = yearOf(outlined.nodes, undefined, document)
  const told = toldDate(document, sentences)
  const yearAt = (index: number): YearTold =>
    ({ year: outlined.nodeOf[index] === undefined ? yearOfTitle : years[outlined.nodeOf[index]], told })
  const tabled = readTables(text, written, yearAt)
  const read = sentences.map((sentence, index) => {
    const place = { index, node: outlined.nodeOf[index], leads: isLead(sentences, index, outlined.roleOf[index]!), year: yearAt(index) }
    const cells = tabled.get(index)
    return cells ? tableSentence(fitted, sentence, cells, place) : readSentence(fitted, sentence, labelled[index]!, place)
  })
  const pledged = pledgesToPublic(read)
  const drafts = read.map((sentence, index) => ({
    sentence, labelEnd: headLabelEnd(sentence.text, labelled[index]!.units),
    rows: tabled.get(index)?.rows
      ?? (sentence.label === 'task' && !sentence.leads ? draftRows(taskOf(sentence, labelled[index]!, pledged[index]!)) : []),
  }))
  const parts = new Map<number, PartLead>()
  const statement = isStatement(document.title?.value, document.kind?.value)
  const speaker = speakerOf(sentences.map(({ text }) => text).join('\n'), document) ?? ''
  return {
    document, outline: outlined.nodes, warnings: read.flatMap(arithmeticWarnings),
    sentences: drafts.map(({ sentence, rows }, index) => ({
      ...sentence, text: written[index]!.text, statement: statement
        ? statementPart(sentence.text, sentence.label, pathOf(outlined.nodes, sentence.node), document.kind?.value) : null,
      rows: rows.map((row, part): TaskRow => ({
        ...ownPart(row), ...tabled.has(index) ? ofTable(row, speaker) : {
          due: row.due.state !== 'none' ? row.due : labelDue(drafts, index) ?? listDue(read, index, row.goals.length > 0),
          ...inheritLead(drafts, index, rows[part]!, outlined.nodes, speaker, parts),
        }, part: part + 1, cues: [...row.cues, ...yearCues(sentence, row.due)],
          // A row is right only where its sentence is a task.
        confidence: Math.round(1000 * sentence.confidence * findingConfidence(fitted, 'row', row.cues[0]!.code)) / 1000,
        start: row.start + sentence.start, end: row.end + sentence.start, text: written[index]!.text.slice(row.start, row.end),
      })),
    })),
  }
}

/** Of a task as of its deadline: what gave the year. */
function yearCues({ deadlines }: Pick<SentenceReading, 'deadlines'>, due: Due): readonly Cue[] {
  return deadlines.find((deadline) => deadline.due === due && due.state === 'resolved')?.cues.slice(1) ?? []
}

/** Nothing but the table says who does a row of it, and by when. */
const ofTable = ({ lead, due }: DraftRow, speaker: string): Pick<TaskRow, 'lead' | 'leadFrom' | 'due'> =>
  (lead.length > 0 ? { lead, leadFrom: 'sentence', due } : { lead: [speaker], leadFrom: 'speaker', due })

/** The cells of a table's row are clauses of their own; every place stays where it is. */
const cellsApart = (text: string): string => text.replaceAll('\t', '，')

function pathOf(nodes: readonly OutlineNode[], node: number | undefined): OutlineNode[] {
  const path: OutlineNode[] = []
  for (let at = node; at !== undefined; at = nodes[at]!.parent) path.push(nodes[at]!)
  return path
}

/** （A负责，12月底前完成） behind the full stop says by when what stands before it in its line is to be done. */
function labelDue(all: readonly { readonly sentence: SentenceReading; readonly labelEnd: number }[], index: number): Due | undefined {
  const { paragraph } = all[index]!.sentence
  for (let at = index + 1; all[at]?.sentence.paragraph === paragraph; at += 1) {
    const { sentence, labelEnd } = all[at]!
    if (labelEnd > 0) return sentence.deadlines.find(({ kind, end }) => kind !== 'every' && end <= sentence.start + labelEnd)?.due
  }
  return undefined
}

/** 今年的目标是：…；…；…。: what the head of a list says of when holds for its items, and for a target told behind the last of them. */
function listDue(sentences: readonly SentenceReading[], index: number, counted: boolean): Due {
  for (let at = index - 1; at >= 0; at -= 1) {
    const sentence = sentences[at]!
    if (sentence.paragraph !== sentences[index]!.paragraph) break
    const behind = counted && at === index - 1 && sentence.figures.some(({ goal }) => goal)
    if (!sentence.text.endsWith('；') && !behind) break
    const head = /目标[^，。；]{0,6}(?:是|为|：)|：/.exec(sentence.text)
    const found = head && sentence.deadlines.find(({ kind, start }) => kind !== 'every' && kind !== 'from'
      && start - sentence.start < head.index)
    if (found) return found.due
  }
  return { state: 'none' }
}

/** What a row says of itself; what it inherits and where it stands is added by the document. */
function ownPart({ action, object, assist, every, perUnit, onlyIf, strength, commitment, goals, universal, target, cues }: DraftRow) {
  const told = { action, object, assist, every, perUnit, onlyIf, strength, commitment, goals, universal, cues }
  return target === undefined ? told : { ...told, target }
}

/** A task sentence as its rows are read from it: places within the sentence. */
function taskOf(sentence: SentenceReading, { masked, units }: LabelledSentence, pledged: boolean): TaskSentence {
  const within = <Part extends { readonly start: number; readonly end: number }>(part: Part): Part =>
    ({ ...part, start: part.start - sentence.start, end: part.end - sentence.start })
  return {
    text: sentence.text, masked, units, figures: sentence.figures.map(within), deadlines: sentence.deadlines.map(within),
    promises: pledged || (promise.test(masked) && !order.test(masked)),
  }
}

const promise = /(?:我们?|本人|我[局校厅县市区]|我单位)(?:这一届[^。]{0,60})?(?:再?想|打算|将|承诺|保证)|(?<!告知)承诺(?!书|制)|我们想|这一届[^。]{2,60}将/
const order = /我们(?:一定)?要(?!进行)|我们必须|咱就/

/** The calendar year that the nearest heading, or the title, fixes for 今年 below it. */
function yearOf(nodes: readonly OutlineNode[], node: number | undefined, document: PageDocument): number | undefined {
  for (let at = node; at !== undefined; at = nodes[at]!.parent) {
    const year = latestYear(nodes[at]!.title)
    if (year !== undefined) return year
  }
  return latestYear(document.title?.value ?? '')
}

/** The calendar year that a title fixes. */
export function latestYear(title: string): number | undefined {
  let latest: number | undefined
  visitMatches(/(?<!\d)(20\d\d)年(?!度?代)/g, title, ([, year]) => { latest = Math.max(latest ?? 0, Number(year)) })
  return latest
}

interface SentencePosition {
  readonly index: number
  readonly node: number | undefined
  readonly year: YearTold
  readonly leads: boolean
}

function readSentence(fitted: Fitted, sentence: OutlineSentence, labelled: LabelledSentence,
  { index, node, year, leads }: SentencePosition): SentenceReading {
  const { label, cues, masked } = labelled
  const place = <Part extends { readonly start: number; readonly end: number }>(part: Part): Part =>
    ({ ...part, start: part.start + sentence.start, end: part.end + sentence.start })
  const units = label === 'task' ? labelled.units.map(({ start, end, text, role, cue }) =>
    place({ start, end, text, role, cues: [cue], confidence: findingConfidence(fitted, 'unit', `${role}-${cue.code}`) })) : []
  const deadlines = label === 'task' ? findDeadlines(sentence.text, masked, year).map((deadline) =>
    place({ ...deadline, confidence: findingConfidence(fitted, 'deadline', deadline.cues[0]!.code) })) : []
  const readable = sentence.text.length <= readingLimits.sentence_units_max
  const figures = (readable ? findFigures(sentence.text, masked, label) : []).map((figure) =>
    place({ ...figure, confidence: findingConfidence(fitted, 'figure', figure.cues[0]!.code) }))
  return {
    ...sentence, ordinal: index + 1, leads, label, margin: labelled.margin, confidence: labelConfidence(fitted, labelled.margin, cues),
      cues, node,
      figures, deadlines, units, rows: [], statement: null,
  }
}

/** The sentence of a table, whose cells say what they are. */
function tableSentence(fitted: Fitted, sentence: OutlineSentence, { rows, figures, deadlines, units }: TableReading,
  { index, node }: SentencePosition): SentenceReading {
  const cues = [{ code: rows.length > 0 ? 'table-task' : 'table', words: '' }]
  return {
    ...sentence, ordinal: index + 1, leads: false, label: rows.length > 0 ? 'task' : 'other', margin: table_margin,
    confidence: labelConfidence(fitted, table_margin, cues), cues, node, rows: [], statement: null,
    figures: figures.map((figure) => ({ ...figure, confidence: findingConfidence(fitted, 'figure', figure.cues[0]!.code) })),
    deadlines: deadlines.map((found) => ({ ...found, confidence: findingConfidence(fitted, 'deadline', found.cues[0]!.code) })),
    units: units.map(({ start, end, text, role, cue }) =>
      ({ start, end, text, role, cues: [cue], confidence: findingConfidence(fitted, 'unit', `${role}-${cue.code}`) })),
  }
}

/** As that of a heading, which its place tells as well. */
const table_margin = 4

/** Sentences of the document on lines of their own, without those that lie in furniture as a whole. */
function sentencesOf(text: string, document: PageDocument, furniture: readonly Furniture[]): OutlineSentence[] {
  const kept: OutlineSentence[] = []
  let [line, paragraph, next] = [0, 0, 0]
  for (const span of splitSentences(text.slice(document.start, document.end))) {
    const [start, end] = [span.start + document.start, span.end + document.start]
    while (next < furniture.length && furniture[next]!.end <= start) next += 1
    if (next < furniture.length && furniture[next]!.start <= start && end <= furniture[next]!.end) continue
    if (span.paragraph !== line) paragraph += 1
    line = span.paragraph
    kept.push({ start, end, text: text.slice(start, end), paragraph })
  }
  return kept
}
