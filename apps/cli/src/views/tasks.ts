import { basename } from 'node:path'
import type { Due, TaskRow } from '@lantai/reading/read-page'
import type { FileRead } from './file-read.ts'

/** One row of the decomposition table a line, for programs: the names and values as the text has them, nothing rendered. */
export function printTasks(read: FileRead): string {
  const file = basename(read.path)
  return read.readings().flatMap(({ sentences }, place) => {
    const name = place === 0 ? file : `${file}#${place + 1}`
    return sentences.flatMap(({ text, rows }) => rows.map((row) => `${JSON.stringify({ doc: name, text, ...rowForm(row) })}\n`))
  }).join('')
}

function rowForm(row: TaskRow): object {
  return {
    part: row.part, span: row.text, action: row.action, object: row.object, lead: row.lead, lead_from: row.leadFrom, assist: row.assist,
    due: dueForm(row.due), every: row.every, per_unit: row.perUnit, only_if: row.onlyIf, strength: row.strength, commitment: row.commitment,
    goals: row.goals.map(({ value, unit, bound, subject }) => ({ value, unit, bound, subject })), universal: row.universal,
  }
}

function dueForm(due: Due): object {
  return due.state === 'resolved' ? { state: due.state, by: due.by } : due
}
