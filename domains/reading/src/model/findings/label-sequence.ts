import { textLabels } from './label-sentence.ts'
import type { LabelScore, TextLabel } from './label-sentence.ts'

export interface Labelled {
  readonly label: TextLabel
  /** How far the label leads the next best one, in logits, with the sentences around it taken in. */
  readonly margin: number
}

export interface ScoredSentence extends LabelScore {
  readonly paragraph: number
}

// Sentences of one kind stand together: a speaker who counts up shortcomings goes on to do so.
const together = { paragraph: 0.7, part: 0.35 }

/** The labels of a run of sentences under one heading that fit best together (the best path, with its margin at each sentence). */
export function labelSequence(sentences: readonly ScoredSentence[]): Labelled[] {
  const forward = sweep(sentences)
  const backward = sweep([...sentences].reverse()).reverse()
  return sentences.map(({ score }, index) => {
    const total = (label: TextLabel): number => forward[index]![label] + backward[index]![label] - score[label]
    const [best, second] = [...textLabels].sort((left, right) => total(right) - total(left))
    return { label: best!, margin: total(best!) - total(second!) }
  })
}

function sweep(sentences: readonly ScoredSentence[]): Record<TextLabel, number>[] {
  const sums: Record<TextLabel, number>[] = []
  sentences.forEach((sentence, index) => {
    const before = sums[index - 1]
    const sum = { ...sentence.score }
    if (before) {
      const bonus = sentences[index - 1]!.paragraph === sentence.paragraph ? together.paragraph : together.part
      const best = Math.max(...textLabels.map((label) => before[label]))
      for (const label of textLabels) sum[label] += Math.max(best, before[label] + bonus)
    }
    sums.push(sum)
  })
  return sums
}
