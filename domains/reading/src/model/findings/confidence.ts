import type { Fitted } from './fitted-values.ts'

export type ConfidenceKind = 'label' | 'figure' | 'deadline' | 'unit' | 'row'

/** How sure a label is whose lead over the next one is `margin` logits: the share of such labels that people gave as well. */
export function labelConfidence(fitted: Fitted, margin: number): number {
  const { base, slope } = fitted.labelCurve
  return round(1 / (1 + Math.exp(-(base + slope * margin))))
}

/** How sure a finding is that a cue set off, within a sentence whose label is as sure as `label`. */
export function findingConfidence(fitted: Fitted, kind: Exclude<ConfidenceKind, 'label'>, code: string): number {
  const shares = fitted.shares[kind]
  return round(shares[code] ?? shares.any ?? 0.5)
}

const round = (share: number): number => Math.round(share * 1000) / 1000
