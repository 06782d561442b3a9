/**
 * Where the words of a span stand in the newer text of their sentence, as the same one of their equals there, so that two marks of
 * equal words never fall together. Undefined when they are gone. UTF-16 units.
 */
export function placeAgain(before: string, after: string, { start, end }: { start: number; end: number }): number | undefined {
  if (before === after) return start
  const words = before.slice(start, end)
  let [from, at] = [before.indexOf(words), after.indexOf(words)]
  while (from < start && at >= 0) {
    from = before.indexOf(words, from + 1)
    at = after.indexOf(words, at + 1)
  }
  return at < 0 ? undefined : at
}
