// Written by `npm run eval:reading -- --fit` from sentences that people have judged.
import type { FittedConfidence } from './fit-confidence.ts'

export const confidenceValues: FittedConfidence = {
  labelCurve: { base: -0.27, slope: 0.83 },
  shares: {
    figure: {
      'any': 0.5,
    },
    deadline: {
      'any': 0.5,
    },
    unit: {
      'any': 0.86,
      'lead-label': 0.93,
      'lead-pivot': 0.89,
      'lead-subject': 0.85,
      'lead-where': 0.89,
      'with-helper': 0.89,
      'with-label': 0.94,
      'with-partner': 0.74,
    },
    row: {
      'any': 0.5,
    },
  },
}
