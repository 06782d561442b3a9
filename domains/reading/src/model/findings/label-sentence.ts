import type { FoundUnit } from './find-units.ts'
import { labelRules, senseWeights, shapeWeights } from './label-cues.ts'
import type { LabelWeights, TextLabel } from './label-cues.ts'
import { patternSieve } from './pattern-sieve.ts'
import { skipAdverbs, verbAt } from './verbs.ts'
import type { Cue, PartSense } from './shapes.ts'

interface CuedSentence {
  readonly text: string
  /** With quotations, titles and brackets hidden. */
  readonly masked: string
  readonly sense: PartSense
  readonly runIn: boolean
  readonly units: readonly FoundUnit[]
}

const codesOf = (sense: PartSense) => ({ part: `part-${sense}`, verb: `verb-${sense}` })
// Made once, since weights are looked up by them for every sentence.
const senseCodes: Readonly<Record<PartSense, ReturnType<typeof codesOf>>> = {
  review: codesOf('review'), deploy: codesOf('deploy'), problem: codesOf('problem'), situation: codesOf('situation'), none: codesOf('none'),
}

const requiring = new Set(['must', 'obliged'])
const ordering = new Set([
  ...requiring, 'must-at-head', 'spoken-order', 'request', 'intend', 'will', 'aim', 'target', 'by-date', 'responsible', 'promise', 'still',
  'meeting-orders',
])
const telling = new Set(['done', 'reached', 'past', 'lack', 'negative'])
const hasAny = (cues: readonly Cue[], codes: ReadonlySet<string>): boolean => cues.some(({ code }) => codes.has(code))

/** Whether a clause behind the first opens with a verb, or the first does what it does to something (把…, 对…). */
function opensWork(masked: string): boolean {
  if (/^(?:把|将|对|始终|同时|让|使)/.test(masked)) return true
  for (let comma = masked.indexOf('，'); comma >= 0; comma = masked.indexOf('，', comma + 1)) {
    if ((verbAt(masked, skipAdverbs(masked, comma + 1))?.length ?? 0) > 1) return true
  }
  return false
}

// Labels of responsibility stand in the brackets that are hidden, so that the hidden text does not tell of them.
const sieve = patternSieve(labelRules.map(({ code, words }) => (code === 'responsible' ? /(?:)/ : words)))

/** What speaks for or against a label in a sentence: the sense of its part, the cues in its words, its shape. */
export function cuesOf({ text, masked, sense, runIn, units }: CuedSentence): Cue[] {
  const codes = senseCodes[sense]
  const cues: Cue[] = [{ code: 'always', words: '' }, { code: codes.part, words: '' }]
  for (const index of sieve(masked)) {
    const rule = labelRules[index]!
    if (rule.within && !rule.within.includes(sense)) continue
    const found = rule.words.exec(rule.code === 'responsible' ? text : masked)
    if (found) cues.push({ code: rule.code, words: found[0].replaceAll('\ufffc', '…').slice(0, 24) })
  }
  const spoken = cues.length
  const verb = openingVerb(masked)
  cues.push(verb === undefined ? { code: sense === 'deploy' ? 'no-verb-deploy' : 'no-verb', words: '' }
    : { code: codes.verb, words: verb })
  const led = units.some(({ role }) => role === 'lead')
  if (sense === 'deploy' && verb === undefined && !led && !hasAny(cues, ordering) && !opensWork(masked)) {
    cues.push({ code: hasAny(cues, telling) ? 'told-deploy' : 'plain-deploy', words: '' })
  }
  if (sense === 'situation' && hasAny(cues, requiring)) cues.push({ code: 'must-situation', words: '' })
  if (spoken === 2 && verb === undefined && sense !== 'deploy') cues.push({ code: 'silent', words: '' })
  if (masked.length >= 80) cues.push({ code: 'long', words: '' })
  if (/我(?!们|省|市|县|区|国|局|校|厅|州)/.test(masked)) cues.push({ code: 'first-person', words: '我' })
  if (/[\d%亿万]/.test(masked)) cues.push({ code: 'figure', words: '' })
  if (runIn) cues.push({ code: 'run-in', words: '' })
  const unit = units.find(({ role }) => role === 'lead')
  if (unit) cues.push({ code: unit.cue.code === 'subject' ? `doer-${unit.strong ? 'told' : 'named'}` : `doer-${unit.cue.code}`,
    words: unit.text })
  return cues
}

/** The weights by hand: what the guide says of each cue, before any text was counted. */
const byHand: ReadonlyMap<string, LabelWeights> = new Map([
  ...Object.entries(senseWeights).map(([sense, weights]) => [`part-${sense}`, weights] as const), ...Object.entries(shapeWeights),
  ...labelRules.map(({ code, weights }) => [code, weights] as const),
])
export const priorWeights = (code: string): LabelWeights => byHand.get(code)!

/** Every code that speaks for a label. */
export const cueCodes: readonly string[] = [...byHand.keys()]

export function addWeights(cues: readonly Cue[], weightsOf: (code: string) => LabelWeights): Record<TextLabel, number> {
  const score: Record<TextLabel, number> = { task: 0, problem: 0, result: 0, other: 0 }
  for (const { code } of cues) {
    const weights = weightsOf(code)
    score.task += weights.task ?? 0
    score.problem += weights.problem ?? 0
    score.result += weights.result ?? 0
    score.other += weights.other ?? 0
  }
  return score
}

const lead = new RegExp(
  '^(?:(?:[一二三四五六七八九十]{1,2}、|[（(][^（）()]{1,3}[）)]|\\d{1,2}[.、．]|[一二三四五六七八九十]是(?:要)?|第[一二三四五六七八九十]+[，、]|——)\\s*)?(?:同时|另外|此外'
    + '|尤其|特别是|其中|并)?，?',
)
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
