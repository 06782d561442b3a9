import { labelRules, senseWeights } from './label-cues.ts'
import { skipAdverbs, verbAt } from './verbs.ts'
import type { Cue, PartSense, SentenceLabel } from './shapes.ts'

export type TextLabel = Exclude<SentenceLabel, 'heading'>
/** In the order in which the stronger binding wins where two are equal (GUIDE.md §1). */
export const textLabels: readonly TextLabel[] = ['task', 'problem', 'result', 'other']

/** How much speaks for each label, in logits, and what it is that speaks. */
export interface LabelScore {
  readonly score: Readonly<Record<TextLabel, number>>
  readonly cues: readonly Cue[]
}

/**
 * What speaks for each label of a sentence by GUIDE.md §1: the sense of its part and the cues in its words are added up. `masked`
 * is the sentence with quotations and brackets hidden.
 */
export function scoreLabels(text: string, masked: string, sense: PartSense): LabelScore {
  const score: Record<TextLabel, number> = { task: 0, problem: 0, result: 0, other: 0.9 }
  const cues: Cue[] = []
  const add = (weights: Partial<Record<TextLabel, number>>, code: string, words: string): void => {
    for (const label of textLabels) score[label] += weights[label] ?? 0
    cues.push({ code, words })
  }
  if (sense !== 'none') add(senseWeights[sense], `part-${sense}`, '')
  for (const rule of labelRules) {
    if (rule.within && !rule.within.includes(sense)) continue
    const found = rule.words.exec(rule.code === 'responsible' ? text : masked)
    if (found) add(rule.weights, rule.code, found[0].replaceAll('\u0000', '…').slice(0, 24))
  }
  const verb = openingVerb(masked)
  if (verb !== undefined) add(openingWeights(sense), 'verb', verb)
  return { score, cues }
}

const openingWeights = (sense: PartSense): Partial<Record<TextLabel, number>> =>
  sense === 'review' ? { result: 1, other: -0.5 } : sense === 'deploy' ? { task: 1.3, other: -0.6 } : { task: 0.6 }

const lead = /^(?:(?:[一二三四五六七八九十]{1,2}、|[（(][^（）()]{1,3}[）)]|\d{1,2}[.、．]|[一二三四五六七八九十]是(?:要)?|第[一二三四五六七八九十]+[，、]|——)\s*)?(?:同时|另外|此外|尤其|特别是|其中|并)?，?/
const prefixed = /^(?:以|在|按照|根据|围绕|结合|针对|通过|为|对|把|从|依托|利用|立足)/

/** The verb a sentence, or its first clause behind those of means and grounds, opens with, after its number and its adverbs. */
export function openingVerb(masked: string): string | undefined {
  let at = lead.exec(masked)![0].length
  for (let clause = 0; clause < 2; clause += 1) {
    const place = skipAdverbs(masked, at)
    const verb = verbAt(masked, place)
    if (verb !== undefined && verb.length > 1) return verb
    const bare = verbAt(masked, at)
    if (bare !== undefined && bare.length > 1) return bare
    if (!prefixed.test(masked.slice(at, at + 3))) return undefined
    const comma = masked.indexOf('，', at)
    if (comma < 0) return undefined
    at = comma + 1
  }
  return undefined
}
