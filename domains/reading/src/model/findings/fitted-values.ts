import type { FittedConfidence } from './fit-confidence.ts'
import { confidenceValues } from './confidence-values.ts'
import type { LabelWeights } from './label-cues.ts'
import { labelWeights } from './label-weights.ts'

/** What is counted from texts that people have read: the weights of the label cues, and how sure findings are. */
export interface Fitted extends FittedConfidence {
  readonly labelWeights: Readonly<Record<string, LabelWeights>>
}

export const fittedValues: Fitted = { labelWeights, ...confidenceValues }
