// What a sentence stands among. Speakers seldom head a part with what it does; but a sentence among a dozen that tell what was done
// tells what was done as well, whatever its own words leave open.
import { textLabels } from './label-cues.ts'
import type { LabelWeights, TextLabel } from './label-cues.ts'
import { addWeights, cueCodes, priorWeights } from './label-sentence.ts'
import type { Cue } from './shapes.ts'

/** How many sentences before and behind are looked at, within the same part. */
const reach = 12
/** From this share of the words around on a label is said to be among them, frequent, and the most frequent. */
const steps = ['some', 'many', 'most'] as const
const [first_step, step_width] = [0.25, 0.15]

const weightsByDistance = Array.from({ length: reach + 1 }, (_, distance) => 1 / (1 + distance / reach))

type Shares = Record<TextLabel, number>

const cuesOf = (label: TextLabel): Cue[] => steps.map((step) => ({ code: `around-${label}-${step}`, words: '' }))
const around_cues: Readonly<Record<TextLabel, readonly Cue[]>> =
  { task: cuesOf('task'), problem: cuesOf('problem'), result: cuesOf('result'), other: cuesOf('other') }

/** For each sentence of a run under one heading the cues that the words of the sentences around it give. */
export function surroundingsOf(run: readonly (readonly Cue[])[]): Cue[][] {
  const shares = run.map(sharesByWords)
  return shares.map((_, place) => {
    const around = { task: 0, problem: 0, result: 0, other: 0 }
    let all = 0
    for (let other = Math.max(0, place - reach); other <= Math.min(run.length - 1, place + reach); other += 1) {
      if (other === place) continue
      const weight = weightsByDistance[Math.abs(other - place)]!
      const share = shares[other]!
      all += weight
      around.task += weight * share.task
      around.problem += weight * share.problem
      around.result += weight * share.result
      around.other += weight * share.other
    }
    if (all === 0) return []
    return textLabels.flatMap((label) => {
      const step = Math.min(steps.length - 1, Math.floor((around[label] / all - first_step) / step_width))
      return step < 0 ? [] : [around_cues[label][step]!]
    })
  })
}

const silent: LabelWeights = {}
const hangsOnPart = (code: string): boolean => code.startsWith('part-') || code.startsWith('verb-') || code === 'no-verb-deploy'
/** What hangs on the sense of the part would tell the part what it tells the sentence. */
const weightsOfWords = new Map(cueCodes.map((code) => [code, hangsOnPart(code) ? silent : priorWeights(code)]))
const wordWeights = (code: string): LabelWeights => weightsOfWords.get(code)!

/** How likely each label is by the words of the sentence alone, whatever part it stands in, by the weights set by hand. */
function sharesByWords(cues: readonly Cue[]): Shares {
  const sums = addWeights(cues, wordWeights)
  const top = Math.max(sums.task, sums.problem, sums.result, sums.other)
  let all = 0
  for (const label of textLabels) {
    sums[label] = Math.exp(sums[label] - top)
    all += sums[label]
  }
  for (const label of textLabels) sums[label] /= all
  return sums
}
