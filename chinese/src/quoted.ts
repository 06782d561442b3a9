// Where a quotation or a title ends: what stands in it is a name, and its numbers measure nothing.

const closing: ReadonlyMap<string, string> = new Map([
  ['“', '”'], ['‘', '’'], ['「', '」'], ['『', '』'], ['《', '》'], ['〈', '〉'], ['"', '"'],
])
const title_units_max = 120
const quotation_units_max = 60
/** A quotation of at least this many units with a clause in it is what somebody said, not a name. */
const saying_units_min = 20

/**
 * The place behind the closing mark, if a title or a quoted name opens at this UTF-16 unit; otherwise the next unit. A quotation of whole
 * clauses counts as text.
 */
export function behindQuoted(text: string, at: number): number {
  const opens = text[at]!
  const closes = closing.get(opens)
  if (closes === undefined) return at + 1
  const title = opens === '《' || opens === '〈'
  const last = Math.min(text.length, at + 1 + (title ? title_units_max : quotation_units_max))
  let [depth, clauses] = [1, 0]
  for (let place = at + 1; place < last; place += 1) {
    const character = text[place]!
    if (character === '\n') break
    if (character === closes) {
      depth -= 1
      if (depth === 0) return !title && clauses > 0 && place - at >= saying_units_min ? at + 1 : place + 1
    } else if (character === opens) depth += 1
    else if ('，。；！？'.includes(character)) clauses += 1
  }
  return at + 1
}
