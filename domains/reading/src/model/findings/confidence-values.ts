// Written by `npm run eval:reading -- --fit` from sentences that people have judged.
import type { FittedConfidence } from './fit-confidence.ts'

export const confidenceValues: FittedConfidence = {
  labelCurve: { base: -0.39, slope: 0.81 },
  shares: {
    figure: {
      'any': 0.5,
    },
    deadline: {
      'any': 0.5,
    },
    unit: {
      'any': 0.84,
      'lead-label': 0.89,
      'lead-pivot': 0.87,
      'lead-subject': 0.86,
      'lead-where': 0.88,
      'with-helper': 0.85,
      'with-label': 0.92,
      'with-partner': 0.7,
    },
    row: {
      'any': 0.5,
    },
  },
}
