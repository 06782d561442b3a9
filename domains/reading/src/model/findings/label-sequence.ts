import { textLabels } from './label-cues.ts'
import type { TextLabel } from './label-cues.ts'

interface Labelled {
  readonly label: TextLabel
  /** How far the label leads the next best one, in logits, with the sentences around it taken in. */
  readonly margin: number
}

interface ScoredSentence {
  readonly score: Readonly<Record<TextLabel, number>>
  readonly paragraph: number
}

// Sentences of one kind stand together: a speaker who counts up shortcomings goes on to do so. What binds nobody stands between
// the others.
const together = { paragraph: 0.8, part: 0.4, other: 0.25 }

/** The labels of a run of sentences under one heading that fit best together (the best path, with its margin at each sentence). */
export function labelSequence(sentences: readonly ScoredSentence[]): Labelled[] {
  const forward = sweep(sentences)
  const backward = sweep([...sentences].reverse()).reverse()
  return sentences.map(({ score }, index) => {
    let [label, best, second] = [textLabels[0]!, -Infinity, -Infinity]
    for (const other of textLabels) {
      const total = forward[index]![other] + backward[index]![other] - score[other]
      if (total > best) [label, best, second] = [other, total, best]
      else if (total > second) second = total
    }
    return { label, margin: best - second }
  })
}

/** For each sentence and label the best sum of the sentences up to it. */
function sweep(sentences: readonly ScoredSentence[]): Record<TextLabel, number>[] {
  const sums: Record<TextLabel, number>[] = []
  sentences.forEach((sentence, index) => {
    const before = sums[index - 1]
    const sum = { ...sentence.score }
    if (before) {
      const bonus = sentences[index - 1]!.paragraph === sentence.paragraph ? together.paragraph : together.part
      const best = Math.max(before.task, before.problem, before.result, before.other)
      for (const label of textLabels) sum[label] += Math.max(best, before[label] + (label === 'other' ? together.other : bonus))
    }
    sums.push(sum)
  })
  return sums
}
