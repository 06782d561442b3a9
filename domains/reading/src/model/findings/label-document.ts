import { readingLimits } from '../../limits.ts'
import type { PageDocument } from '../page/split-documents.ts'
import { addWeights, cuesOf, openingVerb } from './label-sentence.ts'
import { findUnits } from './find-units.ts'
import type { FoundUnit } from './find-units.ts'
import type { LabelWeights } from './label-cues.ts'
import { labelSequence } from './label-sequence.ts'
import { surroundingsOf } from './label-surroundings.ts'
import { maskQuoted } from './masked-text.ts'
import type { Outlined, OutlineSentence } from './outline.ts'
import { senseOfKind, senseOfTurn } from './part-sense.ts'
import type { Cue, PartSense, SentenceLabel } from './shapes.ts'

export interface LabelledSentence {
  readonly label: SentenceLabel
  readonly margin: number
  readonly cues: readonly Cue[]
  readonly sense: PartSense
  /** The sentence with quotations, titles and brackets hidden. */
  readonly masked: string
  /** Whoever the sentence names as doing something, task or not. */
  readonly units: readonly FoundUnit[]
}

const nominal = /(?:的?问题|方面|原则|情况|要求|意图|起因|体会|认识)[。：]?$/

const alone: Cue = { code: 'alone', words: '' }

interface CuedPlace {
  readonly paragraph: number
  readonly cues: readonly Cue[]
  readonly sense: PartSense
  readonly masked: string
  readonly units: readonly FoundUnit[]
}

/** The labels of a document's sentences, each with the sense of the place it stands in. */
export function labelDocument(
  document: PageDocument, sentences: readonly OutlineSentence[], outlined: Outlined, weights: Readonly<Record<string, LabelWeights>>,
): LabelledSentence[] {
  const weightsOf = (code: string): LabelWeights => weights[code] ?? {}
  const masks = sentences.map(({ text }) => maskQuoted(text))
  const senses = sensesOf(document, masks, outlined)
  const labelled: LabelledSentence[] = []
  let run: CuedPlace[] = []
  const flush = (): void => {
    const around = surroundingsOf(run.map(({ cues }) => cues))
    const counted = run.map((sentence, index) => {
      const cues = [...sentence.cues, ...sentences.length === 1 ? [alone] : around[index]!]
      return { ...sentence, cues, score: addWeights(cues, weightsOf) }
    })
    labelSequence(counted).forEach((found, index) => {
      const { cues, sense, masked, units } = counted[index]!
      labelled.push({ ...found, cues, sense, masked, units })
    })
    run = []
  }
  sentences.forEach((sentence, index) => {
    const [place, sense] = [outlined.roleOf[index]!, senses[index]!]
    const masked = masks[index]!
    if (sentence.text.length > readingLimits.sentence_units_max) {
      flush()
      labelled.push({ label: 'other', margin: 4, cues: [{ code: 'too-long', words: '' }], sense, masked, units: [] })
      return
    }
    const titles = place === 'title' || place === 'heading' || (place === 'run-in' && sense !== 'deploy' && isNominal(masked))
    if (!titles) {
      const units = findUnits(sentence.text, masked)
      const cues = cuesOf({ text: sentence.text, masked, sense, runIn: place === 'run-in', units })
      run.push({ cues, paragraph: sentence.paragraph, sense, masked, units })
      return
    }
    flush()
    labelled.push({ label: 'heading', margin: 4, cues: [{ code: place, words: '' }], sense, masked, units: [] })
  })
  flush()
  return labelled
}

/** A run-in lead that only names its subject (第二，规范管理的问题。) is a heading, one that says something has a label. */
const isNominal = (masked: string): boolean => nominal.test(masked) && (openingVerb(masked) === undefined || /的问题。?$/.test(masked))

function sensesOf(document: PageDocument, masks: readonly string[], outlined: Outlined): PartSense[] {
  const fallback = senseOfKind(document.kind?.value)
  let [node, turned]: [number | undefined, PartSense | undefined] = [undefined, undefined]
  return masks.map((masked, index) => {
    const here = outlined.nodeOf[index]
    if (here !== node) [node, turned] = [here, undefined]
    const sense = turned ?? (here === undefined ? fallback : outlined.nodes[here]!.sense)
    const turn = outlined.roleOf[index] === 'text' ? senseOfTurn(masked) : undefined
    // A look back on the way does not end a part that sets work.
    if (turn !== undefined && !(turn === 'review' && sense === 'deploy')) turned = turn
    return sense
  })
}
