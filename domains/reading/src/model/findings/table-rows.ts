// One row of a table of tasks is one task: what is to be done stands in one column, and every other cell says of it what its head does.
import { readingLimits } from '../../limits.ts'
import { findFigures } from './find-figures.ts'
import { findDeadlines } from './find-deadlines.ts'
import type { YearTold } from './find-deadlines.ts'
import type { FoundUnit } from './find-units.ts'
import { findUnits } from './find-units.ts'
import { maskQuoted } from './masked-text.ts'
import type { Cue, Deadline, Due, Figure, Recurrence, UnitRole } from './shapes.ts'
import { draftRows } from './task-rows.ts'
import type { DraftRow } from './task-rows.ts'
import { groupsTasks, piecesOfWork, readTaskTables, withoutEnd } from './task-tables.ts'
import type { TableCell, TableColumnRole, TableLine } from './task-tables.ts'

/** What a table says in one of its lines; places in the text, confidence not known yet. */
export interface TableReading {
  readonly rows: readonly DraftRow[]
  readonly figures: readonly PlacedFigure[]
  readonly deadlines: readonly Omit<Deadline, 'confidence'>[]
  readonly units: readonly FoundUnit[]
}

export type PlacedFigure = Omit<Figure, 'confidence'>

const nothing: TableReading = { rows: [], figures: [], deadlines: [], units: [] }

/** `sentences` are those of the line: nothing that is found goes over the end of one. */
function readTableLine(
  text: string, line: TableLine, sentences: readonly { readonly start: number; readonly end: number }[], year: YearTold,
): TableReading {
  if (line.kind === 'head' || groupsTasks(text, line)) return nothing
  const of = (role: TableColumnRole): readonly TableCell[] => line.cells.filter((cell) => cell.role === role)
  const cut = (cells: readonly TableCell[]): readonly TableCell[] => cells.flatMap((cell) => sentences.flatMap((sentence) => {
    const [start, end] = [Math.max(cell.start, sentence.start), Math.min(cell.end, sentence.end)]
    return start < end && end - start <= readingLimits.sentence_units_max ? [{ ...cell, start, end }] : []
  }))
  const units = [
    ...cut(of('lead')).flatMap((cell) => unitsOf(text, cell, 'lead')), ...cut(of('assist')).flatMap((cell) => unitsOf(text, cell, 'with')),
  ]
  const deadlines = cut(of('due')).flatMap((cell) => deadlinesOf(text, cell, year))
  const aims = cut(of('goal')).flatMap((cell) => figuresOf(text, cell).map((figure) => ({ ...figure, goal: true })))
  const target = of('goal').map((cell) => wordsOf(text, cell)).join('；')
  const shared = { units, aims, due: dueOf(text, of('due'), deadlines), target }
  const works = of('task').flatMap((cell) => piecesOfWork(text, cell)).flatMap((piece) => {
    const home = sentences.find(({ start, end }) => piece.start >= start && piece.start < end)
    if (!home || piece.end <= piece.start) return []
    return [workOf(text, withoutEnd(text, { start: piece.start, end: Math.min(piece.end, home.end) }), line, year, shared)]
  })
  const told = cut([...of('task'), ...of('measure')]).flatMap((cell) => figuresOf(text, cell))
  return {
    rows: works.map(({ row }) => row), figures: [...told, ...aims].sort((one, other) => one.start - other.start),
    deadlines: [...works.flatMap((work) => work.deadlines), ...deadlines], units: [...works.flatMap((work) => work.units), ...units],
  }
}

/** What tables say in their sentences, by the place of the sentence; the rows of a sentence have their places within it. */
export function readTables(
  text: string, sentences: readonly TableSentence[], yearAt: (index: number) => YearTold,
): ReadonlyMap<number, TableReading> {
  const found = new Map<number, TableReading>()
  if (!text.includes('\t')) return found
  const lines = [...Map.groupBy(sentences.keys(), (index) => sentences[index]!.paragraph).values()]
  const tables = readTaskTables(text, lines.map((line) => ({ start: sentences[line[0]!]!.start, end: sentences[line.at(-1)!]!.end })))
  for (const [at, line] of tables) {
    const read = readTableLine(text, line, lines[at]!.map((index) => sentences[index]!), yearAt(lines[at]![0]!))
    for (const index of lines[at]!) found.set(index, within(read, sentences[index]!))
  }
  return found
}

interface TableSentence { readonly start: number; readonly end: number; readonly paragraph: number }

function within({ rows, figures, deadlines, units }: TableReading, { start, end }: TableSentence): TableReading {
  const lies = (part: { readonly start: number; readonly end: number }): boolean => part.start >= start && part.end <= end
  return {
    rows: rows.filter(lies).map((row) => ({ ...row, start: row.start - start, end: row.end - start })),
    figures: figures.filter(lies), deadlines: deadlines.filter(lies), units: units.filter(lies),
  }
}

const wordsOf = (text: string, { start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end)

interface Shared {
  readonly units: readonly FoundUnit[]
  readonly aims: readonly PlacedFigure[]
  readonly due: { readonly due: Due; readonly every: Recurrence | null } | undefined
  readonly target: string
}

/** One piece of work with what the other columns say of it; what has no column of its own is read from its words. */
function workOf(
  text: string, { start, end }: { readonly start: number; readonly end: number }, { roles }: TableLine, year: YearTold,
  { units, aims, due, target }: Shared,
) {
  const words = text.slice(start, end)
  const masked = maskQuoted(words)
  const deadlines = findDeadlines(words, masked, year)
  const named = roles.has('lead') ? [] : findUnits(words, masked)
  // No confidence is taken from these: the figures of the sentence have their own.
  const figures = findFigures(words, masked, 'task').map((figure) => ({ ...figure, confidence: 1 }))
  const drafts = draftRows({
    text: words, masked, figures, units: named, promises: false, deadlines: deadlines.map((found) => ({ ...found, confidence: 1 })),
  })
  const told = drafts[0]
  const goals = [...drafts.flatMap((draft) => draft.goals), ...aims.map((figure) => ({ ...figure, confidence: 1 }))]
  const names = (role: UnitRole): string[] => [...new Set(units.filter((unit) => unit.role === role).map((unit) => unit.text))]
  const cue: Cue = { code: 'row-table', words: '' }
  const row: DraftRow = {
    start, end, action: told?.action ?? '', object: told?.object || words, lead: roles.has('lead') ? names('lead') : told?.lead ?? [],
    assist: roles.has('assist') ? names('with') : told?.assist ?? [], due: due?.due ?? told?.due ?? { state: 'none' },
    every: due?.every ?? told?.every ?? null, perUnit: told?.perUnit ?? false, onlyIf: told?.onlyIf ?? null,
    strength: told?.strength ?? 'must', commitment: false, goals,
    universal: drafts.some((draft) => draft.universal) || /所有|全部|全覆盖|应.尽.|清零|100%/.test(target), event: false, cues: [cue],
    ...target !== '' && { target },
  }
  const placed = <Part extends { readonly start: number; readonly end: number }>(part: Part): Part =>
    ({ ...part, start: part.start + start, end: part.end + start })
  return { row, deadlines: deadlines.map(placed), units: named.map(placed) }
}

/** Relations name places in the list of the sentence; those of a cell begin anew, and are left out where they would name another's. */
function figuresOf(text: string, cell: TableCell): PlacedFigure[] {
  const words = wordsOf(text, cell)
  return findFigures(words, maskQuoted(words), 'task').map(({ relations, ...figure }) => {
    const { partOf: _whole, cameFrom: _before, ...kept } = relations
    return { ...figure, relations: kept, start: figure.start + cell.start, end: figure.end + cell.start }
  })
}

/** Each name between 、 and blanks; 牵头单位：… within the cell is left out, and so is 等 behind the last. */
function unitsOf(text: string, cell: TableCell, role: UnitRole): FoundUnit[] {
  const units: FoundUnit[] = []
  let [from, depth] = [cell.start, 0]
  for (let at = cell.start; at <= cell.end; at += 1) {
    const character = at === cell.end ? '、' : text[at]!
    if (/[（(]/.test(character)) depth += 1
    else if (/[）)]/.test(character)) depth = Math.max(0, depth - 1)
    if (at < cell.end && (depth > 0 || !/[、，,；;。/\s\u3000]/.test(character))) continue
    const words = text.slice(from, at)
    const start = from + (/^(?:(?:牵头|责任|主办|配合|协办)(?:单位|部门|科室)[:：])?/.exec(words)?.[0].length ?? 0)
    const end = start + text.slice(start, at).replace(/等(?:有关|相关)?(?:部门|单位)?$/, '').length
    if (end - start >= 2 && !/^(?:[/—-]+|无|相关|有关|同上)$/.test(text.slice(start, end))) {
      units.push({ start, end, text: text.slice(start, end), role, cue: { code: 'column', words: cell.head }, strong: true })
    }
    from = at + 1
  }
  return units
}

const calendarDay = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/

/** A cell under 完成时限 needs no word that says so: 2026年6月 is the end of that month. */
function deadlinesOf(text: string, cell: TableCell, year: YearTold): Omit<Deadline, 'confidence'>[] {
  const words = wordsOf(text, cell)
  const dated = calendarDay.exec(words)
  if (dated) {
    const by = dayOf(Number(dated[1]), Number(dated[2]), dated[3] === undefined ? undefined : Number(dated[3]))
    if (by === undefined) return []
    return [{
      start: cell.start, end: cell.end, text: words, kind: 'by', due: { state: 'resolved', by, text: words }, every: null,
      cues: [{ code: 'by-column', words: cell.head }],
    }]
  }
  const head = '完成时限：'
  const whole = head + words
  return findDeadlines(whole, maskQuoted(whole), year).map((found) => ({
    ...found, start: found.start - head.length + cell.start, end: found.end - head.length + cell.start,
    cues: [{ code: 'by-column', words: cell.head }, ...found.cues.slice(1)],
  }))
}

function dayOf(year: number, month: number, day: number | undefined): string | undefined {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > last))) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day ?? last).padStart(2, '0')}`
}

/** What the column says, in the words of the cell where it names no day of the calendar. */
function dueOf(
  text: string, cells: readonly TableCell[], deadlines: readonly Omit<Deadline, 'confidence'>[],
): { due: Due; every: Recurrence | null } | undefined {
  const words = cells.map((cell) => wordsOf(text, cell)).join('；')
  if (words === '') return undefined
  const every = deadlines.find((found) => found.every !== null)?.every ?? null
  const by = deadlines.filter(({ kind }) => kind !== 'every').at(-1)?.due
  return { due: by ?? (every === null && !/^[/—-]+$/.test(words) ? { state: 'vague', text: words } : { state: 'none' }), every }
}
