import type { Fitted } from './fitted-values.ts'
import type { Cue } from './shapes.ts'

/**
 * What a label stands on: a part whose sense its heading tells, the words of the sentence alone, or, where most of what stands around
 * binds nobody, words in the midst of talk, which deceive most often.
 */
export function labelGround(cues: readonly Cue[]): LabelGround {
  if (cues.some(({ code }) => code === 'around-other-many' || code === 'around-other-most')) return 'talk'
  return cues.some(({ code }) => code === 'part-review' || code === 'part-deploy' || code === 'part-problem') ? 'part' : 'words'
}

export type LabelGround = 'part' | 'words' | 'talk'

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
