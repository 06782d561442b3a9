// Traditional characters of a page, and the one pair that two characters share there: 著 is 着 as well as 著.
import { rankFillings } from '../ranking.ts'
import { simplifyTraditional } from '../simplify-text.ts'
import type { Edit } from './edits.ts'

const context_units = 8

/** Every character to be simplified; every 著 with both its readings, whichever it becomes. */
export function simplifyPage(text: string): readonly Edit[] {
  const edits: Edit[] = []
  const simplified = simplifyTraditional(text)
  let at = text.indexOf('著')
  for (const edit of simplified) {
    for (; at >= 0 && at < edit.start; at = text.indexOf('著', at + 1)) edits.push(eitherOf(text, at, '著'))
    if (at === edit.start) {
      edits.push(eitherOf(text, at, edit.text))
      at = text.indexOf('著', at + 1)
    } else edits.push({ ...edit, class: 'script', certainty: 'proven' })
  }
  for (; at >= 0; at = text.indexOf('著', at + 1)) edits.push(eitherOf(text, at, '著'))
  return edits
}

function eitherOf(text: string, at: number, chosen: string): Edit {
  const before = text.slice(Math.max(0, at - context_units), at)
  const ranked = rankFillings(before, ['着', '著'], text.slice(at + 1, at + 1 + context_units))
  // The words around it decide, by a table; how likely either is stands beside it.
  const choices = ranked.toSorted((one, other) => Number(other.text === chosen) - Number(one.text === chosen))
  return { start: at, end: at + 1, text: chosen, class: 'script', certainty: 'ranked', choices }
}
