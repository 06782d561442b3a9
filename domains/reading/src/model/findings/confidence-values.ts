// Written by `npm run eval:reading -- --fit` from sentences that people have judged.
import type { FittedConfidence } from './fit-confidence.ts'

export const confidenceValues: FittedConfidence = {
  labelCurve: { base: -0.22, slope: 0.84 },
  shares: {
    figure: {
      'any': 0.5,
    },
    deadline: {
      'any': 0.5,
    },
    unit: {
      'any': 0.87,
      'lead-label': 0.94,
      'lead-pivot': 0.86,
      'lead-subject': 0.87,
      'lead-where': 0.88,
      'with-helper': 0.91,
      'with-label': 0.96,
      'with-partner': 0.76,
    },
    row: {
      'any': 0.5,
    },
  },
}
