import { z } from 'zod'
import { command, expectVersion, may } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'
import { taskWords } from '../model/findings/task-words.ts'
import { refuseDecided } from '../model/refuse-decided.ts'
import { mergeDetails } from '../model/split-task.ts'
import { documentScope } from '../policy.ts'
import { countElsewhere, findDecision } from '../queries/review.ts'
import { holdFindings, standsBetween, succeed } from '../queries/successions.ts'
import type { HeldFinding } from '../queries/successions.ts'
import { DocumentId, FindingId, SeenFinding } from '../shapes.ts'

/**
 * Makes neighbouring tasks of one document one: it stands on the words of the first one's sentence, with the values of all. The old ones
 * are withdrawn and name it. reading.restore-finding on one of them takes all of it back.
 */
export const mergeFindings = command({
  name: 'reading.merge-findings',
  input: z.object({ document: DocumentId, findings: z.array(SeenFinding).min(2).max(readingLimits.merged_findings_max) }),
  output: z.object({ document: DocumentId, finding: FindingId, merged: z.array(FindingId) }),
  allow: may('reading.mark').on(documentScope),
  journal: 'merged',
  async run(context, { document, findings }) {
    const { db, ids, target } = context
    const count = await countElsewhere(db, { document, seen: findings })
    if (count > 0) throw readingErrors('finding-elsewhere', { count })
    const held = await holdFindings(db, document, findings.map(({ finding }) => finding))
    if (held.length < 2) throw readingErrors('merge-alone')
    const expected = new Map(findings.map(({ finding, expectedVersion }) => [finding, expectedVersion]))
    for (const one of held) {
      const seen = expected.get(one.finding)!
      if (one.state === 'withdrawn' || one.version !== seen) throw refuseDecided(await findDecision(db, one.finding), seen)
      expectVersion(one.version, seen)
      if (one.kind !== 'task') throw readingErrors('tasks-only', { quote: one.quote })
      if (one.revision !== target.revision) throw readingErrors('sentence-superseded')
    }
    const between = await standsBetween(db, held)
    if (between !== undefined) throw readingErrors('not-neighbours', { quote: between })
    const successor = { id: ids.next(), correction: ids.next(), ...mergedOf(held) }
    const older = held.map(({ finding }) => finding)
    const [by, at] = [context.actor.id, context.clock.now()]
    await succeed(db, { document, kind: 'merged', older, by, at }, [successor])
    context.subject({ kind: 'document', id: document })
    const { sentence, id } = successor
    context.trace({ sourceKind: 'sentence', sourceId: sentence, relation: 'marked', targetKind: 'finding', targetId: id })
    for (const finding of older) {
      context.trace({ sourceKind: 'finding', sourceId: finding, relation: 'merged', targetKind: 'finding', targetId: id })
      context.emit('reading.finding-withdrawn', { document, finding })
    }
    context.emit('reading.finding-added', { document, finding: id })
    return { document, finding: id, merged: older }
  },
})

/** On the words of its first sentence; a name of its own where these do not say all of it. */
function mergedOf(held: readonly HeldFinding[]) {
  const [first] = held
  const beside = held.filter(({ sentence }) => sentence === first!.sentence)
  const [start, end] = [Math.min(...beside.map((one) => one.start)), Math.max(...beside.map((one) => one.end))]
  const tasks = held.map(({ quote, details }) => {
    const read = details?.of === 'task' ? details : null
    return { title: taskWords(quote, read).title, details: read }
  })
  const named = beside.length < held.length || tasks.some(({ details }) => details?.title !== undefined)
  const title = named ? tasks.map((task) => task.title).join('；') : undefined
  if (title !== undefined && title.length > readingLimits.corrected_title_units_max) {
    throw readingErrors('merged-too-long', { count: title.length, count_max: readingLimits.corrected_title_units_max })
  }
  return { sentence: first!.sentence, start, end, quote: first!.text.slice(start, end), details: mergeDetails(tasks, title) ?? null }
}
