import type { Finding, Sentence } from '../../api/asking.ts'
import { inTextOrder } from './text-model.ts'

const tasks_offered_max = 5

/** The tasks that stand next behind one, in the order of the text. */
export function tasksBehind(
  { finding }: Pick<Finding, 'finding'>, findings: readonly Finding[], sentences: readonly Pick<Sentence, 'sentence' | 'ordinal'>[],
): Finding[] {
  const ordinals = new Map(sentences.map(({ sentence, ordinal }) => [sentence, ordinal]))
  const tasks = inTextOrder(findings.filter(({ kind, state, sentence }) => (
    kind === 'task' && state !== 'withdrawn' && ordinals.has(sentence))), ordinals)
  const at = tasks.findIndex((one) => one.finding === finding)
  return at < 0 ? [] : tasks.slice(at + 1, at + 1 + tasks_offered_max)
}
