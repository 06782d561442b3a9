import { command, may } from '@lantai/kernel'
import type { Ids } from '@lantai/kernel'
import { chosenFindings, DocumentId, documentScope, FindingId, taskWords } from '@lantai/reading'
import type { ChosenFinding, TaskWords } from '@lantai/reading'
import { z } from 'zod'
import { workErrors } from '../errors.ts'
import { workLimits } from '../limits.ts'
import { readDue } from '../model/read-due.ts'
import type { DraftDueValue, DueClue } from '../model/read-due.ts'
import { titleKey } from '../model/title-key.ts'
import { dueClue } from '../queries/due-clue.ts'
import { eachOnce, unitsOf } from '../queries/units-of.ts'
import type { CalledUnit } from '../queries/units-of.ts'
import { draftsOfFindings, insertAssignments, insertDrafts } from '../queries/write-drafts.ts'
import type { NewAssignment, NewDraft } from '../queries/write-drafts.ts'
import { MatterId } from '../shapes.ts'

const Made = z.array(z.object({ matter: MatterId, finding: FindingId }))

/** One draft for each chosen task; a task that has one already gets no second, and the answer says which those are. */
export const draftMatters = command({
  name: 'work.draft-matters',
  input: z.object({ document: DocumentId, findings: z.array(FindingId).min(1).max(workLimits.findings_of_call_max) }),
  output: z.object({ drafted: Made, existing: Made }),
  allow: may('work.draft').on(documentScope),
  journal: 'drafted',
  async run(context, input) {
    const { db, target, ids } = context
    const wanted = [...new Set(input.findings)]
    const found = await chosenFindings(db, target.id, wanted)
    checkChosen(found, wanted.length)
    const clue = await dueClue(context, target.id)
    const tasks = found.map((finding) => ({ finding, ...wordsOf(finding, clue) }))
    const unitOf = await unitsOf(context, tasks.flatMap(({ lead, assist }) => [...lead, ...assist]), target.unit)
    const drafts = tasks.map((task): NewDraft => draftOf(ids, task))
    const at = context.clock.now()
    const written = await insertDrafts(db, drafts, { unit: target.unit, document: target.id, by: context.actor.id, at })
    await insertAssignments(db, drafts.flatMap(({ id }, place) => (written.has(id) ? assignmentsOf(ids, id, tasks[place]!, unitOf) : [])))
    context.subject({ kind: 'document', id: target.id })
    for (const { id, finding, sentence } of drafts.filter((draft) => written.has(draft.id))) {
      context.trace({ sourceKind: 'sentence', sourceId: sentence, relation: 'drafted', targetKind: 'matter', targetId: id })
      context.trace({ sourceKind: 'finding', sourceId: finding, relation: 'drafted', targetKind: 'matter', targetId: id })
      context.emit('work.matter-drafted', { document: target.id, matter: id })
    }
    const stand = await draftsOfFindings(db, wanted)
    return { drafted: stand.filter(({ matter }) => written.has(matter)), existing: stand.filter(({ matter }) => !written.has(matter)) }
  },
})

function checkChosen(found: readonly ChosenFinding[], wanted: number): void {
  if (found.length < wanted) throw workErrors('finding-elsewhere', { count: wanted - found.length })
  for (const { kind, state, quote } of found) {
    if (kind !== 'task') throw workErrors('not-a-task', { quote })
    if (state === 'withdrawn') throw workErrors('task-withdrawn', { quote })
  }
}

interface Task extends ReturnType<typeof wordsOf> { readonly finding: ChosenFinding }

function wordsOf({ quote, details }: ChosenFinding, clue: DueClue) {
  const words = taskWords(quote, details?.of === 'task' ? details : null)
  const named = (units: readonly string[]): string[] => [...new Set(units.map((unit) => unit.slice(0, workLimits.unit_characters_max)))]
    .slice(0, workLimits.units_of_matter_max)
  return { ...words, due: dueOf(words.due, clue), lead: named(words.lead), assist: named(words.assist) }
}

/** What the sentence leaves open is in the year that the document names; by today's clock nothing is drafted. */
function dueOf({ state, text: whole, date }: TaskWords['due'], clue: DueClue): DraftDueValue {
  const text = whole.slice(0, workLimits.due_characters_max).toWellFormed()
  const read = state === 'relative' ? readDue(text, clue) : undefined
  return read?.from === 'document' ? read : { state, text, date, from: date === null ? null : 'words' }
}

function draftOf(ids: Ids, { finding, title, goal, due }: Task): NewDraft {
  const short = (title === '' ? finding.quote : title).slice(0, workLimits.title_characters_max).toWellFormed()
  return {
    id: ids.next(), finding: finding.finding, sentence: finding.sentence, title: short, titleKey: titleKey(short),
    requirement: finding.sentenceText.slice(0, workLimits.requirement_characters_max).toWellFormed(),
    goal: goal.slice(0, workLimits.goal_characters_max).toWellFormed(),
    due,
  }
}

function assignmentsOf(
  ids: Ids, matter: string, { lead, assist }: Task, unitOf: (name: string) => readonly CalledUnit[],
): NewAssignment[] {
  return ([['lead', lead], ['assist', assist]] as const).flatMap(([role, names]) => (
    eachOnce(names.flatMap(unitOf)).map((one, at) => ({ id: ids.next(), matter, role, ordinal: at + 1, ...one }))))
}
