import type { Fitted } from './fitted-values.ts'
import type { Cue } from './shapes.ts'

/** What a label stands on: a part whose sense its heading tells, or the words of the sentence alone. */
export function labelGround(cues: readonly Cue[]): LabelGround {
  return cues.some(({ code }) => code === 'part-review' || code === 'part-deploy' || code === 'part-problem') ? 'part' : 'words'
}

export type LabelGround = 'part' | 'words'

export type ConfidenceKind = 'label' | 'figure' | 'deadline' | 'unit' | 'row'

/**
 * How sure a label is whose lead over the next one is `margin` logits: the share of such labels that people gave as well. Where no
 * heading says what a part does, the same lead is worth less.
 */
export function labelConfidence(fitted: Fitted, margin: number, cues: readonly Cue[]): number {
  const { base, slope } = fitted.labelCurves[labelGround(cues)]
  return round(1 / (1 + Math.exp(-(base + slope * margin))))
}

/** How sure a finding is that a cue set off. */
export function findingConfidence(fitted: Fitted, kind: Exclude<ConfidenceKind, 'label'>, code: string): number {
  const shares = fitted.shares[kind]
  return round(shares[code] ?? shares.any ?? 0.5)
}

const round = (share: number): number => Math.round(share * 1000) / 1000
