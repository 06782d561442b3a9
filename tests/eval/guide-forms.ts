// What was read, in the forms of the annotation guide and of the task rows, one JSON object a line.
import type { SentenceReading, TaskRow } from '@lantai/reading/read-page'

export function jsonOfSentence({ text, label, figures, deadlines, units }: SentenceReading): string {
  return JSON.stringify({
    text, label,
    figures: figures.map((figure) => ({
      text: figure.text, value: figure.value, unit: figure.unit, bound: figure.bound, change: figure.change, subject: figure.subject,
        goal: figure.goal,
    })),
    deadlines: deadlines.map((deadline) => ({ text: deadline.text, kind: deadline.kind })),
    units: units.map((unit) => ({ text: unit.text, role: unit.role })),
  })
}

export function jsonOfRow(doc: string, sentence: SentenceReading, row: TaskRow): string {
  return JSON.stringify({
    doc, text: sentence.text, part: row.part, span: row.text, action: row.action, object: row.object, lead: row.lead,
      lead_from: row.leadFrom, assist: row.assist,
    due: row.due, every: row.every, per_unit: row.perUnit, only_if: row.onlyIf, strength: row.strength, commitment: row.commitment,
    goals: row.goals.map(({ value, unit, bound, subject }) => ({ value, unit, bound, subject })), universal: row.universal,
  })
}
