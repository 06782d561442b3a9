// Which finding a key leads to, and which of them are confirmed together. Pure.
import type { Finding } from '../../api/asking.ts'

type Standing = Pick<Finding, 'finding' | 'state' | 'confidence'>

/** The next or the one before in what is shown; from none, the first or the last. Undefined at the end. */
export function stepFrom<Row extends Standing>(shown: readonly Row[], from: string | undefined, by: 1 | -1): Row | undefined {
  const at = shown.findIndex(({ finding }) => finding === from)
  return shown[at === -1 && by === -1 ? shown.length - 1 : at + by]
}

/** The next that waits for a person, after the one that was decided; then from the beginning. `decided` are being decided just now. */
export function nextWaiting<Row extends Standing>(
  shown: readonly Row[], from: string, decided: ReadonlySet<string>,
): Row | undefined {
  const at = shown.findIndex(({ finding }) => finding === from)
  const waits = ({ finding, state }: Row): boolean => state === 'proposed' && finding !== from && !decided.has(finding)
  return shown.slice(at + 1).find(waits) ?? shown.slice(0, Math.max(0, at)).find(waits)
}

/** Of what is shown all that wait and, where a mark is named, of which at least that share of readings is right. */
export function waitingOf<Row extends Standing>(shown: readonly Row[], confidence_min = 0): Row[] {
  return shown.filter(({ state, confidence }) => state === 'proposed' && (confidence ?? 0) >= confidence_min)
}
