// Where a task could be cut, and what comes of it. Pure; places are UTF-16 units within its words.

const least_units = 4

/** Behind every ；, or else behind the first ， with enough on both sides. */
export function suggestedCuts(quote: string): number[] {
  const behind = (sign: string): number[] => [...quote].flatMap((_one, at) => (
    quote[at] === sign && at + 1 >= least_units && quote.length - at - 1 >= least_units ? [at + 1] : []))
  const strong = behind('；')
  return strong.length > 0 ? strong : behind('，').slice(0, 1)
}

export function piecesOf(quote: string, cuts: readonly number[]): string[] {
  return [0, ...cuts].map((from, at) => quote.slice(from, cuts[at] ?? quote.length).replaceAll(/^[\s，、；。：,;:]+|[\s，、；。：,;:]+$/g, ''))
}

/** With one more place; the same where it is at an end, stands already, or would leave a piece without words. */
export function withCut(quote: string, cuts: readonly number[], at: number): readonly number[] {
  if (at <= 0 || at >= quote.length || cuts.includes(at)) return cuts
  const next = [...cuts, at].toSorted((one, other) => one - other)
  return piecesOf(quote, next).every((piece) => piece !== '') ? next : cuts
}
