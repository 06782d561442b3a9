// Confidence is counted, not felt: of the findings that a cue has set off in texts that people have read, the share that is right.
import type { ConfidenceKind, LabelGround } from './confidence.ts'

export interface JudgedFinding {
  readonly kind: ConfidenceKind
  /** The cue that set it off; of a label what it stands on. */
  readonly code: string
  /** Of a label: its lead over the next one, in logits. */
  readonly margin: number
  readonly right: boolean
}

export interface FittedConfidence {
  readonly labelCurves: Readonly<Record<LabelGround, { readonly base: number; readonly slope: number }>>
  readonly shares: Readonly<Record<Exclude<ConfidenceKind, 'label'>, Readonly<Record<string, number>>>>
}

// A cue seen seldom has the share of its kind: it counts as much as this many findings.
const findings_of_kind = 10
const kinds = ['figure', 'deadline', 'unit', 'row'] as const

export function fitConfidence(judged: readonly JudgedFinding[]): FittedConfidence {
  const shares = Object.fromEntries(kinds.map((kind) =>
    [kind, sharesOf(judged.filter((one) => one.kind === kind))])) as FittedConfidence['shares']
  const labels = (ground: LabelGround): JudgedFinding[] => judged.filter(({ kind, code }) => kind === 'label' && code === ground)
  return { labelCurves: { part: fitCurve(labels('part')), words: fitCurve(labels('words')), talk: fitCurve(labels('talk')) }, shares }
}

function sharesOf(judged: readonly JudgedFinding[]): Record<string, number> {
  const share = (some: readonly JudgedFinding[]): number => some.filter(({ right }) => right).length
  const all = judged.length === 0 ? 0.5 : share(judged) / judged.length
  const shares: Record<string, number> = { any: two(all) }
  for (const code of [...new Set(judged.map((one) => one.code))].sort()) {
    const some = judged.filter((one) => one.code === code)
    shares[code] = two((share(some) + all * findings_of_kind) / (some.length + findings_of_kind))
  }
  return shares
}

/** The logistic curve of being right over the margin, by gradient descent on the log loss. */
function fitCurve(judged: readonly JudgedFinding[]): { base: number; slope: number } {
  let [base, slope] = [0.5, 0.7]
  if (judged.length === 0) return { base, slope }
  for (let step = 0; step < 4000; step += 1) {
    let [toBase, toSlope] = [0, 0]
    for (const { margin, right } of judged) {
      const excess = 1 / (1 + Math.exp(-(base + slope * margin))) - (right ? 1 : 0)
      toBase += excess
      toSlope += excess * margin
    }
    base -= (0.3 * toBase) / judged.length
    slope -= (0.05 * toSlope) / judged.length
  }
  return { base: two(base), slope: two(slope) }
}

const two = (value: number): number => Math.round(value * 100) / 100
