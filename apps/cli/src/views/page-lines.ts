// What the view for people and the explanation both say of a page.
import type { Edit } from '@lantai/chinese'
import type { PageDocument } from '@lantai/reading/read-page'
import { readWords } from '../read-words.ts'

export function fieldLines(document: PageDocument): string[] {
  const { fields } = readWords()
  return Object.entries(fields).flatMap(([name, label]) => {
    const value = document[name as keyof PageDocument]
    return typeof value === 'object' ? [`  ${label}  ${value.value}`] : []
  })
}

export function editLines(edits: readonly Edit[]): string[] {
  const speak = readWords()
  if (edits.length === 0) return [speak.clean]
  const counts = new Map<string, number>()
  const sorted = edits.toSorted((one, other) => one.class < other.class ? -1 : one.class > other.class ? 1 : 0)
  for (const { class: kind, certainty } of sorted) {
    const key = `${speak.classes[kind]}（${speak.certainties[certainty]}）`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [`${speak.repairs}：`, ...[...counts].map(([key, count]) => `  ${key}  ${speak.counted(count)}`)]
}
