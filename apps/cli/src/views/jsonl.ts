import type { SentenceReading } from '@lantai/reading/read-page'
import type { FileRead } from './file-read.ts'

/** One sentence a line, those of all documents in order: its label, figures, deadlines and units, without places. */
export function printJsonLines(read: FileRead): string {
  return read.readings().flatMap(({ sentences }) => sentences.map((sentence) => `${JSON.stringify(sentenceForm(sentence))}\n`)).join('')
}

function sentenceForm({ text, label, figures, deadlines, units }: SentenceReading): object {
  return {
    text, label,
    figures: figures.map((figure) => ({
      text: figure.text, value: figure.value, unit: figure.unit, bound: figure.bound, change: figure.change, subject: figure.subject,
      goal: figure.goal,
    })),
    deadlines: deadlines.map((deadline) => ({ text: deadline.text, kind: deadline.kind })),
    units: units.map((unit) => ({ text: unit.text, role: unit.role })),
  }
}
