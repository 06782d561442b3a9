// Written by `npm run eval:reading -- --fit` from sentences that people have judged.
import type { FittedConfidence } from './fit-confidence.ts'

export const confidenceValues: FittedConfidence = {
  labelCurve: { base: -0.34, slope: 0.94 },
  shares: {
    figure: {
      'any': 0.99,
      'count': 0.99,
      'fraction': 0.99,
      'money': 1,
      'multiple': 0.99,
      'percent': 1,
      'points': 0.99,
      'rank': 0.94,
      'ratio': 0.99,
      'share': 0.99,
    },
    deadline: {
      'any': 0.5,
    },
    unit: {
      'any': 0.87,
      'lead-label': 0.93,
      'lead-pivot': 0.89,
      'lead-subject': 0.86,
      'lead-where': 0.9,
      'with-helper': 0.92,
      'with-label': 0.96,
      'with-partner': 0.78,
    },
    row: {
      'any': 0.5,
    },
  },
}
