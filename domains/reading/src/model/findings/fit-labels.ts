// The weights of the label cues, estimated from sentences that people have labelled: the most probable weights when each is
// expected, before anything is counted, near the one set by hand. So a cue that the texts seldom show keeps what the guide says
// of it, and one that they show often gets what they say.
import { textLabels } from './label-cues.ts'
import type { LabelWeights, TextLabel } from './label-cues.ts'
import { cueCodes, priorWeights } from './label-sentence.ts'

export interface LabelledSample {
  readonly codes: readonly string[]
  readonly label: TextLabel
  /** How much the sample counts; 1 for a sentence that was labelled in its place in a text. */
  readonly weight: number
}

// The standard deviation, in logits, of a weight around the one set by hand: small, or what a few long texts do would be taken for
// what the language does (leaving texts out showed it). What stands around a sentence nobody weighs by hand.
const deviationOf = (code: string): number => code.startsWith('around-') ? 0.3 : 0.25
const steps = 400
const rate = 0.6

/** The same weights for the same samples, whatever their order, to the second decimal. */
export function fitLabels(samples: readonly LabelledSample[]): Record<string, Required<LabelWeights>> {
  const places = new Map(cueCodes.map((code, index) => [code, index]))
  const prior = cueCodes.flatMap((code) => textLabels.map((label) => priorWeights(code)[label] ?? 0))
  const variance = cueCodes.flatMap((code) => textLabels.map(() => deviationOf(code) ** 2))
  const weights = [...prior]
  const speed = prior.map(() => 0)
  const rows = samples.map(({ codes, label, weight }) =>
    ({ places: codes.map((code) => places.get(code)!), label: textLabels.indexOf(label), weight }))
  const total = Math.max(1, samples.reduce((sum, { weight }) => sum + weight, 0))
  for (let step = 0; step < steps; step += 1) {
    const slope = weights.map((weight, index) => (weight - prior[index]!) / variance[index]!)
    for (const row of rows) addSlope(row, weights, slope)
    for (let index = 0; index < weights.length; index += 1) {
      speed[index] = 0.9 * speed[index]! - (rate * slope[index]!) / total
      weights[index]! += speed[index]!
    }
  }
  return Object.fromEntries(cueCodes.map((code, index) => [code, Object.fromEntries(
    textLabels.map((label, column) => [label, Math.round(weights[index * textLabels.length + column]! * 100) / 100]),
  ) as Required<LabelWeights>]))
}

interface Row { readonly places: readonly number[]; readonly label: number; readonly weight: number }

/** Adds the slope of the sample's log loss, a softmax over the labels. */
function addSlope(row: Row, weights: readonly number[], slope: number[]): void {
  const width = textLabels.length
  const sums = textLabels.map((_, column) => row.places.reduce((sum, place) => sum + weights[place * width + column]!, 0))
  const top = Math.max(...sums)
  const shares = sums.map((sum) => Math.exp(sum - top))
  const all = shares.reduce((sum, share) => sum + share, 0)
  shares.forEach((share, column) => {
    const excess = row.weight * (share / all - (column === row.label ? 1 : 0))
    for (const place of row.places) slope[place * width + column]! += excess
  })
}
